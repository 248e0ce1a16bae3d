import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate, type Title } from './template.ts'

const view = (page: Page) => page.getByRole('region', { name: 'Handoffs', exact: true })
const ranking = (page: Page) => view(page).getByRole('table').filter({ hasText: 'From, to' })
const panel = (page: Page) => view(page).getByRole('complementary', { name: 'The selected handoff' })

async function open(page: Page, template: Title) {
  await openTemplate(page, template)
  await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(view(page)).toBeVisible()
}

test.describe('with figures', () => {
  test.use({ live: true })

  test('says what is lost between departments, and rows are gone through by keys', async ({ page }) => {
    await open(page, 'Complaint, hotline 10000')
    await expect(view(page).getByRole('heading', { level: 2 })).toContainText(
      /A case that is handed over takes .+ people work on it for .+ between departments\./,
      { timeout: 50_000 },
    )
    const rows = ranking(page).getByRole('button')
    await expect(rows.first()).toContainText(/Routing desk\s*→\s*Billing/)
    await expect(panel(page)).toContainText('Routing desk')
    await expect(panel(page)).toContainText('no receipt')
    await expect(panel(page)).toContainText('Hours both are open')

    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await expect(rows.nth(1)).toBeFocused()
    await expect(rows.nth(1)).toHaveAttribute('aria-pressed', 'true')
    await expect(panel(page).getByRole('heading', { level: 3 })).toContainText('Sales')

    // A circle selects the worst handoff of the two; what is selected here is selected in the blueprint.
    await view(page)
      .getByRole('button', { name: /^Routing desk to Billing: / })
      .click()
    await expect(panel(page).getByRole('heading', { level: 3 })).toContainText('Billing')
    await page.keyboard.press('r')
    expect(await serious(page, '.handoffs')).toEqual([])
    await panel(page).getByRole('button', { name: 'Edit in the blueprint' }).click()
    await expect(page.getByRole('complementary', { name: 'Selected step' })).toContainText(
      'Handoff from Routing desk to Billing',
    )
  })
})

test('of one class alone: its own figures, what is known of all only says so, and it is remembered', async ({
  page,
}) => {
  await open(page, 'Business hall')
  const whose = () => view(page).getByRole('combobox', { name: 'Whose cases' })
  await whose().focus()
  await page.keyboard.press('ArrowDown')
  const chosen = await whose().locator('option:checked').textContent()
  expect(chosen).not.toBe('All cases')
  await page.keyboard.press('Tab')
  await page.keyboard.press('r')
  await expect(view(page).locator('header').first()).toContainText('Means of', { timeout: 50_000 })
  await expect(ranking(page).getByRole('row').nth(1)).toContainText('only of all')
  await expect(view(page).getByRole('region', { name: 'How far departments work apart' })).toContainText(
    /Contacts a case\s*only of all/,
  )
  await page.keyboard.press('r')

  await page.reload()
  await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(whose().locator('option:checked')).toHaveText(chosen!)
})

test('who hands to whom says every name whole, however many departments there are', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1000 })
  await open(page, 'Key-account solution sale')
  const heads = view(page).getByRole('region', { name: 'Who hands to whom' }).locator('th')
  await expect(heads).toHaveCount(20)
  const cut = await heads.evaluateAll((all) =>
    all.flatMap((one) =>
      one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight ? [one.textContent] : [],
    ),
  )
  expect(cut).toEqual([])
})

test('departments have papers to sign, one each, printed without the screen around them', async ({ page }) => {
  await open(page, 'Complaint, hotline 10000')
  await page.keyboard.press('Shift+S')
  const sheets = view(page).getByRole('article')
  await expect(sheets).toHaveCount(7)
  const billing = sheets.filter({
    has: page.getByRole('heading', { name: 'What Billing owes those that hand over to it' }),
  })
  await expect(billing.getByRole('row').nth(1)).toContainText(
    /Routing desk.*Billing corrects.*Business contact sheet.*8 h/,
  )
  await expect(billing).toContainText('Signed for Routing desk')
  expect(await serious(page, '.handoffs')).toEqual([])

  await page.keyboard.press('Shift+D')
  await expect(sheets.first()).toContainText('Department card')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(sheets.last()).toBeVisible()
  // A card is as wide as the paper, whatever stands on it.
  const widths = await sheets.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)))
  expect(new Set(widths).size).toBe(1)
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')
  await expect(ranking(page)).toBeVisible()
})

test('without departments it teaches what a handoff is', async ({ page }) => {
  await page.goto('/?test')
  await page.keyboard.press('n')
  await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeVisible()
  await page.getByRole('button', { name: 'Handoffs' }).click()
  await expect(view(page)).toContainText('Nothing is handed over yet.')
  expect(await serious(page, '.handoffs')).toEqual([])
  await view(page).getByRole('button', { name: 'To the blueprint' }).click()
  await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeVisible()
})
