import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate } from './template.ts'

test('a version is kept, compared with what became of it, and restored, which undo takes back', async ({ page }) => {
  await openTemplate(page)
  const name = page.getByRole('textbox', { name: 'Name of the blueprint' })
  const dialog = page.getByRole('dialog', { name: 'Versions' })
  await expect(name).toHaveValue('Fault repair')
  await page.keyboard.press('Control+s')
  await expect(dialog).toContainText('There is none yet.')
  await page.keyboard.type('As agreed')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('listitem')).toContainText('35 steps · 11 departments')
  await page.keyboard.press('Escape')

  const step = await page.waitForFunction(() => {
    type Box = { x: number; y: number; width: number; height: number }
    return (globalThis as { throughlineCanvas?: { step(id: string): Box | undefined } }).throughlineCanvas?.step(
      'in-vain',
    )
  })
  const { x, y, width, height } = (await step.jsonValue())!
  await page.mouse.click(x + width / 2, y + height / 2)
  await page.keyboard.press('Delete')
  await name.fill('Without repair')
  await name.press('Enter')
  await page.getByRole('button', { name: /^Versions/ }).click()
  await dialog.getByRole('button', { name: /Compare with “As agreed”/ }).click()
  const comparison = page.getByRole('region', { name: 'Comparison with a version' })
  await expect(comparison.locator('[data-part=sentences]')).toContainText('Name “Fault repair” → “Without repair”')
  await expect(comparison.locator('[data-part=sentences]')).toContainText('Step “Travels in vain” was removed.')
  await expect(comparison.locator('svg [data-id=in-vain]')).toContainText('removed')
  await expect(comparison.locator('[data-part=figures]')).toBeVisible({ timeout: 30_000 })
  expect(await serious(page, '.report')).toEqual([])

  await comparison.getByRole('button', { name: 'Restore' }).click()
  await expect(name).toHaveValue('Fault repair')
  await page.keyboard.press('Control+z')
  await expect(name).toHaveValue('Without repair')
  await page.keyboard.press('Control+s')
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
})
