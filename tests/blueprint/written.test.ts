import { expect, test } from 'vitest'
import { called, readDistribution, writeDistribution, writeDuration } from '../../src/blueprint/index.ts'
import { emptyBlueprint } from '../../src/workspace/empty.ts'

test.each(['8 min', '1.5 h', 'about 8 min', '5 to 12 min', '5 to 12 h, usually 8', '2 working days'])(
  'what is typed as “%s” is written so again, and in Chinese means the same',
  (text) => {
    const spec = readDistribution(text)!
    expect(writeDistribution(spec, 'en')).toBe(text)
    expect(readDistribution(writeDistribution(spec, 'zh-CN'))).toEqual(spec)
  },
)

test('a spread without such words says its name and mean, and is not read again', () => {
  const text = writeDistribution({ distribution: 'erlang', phases: 3, mean: 60, unit: 's' }, 'en')
  expect(text).toBe('Erlang, mean 60 s')
  expect(readDistribution(text)).toBeUndefined()
})

test('one is one', () => {
  expect([1, 2].map((value) => writeDuration({ value, unit: 'week' }, 'en'))).toEqual(['1 week', '2 weeks'])
})

test.each(['Frontstage', ' frontstage ', '前台'])('a lane is called “%s”', (text) => {
  expect(called(emptyBlueprint(), 'lane', text)?.id).toBe('frontstage')
})

test('nothing is called by no name', () => {
  expect(called(emptyBlueprint(), 'lane', ' ')).toBeUndefined()
})
