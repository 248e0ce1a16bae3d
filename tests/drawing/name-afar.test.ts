import { expect, test } from 'vitest'
import { nameAfar, type PlacedStep } from '../../src/drawing/index.ts'

const step = (name: string, height = 52, width = 124) =>
  nameAfar({ name, width, height, face: { strip: 'unknown' } } as PlacedStep)

test('from afar a name is larger, and takes the lines that the second one leaves', () => {
  expect(step('Put off')).toMatchObject({ lines: ['Put off'], size: 17 })
  expect(step('Resource check')).toMatchObject({ lines: ['Resource', 'check'], size: 15 })
  expect(step('勘查并确认资源情况')).toMatchObject({ lines: ['勘查并确认资源', '情况'] })
})

test('nothing of it is cut: where it fits no larger, it stays as it is from near', () => {
  expect(step('Checks whether a port is free at the nearest cabinet')).toBeUndefined()
})

test('all of it lies over the strip at the foot of its step', () => {
  for (const name of ['Signs', 'Signs the completion slip', 'Calls for an appointment', '签字确认']) {
    const { lines, size, first, lead } = step(name)!
    expect(first - size * 0.72).toBeGreaterThan(0)
    expect(first + (lines.length - 1) * lead + size * 0.2).toBeLessThan(52 - 9)
  }
})
