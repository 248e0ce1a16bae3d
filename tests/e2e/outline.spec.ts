import type { Page } from '@playwright/test'
import type { CanvasHandle } from '../../src/views/canvas/test-handle.ts'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate, type Title } from './template.ts'

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Outline' })
const table = (page: Page) => page.getByRole('grid', { name: 'Table' })
const row = (page: Page, name: string) =>
  tree(page)
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) })
const spoken = (page: Page) => page.locator('footer [aria-live=polite]')
const drawn = (page: Page) => page.locator('[data-step] .name').allTextContents()

async function empty(page: Page) {
  await page.goto('/?test')
  await page.getByRole('button', { name: 'New empty blueprint' }).click()
  await page.getByRole('button', { name: 'Outline' }).click()
}

async function open(page: Page, title: Title = 'Fault repair', step = 'Travel and repair') {
  await openTemplate(page, title)
  await page.getByRole('button', { name: 'Outline' }).click()
  await expect(row(page, step)).toBeVisible()
}

const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)

test('a blueprint is drawn in the outline by keyboard alone, and stands on the canvas', async ({ page }) => {
  await empty(page)
  await expect(page.getByRole('textbox', { name: 'What does the customer do first?' })).toBeFocused()
  await page.keyboard.type('Call > Explain\n')
  await expect(row(page, 'Explain')).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.type('Check\n')
  await expect(row(page, 'Check')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Repair\n')
  await expect(row(page, 'Repair')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, 'Check')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Test the line\n')
  await expect(row(page, 'Test the line')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Delete')
  await expect(row(page, 'Explain')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeVisible()
  expect((await drawn(page)).join(' ')).toMatch(/Call.*Test the line.*Repair/)
})

test('a handoff is heard as on the canvas, and the arrows follow it', async ({ page }) => {
  await open(page)
  await row(page, 'Dispatch by class').click()
  await expect(spoken(page)).toContainText('handoff to Field repair')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: 'Where to from “Dispatch by class”?' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Travel and repair')).toBeFocused()
  await expect(spoken(page)).toContainText('Travel and repair. Frontstage')
})

test('a folded phase leaves one row where its steps were, which the keyboard reaches, hears and opens', async ({
  page,
}) => {
  await open(page)
  const slab = tree(page).getByRole('row').filter({ hasText: '4 steps, folded with “Visit”' })
  await tree(page).getByRole('button', { name: 'Fold “Visit”', exact: true }).click()
  await expect(row(page, 'Travel and repair')).toHaveCount(0)
  await expect(row(page, 'Dispatch by class')).toBeVisible()
  await expect(slab).toContainText('Travel and repair')
  await expect(page.locator('.paper [data-slab]').first()).toBeAttached()
  expect(await serious(page, '.outline')).toEqual([])

  await row(page, 'Call back').click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(slab).toBeFocused()
  await expect(spoken(page)).toHaveText('4 steps, folded with “Visit”.')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Travel and repair')).toBeFocused()
  await expect(tree(page).getByText('folded with “Visit”')).toHaveCount(0)
})

test('lanes, departments and phases are changed at their rows, by keys alone', async ({ page }) => {
  await open(page)
  const head = (name: string) =>
    tree(page)
      .locator('.head')
      .filter({ has: page.getByText(name, { exact: true }) })
  const record = (id: string) =>
    page.evaluate(
      (id) => (globalThis as unknown as { throughlineCanvas: CanvasHandle }).throughlineCanvas.blueprint().records[id],
      id,
    )
  await row(page, 'Issue spare part').click()
  await page.keyboard.press('ArrowUp')
  await expect(head('Spare-part store')).toBeFocused()
  await expect(spoken(page)).toContainText('Spare-part store. department in Support processes, 1 step')
  await page.keyboard.press('F2')
  await page.keyboard.type('Parts\n')
  await expect(head('Parts')).toBeFocused()

  await page.keyboard.press('Space')
  await expect(head('Parts')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page, 'Issue spare part')).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(row(page, 'Issue spare part')).toBeVisible()

  await page.keyboard.press('Enter')
  await page.keyboard.type('Colour\n')
  await page.keyboard.type('Teal\n')
  await expect(head('Parts')).toBeFocused()
  expect(await record('spare-store')).toMatchObject({ type: 'department', colour: 'teal' })

  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('Legal\n')
  await expect(head('Legal')).toBeFocused()
  await expect(head('Legal')).toContainText('Nothing here yet')
  await page.keyboard.press('n')
  await page.keyboard.type('Checks the claim\n')
  await expect(row(page, 'Checks the claim')).toBeFocused()
  expect(await record('action')).toMatchObject({ lane: 'support', department: 'legal' })

  await page.keyboard.press('End')
  await expect(head('Confirm')).toBeFocused()
  await expect(spoken(page)).toContainText('Confirm. phase 5 of 5')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(spoken(page)).toContainText('Confirm. phase 4 of 5')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('Notice\n')
  await expect(head('Notice')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(head('Notice')).toHaveCount(0)
  await expect(head('Visit')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(head('Notice')).toBeVisible()

  await page.getByRole('button', { name: 'Add a lane', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Backstage\n')
  await page.keyboard.type('Partners\n')
  await expect(head('Partners')).toBeFocused()
})

test('rows of a spreadsheet are pasted into the table, at one undo', async ({ page }) => {
  await empty(page)
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await table(page).getByText('Type a name').click()
  await paste(
    page,
    'Name\tLane\tTime on the job\tNext steps\nCall\tCustomer actions\t\tCheck\nCheck\tFrontstage\t5 min\t',
  )
  await expect(table(page).getByRole('row')).toHaveCount(4)
  const time = table(page)
    .getByRole('row', { name: /^Check/ })
    .getByRole('gridcell')
    .nth(7)
  await expect(time).toHaveText('5 min')
  await time.click()
  await page.keyboard.type('5 to 12 min, usually 8\n')
  await expect(time).toHaveText('5 to 12 min, usually 8')
  await time.click()
  await page.keyboard.type('soon\n')
  await expect(table(page).getByRole('alert')).toContainText('Write a time like')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo: Change time on the job' }).click()
  await page.getByRole('button', { name: 'Undo: Paste cells' }).click()
  await expect(table(page).getByRole('row')).toHaveCount(2)
})

test('the order of the table is changed by keys', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  const names = () => table(page).locator('tbody td:first-child').allTextContents()
  const before = (await names()).map((name) => name.trim())
  await table(page).getByRole('gridcell', { name: before[0], exact: true }).first().click()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(async () => (await names()).slice(0, 2).map((name) => name.trim())).toEqual([before[1], before[0]])
})

test('axe finds nothing in the outline and in the table, in both languages, light and dark', async ({ page }) => {
  await open(page)
  for (const [lanes, cells] of [
    ['By lane', 'Table'],
    ['按泳道', '表格'],
  ]) {
    await page.getByRole('button', { name: lanes, exact: true }).click()
    expect(await serious(page, '.outline')).toEqual([])
    await page.getByRole('button', { name: cells, exact: true }).click()
    expect(await serious(page, '.outline')).toEqual([])
    await page.getByRole('button', { name: /EN \/ 中/ }).click()
  }
})

test('at 400 % the blueprint is the outline, and nothing of it runs out of the window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 512 })
  await page.goto('/')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: 'Fault repair' }).click()
  await expect(row(page, 'Travel and repair')).toBeVisible()
  const wide = await tree(page).evaluate(
    (element) => element.parentElement!.scrollWidth - element.parentElement!.clientWidth,
  )
  expect(wide).toBeLessThanOrEqual(0)
})

test('on a small screen the inspector lies over no row: the rows make room for it', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page)
  await row(page, 'Travel and repair').click()
  const inspector = page.locator('[data-region=inspector]')
  await expect(inspector).toBeVisible()
  await page.getByRole('button', { name: /^Table/ }).click()
  await expect(table(page)).toBeVisible()
  const [rows, side] = await Promise.all([page.locator('section.outline').boundingBox(), inspector.boundingBox()])
  expect(rows!.x + rows!.width).toBeLessThanOrEqual(side!.x + 1)
})

test('a department with people and no row is said under the rows and in its panel, and one press gives it a row', async ({
  page,
}) => {
  await open(page, 'Broadband installation', 'Travels and installs')
  const outline = page.getByRole('region', { name: 'Outline' })
  const said = '“Field crew, county” has no row'
  await expect(outline).toContainText(said)
  await outline.getByRole('button', { name: 'Put it into “Frontstage”' }).click()
  await expect(outline.locator('[data-row="frontstage county-crew"]')).toBeFocused()
  await expect(outline).not.toContainText(said)
  await page.keyboard.press('Control+z')
  await expect(outline).toContainText(said)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('Field crew, county')
  await page.keyboard.press('Enter')
  const panel = page.locator('[data-region=inspector]')
  await expect(panel).toContainText(said)
  await panel.getByRole('button', { name: 'Put it into “Frontstage”' }).press('Enter')
  await expect(outline.locator('[data-row="frontstage county-crew"]')).toBeVisible()
})
