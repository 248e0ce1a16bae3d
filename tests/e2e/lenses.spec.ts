import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { canvas, openDrawn } from './canvas.ts'
import { expect, test } from './fixtures.ts'

const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`)
const legend = (page: Page) => page.getByRole('group', { name: 'What is looked at' })
const option = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('option', { name })

/** By its key and a few letters. */
async function look(page: Page, text: string) {
  await canvas(page).focus()
  await page.keyboard.press('o')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('O lays a lens over the picture; the legend says what it shows, and it is remembered', async ({ page }) => {
  await openDrawn(page)
  await expect(legend(page)).toContainText('Waiting')
  await look(page, 'customer')
  await expect(legend(page)).toContainText('Customer’s view')
  await expect(step(page, 'dispatch')).toHaveClass(/faded/)
  await expect(step(page, 'visit')).not.toHaveClass(/faded/)
  await expect(canvas(page)).toBeFocused()

  await look(page, 'prov')
  await expect(step(page, 'visit').locator('[data-sign=assumed]')).toBeVisible()
  await expect(legend(page)).toContainText(/\d+ observed/)

  await page.reload()
  await expect(legend(page)).toContainText('Provenance')
  await legend(page).getByRole('button').click()
  await option(page, /^Waiting/).click()
  await expect(step(page, 'visit').locator('.sign')).toHaveCount(0)
})

test('the emotion lens draws a curve over the customer’s steps', async ({ page }) => {
  await openDrawn(page, 'Complaint, hotline 10000')
  await look(page, 'emotion')
  await expect(page.locator('.curve [data-sign]')).toHaveCount(4)
  await expect(step(page, 'c-wait')).toContainText('customer very unhappy')
})

test('a lens with nothing to show says what to enter', async ({ page }) => {
  await page.goto('/?test')
  await page.getByRole('button', { name: 'Empty blueprint' }).first().click()
  await expect(canvas(page)).toBeVisible()
  await page.getByLabel('What does the customer do first?').fill('asks > leaves')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await look(page, 'cost')
  await expect(legend(page)).toContainText('No cost is entered.')
  await look(page, 'service levels')
  await expect(legend(page)).toContainText('Nothing is promised yet')
})

test('one channel alone: what its cases never come to steps back, until all are shown again', async ({ page }) => {
  await openDrawn(page, 'Broadband installation')
  await look(page, 'business hall')
  await expect(legend(page)).toContainText('Only Business hall')
  await expect(step(page, 'web-order')).toHaveClass(/faded/)
  await expect(step(page, 'hall-order')).not.toHaveClass(/faded/)
  await look(page, 'all cases')
  await expect(step(page, 'web-order')).not.toHaveClass(/faded/)
})

test('the palette offers the lenses, in Chinese too', async ({ page }) => {
  await openDrawn(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('handoffs')
  await page.getByRole('dialog').locator('[data-group=Lens]').getByText('Handoffs').click()
  await expect(page.locator('.gate').first()).toBeAttached()
  await page.getByRole('button', { name: /^EN \/ 中/ }).click()
  await expect(page.getByRole('group', { name: '当前视角' })).toContainText('交接')
})

test('a dot lights what is selected and its neighbours, B darkens the screen until any key', async ({ page }) => {
  await openDrawn(page)
  await step(page, 'log').waitFor({ state: 'attached' })
  await canvas(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('v')
  await page.keyboard.press('.')
  await expect(step(page, 'report')).not.toHaveClass(/faded/)
  await expect(step(page, 'log')).not.toHaveClass(/faded/)
  await expect(step(page, 'dispatch')).toHaveClass(/faded/)
  await page.keyboard.press('.')
  await expect(step(page, 'dispatch')).not.toHaveClass(/faded/)

  await page.keyboard.press('b')
  await expect(page.getByRole('dialog', { name: 'Dark screen' })).toBeVisible()
  await page.keyboard.press('x')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(canvas(page)).toBeFocused()
})

test('after V a tab draws nothing', async ({ page }) => {
  await openDrawn(page)
  const before = await page.locator('[data-step]').count()
  await canvas(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press(' ')
  await page.keyboard.press('v')
  await page.keyboard.press('Tab')
  await expect(canvas(page)).not.toBeFocused()
  await expect(page.locator('[data-step]')).toHaveCount(before)
})

test('the list of keys has those that look', async ({ page }) => {
  await openDrawn(page)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keys' })
  for (const words of ['Hot spots in turn', 'Dark screen', 'Spotlight on what is selected'])
    await expect(list.getByText(words, { exact: true })).toBeAttached()
  await expect(list.getByText('Select: a drag frames steps')).toBeAttached()
  await expect(list.getByText('Choose a lens, or whose cases alone are shown')).toBeAttached()
})

test.describe('with figures', () => {
  test.use({ live: true })

  test('hot spots come in turn, a class has its own figures, and every lens is free of barriers in both themes', async ({
    page,
  }) => {
    test.setTimeout(120_000)
    // Wide enough for every cell of the strip.
    await page.setViewportSize({ width: 1680, height: 900 })
    await openDrawn(page)
    await expect(page.locator('div.strip')).toHaveAttribute('data-dimmed', 'false', { timeout: 50_000 })
    await expect(step(page, 'visit').locator('.wait')).toBeAttached({ timeout: 50_000 })

    // A class is looked at: it is measured apart, and its times stand at the steps, here and in the outline.
    await look(page, 'dia gold')
    await expect(legend(page)).toContainText('at steps their own times', { timeout: 50_000 })
    await page.keyboard.press('5')
    await expect(page.getByText('Only DIA gold: at steps their own times; all else is of all cases')).toBeVisible()
    await page.keyboard.press('1')
    await look(page, 'all cases')
    await expect(legend(page)).not.toContainText('at steps their own times')
    await canvas(page).focus()
    await page.keyboard.press('r')

    // Most is waited for at the visit, then at the journey in vain.
    await canvas(page).focus()
    await page.keyboard.press('x')
    await expect(step(page, 'visit').locator('.ring')).toHaveCount(3)
    await page.keyboard.press('x')
    await expect(step(page, 'in-vain').locator('.ring')).toHaveCount(3)

    // One class alone: its own figures in the strip, and where there are none, whose they are.
    const results = page.getByRole('region', { name: 'Results' })
    await look(page, 'dia gold')
    await expect(results.getByRole('heading', { name: 'On time: Fault repaired, only DIA gold' })).toBeVisible()
    await expect(results.getByRole('heading', { name: 'Busy while on shift, all cases' })).toBeVisible()
    await look(page, 'all cases')
    await expect(results.getByRole('heading', { name: 'On time: Fault repaired', exact: true })).toBeVisible()

    for (const lens of [
      ...['waiting', 'causes of', 'customer', 'handoffs', 'service levels'],
      ...['cost', 'emotion', 'five gaps', 'provenance'],
    ]) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await look(page, lens)
      expect(await serious(page, '.canvas'), lens).toEqual([])
    }
  })
})
