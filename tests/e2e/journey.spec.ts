/** The whole way of a process designer, in one sitting and without one error of the page. */
import type { Page } from '@playwright/test'
import { select } from './canvas.ts'
import { expect, test } from './fixtures.ts'

const strip = (page: Page) => page.getByRole('region', { name: /Results|结果/ })
const panel = (page: Page) => page.locator('[data-region=inspector]')
const verdict = (page: Page) => page.locator('[data-part=verdict]')

test.use({ live: true })

test('open fault repair, read where it breaks, mend it, see what that gains, find it again, follow a case', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await page.goto('/?test')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: 'Fault repair' }).click()

  // It runs by itself, and says in one sentence where it breaks.
  await expect(verdict(page)).toContainText(/waits? for the morning/, { timeout: 60_000 })
  await expect(page.getByText(/^20 runs/)).toBeVisible({ timeout: 120_000 })

  // One more late repairer, and the difference stands there with its interval.
  await select(page, 'visit')
  const late = panel(page).getByRole('group', { name: 'Late repairers', exact: true })
  await late.getByRole('button', { name: /^One more/ }).click()
  const changes = page.locator('[data-part=changes]')
  await expect(changes).toContainText(/on time/, { timeout: 120_000 })
  await expect(changes).toContainText(/[+−]\d+(\.\d+)? points/)
  await expect(changes).toContainText(/±/)

  // Reload: the change is there.
  await expect(page.locator('[data-saved=saved]')).toBeVisible()
  await page.reload()
  await select(page, 'visit')
  await expect(late.getByRole('textbox', { name: /^People/ })).toHaveValue('4')

  // The other language, and back.
  await page.getByRole('button', { name: /中/ }).first().click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(strip(page)).toBeVisible()
  await page.getByRole('button', { name: /EN/ }).first().click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  // One case, step by step, with its states beside it.
  await page.keyboard.press('Escape')
  await page.keyboard.press('4')
  const side = page.getByRole('complementary', { name: 'Follow one case' })
  await expect(side.locator('.sentence')).toHaveText('The customer comes in: Reports fault.', { timeout: 90_000 })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(side).toContainText('Agent logs fault')

  // A broken file is refused, and what was open stays open.
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['{"format": "throughline-blueprint", "schemaVersion": 1, '], 'broken.json'))
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  const refusal = page.getByRole('dialog', { name: 'This file was not opened' })
  await expect(refusal).toContainText(/breaks off at line \d+/)
  await page.keyboard.press('Escape')
  await expect(side).toBeVisible()
})
