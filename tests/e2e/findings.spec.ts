import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate } from './template.ts'

test('a finding says why, shows its place, and is mended at a press that undo takes back', async ({ page }) => {
  await openTemplate(page)
  const inspector = page.locator('[data-region=inspector]')
  const found = inspector
    .getByRole('region', { name: 'Findings' })
    .getByRole('listitem')
    .filter({ hasText: 'hands over to “Travel and repair”' })
    .filter({ hasText: 'its receipt is not acknowledged' })

  const why = found.getByText('Without an acknowledgement a case can lie between two departments')
  await expect(why).toBeHidden()
  await found.getByRole('button', { name: 'Why?' }).press('Enter')
  await expect(why).toBeVisible()
  expect(await serious(page, '[data-region=inspector]')).toEqual([])

  await found.getByRole('button', { name: /^advice/ }).click()
  await expect(inspector.getByRole('button', { name: 'Show the whole blueprint' })).toBeVisible()

  await found.getByRole('button', { name: 'Have it acknowledged' }).click()
  await expect(found).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Undo.*Have it acknowledged/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(found).toHaveCount(1)
})

test('what is checked can be read, with its reason, in both languages', async ({ page }) => {
  await page.goto('/?test')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  await help.getByText(/^What is checked as you draw: \d\d rules$/).click()
  await help.getByText('Who waits is told how it stands').click()
  await expect(help.getByText('A wait in the dark feels longer')).toBeVisible()
  expect(await serious(page, 'dialog')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /EN \/ 中/ }).click()
  await page.keyboard.press('?')
  await help.getByText(/^边画边检查/).click()
  await expect(help.getByText('交接有单据')).toBeVisible()
})
