/**
 * Every control of the inspector, one after the other, by keyboard: what is set is in the document, and undo takes it back.
 * It knows controls by what they are and not by name, so that a new one is tried without a line here.
 */
import type { Locator, Page } from '@playwright/test'
import type { CanvasHandle } from '../../src/views/canvas/test-handle.ts'
import { expect, test } from './fixtures.ts'

type Handle = { throughlineCanvas: CanvasHandle }

const controls =
  ':is(textarea, input:not([type=file]), select, [role=switch], [role=slider], [role=group] > [aria-pressed]):enabled'
const panel = (page: Page) => page.locator('[data-region=inspector] [data-section]').locator(controls)

/** What could be typed where a text is asked for: the first that is taken. */
const texts = ['Something else', 'EUR', 'class == "data"', '08:00', '07:15-15:45', '0 h: 2, 8 h: 5', '4 h: 0–2']

async function open(page: Page, template: string): Promise<void> {
  await page.setViewportSize({ width: 2400, height: 1300 })
  await page.goto('/?test')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: template }).click()
  await page.waitForFunction(() => (globalThis as unknown as Partial<Handle>).throughlineCanvas?.steps().length)
}

/** One record of each kind of step and of each type, those with most to say. */
const recordsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { records } = (globalThis as unknown as Handle).throughlineCanvas.blueprint()
    const most = new Map<string, [id: string, size: number]>()
    for (const [id, record] of Object.entries(records)) {
      const kind = record.type === 'node' ? record.kind : record.type === 'flow' ? `flow ${record.kind}` : record.type
      const size = JSON.stringify(record).length
      if (size > (most.get(kind)?.[1] ?? 0)) most.set(kind, [id, size])
    }
    return [...most.values()].map(([id]) => id)
  })

async function unfoldAll(page: Page): Promise<void> {
  const folded = page.locator('[data-region=inspector] details:not([open]) > summary')
  for (let left = await folded.count(); left > 0; left = await folded.count()) await folded.first().press('Enter')
}

interface Control {
  name: string
  tag: string
  type: string
  role: string | null
  value: string
  isNumber: boolean
  isLast: boolean
}

/** What a control is; and keeps the document as it is now, to be compared with. */
const look = (control: Locator): Promise<Control> =>
  control.evaluate((one: HTMLInputElement | HTMLSelectElement): Control => {
    const { throughlineCanvas: canvas } = globalThis as unknown as Handle
    Object.assign(globalThis, { before: canvas.blueprint() })
    return {
      name: one.getAttribute('aria-label') ?? one.textContent ?? '',
      tag: one.tagName,
      type: one.type,
      role: one.role,
      value: one.value,
      isNumber: one.inputMode === 'decimal',
      isLast: one instanceof HTMLSelectElement && one.selectedIndex === one.options.length - 1,
    }
  })

const isAnother = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { throughlineCanvas: canvas, before } = globalThis as unknown as Handle & { before: unknown }
    return canvas.blueprint() !== before
  })

const isAsBefore = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { throughlineCanvas: canvas, before } = globalThis as unknown as Handle & { before: unknown }
    return JSON.stringify(canvas.blueprint()) === JSON.stringify(before)
  })

/** @returns whether the document is another one now */
async function change(page: Page, control: Locator, { tag, type, role, value, isNumber, isLast }: Control) {
  if (tag === 'SELECT') await control.press(isLast ? 'ArrowUp' : 'ArrowDown')
  else if (role === 'slider') await control.press('ArrowUp')
  else if (tag === 'BUTTON' || type === 'checkbox' || type === 'radio') await control.press('Space')
  else {
    const number = Number(value.replaceAll(',', '')) || 0
    const dates: Record<string, string> = { date: '2031-05-06', time: '05:45', 'datetime-local': '2031-05-06T05:45' }
    const tries = type in dates ? [dates[type]] : isNumber ? [number + 1, number / 2, number - 1, 3].map(String) : texts
    for (const text of tries) {
      await control.fill(text)
      await control.press('Control+Enter')
      if (await isAnother(page)) return true
      await control.press('Escape')
    }
  }
  return isAnother(page)
}

/** Controls of the same name and kind are the same: each is tried once. */
async function tryAll(page: Page, records: readonly string[]): Promise<{ tried: number; failed: string[] }> {
  const failed: string[] = []
  const seen = new Set<string>()
  const undo = page.getByRole('button', { name: /^Undo:/ })
  for (const id of records) {
    await page.evaluate((id) => (globalThis as unknown as Handle).throughlineCanvas.select(id), id)
    await unfoldAll(page)
    const count = await panel(page).count()
    for (let at = 0; at < count; at += 1) {
      const control = panel(page).nth(at)
      const what = await look(control)
      const kind = [what.name.replace(/[“\d].*/, ''), what.tag, what.role, what.type].join(' ')
      if (seen.has(kind)) continue
      seen.add(kind)
      if (!(await change(page, control, what))) {
        failed.push(`${id}: ${what.name} changes nothing`)
        continue
      }
      await undo.press('Enter')
      if (!(await isAsBefore(page))) failed.push(`${id}: ${what.name} is not undone`)
    }
  }
  return { tried: seen.size, failed }
}

/** There is nothing to choose: a unit without a number, the only lane of evidence, what is chosen already. */
const without = /, unit changes|: Lane changes|: not known changes|: Kind changes/

test('what is set by keyboard in any control is in the document, and undone', async ({ page }) => {
  test.setTimeout(240_000)
  await open(page, 'Fault repair')
  const { tried, failed } = await tryAll(
    page,
    (await recordsOf(page)).filter((_, at) => at % 2 === 0),
  )
  expect(tried).toBeGreaterThan(80)
  expect(failed.filter((one) => !without.test(one))).toEqual([])
})
