/** The condition with which one case more begins: it can be read, and takes cases that none before it takes. */
import { expect, test } from 'vitest'
import { parseCondition, vocabularyOf, type Blueprint } from '../../../src/blueprint/index.ts'
import { nextCondition } from '../../../src/views/inspector/conditions.ts'

const of = (records: Blueprint['records']): Blueprint => ({ id: 'shop', records })
const share = 0.5
const classes = {
  gold: { type: 'class', order: 'a', name: { en: 'Gold' }, share },
  basic: { type: 'class', order: 'b', name: { en: 'Basic' }, share },
} as const
const region = {
  type: 'attribute',
  kind: 'category',
  name: { en: 'Region' },
  options: { city: { name: { en: 'City' }, share }, county: { name: { en: 'County' }, share } },
} as const

test('each class, then each value of an attribute that is one of several', () => {
  const shop = of({ ...classes, region, cable: { type: 'attribute', kind: 'number', name: { en: 'Cable' } } })
  const given: string[] = []
  for (let n = 0; n < 4; n += 1) given.push(nextCondition(shop, given))
  expect(given).toEqual(['class == "gold"', 'class == "basic"', 'region == "city"', 'region == "county"'])
  for (const one of given) expect(parseCondition(one, vocabularyOf(shop)).ok).toBe(true)
  // All are given: it says one of them again, to be changed.
  expect(nextCondition(shop, given)).toBe('region == "county"')
})

test('where all cases are alike it holds always', () => {
  expect(nextCondition(of({ gold: classes.gold }), [])).toBe('')
  expect(parseCondition('', vocabularyOf(of({}))).ok).toBe(true)
})
