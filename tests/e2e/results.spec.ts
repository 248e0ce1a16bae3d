import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate, type Title } from './template.ts'

/** All runs and all that is tried beside them, on a slow machine. */
const whole = { timeout: 90_000 }

const strip = (page: Page) => page.locator('section.below')
const verdict = (page: Page) => page.locator('[data-part=verdict]')
const run = (page: Page, state: string) => page.locator(`[data-run=${state}]`)
const changes = (page: Page) => page.locator('[data-part=changes]')

/** The business hall is soon done. */
async function open(page: Page, name: Title = 'Fault repair'): Promise<void> {
  await openTemplate(page, name)
  await expect(verdict(page)).toBeVisible()
}

/** Looks at every picture, for what runs may be over before a second look. */
const underway = (page: Page) =>
  page.waitForFunction(
    () =>
      /[1-9]\d? of about 20 runs|trying what would help/.test(
        document.querySelector('section.below')?.textContent ?? '',
      ),
    undefined,
    { timeout: 90_000, polling: 'raf' },
  )

const command = (page: Page, name: string, args: unknown) =>
  page.evaluate(
    ([name, args]) => {
      const { throughlineResults } = globalThis as unknown as {
        throughlineResults: { run(name: unknown, args: unknown): void }
      }
      throughlineResults.run(name, args)
    },
    [name, args] as const,
  )

test.use({ live: true, viewport: { width: 1600, height: 1000 } })
test.setTimeout(180_000)

