import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { select } from './canvas.ts'
import { expect, test } from './fixtures.ts'
import { openSaved, saved } from './template.ts'

const panel = (page: Page) => page.locator('[data-region=inspector]')

async function selectToo(page: Page, step: string): Promise<void> {
  await page.keyboard.down('Shift')
  await select(page, step)
  await page.keyboard.up('Shift')
}

test('what several steps share is changed in all of them, and one undo takes it back', async ({ page }) => {
  await openSaved(page)
  await select(page, 'dispatch')
  await selectToo(page, 'visit')
  await expect(panel(page).getByRole('heading', { name: '2 steps' })).toBeVisible()

  // They differ, and are not made alike by being looked at.
  const lane = panel(page).getByRole('combobox', { name: 'Lane' })
  await expect(lane.locator('option:checked')).toHaveText('mixed')
  const cost = panel(page).getByRole('textbox', { name: 'Cost per case' })
  await cost.fill('12')
  await cost.press('Enter')
  await panel(page).getByRole('group', { name: 'Badges' }).getByRole('button', { name: 'fail point' }).click()
  const time = panel(page).getByRole('textbox', { name: 'Time', exact: true })
  await expect(time).toHaveAttribute('placeholder', 'mixed')
  await time.fill('soon')
  await time.press('Enter')
  await expect(panel(page).getByRole('alert')).toContainText('“soon” is no time.')
  await time.fill('5 to 12 min, usually 8')
  await time.press('Enter')
  await lane.selectOption({ label: 'Frontstage' })
  await expect(lane.locator('option:checked')).toHaveText('Frontstage')
  await panel(page).getByRole('combobox', { name: 'Figures are' }).selectOption('observed')
  await saved(page)
  expect(await serious(page, '[data-region=inspector]')).toEqual([])

  await select(page, 'dispatch')
  await expect(
    panel(page)
      .getByRole('textbox', { name: /, Most likely$/ })
      .first(),
  ).toHaveValue('8')
  await expect(
    panel(page)
      .getByRole('button', { name: /^Source of “.*observed/ })
      .first(),
  ).toBeVisible()
  await selectToo(page, 'visit')
  for (const act of ['Change 2: Source of figures', 'Change 2: Lane', 'Change 2: Time', 'Change 2: Badges'])
    await page.getByRole('button', { name: `Undo: ${act}` }).click()
  await expect(time).toHaveAttribute('placeholder', 'mixed')
  await expect(lane.locator('option:checked')).toHaveText('mixed')
  await expect(cost).toHaveValue('12')
  await page.getByRole('button', { name: 'Undo: Change 2: Cost per case' }).click()
  await expect(cost).toHaveValue('')

  await panel(page)
    .getByRole('button', { name: /^Leave out: / })
    .first()
    .click()
  await expect(panel(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Travel and repair')
})
