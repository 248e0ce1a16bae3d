import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { write } from '../../src/blueprint/index.ts'
import { reportFiles } from '../../src/formats/index.ts'
import { runLine } from '../../src/headless/line.ts'
import { queueOf } from '../simulation/queue.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const queue = join(folder, 'queue.json')
writeFileSync(queue, write(queueOf({ days: 3, warmupDays: 1 })))

async function line(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const out = (text: string) => void (said.out += text)
  const err = (text: string) => void (said.err += text)
  return { code: await runLine(['report', ...words], { out, err, isWatched: false }), ...said }
}

test('every format is written, and what is printed is the first page of each', async () => {
  const to = join(folder, 'all')
  const { code, out } = await line(queue, '--out', to, '--replications', '3')
  expect([code, readdirSync(to).sort()]).toEqual([
    0,
    reportFiles.map(({ extension }) => `queue-report.${extension}`).sort(),
  ])
  const { title, headline, points } = JSON.parse(readFileSync(join(to, 'queue-report.json'), 'utf8'))
  expect(out.startsWith(`${title}\n\n▶ ${headline.text}\n`)).toBe(true)
  for (const { text } of points) expect(out).toContain(text)
}, 60_000)

test('only what is asked for is written, in the language asked for', async () => {
  const to = join(folder, 'some')
  expect((await line(queue, '--out', to, '--only', 'html', '--language', 'zh-CN', '--replications', '3')).code).toBe(0)
  expect(readdirSync(to)).toEqual(['queue-report.html'])
  expect(readFileSync(join(to, 'queue-report.html'), 'utf8')).toContain('<html lang="zh-CN">')
})

test('without a folder it is printed and nothing is written', async () => {
  const { code, out } = await line(queue, '--replications', '3')
  expect([code, out.split('\n')[0]]).toEqual([0, 'Queue'])
})

test.each([
  [['--only', 'docx'], 'There is no report in the format “docx”. Known are: html, '],
  [['--replications', 'many'], '“many” is not a whole number from 1.'],
  [['--template', queue], 'This template cannot be read. Choose a file .pptx, .potx or .thmx.'],
  [['--template', join(folder, 'nothing.potx')], 'cannot be read: ENOENT'],
  [['--seed', '1.5'], '“1.5” is not a whole number from 0.'],
])('%s is refused before anything runs', async (options, why) => {
  const to = join(folder, 'none')
  expect(await line(queue, '--out', to, ...options)).toMatchObject({ code: 1, err: expect.stringContaining(why) })
  expect(existsSync(to)).toBe(false)
})
