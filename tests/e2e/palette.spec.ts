import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { canvas } from './canvas.ts'
import { expect, test } from './fixtures.ts'

const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`)
const option = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('option', { name })

async function open(page: Page, title = 'Fault repair') {
  await page.goto('/?test')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: title }).click()
  await expect(canvas(page)).toBeVisible()
  await expect(page.locator('[data-step]').first()).toBeAttached()
}

/** Calls the palette and takes what fits best. */
async function take(page: Page, text: string) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(text)
  await expect(option(page, new RegExp(text, 'i')).first()).toHaveAttribute('data-selected', '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('the palette goes to a step, acts on it, and says why it cannot', async ({ page }) => {
  await open(page)
  await page.keyboard.press('Control+k')
  await expect(option(page, /^Hand over to/)).toHaveAttribute('aria-disabled', 'true')
  await expect(option(page, /^Hand over to/)).toContainText('Go to a step first.')
  await expect(option(page, /^Undo/)).toContainText('Nothing to undo')
  await expect(option(page, /hands over to “Travel and repair”.*not acknowledged/)).toBeAttached()
  expect(await serious(page, 'dialog')).toEqual([])
  await page.keyboard.press('Escape')

  await take(page, 'Agent logs fault')
  await expect(step(page, 'log').locator('.ring')).toHaveCount(3)
  await expect(canvas(page)).toBeFocused()

  await take(page, 'Name the step')
  await page.keyboard.type('Agent notes fault')
  await page.keyboard.press('Enter')
  await expect(step(page, 'log')).toContainText('Agent notes')

  await take(page, 'Undo')
  await expect(step(page, 'log')).toContainText('Agent logs')
})

test('in the outline the palette acts on its rows and goes to them; what needs the picture says so', async ({
  page,
}) => {
  await open(page)
  await page.keyboard.press('5')
  const outline = page.getByRole('region', { name: 'Outline' })
  await expect(outline.locator('[data-row]:focus')).toHaveCount(1)
  const row = (id: string) => outline.locator(`[data-row="${id}"]`)

  await take(page, 'Agent logs fault')
  await expect(row('log')).toBeFocused()
  await take(page, 'Name the step')
  await page.keyboard.type('Agent notes fault')
  await page.keyboard.press('Enter')
  await expect(row('log')).toContainText('Agent notes fault')
  await expect(row('log')).toBeFocused()

  await take(page, 'Decision')
  await page.keyboard.type('Known fault?')
  await page.keyboard.press('Enter')
  await expect(outline.locator('[data-row]:focus')).toContainText('Known fault?')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Add a phase')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Add a phase' })).toBeVisible()
  await page.keyboard.type('Aftercare')
  await page.keyboard.press('Enter')
  await expect(outline.locator('[data-row]:focus')).toContainText('Aftercare')

  await page.keyboard.press('Control+k')
  await expect(option(page, /^Tidy/)).toContainText('Go to the blueprint (1) first.')
  await expect(option(page, /^Show all/)).toContainText('Go to the blueprint (1) first.')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await take(page, 'Travel and repair')
  await take(page, 'Name the step')
  await page.keyboard.type('Travel, then repair')
  await page.keyboard.press('Enter')
  await expect(outline.getByRole('gridcell', { name: 'Travel, then repair' }).first()).toBeVisible()
})

test('the palette also goes to pools and phases, so that nobody has to know where names are looked for', async ({
  page,
}) => {
  await open(page)
  await take(page, 'Early repairers')
  await expect(page.locator('[data-region=inspector]')).toContainText('Early repairers')
})

test('the search finds steps, lanes, departments and pools, in either language, and goes inside of sub-blueprints', async ({
  page,
}) => {
  await open(page)
  await page.keyboard.press('/')
  await page.keyboard.type('客户行为')
  await expect(option(page, /^Customer actions/)).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('temporary')
  await page.keyboard.press('Enter')
  await expect(step(page, 'outage-temporary').locator('.ring')).toHaveCount(3)
})

test('the list of keys has every key that draws', async ({ page }) => {
  await open(page)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keys' })
  for (const words of ['Next step in the lane', 'Decision', 'Connect to …', 'Show all', 'Commands, steps and findings'])
    await expect(list.getByText(words, { exact: true })).toBeAttached()
})

test('words are found one after the other where they lie, and replaced in one act', async ({ page }) => {
  await open(page)
  await page.keyboard.press('Control+f')
  const bar = page.getByRole('search', { name: 'Find and replace' })
  await page.keyboard.type('DISPATCH')
  await expect(bar.getByRole('status')).toHaveText(/^Found in \d+ places$/)
  const hits = await bar.getByRole('listitem').count()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText(`2 of ${hits}`)
  await expect(bar.getByRole('textbox', { name: 'Find' })).toBeFocused()
  expect(await serious(page, '[role=search]')).toEqual([])

  await bar.getByRole('textbox', { name: 'Replace with' }).fill('Send')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await expect(bar.getByRole('status')).toHaveText(`Replaced in ${hits} places.`)
  await expect(page.getByRole('button', { name: 'Undo: Replace words' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('dispatch')
  await expect(bar.getByRole('listitem')).toHaveCount(hits)
})
