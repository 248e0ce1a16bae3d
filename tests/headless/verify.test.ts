import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runLine } from '../../src/headless/line.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  writeFileSync(join(folder, 'desk.json'), JSON.stringify(pack(0.4)))
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify(pack(0.5)))
  writeFileSync(join(folder, 'other.json'), '{"format":"something-else/1"}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One clerk, busy four minutes of ten; and a desk where cases come by chance. */
function pack(utilization: number) {
  const model = (arrivals: object) => ({
    lanes: [{ id: 'ops', name: 'Ops' }],
    resources: [{ id: 'clerk', capacity: 1 }],
    sources: [{ id: 'src', to: 'serve', arrivals }],
    nodes: [
      {
        ...{ id: 'serve', type: 'activity', lane: 'ops', resources: [{ id: 'clerk', units: 1 }] },
        ...{ service: { dist: 'const', value: 2 }, next: 'end' },
      },
      { id: 'end', type: 'end' },
    ],
  })
  const about = { timeUnit: 'min', source: 'by hand' }
  return {
    format: 'service-case/1',
    cases: [
      {
        ...{ id: 'H1', title: 'Two given cases', kind: 'terminating', ...about, run: { end: 10 } },
        model: model({ type: 'times', times: [0, 1] }),
        expect: [{ metric: 'utilization', value: utilization, rule: { kind: 'exact' }, resource: 'clerk' }],
      },
      {
        ...{ id: 'H2', title: 'By chance', kind: 'steady', ...about, run: { warmup: 100, end: 5000 } },
        model: model({ type: 'renewal', dist: { dist: 'exp', mean: 4 } }),
        expect: [{ metric: 'utilization', value: 0.5, rule: { kind: 'stat', relSE: 0.02 }, resource: 'clerk' }],
      },
    ],
  }
}

async function verify(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const placed = words.map((word) => (word.endsWith('.json') ? join(folder, word) : word))
  const terminal = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) }
  const code = await runLine(['verify', ...placed], { ...terminal, isWatched: false })
  return { code, ...said }
}

test('a table with the seed, one line a figure', async () => {
  const { code, out, err } = await verify('desk.json')
  expect([code, err]).toEqual([0, ''])
  const lines = out.split('\n')
  expect(lines[0]).toMatch(/^seed \d+$/)
  expect(lines[2].split(/ {2,}/)).toEqual(['case', 'metric', 'expected', 'measured', 'interval', 'runs', 'verdict'])
  expect(lines[4].split(/ {2,}/)).toEqual(['H1', 'utilization clerk', '0.400000', '0.400000', '—', '1', 'holds'])
  expect(lines[5]).toMatch(/^H2 {4}utilization clerk {4,}0\.500000 {4,}0\.\d{6} {4,}0\.\d+ … 0\.\d+ +\d+ +holds$/)
  expect(out).toContain('2 of 2 figures hold.')
})

test('one figure that falls short is exit code 1', async () => {
  const { code, out } = await verify('wrong.json', '--only', 'H1')
  expect(code).toBe(1)
  expect(out).toMatch(/H1 +utilization clerk +0\.500000 +0\.400000 +— +1 +short/)
  expect(out).toContain('0 of 1 figures hold.')
})

test('every run has luck of its own; a seed brings one back, also for one case alone', async () => {
  const measured = async (...words: string[]) => {
    const { seed, rows } = JSON.parse((await verify('desk.json', '--json', ...words)).out)
    return { seed, h2: rows.at(-1) }
  }
  const [one, other] = [await measured(), await measured()]
  expect(one.seed).not.toBe(other.seed)
  expect(one.h2.measured).not.toBe(other.h2.measured)
  expect(await measured('--seed', String(one.seed))).toEqual(one)
  expect(await measured('--seed', String(one.seed), '--only', 'H2')).toEqual(one)
})

test('for machines: one line with rows', async () => {
  const { code, out } = await verify('desk.json', '--json', '--seed', '7')
  expect(code).toBe(0)
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  const said = JSON.parse(out)
  expect(said).toMatchObject({ format: 'throughline-verification', seed: 7, figures: 2, hold: 2 })
  expect(said.cases[0]).toEqual({ id: 'H1', title: 'Two given cases', source: 'by hand', seeds: [7] })
  expect(said.rows[0]).toEqual({
    ...{ case: 'H1', metric: 'utilization', about: 'clerk', rule: { kind: 'exact' } },
    ...{ expected: 0.4, measured: 0.4, replications: 1, verdict: 'holds' },
  })
  const [low, high] = said.rows[1].interval
  expect(low < said.rows[1].measured && said.rows[1].measured < high).toBe(true)
})

test.each([
  [['nowhere.json'], 'cannot be read'],
  [['other.json'], 'This is no file of the format service-case/1. At format'],
  [['desk.json', '--only', 'H9'], 'The file has no case H9. Choose among: H1, H2.'],
  [['desk.json', '--seed', 'x'], '“x” is not a whole number from 0.'],
])('wrong input: %j', async (words, said) => {
  const { code, out, err } = await verify(...words)
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(said)
})

test('without a file it is the shipped pack', async () => {
  const { code, out } = await verify('--only', 'S25,S29')
  expect(code).toBe(0)
  expect(out).toMatch(/S25 +trace +\d+ rows/)
  expect(out).toContain('2 of 2 figures hold.')
})
