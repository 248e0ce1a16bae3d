/** Where a step dragged along its lane would be put down. */
import { expect, test } from 'vitest'
import { drawingOf, pictureOf, scaleOf } from '../../../src/drawing/index.ts'
import { gapAt } from '../../../src/views/canvas/gap.ts'
import { addSteps } from '../../../src/workspace/commands/index.ts'
import { emptyBlueprint } from '../../../src/workspace/index.ts'

const ids = ['calls', 'asks', 'pays']
const blueprint = addSteps.run(emptyBlueprint(), {
  steps: ids.map((id) => ({ id, name: { en: id } })),
  kind: 'action',
  lane: 'customer',
})
const drawing = drawingOf(pictureOf(blueprint, { language: 'en' }), {
  ...{ blueprint, report: undefined, language: 'en' as const },
  scale: scaleOf(blueprint),
})
const step = (id: string) => drawing.steps.find((one) => one.id === id)!
const lane = (id: string) => drawing.lanes.find((one) => one.id === id)!
const gap = (id: string, x: number) => {
  const found = gapAt(drawing.steps, step(id), lane('customer'), { x, y: 0 })
  return found && [found.after, found.before]
}

test('between two others, before the first, behind the last; not where it stands', () => {
  const [calls, asks, pays] = ids.map(step)
  expect(gap('pays', asks.x - 5)).toEqual(['calls', 'asks'])
  expect(gap('pays', calls.x - 5)).toEqual([undefined, 'calls'])
  expect(gap('calls', pays.x + pays.width + 5)).toEqual(['pays', undefined])
  expect(gap('asks', asks.x + 3)).toBeUndefined()
})

test('another lane has no such place', () => {
  expect(gapAt(drawing.steps, step('asks'), lane('frontstage'), { x: 0, y: 0 })).toBeUndefined()
})
