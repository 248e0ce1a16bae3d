import { expect, test } from 'vitest'
import { isSurvey, surveyCsv } from '../../src/formats/survey-csv.ts'
import { say } from '../../src/base/index.ts'
import { parseRecord } from '../../src/blueprint/index.ts'

const numbers = Array.from({ length: 22 }, (_, at) => at + 1)
const heads = (e = 'E', p = 'P') => [...numbers.map((n) => e + n), ...numbers.map((n) => p + n)]
const marks = (expected: number, perceived: number) => numbers.map(() => expected).concat(numbers.map(() => perceived))
const file = (...lines: (string | number)[][]) => lines.map((line) => line.join(',')).join('\n')
const problems = async (source: string, language: 'en' | 'zh-CN' = 'en') => {
  const read = await surveyCsv.read(source)
  return read.ok ? [] : read.findings.map((one) => say(one, language))
}

test('22 × 2 marks a person, and nothing else of the file is lost', async () => {
  const source = file(
    ['Region', ...heads(), 'Comment'],
    ['city', ...marks(7, 5), '"slow, but friendly"'],
    ['county', ...marks(6, 6), ''],
  )
  const read = await surveyCsv.read(source)
  expect(read).toMatchObject({
    ok: true,
    value: {
      columns: ['Region', 'Comment'],
      answers: [
        { expected: numbers.map(() => 7), perceived: numbers.map(() => 5), also: ['city', 'slow, but friendly'] },
        { expected: numbers.map(() => 6), perceived: numbers.map(() => 6), also: ['county', ''] },
      ],
    },
  })
  // What is read is a record as it stands.
  expect(parseRecord('asked', { type: 'survey', name: { en: 'Asked' }, ...(read.ok && read.value) }).ok).toBe(true)
})

test('as a Chinese spreadsheet writes it: a mark in front, semicolons, wide digits, a scale of its own', async () => {
  const source =
    '\uFEFF量表;1;10\r\n' +
    [heads('期望', '感知'), ['１０', ...marks(9, 8).slice(1)]].map((line) => line.join(';')).join('\r\n')
  const read = await surveyCsv.read(source)
  expect(read.ok && [read.value.least, read.value.most, read.value.answers[0].expected.slice(0, 2)]).toEqual([
    1,
    10,
    [10, 9],
  ])
})

test('what was not answered stays open, and only what is perceived may be asked', async () => {
  const read = await surveyCsv.read(file(heads().slice(22), ['', ...marks(0, 4).slice(23)]))
  expect(read.ok && read.value.answers[0].perceived.slice(0, 2)).toEqual([null, 4])
  expect(read.ok && read.value.answers[0].expected).toEqual(numbers.map(() => null))
})

test('what is wrong is named by line and column, with what to do, in both languages', async () => {
  const source = file(heads(), marks(7, 5), [...marks(7, 5).slice(0, 43), 'often'], [9, ...marks(7, 5).slice(1)])
  expect(await problems(source)).toEqual([
    'Line 3, column “P22”: “often” is no mark from 1 to 7. Correct it, or leave the cell empty where nothing was answered; for another scale begin the file with a line like scale,1,10.',
    'Line 4, column “E1”: “9” is no mark from 1 to 7. Correct it, or leave the cell empty where nothing was answered; for another scale begin the file with a line like scale,1,10.',
  ])
  expect((await problems(source, 'zh-CN'))[0]).toMatch(/^第 3 行，列“P22”：“often”不是 1 到 7 的分数。请更正/)
})

test.each([
  [
    'a statement left out',
    file(
      heads().filter((head) => head !== 'E7'),
      marks(7, 5).slice(1),
    ),
    'These columns are missing: E7.',
  ],
  [
    'a statement that there is not',
    file([...heads(), 'P23'], [...marks(7, 5), 4]),
    'Column “P23”: there are only 22 statements.',
  ],
  [
    'a statement twice',
    file([...heads(), 'expected 3'], [...marks(7, 5), 4]),
    'Column “expected 3”: this statement stands there twice.',
  ],
  [
    'more cells than headings',
    file(heads(), [...marks(7, 5), 'slow', 'dear']),
    'Line 2 has 46 cells under 44 headings.',
  ],
  [
    'a scale upside down',
    `scale,7,1\n${file(heads(), marks(7, 5))}`,
    'The first line does not say from where to where the marks go.',
  ],
  ['no marks', file(['Region'], ['city']), 'No column holds marks of a survey.'],
  ['headings only', file(heads()), 'There is no line under the headings.'],
  ['nothing', '', 'There is no line under the headings.'],
  ['a quotation mark left open', `${file(heads())}\n"7,7`, 'Line 2: a quotation mark is never closed.'],
])('%s is refused', async (_, source, says) => {
  expect((await problems(source)).some((one) => one.startsWith(says))).toBe(true)
})

test('lines are counted as an editor does, also below a cell of several lines and below empty ones', async () => {
  const source = `${file(['Comment', ...heads()], ['"two\nlines"', ...marks(7, 5)])}\n\n${file(['', 'bad', ...marks(7, 5).slice(1)])}`
  expect((await problems(source))[0]).toMatch(/^Line 5, column “E1”: “bad”/)
})

test('a survey is known by its headings', () => {
  expect(isSurvey(file(heads()))).toBe(true)
  expect(isSurvey(`scale,1,5\n${file(heads('期望', '感知'))}`)).toBe(true)
  expect(isSurvey('date,Badge worn\n2026-11-02,yes')).toBe(false)
})
