import { expect, test } from 'vitest'
import type { Blueprint, BlueprintRecord } from '../../../src/blueprint/index.ts'
import { moodsAround } from '../../../src/views/inspector/moods.ts'

const step = (customer?: number): BlueprintRecord => ({
  type: 'node',
  kind: 'action',
  name: { en: 'x' },
  lane: 'customer',
  ...(customer === undefined ? {} : { emotion: { customer } }),
})
const way = (from: string, to: string): BlueprintRecord => ({ type: 'flow', kind: 'sequence', from, to })
/** ask −1 → look (unknown) → wait −2 → mend (unknown) → thank 2, and from mend back to ask. */
const blueprint: Blueprint = {
  id: 'mood',
  records: {
    ask: step(-1),
    look: step(),
    wait: step(-2),
    mend: step(),
    thank: step(2),
    'ask-look': way('ask', 'look'),
    'look-wait': way('look', 'wait'),
    'wait-mend': way('wait', 'mend'),
    'mend-thank': way('mend', 'thank'),
    'mend-ask': way('mend', 'ask'),
  },
}

test('the nearest steps whose emotion is known stand before and behind, over those of which nothing is known', () => {
  expect(moodsAround(blueprint, 'wait', 1)).toEqual([
    { step: 'ask', value: -1 },
    { step: 'wait', value: -2 },
    { step: 'thank', value: 2 },
  ])
})

test('a step of which nothing is known keeps its place', () => {
  expect(moodsAround(blueprint, 'look', 1)).toEqual([
    { step: 'ask', value: -1 },
    { step: 'look', value: undefined },
    { step: 'wait', value: -2 },
  ])
})
