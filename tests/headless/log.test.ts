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
