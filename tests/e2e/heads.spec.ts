/** Lanes, departments and phases: what is done at their heads, folding, and moving about by them. */
import type { Locator, Page } from '@playwright/test'
import { serious } from './axe.ts'
import { canvas, handle, openDrawn } from './canvas.ts'
import { expect, test } from './fixtures.ts'

const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`)
const head = (page: Page, name: string) => page.getByRole('button', { name: `Change “${name}”` }).first()
const phase = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Phases' }).getByRole('button', { name: `Change “${name}”` })
const option = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('option', { name })
const box = async (one: Locator) => (await one.boundingBox())!
const order = (page: Page, heads: string) =>
  page
    .getByRole('toolbar', { name: heads })
    .locator('[data-row]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-row')))

/** Takes something from the menu of a head, by its keys alone. */
async function take(page: Page, name: string, act: string) {
  await head(page, name).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type(act)
  await page.keyboard.press('Enter')
}

test('a lane is renamed where it stands, and Escape leaves it as it was', async ({ page }) => {
  await openDrawn(page)
  await head(page, 'Customer actions').focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Name of “Customer actions”' })).toBeFocused()
  await page.keyboard.type('What customers do')
  await page.keyboard.press('Enter')
  await expect(head(page, 'What customers do')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Undo: Rename' })).toBeVisible()

  await page.locator('.lane').getByRole('heading', { name: 'What customers do' }).dblclick()
  await page.keyboard.type('Nothing')
  await page.keyboard.press('Escape')
  await expect(head(page, 'What customers do')).toBeFocused()
})

test('the heads of one edge are one tab stop: arrows go along them, Alt with arrows puts them in another order', async ({
  page,
}) => {
  await openDrawn(page)
  const before = await order(page, 'Phases')
  await phase(page, 'Test').focus()
  await page.keyboard.press('ArrowRight')
  await expect(phase(page, 'Dispatch')).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => order(page, 'Phases')).toEqual([before[0], 'dispatching', 'testing', ...before.slice(3)])
  await expect(phase(page, 'Dispatch')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect.poll(() => order(page, 'Phases')).toEqual(before)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('toolbar', { name: 'Phases' }).locator(':focus')).toHaveCount(0)
})

test('a head is dragged to its new place, with a line that shows where that is', async ({ page }) => {
  await openDrawn(page)
  const before = await order(page, 'Phases')
  const [from, to] = [await box(phase(page, 'Test')), await box(phase(page, 'Visit'))]
  await page.mouse.move(from.x - 60, from.y + 14)
  await page.mouse.down()
  await page.mouse.move(to.x, from.y + 14, { steps: 6 })
  await expect(page.locator('.landing')).toHaveCount(1)
  await page.mouse.up()
  await expect.poll(async () => (await order(page, 'Phases')).indexOf('testing')).toBe(3)
  await expect(page.locator('.landing')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo: Change the order' }).click()
  await expect.poll(() => order(page, 'Phases')).toEqual(before)
})

test('a phase is added before another one, named at once, and selected', async ({ page }) => {
  await openDrawn(page)
  await take(page, 'Report', 'Add a phase before')
  await page.keyboard.type('Notice')
  await page.keyboard.press('Enter')
  await expect(head(page, 'Notice')).toBeFocused()
  expect((await order(page, 'Phases'))[0]).toBe('notice')
})

test('a department that is added has a row at once, and one draws in it', async ({ page }) => {
  await openDrawn(page)
  await canvas(page).focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Add a department')
  await page.keyboard.press('Enter')
  await expect(page.getByPlaceholder('In which lane does it work?')).toBeFocused()
  await page.keyboard.type('Support')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Legal')
  await page.keyboard.press('Enter')
  await expect(head(page, 'Legal')).toBeFocused()
  await expect(page.locator('section.lane', { has: head(page, 'Spare-part store') }).locator('.row')).toHaveCount(3)

  await page.keyboard.press('n')
  await page.keyboard.type('Checks the claim')
  await page.keyboard.press('Enter')
  const drawn = () =>
    handle(page, ({ blueprint }) =>
      Object.values(blueprint().records).find((one) => one.type === 'node' && one.name?.en === 'Checks the claim'),
    )
  await expect.poll(drawn).toMatchObject({ type: 'node', kind: 'action', lane: 'support', department: 'legal' })
})

test('what becomes of the steps of a lane is asked, and undo brings all of it back', async ({ page }) => {
  await openDrawn(page)
  const before = await handle(page, (canvas) => canvas.document())
  await head(page, 'Support processes').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Delete')
  await expect(option(page, 'Delete the lane “Support processes” …')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByPlaceholder('“Support processes” holds 4 steps: what becomes of it?')).toBeFocused()
  await expect(
    option(page, 'Delete the lane “Support processes”, and move 4 steps to “Backstage”').first(),
  ).toBeVisible()
  await expect(option(page, 'Delete the lane “Support processes”, with 4 steps')).toBeVisible()
  expect(await serious(page, 'dialog')).toEqual([])
  await page.keyboard.type('backstage')
  await page.keyboard.press('Enter')
  await expect.poll(() => order(page, 'Lanes and departments')).not.toContain('support')
  expect((await handle(page, (canvas) => canvas.steps())).length).toBe(before.length)
  await page.keyboard.press('Control+z')
  await expect.poll(() => handle(page, (canvas) => canvas.document())).toEqual(before)
})

test('a department gets a colour, on its head and on its steps, lanes and phases on theirs', async ({ page }) => {
  await openDrawn(page)
  await take(page, 'Field repair', 'Colour')
  await page.keyboard.type('Teal')
  await page.keyboard.press('Enter')
  await expect(step(page, 'visit').locator('.owner')).toHaveAttribute('style', /teal/)
  await page.getByRole('button', { name: 'Undo: Change a value' }).click()
  await expect(page.locator('.owner')).toHaveCount(0)

  for (const [name, section] of [
    ['Backstage', page.locator('section.lane', { has: head(page, 'Backstage') })],
    ['Visit', page.locator('section', { has: head(page, 'Visit') }).last()],
  ] as const) {
    await take(page, name, 'Colour')
    await page.keyboard.type('Plum')
    await page.keyboard.press('Enter')
    await expect(section.locator('> .mark')).toHaveAttribute('style', /plum/)
  }
})

test('a folded lane is a strip that flows still enter; it is remembered, no edit, and opens for who goes into it', async ({
  page,
}) => {
  await openDrawn(page)
  const tall = await box(page.locator('section.lane', { has: head(page, 'Frontstage') }))
  const place = () => handle(page, (canvas) => canvas.step('dispatch')!.x)
  const before = await place()
  await head(page, 'Frontstage').focus()
  await page.keyboard.press('Space')
  await expect(step(page, 'log')).toHaveCount(0)
  await expect(page.locator('[data-slab]')).not.toHaveCount(0)
  await expect(page.locator('[data-flow="f-log-line-test"]')).toHaveCount(1)
  expect((await box(page.locator('section.lane', { has: head(page, 'Frontstage') }))).height).toBeLessThan(
    tall.height / 3,
  )
  expect(Math.abs((await place()) - before)).toBeLessThan(60)
  await expect(page.getByRole('button', { name: /^Undo:/ })).toHaveCount(0)
  expect(await serious(page, 'body')).toEqual([])

  await page.reload()
  await expect(page.locator('[data-slab]').first()).toBeAttached()
  await page.keyboard.press('/')
  await page.keyboard.type('Agent logs fault')
  await page.keyboard.press('Enter')
  await expect(step(page, 'log').locator('.ring')).not.toHaveCount(0)
  await expect(page.locator('[data-slab]')).toHaveCount(0)
})

test('a folded phase is one column; a press on what stands in it unfolds', async ({ page }) => {
  await openDrawn(page)
  await page
    .locator('section', { has: head(page, 'Test') })
    .last()
    .hover()
  await page.getByRole('button', { name: 'Fold “Test”' }).click()
  await expect(step(page, 'line-test')).toHaveCount(0)
  const slab = await box(page.locator('[data-slab]').first())
  await page.mouse.click(slab.x + slab.width / 2, slab.y + slab.height / 2)
  await expect(step(page, 'line-test')).toHaveCount(1)
})

test('one zooms to the lane, the phase and the path of a step; heads stay true to what is beside them', async ({
  page,
}) => {
  await openDrawn(page)
  await page.keyboard.press('/')
  await page.keyboard.type('Agent logs fault')
  await page.keyboard.press('Enter')
  await expect(canvas(page)).toBeFocused()
  const isTrue = async () => {
    const log = (await handle(page, (canvas) => canvas.step('log')))!
    const lane = await box(page.locator('section.lane', { has: head(page, 'Frontstage') }))
    const reporting = await box(page.locator('section', { has: head(page, 'Report') }).last())
    expect(log.y).toBeGreaterThanOrEqual(lane.y)
    expect(log.y + log.height).toBeLessThanOrEqual(lane.y + lane.height)
    expect(log.x).toBeGreaterThanOrEqual(reporting.x)
    expect(log.x + log.width).toBeLessThanOrEqual(reporting.x + reporting.width)
  }
  const zooms: number[] = []
  for (const key of ['F', 'Shift+L', 'Shift+P', 'Shift+F']) {
    await page.keyboard.press(key)
    await isTrue()
    zooms.push((await handle(page, (canvas) => canvas.view())).zoom)
  }
  expect(zooms[2]).toBeGreaterThan(zooms[0])
  await page.keyboard.press('Control+k')
  for (const name of ['Zoom to the path of the step', 'Zoom to the lane of the step', 'Zoom to the phase of the step'])
    await expect(option(page, name)).toHaveAttribute('aria-disabled', 'false')
})

test('the small map shows what is in view; a drag on it moves there; it hides when all is in view, and by a key', async ({
  page,
}) => {
  await openDrawn(page)
  const map = page.locator('[data-minimap]')
  await expect(map).toBeVisible()
  const { x, y, width, height } = await box(map)
  await page.mouse.click(x + width - 4, y + height / 2)
  const right = await handle(page, (canvas) => canvas.view())
  expect(right.x).toBeLessThan(-200)
  await page.mouse.move(x + width - 10, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + 10, y + height / 2, { steps: 5 })
  await page.mouse.up()
  expect((await handle(page, (canvas) => canvas.view())).x).toBeGreaterThan(right.x)

  await page.keyboard.press('m')
  await expect(map).toHaveCount(0)
  await page.reload()
  await expect(page.locator('[data-step]').first()).toBeAttached()
  await expect(map).toHaveCount(0)
  await page.keyboard.press('m')
  await expect(map).toBeVisible()
  await canvas(page).focus()
  await page.keyboard.press('f')
  await expect(map).toHaveCount(0)
})

test('in a low window, as above the clocks of a case, the small map stays away', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 520 })
  await openDrawn(page)
  const map = page.locator('[data-minimap]')
  await expect(map).toHaveCount(0)
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect(map).toBeVisible()
})

test('the small map lies over no name of a line', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await openDrawn(page)
  const map = page.locator('[data-minimap]')
  await expect(map).toBeVisible()
  const overlapping = () =>
    page.evaluate(() => {
      const over = (a: DOMRect, b: DOMRect) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
      const map = document.querySelector('[data-minimap]')!.getBoundingClientRect()
      const names = [...document.querySelectorAll('.ground text')]
      return names.filter((name) => over(map, name.getBoundingClientRect())).map((name) => name.textContent)
    })
  for (const key of ['0', 'ArrowRight', '+']) {
    await canvas(page).press(key)
    await expect.poll(overlapping).toEqual([])
  }
})

test('tidying says what it did, also where there was nothing to do', async ({ page }) => {
  await openDrawn(page)
  await canvas(page).focus()
  await page.keyboard.press('l')
  await expect(page.getByText('It is tidy: nothing is pinned')).toBeVisible()
})

test('a head that the keyboard comes to is in view, and still beside its lane', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 620 })
  await openDrawn(page)
  await head(page, 'Physical evidence').focus()
  await page.keyboard.press('End')
  const last = page.getByRole('button', { name: 'Change “Spare-part store”' })
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  const lane = await box(page.locator('section.lane', { has: last }))
  const spare = (await handle(page, (canvas) => canvas.step('spare-part')))!
  expect(spare.y).toBeGreaterThanOrEqual(lane.y)
  expect(spare.y + spare.height).toBeLessThanOrEqual(lane.y + lane.height)
})

/** Names at the edges that are not shown whole. */
const names = (page: Page) => page.locator('.lane h3, .lane h4, .heads section h3 > span:first-child')
const cut = (page: Page) =>
  names(page).evaluateAll((all) =>
    all.flatMap((one) =>
      one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1 ? [one.textContent] : [],
    ),
  )

test('on a small screen every head says its whole name, also while all of a large blueprint is in view', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openDrawn(page, 'Broadband installation')
  await expect(names(page)).toHaveCount(24)
  expect(await cut(page)).toEqual([])
  await canvas(page).focus()
  await page.keyboard.press('f')
  await expect.poll(() => handle(page, (canvas) => canvas.view().zoom)).toBeLessThan(0.5)
  expect(await cut(page)).toEqual([])
  for (const lane of ['Frontstage', 'Backstage', 'Support'])
    await expect(page.locator('.lane h3:not(.unseen)', { hasText: lane })).toHaveCount(1)
})

test('beside how busy people are, and at the edge of the screen, a name is whole too', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openDrawn(page, 'Key-account solution sale')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.locator('.busy').first()).toBeVisible()
  await canvas(page).focus()
  await page.keyboard.press('f')
  await expect.poll(() => handle(page, (canvas) => canvas.view().zoom)).toBeLessThan(0.5)
  await expect(names(page).filter({ hasText: 'Response centre' })).toBeVisible()
  await expect(names(page).filter({ hasText: 'Hand over and care' })).toBeInViewport()
  expect(await cut(page)).toEqual([])
})
