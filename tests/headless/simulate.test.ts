import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../src/blueprint/index.ts'
import { runLine } from '../../src/headless/line.ts'
import { simulate } from '../../src/simulation/index.ts'
import { queueOf } from '../simulation/queue.ts'

const root = join(import.meta.dirname, '../..')
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
let folder = ''
const blueprint = queueOf({ days: 3, warmupDays: 1 })
const experiment = {
  ...{ format: 'throughline-experiment', schemaVersion: 1, id: 'x', name: { en: 'X' }, blueprint: 'queue' },
  scenarios: [
    { name: 'as-is', changes: [] },
    { name: 'two', changes: [{ set: 'clerks', field: 'capacity', to: 2 }] },
  ],
  plan: { replications: 3 },
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  mkdirSync(join(folder, 'blueprints'))
  mkdirSync(join(folder, 'simulations'))
  writeFileSync(join(folder, 'blueprints/queue.json'), write(blueprint))
  writeFileSync(join(folder, 'simulations/x.json'), JSON.stringify(experiment))
  writeFileSync(join(folder, 'broken.json'), '{ "format": "throughline-blueprint", ')
  writeFileSync(join(folder, 'lost.json'), JSON.stringify({ ...experiment, blueprint: 'nowhere' }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The words as typed; those that are files of ours are found in the folder. */
async function line(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const placed = words.map((word) => (word.endsWith('.json') ? join(folder, word) : word))
  const code = await runLine(placed, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    isWatched: false,
  })
  return { code, ...said }
}

/** The same in a process of its own, as npm starts it. */
function process(...words: string[]): { code: number | null; out: string; err: string } {
  const main = join(root, 'src/headless/main.ts')
  const { status, stdout, stderr } = spawnSync(execPath, [tsx, main, ...words], { cwd: folder, encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

test('a blueprint gives findings and tables, and nothing on standard error', async () => {
  const { code, out, err } = await line('simulate', 'blueprints/queue.json', '--replications', '3')
  expect(code).toBe(0)
  expect(err).toBe('')
  for (const words of ['▶ ', 'cycle time', 'P95', 'Promises: Served', 'Everybody', 'Busy by hour', 'Clerks'])
    expect(out).toContain(words)
})

test('in Chinese there is not one English word of ours', async () => {
  const { out } = await line('simulate', 'blueprints/queue.json', '--replications', '2', '--lang', 'zh-CN', '--no-asks')
  expect(out).toContain('承诺')
  expect(out).not.toMatch(/cycle|wait|busy|promised|replications/)
})

test('--json gives the very bytes that the app computes', async () => {
  const { code, out } = process('simulate', 'blueprints/queue.json', '--replications', '3', '--seed', '5', '--json')
  expect(code).toBe(0)
  const here = await simulate(blueprint, { replications: 3, seed: 5 })
  expect(here.ok && `${JSON.stringify(here.value)}\n`).toBe(out)
})

test('--csv gives one line a figure', async () => {
  const { out } = await line('simulate', 'blueprints/queue.json', '--replications', '2', '--csv', '--no-asks')
  const lines = out.trimEnd().split('\n')
  expect(lines[0]).toBe('key,measure,of,by,unit,value,low,high,n,reason')
  expect(lines.some((one) => one.startsWith('wait.mean@serve,wait.mean,serve,,minutes,'))).toBe(true)
})

test('an experiment runs its scenarios, each compared with the first; one of them alone is a plain report', async () => {
  const { code, out } = await line('simulate', 'simulations/x.json', '--no-asks')
  expect(code).toBe(0)
  expect(out).toMatch(/════ as-is[^]*════ two[^]*Compared with “as-is”, paired/)
  const one = JSON.parse((await line('simulate', 'simulations/x.json', '--scenario', 'two', '--json', '--no-asks')).out)
  expect(one).toMatchObject({ format: 'throughline-report', replications: { done: 3, wanted: 3 } })
  const both = JSON.parse((await line('simulate', 'simulations/x.json', '--json', '--no-asks')).out)
  expect(both.scenarios.map((scenario: { name: string }) => scenario.name)).toEqual(['as-is', 'two'])
  expect(both.scenarios[1].report).toEqual(one)
})

test.each([
  [['simulate', 'missing.json'], 'missing.json cannot be read'],
  [['simulate', 'broken.json'], 'line 1'],
  [['simulate', 'lost.json'], 'The blueprint “nowhere” is not to be found'],
  [['simulate', 'simulations/x.json', '--scenario', 'nine'], 'Choose one of: as-is, two.'],
  [['simulate', 'blueprints/queue.json', '--replications', 'many'], '“many” is not a whole number'],
  [['simulate', 'blueprints/queue.json', '--scenario', 'two'], 'experiments have scenarios'],
  [['simulate', 'blueprints/queue.json', '--speed', '3'], 'speed'],
  [['simulate'], 'file'],
  [['dance'], 'simulate <file>'],
  [['schema', 'nothing'], 'Known are: blueprint'],
])('%j is wrong input: exit 1, and it says why', async (words, why) => {
  const { code, out, err } = await line(...words)
  expect(code).toBe(1)
  expect(err).toContain(why)
  expect(out).toBe('')
})

test('wrong input ends the process with 1', () => {
  expect(process('simulate', 'missing.json')).toMatchObject({ code: 1, out: '' })
})

test('schemas are printed', async () => {
  expect(JSON.parse((await line('schema')).out)).toMatchObject({ title: 'Throughline blueprint' })
  expect(JSON.parse((await line('schema', 'report')).out)).toMatchObject({ title: 'Throughline report' })
})
