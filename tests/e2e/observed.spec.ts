import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate } from './template.ts'

test.use({ live: true })

const log = readFileSync(join(import.meta.dirname, '../fixtures/log/faults.csv'), 'utf8')
const dialog = (page: Page) => page.getByRole('dialog', { name: 'What was observed' })
const today = (page: Page) => page.locator('[data-part=today]')

async function open(page: Page): Promise<void> {
  await openTemplate(page)
  await expect(page.locator('[data-saved=saved]')).toBeVisible()
  await expect(page.locator('[data-step]').first()).toBeVisible()
}

test('a dropped log is matched with steps, written, held against the run, and gone with one undo', async ({ page }) => {
  await open(page)
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'faults.csv', { type: 'text/csv' }))
    return transfer
  }, log)
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(dialog(page)).toContainText('“faults.csv” tells of 6 activities; 4 of them mean a step here.')
  expect(await serious(page, 'dialog')).toEqual([])
  await page.getByLabel('Step of “Sends somebody out”').selectOption({ label: 'Dispatch by class' })
  const preview = dialog(page).locator('[data-part=preview]')
  await expect(preview.getByRole('row', { name: 'Agent logs fault time on the job' })).toContainText('30 min ±56 s')
  await dialog(page).getByRole('button', { name: 'Write 12 figures' }).click()
  await expect(page.getByText('12 observed figures were written.')).toBeVisible()

  await expect(today(page)).toContainText(/^Matches today: \d\/7\. .*Not at: .*Agent logs fault/, { timeout: 30_000 })
  await today(page).click()
  const row = page.locator('[data-table=matches-today]').getByRole('row', { name: /^Agent logs fault time on the job/ })
  await expect(row).toContainText('✗ surely differs')
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText(
    /“Travel and repair”, wait: the run has .* more/,
  )
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+z')
  await expect(today(page)).toHaveCount(0)
})

test('rows are pasted, and a figure is typed beside the step: it says what the run has', async ({ page }) => {
  await open(page)
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'step\ttime\ttime ±\tn\nTravel and repair\t5 h\t10 min\t40\nLunch\t30 min\t\t3')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(dialog(page)).toContainText('“clipboard” tells of 2 activities; 1 of them mean a step here.')
  await dialog(page).getByRole('button', { name: 'Write 1 figure' }).click()
  await expect(today(page)).toBeVisible({ timeout: 30_000 })

  await page.getByRole('region', { name: 'Findings' }).getByText('“Travel and repair”, time on the job').first().click()
  const section = page.locator('[data-section=observed]')
  await expect(section).toContainText('surely differs')
  await section.getByLabel('Observed: time on the job', { exact: true }).fill('100 min')
  await page.keyboard.press('Enter')
  await section.getByLabel('Known to ±: time on the job', { exact: true }).fill('')
  await page.keyboard.press('Enter')
  await section.getByLabel('Observations: time on the job', { exact: true }).fill('4')
  await page.keyboard.press('Enter')
  await expect(section).toContainText('too few to tell')
  expect(await serious(page, '[data-region=inspector]')).toEqual([])
})
