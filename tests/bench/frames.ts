/**
 * How smooth the canvas is under the hand: the built app in a real Chromium, with big services open. Frames a second
 * while panning, dragging and typing, names typed at ten keys a second, and how soon a blueprint is open.
 */
import { chromium, type Page } from '@playwright/test'
import { preview } from 'vite'
import { write } from '../../src/blueprint/parse.ts'
import type { CanvasHandle } from '../../src/views/canvas/test-handle.ts'
import { bigService } from './big-service.ts'

/** Milliseconds from frame to frame while something is done. */
export interface Smoothness {
  steps: number
  act: string
  medianMs: number
  p95Ms: number
  frames: number
}

export interface FrameTimes {
  smoothness: Smoothness[]
  openMs: number
  /** Keys that were typed at ten a second, and those that did not arrive in the document. */
  typed: number
  dropped: number
}

const sizes = [300, 1000]

export async function frameTimes(told: (one: Smoothness) => void): Promise<FrameTimes> {
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'silent' })
  const browser = await chromium.launch({
    // Found by run.mjs.
    executablePath: process.env.CHROMIUM_PATH,
    chromiumSandbox: false,
    args: ['--disable-gpu'],
  })
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  const address = `${server.resolvedUrls?.local[0] ?? ''}?test`
  const result: FrameTimes = { smoothness: [], openMs: 0, typed: 0, dropped: 0 }
  try {
    for (const steps of sizes) {
      await opened(page, address, steps)
      for (const [act, done] of Object.entries(acts)) {
        const one = { steps, act, ...(await framesDuring(page, () => done(page))) }
        result.smoothness.push(one)
        told(one)
      }
      const { typed, dropped } = await names(page)
      result.typed += typed
      result.dropped += dropped
    }
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) times.push(await opened(page, address, 500))
    result.openMs = times.toSorted((a, b) => a - b)[1]
    return result
  } finally {
    await browser.close()
    await server.close()
  }
}

/** @returns milliseconds from the choice of the file until its steps are drawn */
async function opened(page: Page, address: string, steps: number): Promise<number> {
  await page.goto(address)
  await page.reload()
  const buffer = Buffer.from(write(bigService(steps)))
  const input = page.locator('input[type=file]')
  await input.waitFor({ state: 'attached' })
  await page.evaluate(() => {
    const start = performance.now()
    const marks = globalThis as unknown as { drawnAfter: Promise<number> }
    marks.drawnAfter = new Promise((resolve) => {
      const look = () =>
        document.querySelectorAll('.paper .step').length > 0
          ? requestAnimationFrame(() => resolve(performance.now() - start))
          : requestAnimationFrame(look)
      look()
    })
  })
  await input.setInputFiles({ name: 'big.json', mimeType: 'application/json', buffer })
  return page.evaluate(() => (globalThis as unknown as { drawnAfter: Promise<number> }).drawnAfter)
}

async function framesDuring(page: Page, act: () => Promise<void>) {
  await page.evaluate(() => {
    const watched = globalThis as unknown as { frames: number[]; watching: boolean }
    Object.assign(watched, { frames: [], watching: true })
    let last = performance.now()
    const next = (now: number) => {
      watched.frames.push(now - last)
      last = now
      if (watched.watching) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  await act()
  const frames = await page.evaluate(() => {
    const watched = globalThis as unknown as { frames: number[]; watching: boolean }
    watched.watching = false
    return watched.frames.slice(1)
  })
  const sorted = frames.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { medianMs: at(0.5), p95Ms: at(0.95), frames: frames.length }
}

const boxOf = (page: Page, which: 'first' | 'middle') =>
  page.evaluate((which) => {
    const canvas = (globalThis as unknown as { throughlineCanvas: CanvasHandle }).throughlineCanvas
    const seen = canvas
      .steps()
      .flatMap((id) => canvas.step(id) ?? [])
      .filter(({ x, y }) => x > 300 && x < 900 && y > 120 && y < 560)
    return seen[which === 'first' ? 0 : Math.floor(seen.length / 2)]
  }, which)

/** A press beside a step, and some hundred small moves, about one a frame. */
async function swept(page: Page, from: { x: number; y: number }, dx: number, dy: number): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let at = 1; at <= 120; at += 1) {
    const way = Math.sin((at / 120) * Math.PI * 2)
    await page.mouse.move(from.x + dx * way, from.y + dy * way)
    await page.waitForTimeout(8)
  }
  await page.mouse.up()
}

async function panned(page: Page): Promise<void> {
  const { x, y } = await boxOf(page, 'middle')
  await swept(page, { x: x - 6, y: y - 8 }, 260, 60)
}

const acts: Record<string, (page: Page) => Promise<void>> = {
  'pan at real size': async (page) => {
    await focus(page)
    await page.keyboard.press('0')
    await panned(page)
  },
  'pan over the whole': async (page) => {
    await page.keyboard.press('f')
    await page.waitForTimeout(300)
    await panned(page)
    await page.keyboard.press('0')
  },
  'drag a step': async (page) => {
    const { x, y, width, height } = await boxOf(page, 'middle')
    await swept(page, { x: x + width / 2, y: y + height / 2 }, 160, 120)
  },
  'type a name': async (page) => {
    await focus(page)
    await page.keyboard.press('Enter')
    await page.keyboard.type('Looks at what was sent in and answers', { delay: 60 })
    await page.keyboard.press('Escape')
  },
}

async function focus(page: Page): Promise<void> {
  const { x, y, width, height } = await boxOf(page, 'first')
  await page.mouse.click(x + width / 2, y + height / 2)
}

/** Names and Tab, ten keys a second: what stands in the document is what was typed. */
async function names(page: Page): Promise<{ typed: number; dropped: number }> {
  await focus(page)
  const wanted = ['asks', 'notes it', 'sorts', 'looks up', 'answers']
  await page.keyboard.press('Tab')
  for (const name of wanted) {
    await page.keyboard.type(name, { delay: 100 })
    await page.keyboard.press('Tab', { delay: 100 })
  }
  await page.keyboard.press('Escape')
  const found = await page.evaluate(() => {
    const canvas = (globalThis as unknown as { throughlineCanvas: CanvasHandle }).throughlineCanvas
    return canvas.document().map((line) => line.replace(/ \(.*/su, ''))
  })
  const typed = wanted.reduce((sum, name) => sum + name.length + 1, 0)
  const dropped = wanted.filter((name) => !found.includes(name)).reduce((sum, name) => sum + name.length + 1, 0)
  return { typed, dropped }
}
