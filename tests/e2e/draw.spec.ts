import type { Page } from '@playwright/test'
import type { CanvasHandle } from '../../src/views/canvas/test-handle.ts'
import { expect, test } from './fixtures.ts'

const canvas = (page: Page) => page.getByRole('application', { name: 'Service blueprint' })
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name of the step' })

/** Steps by name, as the document holds them: `Call (customer)`. */
const drawn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { throughlineCanvas } = globalThis as unknown as { throughlineCanvas: CanvasHandle }
    return throughlineCanvas.document()
  })

async function empty(page: Page) {
  await page.goto('/?test')
  await page.keyboard.press('n')
  await expect(page.getByLabel('What does the customer do first?')).toBeFocused()
}

test('a ten-step service is drawn from nothing without the mouse', async ({ page }) => {
  await empty(page)
  let keys = 0
  const type = async (text: string) => {
    keys += text.length
    await page.keyboard.type(text)
  }
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  await type('Calls')
  await press('Enter')
  // Tab keeps the name and draws the next; an arrow with Alt draws it in the lane below.
  await expect(nameField(page)).toBeFocused()
  await type('Says what is wrong')
  await press('Alt+ArrowDown')
  await type('Takes it down > Tests the line')
  await press('Alt+ArrowDown')
  await type('Sends a crew > Finds the fault > Mends it')
  await press('Enter')
  await press('Alt+ArrowUp')
  await type('Tells the customer')
  await press('Alt+ArrowUp')
  await type('Tries the line > Rates')
  await press('Enter')
  await press('e')
  await type('Text message')
  await press('Enter')
  expect(await drawn(page)).toEqual([
    'Calls (arrival, customer) → Says what is wrong',
    'Says what is wrong (action, customer) → Takes it down',
    'Takes it down (action, frontstage) → Tests the line',
    'Tests the line (action, frontstage) → Sends a crew',
    'Sends a crew (action, backstage) → Finds the fault',
    'Finds the fault (action, backstage) → Mends it',
    'Mends it (action, backstage) → Tells the customer',
    'Tells the customer (action, frontstage) → Tries the line',
    'Tries the line (action, customer) → Rates',
    'Rates (action, customer)',
    'Text message (evidence, evidence) → Rates',
  ])
  // At five keys a second.
  console.log(`${keys} keys`)
  expect(keys / 5).toBeLessThanOrEqual(60)
  await expect(canvas(page)).toBeFocused()
})
