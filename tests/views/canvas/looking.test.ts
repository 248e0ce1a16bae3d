import { expect, test } from 'vitest'
import { hotSpots, nextSpot } from '../../../src/views/canvas/hot-spots.ts'
import { outOfSpotlight } from '../../../src/views/canvas/off-way.ts'
import type { Finding } from '../../../src/base/index.ts'
import { drawn, measured, service } from '../../drawing/repair-service.ts'

const about = (...at: string[]): Finding => ({
  ...{ rule: 'some', severity: 'advice', at, facts: {} },
  ...{ what: { en: '', 'zh-CN': '' }, remedy: { en: '', 'zh-CN': '' } },
})

test('hot spots: where the most is waited, then what findings name, each once and only what is drawn', () => {
  const { drawing, reading } = drawn(service, measured)
  expect(hotSpots(drawing, reading, [about('log', 'crew'), about('repair')])).toEqual(['repair', 'log'])
  expect(hotSpots(drawing, { ...reading, report: undefined }, [])).toEqual([])
})

test('after the last comes the first', () => {
  const spots = ['a', 'b']
  expect([nextSpot(spots, undefined), nextSpot(spots, 'a'), nextSpot(spots, 'b'), nextSpot([], 'a')]).toEqual([
    ...['a', 'b', 'a', undefined],
  ])
})

test('the spotlight leaves a step and its neighbours, or a flow and its ends; without a selection everything', () => {
  const { drawing } = drawn(service, measured)
  expect(outOfSpotlight(drawing, ['log'])).toEqual(new Set(['wait', 'journey']))
  expect(outOfSpotlight(drawing, ['log-repair'])).toEqual(new Set(['report', 'wait', 'report-log', 'journey']))
  expect(outOfSpotlight(drawing, [])).toBeUndefined()
})
