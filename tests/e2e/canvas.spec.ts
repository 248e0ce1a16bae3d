import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { canvas, handle, middleOf, openDrawn } from './canvas.ts'
import { expect, test } from './fixtures.ts'

const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`)
const view = (page: Page) => handle(page, (canvas) => canvas.view())

test('a press on a step selects it, a press on nothing lets it go', async ({ page }) => {
  await openDrawn(page)
  const { x, y } = await middleOf(page, 'log')
  await page.mouse.click(x, y)
  await expect(step(page, 'log').locator('.ring')).toHaveCount(1)
  await page.mouse.click(x + 240, y)
  await expect(step(page, 'log').locator('.ring')).toHaveCount(0)
})

test('a flow is met where it is drawn, bends and all', async ({ page }) => {
  await openDrawn(page)
  const flow = page.locator('[data-flow="f-log-line-test"]')
  const log = await middleOf(page, 'log')
  await page.mouse.move(log.x, log.y + 120)
  await expect(flow).toHaveClass(/hovered/)
  await page.mouse.move(log.x + 120, log.y + 120)
  await expect(flow).not.toHaveClass(/hovered/)
})

test('drag and wheel move the picture, Ctrl with the wheel zooms about the pointer', async ({ page }) => {
  await openDrawn(page)
  const start = await view(page)
  await page.mouse.move(700, 330)
  await page.mouse.wheel(120, 40)
  expect(await view(page)).toEqual({ ...start, x: start.x - 120, y: start.y - 40 })

  await page.mouse.down()
  await page.mouse.move(760, 350, { steps: 4 })
  await page.mouse.up()
  const dragged = await view(page)
  expect([dragged.x - start.x, dragged.y - start.y].map(Math.round)).toEqual([-60, -20])

  const before = await middleOf(page, 'log')
  await page.mouse.move(before.x, before.y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  expect((await view(page)).zoom).toBeGreaterThan(start.zoom)
  const after = await middleOf(page, 'log')
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1)
})

test('the zoom control goes in steps, to the real size, and shows all', async ({ page }) => {
  await openDrawn(page)
  const control = page.getByRole('group', { name: 'Zoom' })
  await control.getByRole('button', { name: /real size/ }).click()
  await expect(control).toContainText('100%')
  await control.getByRole('button', { name: 'Zoom in' }).click()
  await expect(control).toContainText('125%')
  await control.getByRole('button', { name: 'Show all' }).click()
  const steps = await handle(page, (canvas) => canvas.steps().map((id) => canvas.step(id)!))
  const window = (await canvas(page).boundingBox())!
  for (const { x, y, width, height } of steps) {
    expect(x).toBeGreaterThanOrEqual(window.x)
    expect(y).toBeGreaterThanOrEqual(window.y)
    expect(x + width).toBeLessThanOrEqual(window.x + window.width)
    expect(y + height).toBeLessThanOrEqual(window.y + window.height)
  }
})

test('the keyboard walks along the flows; what it reaches is ringed and spoken', async ({ page }) => {
  await openDrawn(page)
  const spoken = page.locator('.plane [aria-live]')
  await page
    .getByRole('button', { name: 'Story' })
    .or(page.getByRole('tab', { name: 'Story' }))
    .first()
    .focus()
  await canvas(page).focus()
  await page.keyboard.press('Home')
  await expect(spoken).toContainText('Reports fault. Customer actions')
  await page.keyboard.press('ArrowDown')
  await expect(spoken).toContainText('Agent logs fault. Frontstage, department Hotline 10000')
  await expect(spoken).toContainText('handoff to Line-test system')
  await expect(step(page, 'log').locator('.ring')).toHaveCount(3)
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(canvas(page)).not.toBeFocused()
  await expect(step(page, 'log').locator('.ring')).toHaveCount(1)
})

test('a sub-blueprint opens, and the way back is written over it', async ({ page }) => {
  await openDrawn(page)
  await page.getByRole('button', { name: 'Show all' }).click()
  const { x, y } = await middleOf(page, 'mass-outage')
  await page.mouse.dblclick(x, y)
  await expect(step(page, 'outage-temporary')).toHaveCount(1)
  await expect(step(page, 'log')).toHaveCount(0)
  await page.getByRole('navigation', { name: 'You are inside' }).getByRole('button', { name: 'Fault repair' }).click()
  await expect(step(page, 'log')).toHaveCount(1)
})

test('the three lines and the lanes are named in both languages', async ({ page }) => {
  await openDrawn(page)
  for (const words of ['Line of interaction 互动分界线', 'Line of visibility 可视分界线'])
    await expect(page.locator('.ground text', { hasText: words })).toHaveCount(1)
  await expect(page.locator('.plane')).toContainText('Customer actions')
  await expect(page.locator('.plane')).toContainText('客户行为')
})

test('axe finds nothing serious on the canvas, light and dark', async ({ page }) => {
  await openDrawn(page)
  expect(await serious(page, 'main')).toEqual([])
})
