import type { Page } from '@playwright/test'
import { en } from '../../src/text/en.ts'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'

/** Everything the page says: what is seen, and what only a screen reader hears. */
const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) texts.push(walk.currentNode.textContent?.trim() ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title]'))
      texts.push(element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '')
    return texts.filter((text) => text !== '')
  })

/** The shell's English sentences; the name of the product is the same everywhere. */
function sentences(words: unknown): string[] {
  if (typeof words === 'string') return words.includes('{') || words === 'Throughline' ? [] : [words]
  return Object.values(words as object).flatMap(sentences)
}

const templates = (page: Page) => page.getByRole('region', { name: /^(Templates|模板)$/ }).getByRole('article')

test('the language switches everywhere at once, and is remembered', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /EN \/ 中/ }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByRole('heading', { name: '模板' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: '模板' })).toBeVisible()
  await expect(templates(page)).toHaveCount(5)

  const english = sentences(en)
  const start = await said(page)
  expect(start.filter((text) => english.includes(text))).toEqual([])

  await templates(page).first().getByRole('button').click()
  await expect(page.getByRole('textbox', { name: '蓝图名称' })).toHaveValue('故障修复')
  const bar = await said(page)
  expect(bar.filter((text) => english.includes(text))).toEqual([])

  await page.getByRole('button', { name: /EN \/ 中/ }).click()
  await expect(page.getByRole('textbox', { name: 'Name of the blueprint' })).toHaveValue('Fault repair')
})

test('what changes the language stays under the hand', async ({ page }) => {
  await page.goto('/')
  await templates(page).first().getByRole('button').click()
  await expect(page.getByRole('textbox', { name: 'Name of the blueprint' })).toBeVisible()
  const toggle = page.getByRole('button', { name: /EN \/ 中/ })
  const before = await toggle.boundingBox()
  await toggle.click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  const { x, y } = (await toggle.boundingBox())!
  expect(Math.abs(x - before!.x) + Math.abs(y - before!.y)).toBeLessThan(4)
})

test('light, dark, or as the system has it', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  await expect.poll(paper).toBe('rgb(16, 20, 26)')
  await page.getByRole('button', { name: 'Colours: as the system has them' }).click()
  await expect.poll(paper).toBe('rgb(245, 246, 248)')
  await page.getByRole('button', { name: 'Colours: light' }).click()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.reload()
  await expect(page.getByRole('button', { name: 'Colours: dark' })).toBeVisible()
  await expect.poll(paper).toBe('rgb(16, 20, 26)')
})

