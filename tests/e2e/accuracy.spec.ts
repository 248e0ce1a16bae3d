/** The page “Accuracy”: queues with known answers, run live in the browser. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'

const rowsOf = (page: Page, id: string) => page.locator(`[data-case=${id}] tr:has(th[scope=row])`)
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('from the start page: all cases begin by themselves, and Stop acts at once', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Accuracy' }).click()
  await expect(page).toHaveURL(/#\/accuracy$/)
  await expect(page.locator('[data-case]')).toHaveCount(35)
  await expect(page.locator('[data-state=running]').first()).toBeVisible()
  await expect(heading(page)).toHaveText(/^(Figures that theory knows exactly|\d+ of \d+ figures hold so far)/)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(heading(page)).toHaveText(/^Stopped\. \d+ of \d+ figures hold, \d+ were not run\.$/, { timeout: 500 })
  await expect(page.locator('[data-state=running]')).toHaveCount(0)
  await expect(page.locator('[data-state=left]').first()).toContainText('not run')
  await page.getByRole('link', { name: 'Your blueprints' }).click()
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
  await page.keyboard.press('q')
  await expect(page.getByRole('table').first()).toBeVisible()
})

test('some cases: judged row by row, the same again with the same seed, other luck without', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/#/accuracy/S03,S25,S34')
  await expect(heading(page)).toHaveText('All 7 figures hold.', { timeout: 60_000 })
  await expect(page.getByText('3 of 3 cases')).toBeVisible()
  await expect(rowsOf(page, 'S03')).toHaveCount(5)
  const loss = rowsOf(page, 'S03').first()
  await expect(loss).toContainText('Share turned away serve')
  await expect(loss).toContainText('0.1825')
  await expect(loss).toContainText('holds')
  await expect(loss.getByRole('img')).toHaveAttribute('aria-label', /^Expected 0\.1825, measured 0\.1\d+ to 0\.1\d+$/)
  await expect(page.locator('[data-case=S34]')).toContainText('8 of 8 refused')

  const seed = page.getByRole('textbox', { name: 'Seed' })
  // Of all its rows: one alone may round to the same by chance.
  const figures = async () => (await rowsOf(page, 'S03').allInnerTexts()).join()
  const first = { seed: await seed.inputValue(), figures: await figures() }
  await page.getByRole('button', { name: 'Run again with a fresh seed' }).click()
  await expect(seed).not.toHaveValue(first.seed)
  await expect.poll(figures).not.toBe(first.figures)
  await expect(heading(page)).toHaveText('All 7 figures hold.', { timeout: 60_000 })
  expect(await figures()).not.toBe(first.figures)
  await seed.fill(first.seed)
  await seed.press('Enter')
  await expect(loss).toContainText(/runs|waits/)
  await expect(heading(page)).toHaveText('All 7 figures hold.', { timeout: 60_000 })
  expect(await figures()).toBe(first.figures)

  const download = async (name: string) => {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    return readFileSync(await (await coming).path(), 'utf8')
  }
  const table = (await download('CSV')).trimEnd().split('\r\n')
  expect(table).toHaveLength(8)
  expect(table[1]).toMatch(/^S03,M\/M\/2\/4: blocked customers leave,M\/M\/c\/K,loss\.prob,serve,stat,0\.18249/)
  const file = JSON.parse(await download('JSON'))
  expect([String(file.seed), file.figures, file.hold]).toEqual([first.seed, 7, 7])
})

test('in Chinese, in the dark, and for a screen reader', async ({ page }) => {
  await page.goto('/#/accuracy/S25,S34,S33')
  await expect(heading(page)).toHaveText('All 3 figures hold.')
  expect(await serious(page, '#app')).toEqual([])
  await page.getByRole('button', { name: /EN \/ 中/ }).click()
  await expect(heading(page)).toHaveText('3 项指标全部吻合。')
  await expect(page.locator('[data-case=S25]')).toContainText('每件的每一步')
  await expect(page.locator('[data-case=S25]')).toContainText('吻合')
  await expect(page).toHaveTitle('准确性 · Throughline')
})
