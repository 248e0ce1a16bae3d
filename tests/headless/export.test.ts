import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { write } from '../../src/blueprint/index.ts'
import { runLine } from '../../src/headless/line.ts'
import { queueOf } from '../simulation/queue.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function line(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const out = (text: string) => void (said.out += text)
  const err = (text: string) => void (said.err += text)
  return { code: await runLine(['export', ...words], { out, err, isWatched: false }), ...said }
}

const hall = 'blueprints/business-hall.json'

test.each([
  ['svg', '<?xml version="1.0" encoding="UTF-8"?>'],
  ['mermaid', '---'],
  ['machine-json', '{'],
  ['machine-ts', '// 营业厅柜台: the life of one case, from its arrival to its end.'],
])('%s goes to standard output, and what it loses to standard error', async (format, first) => {
  const { code, out, err } = await line(hall, '--as', format, '--language', 'zh-CN')
  expect([code, out.split('\n')[0]]).toEqual([0, first])
  expect(err).toMatch(/。\n$/)
})

test('a file is written where it is asked for, the picture with its figures', async () => {
  const [queue, out] = [join(folder, 'queue.json'), join(folder, 'queue.svg')]
  writeFileSync(queue, write(queueOf({ days: 3, warmupDays: 1, replications: 3 })))
  expect(await line(queue, '--figures', '--out', out)).toMatchObject({ code: 0, out: '' })
  expect(readFileSync(out, 'utf8')).toContain('class="wait"')
})

test('a format that nobody knows is refused with those that are known', async () => {
  expect(await line(hall, '--as', 'visio')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no format “visio”. Known are: svg, mermaid, machine-json, machine-ts.'),
  })
})

test('nothing is folded unless it is said; what cannot be is refused', async () => {
  expect((await line(hall)).out).not.toContain('class="slab"')
  expect((await line(hall, '--fold', 'frontstage,evidence')).out).toContain('class="slab"')
  expect(await line(hall, '--fold', 'frontstage,cellar')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no lane, department or phase “cellar”. Known are: '),
  })
})

test('a picture is drawn under a lens, and a lens that nobody knows is refused', async () => {
  expect((await line(hall, '--lens', 'emotion')).out).toContain('class="curve"')
  expect(await line(hall, '--lens', 'mood')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no lens “mood”. Known are: waiting, causes, customer, handoffs'),
  })
})