test('the list of keys opens with ?, closes with Escape, and single keys can be turned off', async ({ page }) => {
  await page.goto('/')
  await expect(templates(page)).toHaveCount(5)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keys' })
  await expect(list).toContainText('Undo')
  await list.getByRole('checkbox', { name: 'Single keys' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await page.keyboard.press('?')
  await expect(list).toBeHidden()
})

test('the views change with the digits, but not while somebody types', async ({ page }) => {
  await page.goto('/')
  await templates(page).first().getByRole('button').click()
  const story = page.getByRole('button', { name: 'Story' })
  const name = page.getByRole('textbox', { name: 'Name of the blueprint' })
  await name.press('4')
  await expect(story).toHaveAttribute('aria-pressed', 'false')
  await name.press('Escape')
  await page.keyboard.press('4')
  await expect(story).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('1')
  await expect(story).toHaveAttribute('aria-pressed', 'false')
})

test('axe finds nothing serious on the start page, in the bar and in a dialog, light and dark', async ({ page }) => {
  await page.goto('/')
  await expect(templates(page)).toHaveCount(5)
  expect(await serious(page, '#app')).toEqual([])
  await templates(page).first().getByRole('button').click()
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Your blueprints' })).toBeVisible()
  expect(await serious(page, '#app')).toEqual([])
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await serious(page, 'dialog')).toEqual([])
  await page.keyboard.press('Escape')
  await page.goForward()
  await expect(page.locator('[data-saved=saved]')).toBeVisible()
  expect(await serious(page, 'header')).toEqual([])
})

test('live results can be paused: nothing runs until it is asked for, and that is remembered', async ({ page }) => {
  await page.goto('/')
  await templates(page).last().getByRole('button').click()
  const strip = page.getByRole('region', { name: 'Results' })
  await expect(strip).toContainText('Live results are paused.')
  await page.getByRole('button', { name: 'Live results are paused. Go on' }).click()
  await expect(strip.locator('[data-run=running]')).toBeVisible()
  await page.getByRole('button', { name: 'Pause live results' }).click()
  await expect(strip.locator('[data-run=running]')).toBeHidden()
  await page.reload()
  await expect(strip).toContainText('Live results are paused.')
  await strip.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(strip.getByText(/^\d+ runs, seed 1/)).toBeVisible({ timeout: 60_000 })
  await expect(strip.getByText('By hand')).toBeVisible()
})

for (const width of [560, 800, 1440])
  test(`the cards have their places before the templates are read, ${width} wide; a press then opens`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    const places = () =>
      templates(page).evaluateAll((cards) =>
        cards.map((card) => {
          const { x, y, width, height } = card.getBoundingClientRect()
          return [x, y, width, height].map(Math.round)
        }),
      )
    let release = () => {}
    const held = new Promise<void>((done) => (release = done))
    await page.route(/assets\/(broadband|fault|complaint|key|business)-/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/')
    await expect(templates(page)).toHaveCount(5)
    await expect(templates(page).last()).not.toContainText('steps')
    const before = await places()
    await templates(page).last().getByRole('button').click()
    await expect(templates(page)).toHaveCount(5)
    release()
    await expect(page.getByRole('textbox', { name: 'Name of the blueprint' })).toHaveValue('Business hall')
    await page.goBack()
    for (const card of await templates(page).all()) await expect(card).toContainText(/\d+ steps · \d+ departments/)
    const mine = await page.getByRole('region', { name: 'Your blueprints' }).boundingBox()
    const down = Math.round((mine?.height ?? 0) + 32)
    expect(await places()).toEqual(before.map(([x, y, ...size]) => [x, y + down, ...size]))
  })

test("with blueprints of one's own nothing moves either", async ({ page }) => {
  await page.goto('/')
  await templates(page).first().getByRole('button').click()
  await expect(page.locator('[data-saved=saved]')).toBeVisible()
  await page.goto('/')
  for (const card of await templates(page).all()) await expect(card).toContainText(/\d+ steps/)
  await expect(page.getByRole('region', { name: 'Your blueprints' })).toBeVisible()
  const moved = await page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        type Shift = PerformanceEntry & { sources: { node: Node | null }[] }
        new PerformanceObserver((list) => {
          const nodes = (list.getEntries() as Shift[]).flatMap(({ sources }) => sources.map(({ node }) => node))
          const onShelves = nodes.filter((node) => node?.parentElement?.closest('section'))
          done(onShelves.map((node) => node?.textContent ?? ''))
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => done([]), 500)
      }),
  )
  expect(moved).toEqual([])
})

test('the start page goes by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await expect(templates(page)).toHaveCount(5)
  await page.getByRole('button', { name: 'New empty blueprint' }).focus()
  await page.keyboard.press('Tab')
  await expect(templates(page).first().getByRole('button')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the blueprint' })).toHaveValue('Fault repair')
})

test('where there is little room the inspector comes when it is called, and goes', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/')
  await templates(page).first().getByRole('button').click()
  const inspector = page.getByRole('complementary', { name: 'Selected step' })
  await expect(inspector).toBeHidden()
  await page.getByRole('button', { name: 'Inspector and findings' }).click()
  await expect(inspector).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(inspector).toBeHidden()
})
