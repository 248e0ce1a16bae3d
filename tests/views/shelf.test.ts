/** Finding a blueprint on the shelf. */
import { expect, test } from 'vitest'
import { foldersOf, shown, type Asked } from '../../src/views/shell/shelf.ts'

const entry = (id: string, en: string, zh: string, createdAt: number, updatedAt: number, folder?: string) => ({
  ...{ id, name: { en, 'zh-CN': zh }, createdAt, updatedAt },
  ...(folder !== undefined && { folder }),
})
const entries = [
  entry('a', 'Fault repair 10', '故障修复', 1, 9, 'North'),
  entry('b', 'Fault repair 9', '故障修复九', 3, 5),
  entry('c', 'Business hall', '营业厅', 2, 7, 'South'),
]
const ids = (asked: Partial<Asked>, language: 'en' | 'zh-CN' = 'en') =>
  shown(entries, { text: '', folder: undefined, sorting: 'changed', ...asked }, language).map(({ id }) => id)

test('words are looked for in both languages and in folders, all of them', () => {
  expect([
    ids({ text: 'repair fault' }),
    ids({ text: '营业' }),
    ids({ text: 'NORTH' }),
    ids({ text: 'hall 10' }),
  ]).toEqual([['a', 'b'], ['c'], ['a'], []])
  expect([ids({ folder: 'South' }), foldersOf(entries, 'en')]).toEqual([['c'], ['North', 'South']])
})

test('by change, by age, and by name as people count', () => {
  expect([ids({}), ids({ sorting: 'created' }), ids({ sorting: 'name' })]).toEqual([
    ['a', 'c', 'b'],
    ['b', 'c', 'a'],
    ['c', 'b', 'a'],
  ])
})
