import { expect, test } from 'vitest'
import { readCycle, readSteps, writeCycle, writeSteps } from '../../../src/views/inspector/rhythm.ts'

test.each([
  ['8 h: 0–4, 5–8', { length: 8, open: [[0, 4], [5, 8]], unit: 'h' }], // prettier-ignore
  ['480分钟：0至240，300至480', { length: 480, open: [[0, 240], [300, 480]], unit: 'min' }], // prettier-ignore
  ['1 d: 0.25 - 0.75', { length: 1, open: [[0.25, 0.75]], unit: 'd' }],
])('“%s” is a cycle', (text, cycle) => expect(readCycle(text)).toEqual(cycle))

test.each(['8 h', '8 h:', '8: 0-4', '8 h: 0-9', '8 h: 4-2', '8 h: 0-4, 3-6', '8 h: noon', '0 h: 0-0', ''])(
  '“%s” is none',
  (text) => expect(readCycle(text)).toBeUndefined(),
)

test.each([
  ['0 h: 2, 8 h: 5', { unit: 'h', changes: [{ at: 0, capacity: 2 }, { at: 8, capacity: 5 }] }], // prettier-ignore
  ['0分=1；30=0', { unit: 'min', changes: [{ at: 0, capacity: 1 }, { at: 30, capacity: 0 }] }], // prettier-ignore
])('“%s” are changes of capacity', (text, steps) => expect(readSteps(text)).toEqual(steps))

test.each(['', '2', '0 h: 2, 8 min: 5', '8 h: 2, 0 h: 5', '0 h: -1', '0 h: 1.5', 'soon: 3'])('“%s” are none', (text) =>
  expect(readSteps(text)).toBeUndefined(),
)

test('what is written is read again', () => {
  const cycle = { length: 8, open: [[0, 4], [5, 8]] as [number, number][], unit: 'h' as const } // prettier-ignore
  expect(readCycle(writeCycle(cycle))).toEqual(cycle)
  const steps = { unit: 'min' as const, changes: [{ at: 0, capacity: 3 }, { at: 45, capacity: 0 }] } // prettier-ignore
  expect(readSteps(writeSteps(steps))).toEqual(steps)
})
