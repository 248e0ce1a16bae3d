import type { Page } from '@playwright/test'
import type { CanvasHandle } from '../../src/views/canvas/test-handle.ts'
import { canvas } from './canvas.ts'
import { expect, test } from './fixtures.ts'

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

test('what is drawn by mistake goes again, and one gesture is one undo', async ({ page }) => {
  await empty(page)
  await page.keyboard.type('Calls > Asks > Leaves')
  await page.keyboard.press('Enter')
  // The next one was begun: Escape takes it back.
  await expect(nameField(page)).toBeFocused()
  await page.keyboard.press('Escape')
  const three = ['Calls (arrival, customer) → Asks', 'Asks (action, customer) → Leaves', 'Leaves (action, customer)']
  await expect.poll(() => drawn(page)).toEqual(three)
  // A step is drawn and named in one gesture.
  await page.keyboard.press('Tab')
  await page.keyboard.type('Pays')
  await page.keyboard.press('Enter')
  expect(await drawn(page)).toHaveLength(4)
  await page.keyboard.press('Control+z')
  expect(await drawn(page)).toEqual(three)
  await page.keyboard.press('Control+Shift+z')
  expect(await drawn(page)).toHaveLength(4)
  // Delete heals; the keyboard is where it was before the undo.
  await page.keyboard.press('Delete')
  expect(await drawn(page)).toEqual([
    'Calls (arrival, customer) → Asks',
    'Asks (action, customer) → Pays',
    'Pays (action, customer)',
  ])
})

test('kinds, handoffs and ways are asked for by typing; what cannot be says why', async ({ page }) => {
  await empty(page)
  await page.keyboard.type('Calls > Asks')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  const menu = page.getByRole('dialog', { name: 'What comes next?' })
  await expect(menu.getByRole('option', { name: /Batch/ })).toContainText('It has no place in this lane.')
  await page.keyboard.type('end')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Leaves')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('h')
  await page.keyboard.type('backst')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Checks')
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  await page.keyboard.type('asks')
  await page.keyboard.press('Enter')
  expect(await drawn(page)).toEqual([
    'Calls (arrival, customer) → Asks',
    'Asks (action, customer) → Checks',
    'Checks (action, backstage) → Asks, Leaves',
    'Leaves (end, customer)',
  ])
})

test('Tab is no trap: Escape gives it back', async ({ page }) => {
  await empty(page)
  await page.keyboard.type('Calls')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(canvas(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(canvas(page)).not.toBeFocused()
  await canvas(page).focus()
  await page.keyboard.press('Tab')
  await expect(canvas(page)).not.toBeFocused()
  await expect(drawn(page)).resolves.toHaveLength(1)
})

test('several are taken at once, moved across a line, copied, and rows of a table become steps', async ({ page }) => {
  await empty(page)
  await page.keyboard.type('Calls')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.type('Asks > Notes')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(page.getByText('“Notes” is backstage now. It crosses the line of visibility.')).toHaveCount(1)
  await page.keyboard.press('Control+d')
  expect((await drawn(page)).sort()).toEqual([
    'Asks (action, backstage) → Notes',
    'Asks (action, backstage) → Notes',
    'Calls (arrival, customer) → Asks',
    'Notes (action, backstage)',
    'Notes (action, backstage)',
  ])
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'Name\tLane\tTime\nSorts\tsupport\t5 min\nSends\tFrontstage\t2 h')
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await expect
    .poll(() => drawn(page))
    .toEqual(expect.arrayContaining(['Sorts (action, support) → Sends', 'Sends (action, frontstage)']))
  await page.keyboard.press('Control+z')
  expect(await drawn(page)).toHaveLength(5)
})

test('a step is dragged across a line: the picture says what it becomes, and the lane is another', async ({ page }) => {
  await empty(page)
  await page.keyboard.type('Calls > Asks > Leaves')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const at = (id: string) =>
    page.evaluate((id) => {
      const { x, y, width, height } = (
        globalThis as unknown as { throughlineCanvas: CanvasHandle }
      ).throughlineCanvas.step(id)!
      return { x: x + width / 2, y: y + height / 2 }
    }, id)
  const { x, y } = await at('asks')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 60, { steps: 3 })
  await page.mouse.move(x, y + 90, { steps: 3 })
  await expect(page.getByText('“Asks” is frontstage now. It crosses the line of interaction.')).toBeVisible()
  await page.mouse.up()
  await expect.poll(() => drawn(page)).toContain('Asks (action, frontstage) → Leaves')
  await page.keyboard.press('Control+z')
  await expect.poll(() => drawn(page)).toContain('Asks (action, customer) → Leaves')
  // The handles of the selected step draw the next one, here and across the line.
  await page.getByRole('button', { name: /in the lane below/ }).click()
  await page.keyboard.type('Answers')
  await page.keyboard.press('Enter')
  await expect.poll(() => drawn(page)).toContain('Answers (action, frontstage) → Leaves')
})

