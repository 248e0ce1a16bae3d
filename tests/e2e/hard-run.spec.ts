/** What is hard on the app: runs that do not end, queues that only grow, a tab that sleeps. It stays at hand and says what happened. */
import type { Page } from '@playwright/test'
import { write } from '../../src/blueprint/index.ts'
import type { ResultsHandle } from '../../src/views/results/test-handle.ts'
import { queueOf, type Queue } from '../simulation/queue.ts'
import { expect, test } from './fixtures.ts'

test.use({ live: true })

const strip = (page: Page) => page.getByRole('region', { name: 'Results' })
const verdict = (page: Page) => page.locator('[data-part=verdict]')

async function open(page: Page, queue: Queue): Promise<void> {
  await page.goto('/?test')
  const buffer = Buffer.from(write(queueOf(queue)))
  await page.locator('input[type=file]').setInputFiles({ name: 'queue.json', mimeType: 'application/json', buffer })
  await expect(verdict(page)).toBeVisible()
}

const give = (page: Page, seconds: number) =>
  page.evaluate(
    (seconds) => (globalThis as unknown as { throughlineResults: ResultsHandle }).throughlineResults.give(seconds),
    seconds,
  )

/** A thousand customers a minute for a year: a billion events a run. */
const billion: Queue = { gap: 0.001, work: 0.0008, days: 350, warmupDays: 1 }

/** Nobody should be kept waiting for 100 ms; here two browsers and all their workers share a machine. */
const felt = 500

/** The longest time that the page was away from its user while something went on, milliseconds. */
async function away(page: Page, meanwhile: () => Promise<void>): Promise<{ task: number; gap: number }> {
  const watch = await page.evaluateHandle(async () => {
    // What opening has left to do is not what is watched.
    await new Promise((resolve) => requestIdleCallback(resolve))
    const seen = { task: 0, gap: 0 }
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, Math.round(duration))
    })
    tasks.observe({ type: 'longtask' })
    let last = performance.now()
    const look = (now: number) => {
      seen.gap = Math.max(seen.gap, Math.round(now - last))
      last = now
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    return seen
  })
  await meanwhile()
  return watch.jsonValue()
}

test('a billion events: the page stays at hand, the end of the time is said, and it runs on', async ({ page }) => {
  await open(page, billion)
  const stopped = strip(page).getByText(/^Time is over\. partial: 0 of \d+ runs$/)
  const seen = await away(page, async () => {
    await give(page, 3)
    await expect(stopped).toBeVisible({ timeout: 20_000 })
  })
  console.log('a billion events, longest task and gap between two pictures, ms:', seen)
  expect(seen.task).toBeLessThan(felt)
  await expect(page.getByRole('alert').filter({ hasText: 'It has computed for 3 s and is not done' })).toHaveCount(1)
  await expect(verdict(page)).toHaveText('Stopped before the first run was done: there are no figures yet.')

  await page.getByRole('button', { name: 'Run on' }).click()
  await expect(strip(page).locator('[data-run=running]')).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(strip(page).locator('[data-run=stopped]')).toBeVisible()
})

test('figures that came before the time was over stay, marked partial, and more come when it runs on', async ({
  page,
}) => {
  await open(page, { gap: 1, work: 0.8, days: 10, warmupDays: 1, replications: 10_000 })
  await give(page, 3)
  await expect(strip(page).getByText(/^Time is over\. partial: [1-9]\d* of 10000 runs$/)).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.locator('[data-figure=on-time]')).toHaveText(/\d/)
  const done = async () => Number(await page.locator('[data-done]').getAttribute('data-done'))
  const soFar = await done()
  await page.getByRole('button', { name: 'Run on' }).click()
  await expect.poll(done, { timeout: 30_000 }).toBeGreaterThan(soFar)
  await expect(strip(page).locator('[data-run=running]')).toBeVisible()
})

test('an endless queue: the run breaks off and says how many are inside, and the page stays at hand', async ({
  page,
}) => {
  await open(page, { gap: 0.001, work: 5, days: 365, warmupDays: 1 })
  const broken = strip(page).locator('[data-run=blocked]')
  await expect(broken).toBeVisible({ timeout: 40_000 })
  const seen = await away(page, async () => {
    await give(page, 60)
    await expect(strip(page).locator('[data-run=running]')).toBeVisible()
    await expect(broken).toBeVisible({ timeout: 40_000 })
  })
  console.log('an endless queue, longest task and gap between two pictures, ms:', seen)
  expect(seen.task).toBeLessThan(felt)
  await expect(verdict(page)).toHaveText(/^After .+ more than 1,000,000 cases are inside; they come faster/)
})

test('a loop that takes no time ends within five seconds and names its step; it stays selected to be mended', async ({
  page,
}) => {
  // Who must wait gives up at once and asks again at once: nothing to be seen before somebody has to.
  const impatient = { patience: { time: { distribution: 'constant', value: 0, unit: 'min' } } }
  const again = { type: 'flow', kind: 'sequence', from: 'serve', to: 'serve', on: 'abandon' }
  await open(page, { serve: impatient, more: { again } })
  await expect(verdict(page)).toContainText('goes round and round at “Serve” without any time passing', {
    timeout: 5_000,
  })
  await expect(strip(page).locator('[data-run=blocked]')).toBeVisible()
  await page.getByRole('button', { name: '1 thing to mend' }).click()
  await expect(page.getByRole('complementary', { name: 'Selected step' })).toContainText('Serve')
})

test('a tab that was put to sleep goes on where it was, and loses nothing', async ({ page }) => {
  await open(page, { gap: 1, work: 0.8, days: 10, warmupDays: 1, replications: 2_000 })
  const done = async () => Number(await page.locator('[data-done]').getAttribute('data-done'))
  await expect.poll(done, { timeout: 30_000 }).toBeGreaterThan(1)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  await devtools.send('Page.setWebLifecycleState', { state: 'active' })
  const soFar = await done()
  await expect.poll(done, { timeout: 30_000 }).toBeGreaterThan(soFar)
  await expect(page.getByRole('alert').filter({ hasText: 'begun again' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(strip(page).getByText(/^partial: \d+ of 2000 runs$/)).toBeVisible()
})
