/** How soon the app shows figures: the built app in a real Chromium, from an edit to the first new report and to the last. */
import { chromium, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { preview } from 'vite'
import { templateNames } from '../workspace/templates.ts'
import { median } from './measure.ts'

export interface AppTime {
  template: string
  /** Milliseconds from the edit to the first figures, to figures as exact as asked, and until all trials are done; medians. */
  firstMs: number
  exactMs: number
  triedMs: number
  replications: number
}

export async function* firstFigures(rounds: number): AsyncGenerator<AppTime> {
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'silent' })
  const browser = await chromium.launch({
    // Found by run.mjs.
    executablePath: process.env.CHROMIUM_PATH,
    chromiumSandbox: false,
    args: ['--disable-gpu'],
  })
  try {
    const address = server.resolvedUrls?.local[0] ?? ''
    for (const id of templateNames) {
      const blueprint = shipped(id)
      const name = blueprint.records.blueprint.name.en
      const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
      await page.goto(`${address}?test`)
      await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name }).first().click()
      yield await timed(page, id, volumeOf(blueprint), rounds)
      await page.close()
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

interface Shipped {
  records: Record<string, { type: string; name: { en: string }; arrivals?: { kind: string; perDay: number } }>
}

const shipped = (id: string) => JSON.parse(readFileSync(join('blueprints', `${id}.json`), 'utf8')) as Shipped

interface Volume {
  record: string
  perDay: number
}

function volumeOf({ records }: Shipped): Volume {
  for (const [record, { arrivals }] of Object.entries(records))
    if (arrivals?.kind === 'rate') return { record, perDay: arrivals.perDay }
  throw new Error('nobody arrives by a rate')
}

/** As the page offers it behind `?test`. */
interface Offered {
  throughlineResults: { run(command: string, args: unknown): void }
}

async function timed(page: Page, template: string, volume: Volume, rounds: number): Promise<AppTime> {
  await page.waitForSelector('[data-state=done][data-stale]', { timeout: 120_000 })
  const [first, exact, tried]: number[][] = [[], [], []]
  let replications = 0
  for (let round = 1; round <= rounds; round += 1) {
    const edit = { record: volume.record, field: 'arrivals.perDay', value: volume.perDay * (1 + round / 1000) }
    const times = await page.evaluate(async (args) => {
      const results = document.querySelector('[data-stale]') as HTMLElement
      const until = (holds: () => boolean) =>
        new Promise<void>((resolve) => {
          const watch = new MutationObserver(() => {
            if (!holds()) return
            watch.disconnect()
            resolve()
          })
          watch.observe(results, { attributes: true })
        })
      const start = performance.now()
      const stale = until(() => results.dataset.stale === 'true')
      ;(globalThis as unknown as Offered).throughlineResults.run('set-field', args)
      await stale
      await until(() => results.dataset.stale === 'false')
      const firstMs = performance.now() - start
      // The last replication counts when it shows; trials with other staffing follow it.
      let [done, exactMs] = [results.dataset.done, firstMs]
      const isDone = () => {
        if (results.dataset.done !== done) [done, exactMs] = [results.dataset.done, performance.now() - start]
        return results.dataset.state === 'done'
      }
      if (!isDone()) await until(isDone)
      return { firstMs, exactMs, triedMs: performance.now() - start, done: Number(done) }
    }, edit)
    first.push(times.firstMs)
    exact.push(times.exactMs)
    tried.push(times.triedMs)
    replications = times.done
  }
  return { template, firstMs: median(first), exactMs: median(exact), triedMs: median(tried), replications }
}
