import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { select } from './canvas.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate } from './template.ts'

const numbers = Array.from({ length: 22 }, (_, at) => at + 1)
const heads = [...numbers.map((n) => `E${n}`), ...numbers.map((n) => `P${n}`)].join(',')
const marks = [...numbers.map(() => 7), ...numbers.map(() => 4)].join(',')
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const panel = (page: Page) => page.locator('[data-region=inspector]')
const asked = (page: Page) => panel(page).locator('[data-section=asked]')

async function open(page: Page): Promise<void> {
  await openTemplate(page, 'Business hall')
  await expect(page.locator('[data-saved=saved]')).toBeVisible()
  // Keys are heard once the picture is there.
  await expect(page.locator('[data-step]').first()).toBeVisible()
}

async function unfold(page: Page): Promise<void> {
  if ((await asked(page).getAttribute('open')) === null) await asked(page).locator('summary').click()
}

/** A file is chosen where the act asks for one. */
async function choose(page: Page, act: () => Promise<void>, file: ReturnType<typeof csv>): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await act()
  await (await chooser).setFiles(file)
}

test('answers come in by a key, are counted, and go with one undo', async ({ page }) => {
  await open(page)
  await choose(page, () => page.keyboard.press('Control+i'), csv('autumn.csv', `${heads}\n${marks}\n${marks}\n`))
  await expect(page.getByText('2 answers came in.')).toBeVisible()
  await unfold(page)
  // The fourth of seven marks lies in the middle.
  await expect(asked(page)).toContainText('50 2 answers (fewer than 30)')
  await page.keyboard.press('Control+z')
  await expect(asked(page)).toContainText('nobody asked')
})

test('what is wrong in the file is named by line and column, and nothing is changed', async ({ page }) => {
  await open(page)
  const bad = csv('bad.csv', `${heads}\n${marks.replace('4', 'often')}\n`)
  await choose(page, () => page.keyboard.press('Control+i'), bad)
  const dialog = page.getByRole('dialog', { name: 'This file was not opened' })
  await expect(dialog).toContainText('“bad.csv” has one problem. Nothing was changed.')
  await expect(dialog).toContainText('Line 2, column “P1”: “often” is no mark from 1 to 7.')
})

test('a check-list is begun at a frontstage step, visits are dropped on it, and it is accessible', async ({ page }) => {
  await open(page)
  await select(page, 'f-counter')
  await unfold(page)
  await asked(page).getByRole('button', { name: 'Begin a check-list' }).click()
  await expect(asked(page).getByRole('textbox').first()).toBeVisible()
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['Badge worn\nyes\nno\n'], 'visits.csv', { type: 'text/csv' }))
    return transfer
  })
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(page.getByText('2 visits came in.')).toBeVisible()
  await expect(asked(page)).toContainText('2 visits (fewer than 30)')
  expect(await serious(page, '[data-region=inspector]')).toEqual([])
})
