import { expect, test } from './fixtures.ts'

test('the app opens and shows its name', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveTitle(/Throughline/)
  await expect(page.locator('#app')).not.toBeEmpty()
})
