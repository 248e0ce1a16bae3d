import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'

const panel = (page: Page) => page.locator('[data-region=inspector]')
const section = (page: Page, name: string) => panel(page).locator(`[data-section=${name}]`)
const saved = (page: Page) => expect(page.locator('[data-saved=saved]')).toBeVisible()

async function open(page: Page): Promise<void> {
  await page.goto('/?test')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: 'Fault repair' }).click()
  await saved(page)
}

async function select(page: Page, step: string): Promise<void> {
  const box = await page.waitForFunction((id) => {
    type Box = { x: number; y: number; width: number; height: number }
    const canvas = (globalThis as { throughlineCanvas?: { step(id: string): Box | undefined } }).throughlineCanvas
    return canvas?.step(id)
  }, step)
  const { x, y, width, height } = (await box.jsonValue())!
  await page.mouse.click(x + width / 2, y + height / 2)
}

async function unfold(page: Page, name: string): Promise<void> {
  const part = section(page, name)
  if ((await part.getAttribute('open')) === null) await part.locator('summary').click()
}

async function type(page: Page, name: string, text: string): Promise<void> {
  const field = panel(page).getByRole('textbox', { name, exact: true })
  await field.fill(text)
  await field.press('Enter')
}

test('what a step means to the customer: a face, the five gaps, what is promised, a policy beside it', async ({
  page,
}) => {
  await open(page)
  await select(page, 'visit')

  await unfold(page, 'emotion')
  const customer = section(page, 'emotion').getByRole('radiogroup', { name: 'Emotion, Customer' })
  await customer.getByRole('radio', { name: 'neither' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(customer.getByRole('radio', { name: 'happy', exact: true })).toBeChecked()
  await expect(section(page, 'emotion').getByRole('img')).toHaveAttribute('aria-label', /“Travel and repair” happy/)

  await unfold(page, 'gaps')
  await type(page, 'Expected', '2')
  await type(page, 'Perceived', '3.5')
  await expect(section(page, 'gaps').getByRole('button', { name: 'Source of “Expected”: proposed' })).toBeVisible()
  await expect(panel(page).getByRole('textbox', { name: 'Promised', exact: true })).toHaveValue('')

  await unfold(page, 'commitments')
  await section(page, 'commitments').getByRole('switch', { name: 'Published' }).check()
  await type(page, 'Informed', 'a message before the visit')
  await saved(page)

  await unfold(page, 'notes')
  await section(page, 'notes').getByRole('combobox', { name: 'Add …' }).selectOption('policy')
  await expect(panel(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('New note')
  await expect(panel(page).getByRole('combobox', { name: 'Kind of note' })).toHaveValue('policy')
  await page.getByRole('button', { name: 'Undo: Add a note' }).click()
  await expect(panel(page).getByRole('combobox', { name: 'Kind of note' })).toHaveCount(0)

  await page.reload()
  await select(page, 'visit')
  await unfold(page, 'emotion')
  await expect(customer.getByRole('radio', { name: 'happy', exact: true })).toBeChecked()
  await unfold(page, 'gaps')
  await expect(panel(page).getByRole('textbox', { name: 'Perceived', exact: true })).toHaveValue('3.5')
  await unfold(page, 'commitments')
  await expect(panel(page).getByRole('textbox', { name: 'Informed', exact: true })).toHaveValue(
    'a message before the visit',
  )
  expect(await serious(page, '[data-region=inspector]')).toEqual([])
})
