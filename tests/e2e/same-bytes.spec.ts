/** The same blueprint, plan and seed give the same bytes in the browser's workers and on the command line. */
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from '../../src/blueprint/index.ts'
import { bundle } from '../kernel/same-bytes/bundle.ts'
import { models, taskOf } from '../kernel/same-bytes/models.ts'
import { recordingHashes, type Task } from '../kernel/same-bytes/recording-hash.ts'
import { expect, test } from './fixtures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

for (const name of ['fault-repair', 'business-hall']) {
  test(`${name} in Chromium and in a terminal`, async ({ page }) => {
    // On a busy machine its runs and trials take their time, twice.
    test.setTimeout(120_000)
    const file = `blueprints/${name}.json`
    const options = ['--replications', '4', '--seed', '7', '--json']
    const terminal = promisify(execFile)(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', 'src/headless/main.ts', 'simulate', file, ...options],
      { cwd: root, maxBuffer: 64 * 1024 * 1024 },
    )
    const parsed = parse(readFileSync(`${root}/${file}`, 'utf8'))
    expect(parsed.ok).toBe(true)
    const worker = readdirSync(`${root}/dist/assets`).find((one) => /^worker-.*\.js$/.test(one))
    await page.goto('/')
    const inBrowser = await page.evaluate(
      ({ address, blueprint }) =>
        new Promise<string>((resolve, reject) => {
          const running = new Worker(address, { type: 'module' })
          running.onmessage = ({ data }: MessageEvent<{ is: string; report?: string; message?: string }>) => {
            if (data.is === 'done') resolve(data.report ?? '')
            if (data.is === 'failed' || data.is === 'blocked') reject(new Error(JSON.stringify(data)))
          }
          running.postMessage({ is: 'run', id: 1, blueprint, plan: { replications: 4, seed: 7 } })
        }),
      { address: `/assets/${worker}`, blueprint: parsed.ok ? parsed.value : undefined },
    )
    expect(inBrowser.length).toBeGreaterThan(10_000)
    expect(inBrowser).toBe((await terminal).stdout.trimEnd())
  })
}

test('the recordings of twenty models on one, two and four workers', async ({ page }) => {
  test.setTimeout(240_000)
  const tasks = models.map((model) => taskOf(model, { rows: 8_000 }))
  // The app lets nobody make a worker out of text: this is another page.
  await page.goto('about:blank')
  const inBrowser = await page.evaluate(hashesByWorkers, { script: await bundle(), tasks, counts: [1, 2, 4] })
  const here = tasks.map((task) => recordingHashes(task))
  expect(inBrowser).toEqual([here, here, here])
})

/** By number of workers, by task, by replication. Every other number of workers goes through them backwards. */
async function hashesByWorkers({ script, tasks, counts }: { script: string; tasks: Task[]; counts: number[] }) {
  const listening = `onmessage = ({ data: { task, port } }) => port.postMessage(Recording.recordingHashes(task))`
  const address = URL.createObjectURL(new Blob([`${script};${listening}`], { type: 'text/javascript' }))
  const found: string[][][] = []
  for (const [turn, count] of counts.entries()) {
    const workers = Array.from({ length: count }, () => new Worker(address))
    const one = (at: number, task: Task) =>
      new Promise<string>((resolve, reject) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data[0])
        workers[at % count].onerror = (event) => reject(new Error(event.message))
        workers[at % count].postMessage({ task, port: port2 }, [port2])
      })
    const byTask: string[][] = []
    for (const task of tasks) {
      const order = turn % 2 === 0 ? [...task.replications] : [...task.replications].reverse()
      const asked = order.map((replication, at) => one(at, { ...task, replications: [replication] }))
      const hashes = await Promise.all(asked)
      byTask.push(task.replications.map((replication) => hashes[order.indexOf(replication)]))
    }
    found.push(byTask)
    for (const worker of workers) worker.terminate()
  }
  URL.revokeObjectURL(address)
  return found
}
