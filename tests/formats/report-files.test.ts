/** The written report as files, each read back: nothing in it runs, nothing is a formula, nothing is lost. */
import papa from 'papaparse'
import { beforeAll, expect, test } from 'vitest'
import { reportFiles, writtenOf } from '../../src/formats/index.ts'
import { busyDesk, chineseDesk, hostileDesk, type Reported } from './reported.ts'

let busy: Reported
let chinese: Reported
let hostile: Reported
beforeAll(async () => {
  busy = await busyDesk()
  chinese = await chineseDesk()
  hostile = await hostileDesk()
})

async function file(extension: string, { blueprint, report }: Reported, language: 'en' | 'zh-CN' = 'en') {
  const format = reportFiles.find((one) => one.extension === extension)!
  return format.compose(blueprint, { language, report })
}
const text = async (...about: Parameters<typeof file>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file(...about))

test.each(reportFiles.map(({ extension }) => extension))('%s: the same run gives the same bytes', async (extension) => {
  expect(await file(extension, busy)).toEqual(await file(extension, busy))
})

test('JSON is the written report, word for word', async () => {
  const { blueprint, report } = busy
  expect(JSON.parse(await text('json', busy))).toEqual(
    JSON.parse(JSON.stringify(writtenOf(blueprint, report, { language: 'en' }))),
  )
})

test('the page stands alone: no script, no link, nothing that loads', async () => {
  const page = await text('html', hostile)
  expect(page).not.toMatch(/<(script|iframe|link|object|embed|foreignObject|img|a|form)\b/i)
  expect(page).not.toMatch(/<[^>]*\son\w+\s*=/i)
  expect(page).not.toMatch(/\b(href|src)\s*=\s*["']?(?!data:image)/i)
  expect(page).toContain("default-src 'none'")
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test.each([
  ['en', 'Promises', 'How sure this is'],
  ['zh-CN', '时限承诺', '把握有多大'],
] as const)('the page has the headline, the sections and how sure it is (%s)', async (language, ...heads) => {
  const { blueprint, report } = busy
  const page = await text('html', busy, language)
  expect(page).toContain(`<html lang="${language}">`)
  const { headline, sections } = writtenOf(blueprint, report, { language })
  expect(page.replaceAll('\u00a0', ' ')).toContain(headline!.text)
  for (const head of [...heads, ...sections.map(({ title }) => title)]) expect(page).toContain(`<h2>${head}</h2>`)
})

test('CSV has one line a cell, with the interval beside the value, and Chinese is read as Chinese', async () => {
  const csv = await text('csv', chinese, 'zh-CN')
  expect(csv.startsWith('\ufeff')).toBe(true)
  const { data } = papa.parse<Record<string, string>>(csv.slice(1).trimEnd(), { header: true })
  const kept = data.find(({ of, column }) => of === '名称hour' && column === '及时率')!
  const figure = chinese.report.figures['attainment@promise/row=hour']
  expect([kept.value, kept.low, kept.high, kept.n].map(Number)).toEqual([
    figure.value,
    figure.low,
    figure.high,
    figure.n,
  ])
  expect(kept).toMatchObject({ section: '时限承诺', unit: 'share' })
})

test('no cell of the CSV begins like a formula, but numbers below zero are numbers', async () => {
  const csv = await text('csv', hostile)
  const { data } = papa.parse<string[]>(csv.slice(1))
  const risky = data.flat().filter((cell) => /^[\s\p{Cc}]*[=+\-@]/u.test(cell))
  expect(risky.filter((cell) => Number.isNaN(Number(cell)))).toEqual([])
  expect(data.flat().some((cell) => cell.startsWith("'="))).toBe(true)
})