test('on a small screen the inspector never lies over the step that is drawn', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await empty(page)
  await page.keyboard.type('Calls')
  await page.keyboard.press('Enter')
  const inspector = page.locator('[data-region=inspector]')
  for (const name of ['Says what is wrong', 'Waits for an answer', 'Is asked back', 'Tries it again', 'Rates']) {
    await page.keyboard.type(name)
    await expect(inspector).toBeHidden()
    const field = await nameField(page).boundingBox()
    expect(field && field.x + field.width).toBeLessThanOrEqual(1280)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Escape')
  await expect(inspector).toBeVisible()
  const side = await inspector.boundingBox()
  const step = await page.evaluate(() => {
    const { throughlineCanvas } = globalThis as unknown as { throughlineCanvas: CanvasHandle }
    const at = throughlineCanvas.document().findIndex((line) => line.startsWith('Rates'))
    return throughlineCanvas.step(throughlineCanvas.steps()[at])
  })
  expect(step && step.x + step.width).toBeLessThanOrEqual(side?.x ?? 0)
})

test('a press on a step gives it the keyboard', async ({ page }) => {
  await empty(page)
  await page.keyboard.type('Calls > Asks')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Zoom in' }).focus()
  const asks = await page.evaluate(() =>
    (globalThis as unknown as { throughlineCanvas: CanvasHandle }).throughlineCanvas.step('asks')!,
  )
  await page.mouse.click(asks.x + 4, asks.y + 4)
  await expect(canvas(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Leaves')
  await page.keyboard.press('Enter')
  expect(await drawn(page)).toContain('Asks (action, customer) → Leaves')
})

test('with the pointer steps are framed, put in another order, and led on to empty space', async ({ page }) => {
  await empty(page)
  await page.keyboard.type('Calls > Asks > Pays > Leaves')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const box = (id: string) =>
    page.evaluate(
      (id) => (globalThis as unknown as { throughlineCanvas: CanvasHandle }).throughlineCanvas.step(id)!,
      id,
    )
  const sweep = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await page.mouse.move(to.x, to.y, { steps: 3 })
  }
  const centre = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
    x: x + width / 2,
    y: y + height / 2,
  })

  // “Pays” goes before “Asks”, between two steps of its lane.
  const [calls, asks, pays, leaves] = [await box('arrival'), await box('asks'), await box('pays'), await box('leaves')]
  await sweep(centre(pays), { x: (calls.x + calls.width + asks.x) / 2, y: centre(pays).y + 16 })
  await expect(page.getByText('It comes after “Calls”.')).toBeVisible()
  await page.mouse.up()
  const reordered = [
    'Calls (arrival, customer) → Pays',
    'Pays (action, customer) → Asks',
    'Asks (action, customer) → Leaves',
  ]
  await expect.poll(() => drawn(page)).toEqual(expect.arrayContaining(reordered))
  await page.keyboard.press('Control+z')
  await expect.poll(() => drawn(page)).toContain('Asks (action, customer) → Pays')

  // A handle pulled into another lane asks what stands there.
  await page.mouse.click(centre(leaves).x, centre(leaves).y)
  const handle = await page.getByRole('button', { name: 'Draw the next step (Tab)' }).boundingBox()
  await sweep(centre(handle!), { x: centre(leaves).x, y: centre(leaves).y + 90 })
  await expect(page.getByText('A new step: Frontstage')).toBeVisible()
  await page.mouse.up()
  await expect(page.getByRole('dialog', { name: 'What comes next?' })).toBeVisible()
  await page.keyboard.type('Bows')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => drawn(page))
    .toEqual(expect.arrayContaining(['Leaves (action, customer) → Bows', 'Bows (action, frontstage)']))

  // A frame drawn with Shift takes what it touches; with V also without.
  const [first, second] = [await box('arrival'), await box('asks')]
  await page.keyboard.down('Shift')
  await sweep({ x: first.x - 12, y: first.y - 12 }, { x: second.x + 8, y: second.y + 12 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(canvas(page)).toBeFocused()
  await page.keyboard.press('Delete')
  // “Bows” was selected before, and the frame adds to that.
  await expect.poll(async () => (await drawn(page)).length).toBe(2)
  // The button says which, and does the same.
  const tool = page.getByRole('button', { name: 'Select: a drag frames steps, Tab draws nothing' })
  await page.keyboard.press('v')
  await expect(tool).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('v')
  await expect(tool).toHaveAttribute('aria-pressed', 'false')
  await tool.click()
  await expect(tool).toHaveAttribute('aria-pressed', 'true')
  const [third] = [await box('pays')]
  await sweep({ x: third.x - 12, y: third.y - 12 }, { x: third.x + 8, y: third.y + 12 })
  await page.mouse.up()
  await page.keyboard.press('Delete')
  await expect.poll(() => drawn(page)).toEqual(['Leaves (action, customer)'])
})
