import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate } from './template.ts'

const side = (page: Page) => page.getByRole('complementary', { name: 'Follow one case' })
const sentence = (page: Page) => side(page).locator('.sentence')

test.use({ live: true })

/** The story begins when the first run is done; then the rest of the runs is not waited for. */
async function follow(page: Page) {
  await openTemplate(page)
  await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeVisible()
  await page.keyboard.press('4')
  await expect(sentence(page)).toHaveText('The customer comes in: Reports fault.', { timeout: 45_000 })
  await page.keyboard.press('r')
}

test('a case is followed step by step, by keys and by buttons', async ({ page }) => {
  await follow(page)
  await expect(side(page)).toContainText('Reports fault')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(sentence(page)).toHaveText('Waits for “Agent logs fault”.')
  // Its machine stands in the step, and there in waiting.
  await expect(side(page).getByRole('listitem').filter({ hasText: 'Agent logs fault' }).first()).toContainText(
    'waiting',
  )
  await expect(side(page)).toContainText('Agent logs fault · begins')

  await page.getByRole('button', { name: 'Step forward' }).click()
  await expect(sentence(page)).toContainText('“Agent logs fault” begins')
  await page.getByRole('button', { name: 'Step back' }).click()
  await expect(sentence(page)).toHaveText('Waits for “Agent logs fault”.')
})

test('the blueprint shows the way so far, and the rest fades', async ({ page }) => {
  await follow(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('.token')).toHaveCount(1)
  await expect(page.locator('[data-flow="f-report-log"]')).toHaveClass(/taken/)
  await expect(page.locator('[data-step="log"]')).not.toHaveClass(/faded/)
  await expect(page.locator('[data-step="repair-report"]')).toHaveClass(/faded/)

  await page.keyboard.press('1')
  await expect(page.locator('.token')).toHaveCount(0)
  await expect(page.locator('[data-step="repair-report"]')).not.toHaveClass(/faded/)
})

test('play goes on by itself to the end, and pause stops it', async ({ page }) => {
  await follow(page)
  const steps = page.getByRole('slider', { name: 'Steps' })
  await page.getByRole('button', { name: '600×' }).click()
  await page.getByRole('button', { name: 'Play' }).click()
  await expect.poll(async () => Number(await steps.inputValue())).toBeGreaterThan(3)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  const stopped = await steps.inputValue()
  await page.waitForTimeout(700)
  expect(await steps.inputValue()).toBe(stopped)

  await steps.focus()
  await page.keyboard.press('End')
  await expect(sentence(page)).toContainText('It ends:')
  await expect(side(page)).toContainText('The case is closed.')
  // A slider takes no digits: they lead on, as anywhere.
  await page.keyboard.press('1')
  await expect(steps).toHaveCount(0)
})

test('another case is another story, and each is told in Chinese too', async ({ page }) => {
  await follow(page)
  const which = page.getByText(/^case \d+ of run \d+/)
  const first = await which.textContent()
  await side(page).getByRole('button', { name: 'Another one' }).click()
  await expect(which).not.toHaveText(first!)
  await expect(sentence(page)).toHaveText('The customer comes in: Reports fault.')

  await page
    .getByRole('button', { name: /中|Chinese|Language/ })
    .first()
    .click()
  await expect(page.locator('aside .sentence')).toHaveText('顾客到来：申告故障。')
  await expect(page.getByText('顾客的时间').first()).toBeVisible()
})

test('axe finds nothing serious in the story, light and dark', async ({ page }) => {
  await follow(page)
  expect(await serious(page, 'main')).toEqual([])
})
