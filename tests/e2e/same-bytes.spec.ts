/** The same blueprint, plan and seed give the same bytes in the browser's worker and on the command line. */
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from '../../src/blueprint/index.ts'
import { expect, test } from './fixtures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

for (const name of ['fault-repair', 'business-hall']) {
  test(`${name} in Chromium and in a terminal`, async ({ page }) => {
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
          running.onmessage = ({ data }: MessageEvent<{ is: string; report?: unknown; message?: string }>) => {
            if (data.is === 'done') resolve(JSON.stringify(data.report))
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
