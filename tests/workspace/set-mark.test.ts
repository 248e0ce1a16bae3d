import { expect, test } from 'vitest'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { setMark } from '../../src/workspace/commands/index.ts'

const blueprint: Blueprint = {
  id: 'one',
  records: {
    crew: { type: 'pool', name: { en: 'Crew' }, capacity: 3, marks: { capacity: { mark: 'assumed' } } },
  },
}

test('a figure can be said to be observed, and its mark be taken away', () => {
  const mark = { mark: 'observed', source: 'roster', n: 12 } as const
  const next = setMark.run(blueprint, { record: 'crew', figure: 'capacity', mark })
  expect(next.records.crew.marks).toEqual({ capacity: mark })
  expect(setMark.run(next, { record: 'crew', figure: 'capacity', mark: undefined }).records.crew).not.toHaveProperty(
    'marks',
  )
  expect(setMark.run(next, { record: 'crew', figure: 'capacity', mark })).toBe(next)
})

test('what is not there has no source', () => {
  expect(setMark.can(blueprint, { record: 'crew', figure: 'speed', mark: { mark: 'assumed' } })).toBe(false)
  expect(setMark.can(blueprint, { record: 'nobody', figure: 'capacity', mark: { mark: 'assumed' } })).toBe(false)
})