test('where it breaks stands in one sentence, and the figures that prove it beside it', async ({ page }) => {
  await open(page)
  await expect(run(page, 'done')).toBeVisible(whole)
  await expect(verdict(page)).toContainText('waits for the morning')
  await expect(verdict(page)).toContainText(/lifts “Data” on time from \d\d\.\d\s% to \d\d\.\d\s% \(±\d\.\d\)/)
  await expect(page.locator('[data-figure=on-time]')).toHaveText(/^\s*\d\d\.\d\s*%\s*±\d\.\d\s*$/)
  await expect(strip(page)).toContainText(/under the 98 % target/)
  await expect(strip(page)).toContainText(/median .+ P90 /)
  await expect(page.locator('[data-class]')).toHaveCount(6)
  await expect(page.getByRole('img', { name: /^Wait for .* repairers by the hour/ })).toBeVisible()
  await expect(strip(page)).toContainText('Busy while on shift')
  await expect(strip(page)).toContainText('20 runs, seed 1')

  // Nothing is cut off: the sentence stands in its place whole.
  const isWhole = await verdict(page).evaluate((one) => one.scrollHeight <= one.clientHeight + 1)
  expect(isWhole).toBe(true)
  await expect(page.locator('[aria-live=polite]', { hasText: 'waits for the morning' })).toHaveCount(1)

  // And it leads to what it is about.
  await verdict(page).click()
  await expect(page.getByRole('complementary', { name: 'Selected step' })).toContainText('Early repairers')

  // The evidence is open beside it: four methods, each with its number for each team.
  const methods = page.getByRole('table', { name: 'Four ways of looking for the bottleneck' })
  await expect(methods).toBeInViewport()
  await expect(methods.getByRole('row', { name: /^Late repairers/ })).toContainText(/\d\.\d % ±/)
  await expect(methods.getByRole('columnheader', { name: 'One more brings, points' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(methods).toHaveCount(0)
})

test('one more late repairer: what it changes stands there with its evidence, until it is put away', async ({
  page,
}) => {
  await open(page)
  await expect(run(page, 'done')).toBeVisible(whole)
  await command(page, 'set-headcount', { record: 'late-shift', people: 4 })
  // The old figures stay, dimmed.
  await expect(page.locator('[data-dimmed]')).toHaveAttribute('data-dimmed', 'true')
  await expect(page.locator('[data-figure=on-time]')).toHaveText(/\d\d\.\d/)

  await expect(page.locator('[data-dimmed]')).toHaveAttribute('data-dimmed', 'false', whole)
  await expect(strip(page)).toContainText('Change the number of people')
  const first = changes(page).getByRole('listitem').first()
  await expect(first).toContainText('Data on time')
  await expect(first).toContainText(/\+\d\.\d points\s*±\d\.\d/)
  await expect(first).toContainText('enough')
  await expect(changes(page).getByRole('listitem')).toHaveCount(3)
  await expect(run(page, 'done')).toBeVisible(whole)
  await expect(strip(page)).toContainText(/\d+\.\d s after your last edit/)

  // It is there again after another view, and gone when it is dismissed.
  await page.keyboard.press('4')
  await page.keyboard.press('1')
  await expect(first).toContainText('Data on time')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(changes(page)).toBeHidden()
  await expect(strip(page)).toContainText('Busy while on shift')
})

test('Stop acts at once; what has come stays, marked partial, and it goes on', async ({ page }) => {
  await open(page)
  await underway(page)
  const took = await page.evaluate(async () => {
    const button = [...document.querySelectorAll<HTMLElement>('section.below button')].find(
      (one) => one.textContent.trim() === 'Stop',
    )
    const began = performance.now()
    button?.click()
    while (!document.querySelector('[data-run=stopped]')) await new Promise(requestAnimationFrame)
    return performance.now() - began
  })
  // Between two chunks of work; here two browsers simulate with all cores at once, and the page waits for its turn.
  expect(took).toBeLessThan(2_000)
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()
  // What was done when Stop was heard still comes; then nothing more.
  const stopped = page.getByText(/^partial: \d+ of 20 runs$/)
  await expect(async () => {
    const said = await stopped.textContent()
    await page.waitForTimeout(1500)
    await expect(stopped).toHaveText(said ?? '', { timeout: 1 })
  }).toPass({ timeout: 15_000 })
  await expect(page.locator('[data-figure=on-time]')).toHaveText(/\d\d\.\d/)

  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(strip(page)).toContainText(/trying what would help|20 runs, seed 1/, whole)
})

/** Ends workers from within, as when the browser has no memory left for them; those that have just gone by themselves are left out. */
async function kill(page: Page, name: string): Promise<void> {
  const killed = () =>
    page.workers().map((worker) =>
      worker
        .evaluate((wanted) => {
          if (!self.name.startsWith(wanted)) return false
          setTimeout(() => {
            throw new Error('killed by the test')
          })
          return true
        }, name)
        .catch(() => false),
    )
  // One that has just begun is not known at once.
  await expect.poll(() => Promise.all(killed()), name).toContain(true)
}

test('a runner that dies is replaced, and nobody needs to know', async ({ page, errors }) => {
  await open(page)
  await underway(page)
  expect(page.workers()).toHaveLength(await page.evaluate(() => Math.min(16, navigator.hardwareConcurrency)))
  await kill(page, 'runner')
  await expect(strip(page)).toContainText(/trying what would help|20 runs, seed 1/, whole)
  await expect(page.getByRole('alert').filter({ hasText: 'begun again' })).toHaveCount(0)
  errors.length = 0
})

test('a run that loses its worker begins again by itself; when that dies too it is told', async ({ page, errors }) => {
  await open(page)
  for (const begun of ['opened', 'begun again']) {
    await underway(page)
    await kill(page, 'simulation')
    if (begun === 'opened')
      await expect(page.getByRole('alert').filter({ hasText: 'the run has begun again' })).toHaveCount(1)
  }
  await expect(run(page, 'failed')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'The simulation broke off' })).toHaveCount(1)
  await expect(strip(page)).toContainText('Your work is safe.')
  errors.length = 0

  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(strip(page)).toContainText(/trying what would help|20 runs, seed 1/, whole)
  await expect(page.locator('[data-dimmed]')).toHaveAttribute('data-dimmed', 'false')
})

test('what cannot run says why and leads there; the last sound figures stay', async ({ page }) => {
  await open(page, 'Business hall')
  await expect(run(page, 'done')).toBeVisible(whole)
  const before = (await page.locator('[data-figure=on-time]').textContent()) ?? ''
  await command(page, 'set-field', { record: 'd-approval-to-b-approve', field: 'share', value: 5 })
  await expect(run(page, 'blocked')).toBeVisible()
  await expect(verdict(page)).toContainText('share')
  await expect(page.locator('[data-figure=on-time]')).toHaveText(before)
  await expect(strip(page)).toContainText(/figures of \d\d:\d\d/)
  await page.getByRole('button', { name: /things? to mend/ }).click()

  await page.keyboard.press('Control+z')
  await expect(run(page, 'done')).toBeVisible(whole)
  await expect(page.locator('[data-dimmed]')).toHaveAttribute('data-dimmed', 'false')
})

test('every chart has a table, by keyboard, and the focus comes back', async ({ page }) => {
  await open(page, 'Business hall')
  await expect(run(page, 'done')).toBeVisible(whole)
  const button = page.getByRole('button', { name: 'All figures as tables' })
  await button.focus()
  await page.keyboard.press('Enter')
  const tables = page.getByRole('region', { name: 'All figures' })
  await expect(tables).toBeFocused()
  await expect(tables.getByRole('table', { name: 'Busy while on shift' })).toContainText('Greeter')
  await expect(tables.getByRole('table', { name: /^Wait for/ }).getByRole('row')).toHaveCount(25)
  await page.keyboard.press('Escape')
  await expect(tables).toBeHidden()
  await expect(button).toBeFocused()
  await page.keyboard.press('Shift+T')
  await expect(tables).toBeVisible()
})

test('axe finds nothing serious, light and dark, in both languages and at any width', async ({ page }) => {
  await open(page, 'Business hall')
  await expect(run(page, 'done')).toBeVisible(whole)
  await page.keyboard.press('Shift+T')
  await expect(page.locator('[data-part=tables]')).toBeVisible()
  expect(await serious(page, 'section.below')).toEqual([])
  await page.getByRole('button', { name: /EN \/ 中/ }).click()
  await expect(strip(page)).toContainText('各等级及时率')
  await page.setViewportSize({ width: 1280, height: 800 })
  expect(await serious(page, 'section.below')).toEqual([])
  const mixed = await strip(page).innerText()
  expect(mixed).not.toMatch(/\b(on time|target|busy|wait|runs|median)\b/i)
})
