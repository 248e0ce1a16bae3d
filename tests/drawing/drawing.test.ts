import { expect, test } from 'vitest'
import { edgeShape } from '../../src/drawing/edge-shape.ts'
import { faceOf } from '../../src/drawing/step-face.ts'
import { reportOf } from './figures.ts'
import { drawn, measured, service } from './repair-service.ts'

test('a hot step says how many are in line and how long the slowest tenth waits', () => {
  const { face } = drawn(service, measured)
  expect(face('repair')).toEqual({
    second: '6.6 in line, P90 11 h',
    strip: { wait: 200 / 302, work: 102 / 302, heat: 5 },
    heat: 5,
    badges: ['W'],
    reason: undefined,
  })
})

test('a step that nobody waits for says how long its work takes', () => {
  expect(drawn(service, measured).face('log')).toMatchObject({ second: '5 min', heat: 0, badges: [] })
})

test('a wait in the customer’s lane says the time lived there with its interval, not the line of the step it is for', () => {
  const { face, reading } = drawn(service, measured)
  // The longer words do not fit its box.
  expect(face('wait')).toMatchObject({ second: '4 h 20 ±15 min', heat: 5 })
  const wait = { id: 'wait', ...service.records.wait } as never
  expect(faceOf(wait, reading).second).toBe('4 h 20 ±15 min, hears nothing')
  // No finer than it is known.
  const wide = { ...reading, report: reportOf({ 'wait.mean@wait': 1105 }) }
  Object.assign(wide.report.figures['wait.mean@wait'], { low: 998, high: 1212 })
  const said = (room: number) => faceOf(wait, wide, room).second
  expect([120, 70].map(said)).toEqual(['18 h 25 ±1 h 47', '18 h ±2 h'])
  expect(face('report').second).toBe('45.7 a day')
})

test('no figure is no zero: the strip is unknown, and says why', () => {
  const { face } = drawn(service, reportOf({ 'wait.mean@repair': 'The queue grows without end.' }))
  expect(face('repair')).toMatchObject({
    second: '',
    strip: 'unknown',
    heat: 0,
    reason: { en: 'The queue grows without end.' },
  })
  expect(drawn(service, undefined).face('repair').strip).toBe('unknown')
})

test('a handoff at which cases wait has beads, a number for the rest, and a gate that says what is missing', () => {
  const { edge, drawing } = drawn(service, measured)
  expect(edge('log-repair')).toMatchObject({ tone: 'handoff', heat: 5, beads: 5, more: 2 })
  expect(drawing.gates.map(({ id, gate }) => [id, gate.head, gate.margin, gate.foot])).toEqual([
    ['log-repair', 'waits 3 h 20', '±15 min', '39.9 a day, no receipt'],
  ])
})

test('the customer’s line is a journey, what comes from the customer is no handoff', () => {
  const { edge } = drawn(service, measured)
  expect(edge('journey').tone).toBe('journey')
  expect(edge('report-log').tone).toBe('sequence')
})

test('a department shows its people, how busy they are, and when', () => {
  const rows = drawn(service, measured).drawing.lanes.flatMap((lane) => lane.departments)
  const field = rows.find((row) => row.id === 'field')!
  expect([field.people, field.busy, field.hours?.[7], field.hours?.[3]]).toEqual([
    7,
    0.72,
    expect.closeTo(0.94),
    undefined,
  ])
})

test('what is drawn last lies on top: the hot handoff', () => {
  expect(drawn(service, measured).drawing.edges.at(-1)?.id).toBe('log-repair')
})

test('while the picture is small, the name of a line keeps clear of what stands further above it', () => {
  const { drawing } = drawn(service, measured)
  const total = (gaps: [number, number][]) => gaps.reduce((sum, [from, to]) => sum + Math.min(to, 2000) - from, 0)
  for (const { gaps, gapsAfar, y } of drawing.lines) {
    expect(total(gapsAfar)).toBeLessThanOrEqual(total(gaps))
    for (const step of drawing.steps.filter((one) => one.y < y && one.y + one.height > y - 36))
      expect(gapsAfar.filter(([from, to]) => from < step.x + step.width && to > step.x)).toEqual([])
  }
})

test('how many more wait stands over the beads, clear of where the flow bends', () => {
  const { drawing } = drawn(service, measured)
  const flow = drawing.edges.find(({ id }) => id === 'log-repair')!
  const more = (bend: number, to: number) => {
    const points = [
      { x: bend, y: -80 },
      { x: bend, y: 0 },
      { x: to, y: 0 },
    ]
    return edgeShape({ ...flow, points }).more!
  }
  // Five beads need 70 pixels before the step.
  expect(more(0, 200)).toMatchObject({ x: 200 - 22 - 48 - 4, y: -8 })
  expect(more(130, 200).x).toBe(138)
  expect(more(270, 200).x).toBeLessThan(270 - 8 - 12)
})
