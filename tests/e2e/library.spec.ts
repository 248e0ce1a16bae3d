import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const shelf = (page: Page) => page.getByRole('region', { name: 'Your blueprints' })
const cards = (page: Page) => shelf(page).getByRole('article')
const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the blueprint' })
const saved = (page: Page) => expect(page.locator('[data-saved=saved]')).toBeVisible()

async function openTemplate(page: Page, title = 'Fault repair'): Promise<void> {
  await page.goto('/')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: title }).click()
  await expect(name(page)).toHaveValue(title)
  await saved(page)
}

async function rename(page: Page, to: string): Promise<void> {
  await name(page).fill(to)
  await name(page).press('Enter')
  await saved(page)
}

test('a template becomes one’s own, and an edit is there after a reload', async ({ page }) => {
  await openTemplate(page)
  await rename(page, 'Our fault repair')
  await page.reload()
  await expect(name(page)).toHaveValue('Our fault repair')
  await expect(page).toHaveTitle('Our fault repair · Throughline')

  await page.getByRole('link', { name: 'Your blueprints' }).click()
  await expect(cards(page)).toHaveCount(1)
  await expect(cards(page)).toContainText('Our fault repair')
  await page.goBack()
  await expect(name(page)).toHaveValue('Our fault repair')
})

test('undo and redo go by button and by key, and say what they take back', async ({ page }) => {
  await openTemplate(page)
  const undo = page.getByRole('button', { name: /Undo|Nothing to undo/ })
  await expect(undo).toHaveAccessibleName('Nothing to undo')
  await rename(page, 'Another name')
  await expect(undo).toHaveAccessibleName('Undo: Rename')
  await undo.click()
  await expect(name(page)).toHaveValue('Fault repair')
  await page.getByRole('button', { name: 'Redo: Rename' }).click()
  await expect(name(page)).toHaveValue('Another name')
  await page.keyboard.press('Control+z')
  await expect(name(page)).toHaveValue('Fault repair')
  await page.keyboard.press('Control+Shift+z')
  await expect(name(page)).toHaveValue('Another name')
})

test('a deleted blueprint comes back with undo', async ({ page }) => {
  await openTemplate(page)
  await page.getByRole('link', { name: 'Your blueprints' }).click()
  await page.getByRole('button', { name: 'Delete Fault repair' }).click()
  await expect(cards(page)).toHaveCount(0)
  await expect(page.getByRole('status')).toContainText('Deleted Fault repair.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cards(page)).toHaveCount(1)
  await page.reload()
  await expect(cards(page)).toHaveCount(1)
})

test('a duplicate lives on its own', async ({ page }) => {
  await openTemplate(page, 'Business hall')
  await page.getByRole('link', { name: 'Your blueprints' }).click()
  await page.getByRole('button', { name: 'Duplicate Business hall' }).click()
  await expect(cards(page)).toHaveCount(2)
  await shelf(page).getByRole('link', { name: 'Business hall, copy' }).click()
  await rename(page, 'Second hall')
  await page.getByRole('link', { name: 'Your blueprints' }).click()
  await expect(shelf(page).getByRole('link')).toHaveText([/^Second hall/, /^Business hall/])
})

test('an empty blueprint has its five lanes and is kept', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New empty blueprint' }).click()
  await expect(name(page)).toHaveValue('Untitled blueprint')
  await saved(page)
  await page.getByRole('link', { name: 'Your blueprints' }).click()
  await expect(cards(page)).toContainText('Untitled blueprint')
})

test('what is downloaded can be opened again, with nothing lost', async ({ page }) => {
  await openTemplate(page)
  await rename(page, 'Fault repair: county / city')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('Fault-repair-county-city.json')
  const bytes = await readFile(await file.path())

  await page.goto('/')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: bytes })
  await expect(name(page)).toHaveValue('Fault repair: county / city')
  await page.getByRole('link', { name: 'Your blueprints' }).click()
  await expect(cards(page)).toHaveCount(2)
})

test('a link holds a whole blueprint; one that is cut says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/#/template/business-hall')
  await saved(page)
  await rename(page, 'Hall to show')
  await page.keyboard.press('Control+Shift+s')
  await expect(page.getByText('The link is copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto(link)
  await expect(name(page)).toHaveValue('Hall to show')
  await expect(page).toHaveURL(/#\/b\//)
  await saved(page)
  await page.goto(link.slice(0, -80))
  await expect(page.getByRole('dialog')).toContainText('The link is cut or damaged.')
  await page.keyboard.press('Escape')
  await expect(cards(page)).toHaveCount(2)
})

test('an address that leads nowhere says so and shows the start page', async ({ page }) => {
  await page.goto('/#/b/no-such-blueprint')
  await expect(page.getByRole('status')).toContainText('There is no such blueprint on this device.')
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
})

test('a link to a template opens a copy of one’s own; back does not open another; a wrong name says so', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
  await page.goto('/#/template/business-hall')
  await expect(name(page)).toHaveValue('Business hall')
  await expect(page).toHaveURL(/#\/b\//)
  await page.goBack()
  await expect(cards(page)).toHaveCount(1)
  await page.goto('/#/template/no-such-template')
  await expect(page.getByRole('status')).toContainText('No template has this name')
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
})

test('an edit in one tab shows in the other, and neither is lost', async ({ page, context }) => {
  await openTemplate(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(name(other)).toHaveValue('Fault repair')
  await rename(page, 'Renamed here')
  await expect(name(other)).toHaveValue('Renamed here')
})

test('several files go to the shelf, which is searched and filed; everything leaves as one file and comes back', async ({
  page,
}) => {
  const file = JSON.parse(await readFile('blueprints/business-hall.json', 'utf8')) as Record<string, never>
  const named = (title: string) => {
    const records = {
      ...(file.records as object),
      blueprint: { ...(file.records as { blueprint: object }).blueprint, name: { en: title } },
    }
    return {
      name: `${title}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...file, records })),
    }
  }
  await page.goto('/')
  await page.locator('input[type=file]').setInputFiles(['North hall', 'South hall', 'Night desk', 'Depot'].map(named))
  await expect(page.getByRole('status')).toContainText('4 blueprints are in your library.')
  await expect(cards(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'Put Depot into a folder' }).click()
  await page.getByRole('combobox', { name: 'Folder' }).fill('Field')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Folder' }).selectOption('Field')
  await expect(cards(page)).toHaveText([/Depot.*Field/s])
  await page.getByRole('combobox', { name: 'Folder' }).selectOption('All folders')
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('hall')
  await expect(cards(page)).toHaveCount(2)
  await page.getByRole('searchbox').fill('')
  await expect(shelf(page)).toContainText(/MB.* taken/)

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download everything' }).click()
  const zip = await readFile(await (await coming).path())
  await page.getByRole('button', { name: 'Delete Depot' }).click()
  await expect(cards(page)).toHaveCount(3)
  await page.locator('input[type=file]').setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: zip })
  await expect(cards(page)).toHaveCount(4)
  await expect(page.getByRole('status')).toContainText('1 blueprint came to your library; 3 were there already.')

  // The browser has cleared everything, and the app says so.
  await page.evaluate(() => indexedDB.deleteDatabase('throughline'))
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('Your blueprints are gone')
  await expect(page.getByRole('alert').getByRole('button', { name: 'Open a copy' })).toBeVisible()
})
