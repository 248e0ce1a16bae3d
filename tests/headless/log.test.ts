import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runLine } from '../../src/headless/line.ts'

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/log', name)

async function line(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const out = (text: string) => void (said.out += text)
  const err = (text: string) => void (said.err += text)
  return { code: await runLine(['log', ...words], { out, err, isWatched: false }), ...said }
}

test('a log says in all, step by step and from whom to whom why it waited', async () => {
  const { code, out } = await line(fixture('repairs.csv'), '--hours', fixture('hours.json'), '--batch', '2')
  expect(code).toBe(0)
  const rows = out.split('\n').map((row) => row.trim().split(/ {2,}/))
  expect(out.startsWith('6 cases with 12 pieces of work waited 4 h in all.')).toBe(true)
  expect(rows).toContainEqual(['At', 'times', 'waited', 'off shift', 'busy', 'others first', 'batch', 'other'])
  expect(rows).toContainEqual(['Repair', '4', '2 h 40', '1 h', '10 min', '20 min', '·', '1 h 10'])
  expect(rows).toContainEqual(['Log (Cy) → File (Ann)', '2', '1 h 20', '·', '10 min', '·', '30 min', '40 min'])
})

test('for machines wait by wait; in Chinese; and what cannot be read is refused', async () => {
  const { out } = await line(fixture('repairs.csv'), '--json')
  expect(JSON.parse(out)).toContainEqual({
    ...{ case: 'd', from: 'Log', sender: 'Ann', to: 'Repair', receiver: 'Bo', minutes: expect.closeTo(25, 6) },
    parts: { contention: expect.closeTo(10, 6), other: expect.closeTo(15, 6) },
  })
  expect((await line(fixture('repairs.csv'), '--language', 'zh-CN')).out).toContain('6 件工单、12 次处理，共等待')
  expect((await line(fixture('hours.json'))).code).toBe(1)
  expect((await line(fixture('repairs.csv'), '--batch', '1')).err).toContain('“1” is not a whole number from 2.')
})

const blueprint = join(import.meta.dirname, '../../blueprints/fault-repair.json')

test('onto a blueprint it says what it tells of its steps, what it does not, and writes it', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'today.json')
  const match = ['--match', 'Sends somebody out=dispatch']
  const said = await line(fixture('faults.csv'), '--onto', blueprint, ...match, '--out', out)
  expect([said.code, said.out.split('\n').slice(0, 2)]).toEqual([
    0,
    ['5 of 6 activities mean a step.', 'Without a step: Coffee.'],
  ])
  const rows = said.out.split('\n').map((row) => row.trim().split(/ {2,}/))
  // Worked 29, 30 and 31 min, each twice: 2.571 × 0.894 / √6.
  expect(rows).toContainEqual(['Agent logs fault', 'time on the job', '30 min ±56 s', '6'])
  expect(rows).toContainEqual(['Dispatch by class → Travel and repair', 'sent back', '0.0 % ±19.5', '6'])
  expect(said.err).toContain('No case can be followed from its arrival to an end')
  const { records } = JSON.parse(readFileSync(out, 'utf8')) as { records: Record<string, unknown> }
  expect(records['log-service-mean']).toMatchObject({
    ...{ of: 'log', measure: 'service.mean', value: 30, unit: 'min', n: 6, period: '2026-11-02 – 2026-11-07' },
    marks: { value: { mark: 'observed', source: 'faults.csv', n: 6 } },
  })
})

test('a match with nothing is refused; without a file to write to nothing is written', async () => {
  expect(await line(fixture('faults.csv'), '--onto', blueprint, '--match', 'Coffee=lunch')).toMatchObject({ code: 1 })
  const { code, out } = await line(fixture('faults.csv'), '--onto', blueprint, '--language', 'zh-CN')
  expect([code, out]).toEqual([0, expect.stringContaining('没有对应步骤：Sends somebody out, Coffee。')])
})
