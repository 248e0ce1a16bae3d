import { expect, test } from 'vitest'
import { say } from '../../src/base/index.ts'
import { walkCsv } from '../../src/formats/walk-csv.ts'

const problems = async (source: string, language: 'en' | 'zh-CN' = 'en') => {
  const read = await walkCsv.read(source)
  return read.ok ? [] : read.findings.map((one) => say(one, language))
}

test('one line a visit, one column a check; what could not be seen is neither yes nor no', async () => {
  const source = 'date,shopper,Badge worn,Card handed over,remark\n2026-11-02,A,yes,no,"late, sorry"\n2026-11-03,,✓,,'
  expect(await walkCsv.read(source)).toMatchObject({
    ok: true,
    value: {
      checks: ['Badge worn', 'Card handed over'],
      visits: [
        { line: 2, date: '2026-11-02', shopper: 'A', remark: 'late, sorry', found: [true, false] },
        { line: 3, date: '2026-11-03', found: [true, undefined] },
      ],
    },
  })
})

test('in Chinese, with the step named', async () => {
  const read = await walkCsv.read('环节,日期,佩戴工牌\n柜台,2026-11-02,是\n柜台,2026-11-03,不合格')
  expect(read.ok && read.value.visits.map(({ step, found }) => [step, found])).toEqual([
    ['柜台', [true]],
    ['柜台', [false]],
  ])
})

test('what is wrong is named by line and column', async () => {
  expect(await problems('Badge worn,\nmostly,\nyes,left over')).toEqual([
    'Line 2, column “Badge worn”: “mostly” is neither yes nor no. Write yes or no, or leave it empty where it could not be seen; words belong into a column “remark”.',
    'Line 3: “left over” stands in a column without a heading. Give the column a heading.',
  ])
  expect(await problems('日期\n2026-11-02', 'zh-CN')).toEqual([
    '没有检查项列。每个检查项一列，以检查内容作标题；每次检查一行。',
  ])
})
