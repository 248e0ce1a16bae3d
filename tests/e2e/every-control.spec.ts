/**
 * Every control of the inspector, one after the other, by keyboard: what is set is in the document, and undo takes it back
 * to the byte. The document holds one of everything that the format knows. Controls are known by what they are and not by
 * name, so that a new one is tried without a line here.
 */
import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { flowKinds, kinds, recordTypes, type Blueprint } from '../../src/blueprint/index.ts'
import type { CanvasHandle } from '../../src/views/canvas/test-handle.ts'
import { expect, test } from './fixtures.ts'

const file = new URL('../fixtures/one-of-everything.json', import.meta.url)
const { records } = JSON.parse(readFileSync(file, 'utf8')) as Blueprint

/** What could be typed where a text is asked for: the first that is taken. */
const texts = ['Else', 'EUR', 'class == "plain"', '08:00', '07:15-15:45', '0 h: 2, 8 h: 5', '4 h: 0–2']
const moments: Record<string, string> = { date: '2031-05-06', time: '05:45', 'datetime-local': '2031-05-06T05:45' }

/** One record of each type, and a step and a flow of each kind. */
function onePerKind(): Map<string, string> {
  const found = new Map<string, string>()
  for (const [id, record] of Object.entries(records)) {
    const kind = record.type === 'node' || record.type === 'flow' ? `${record.type} ${record.kind}` : record.type
    if (!found.has(kind)) found.set(kind, id)
  }
  return found
}

interface Control {
  at: number
  name: string
  is: 'text' | 'number' | 'moment' | 'choice' | 'slider' | 'press'
  value: string
  /** Of a date or a time. */
  type: string
}

/** What runs in the page: finds the controls, says what they are, and looks whether the document is still the same. */
function probe() {
  const { throughlineCanvas } = globalThis as unknown as { throughlineCanvas: CanvasHandle }
  const wanted =
    ':is(textarea, input:not([type=file]), select, [role=switch], [role=slider], [role=group] > [aria-pressed]):enabled'
  type One = HTMLInputElement | HTMLSelectElement
  const all = () => [...document.querySelectorAll<One>(`[data-region=inspector] [data-section] ${wanted}`)]
  /** As in a file, where the order of fields is always the same. */
  const bytes = () =>
    JSON.stringify(throughlineCanvas.blueprint(), (_, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  let [before, since] = ['', '']

  const isOf = (one: One): Control['is'] => {
    if (one instanceof HTMLSelectElement) return 'choice'
    if (one.role === 'slider') return 'slider'
    if (one.tagName === 'BUTTON' || one.type === 'checkbox' || one.type === 'radio') return 'press'
    if (['date', 'time', 'datetime-local'].includes(one.type)) return 'moment'
    return one.inputMode === 'decimal' ? 'number' : 'text'
  }
  return {
    select: (id: string) => throughlineCanvas.select(id),
    /** @returns whether nothing was folded any more */
    unfold(): boolean {
      const folded = [
        ...document.querySelectorAll<HTMLElement>('[data-region=inspector] details:not([open]) > summary'),
      ]
      for (const one of folded) one.click()
      return folded.length === 0
    },
    list(): Control[] {
      before = bytes()
      return all().map((one, at) => ({
        at,
        name: one.getAttribute('aria-label') ?? one.textContent ?? '',
        is: isOf(one),
        value: one.value,
        type: one.type,
      }))
    },
    /** The keyboard goes there, and from now on another document is another one. */
    focus(at: number): void {
      since = bytes()
      all()[at]?.focus()
    },
    isAnother: () => bytes() !== since,
    isAsBefore: () => bytes() === before,
    /** From outside of any field: in one undo is the browser's own. */
    leave: () => (document.activeElement as HTMLElement | null)?.blur(),
  }
}
type Probe = ReturnType<typeof probe>

const ask = <T>(page: Page, what: (probe: Probe, about: never) => T, about: string | number = ''): Promise<T> =>
  page.evaluate(`(${what})(globalThis.probe, ${JSON.stringify(about)})`) as Promise<T>
const isAnother = (page: Page) => ask(page, (probe) => probe.isAnother())

async function enter(page: Page, { is, type }: Control, text: string): Promise<boolean> {
  if (is === 'moment') await page.locator(`input[type="${type}"]:focus`).fill(text)
  else {
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Control+Enter')
  if (await isAnother(page)) return true
  await page.keyboard.press('Escape')
  return false
}

/** @returns whether the document is another one now */
async function set(page: Page, control: Control | undefined): Promise<boolean> {
  if (!control) return false
  await ask(page, (probe, at) => probe.focus(at), control.at)
  const keys = { choice: ['ArrowDown', 'ArrowUp', 'End', 'Home'], slider: ['ArrowUp', 'ArrowDown'], press: ['Space'] }
  if (control.is in keys) {
    for (const key of keys[control.is as keyof typeof keys]) {
      await page.keyboard.press(key)
      if (await isAnother(page)) return true
    }
    return false
  }
  const number = Number(control.value.replaceAll(',', '')) || 0
  const tries =
    control.is === 'moment'
      ? [moments[control.type]]
      : control.is === 'number'
        ? [number + 1, number / 2, number - 1, 3].map(String)
        : texts
  for (const text of tries) if (await enter(page, control, text)) return true
  return false
}

async function undo(page: Page): Promise<boolean> {
  await ask(page, (probe) => probe.leave())
  await page.keyboard.press('Control+z')
  return ask(page, (probe) => probe.isAsBefore())
}

/**
 * Sets one control and takes it back. One that says nothing by itself, a unit without a number, what is chosen already,
 * is set once more after the one beside it was.
 * @returns what was wrong
 */
async function setAndUndo(page: Page, all: readonly Control[], control: Control): Promise<string | undefined> {
  if (await set(page, control)) return (await undo(page)) ? undefined : 'is not undone'
  for (const beside of [all[control.at - 1], all[control.at + 1]]) {
    if (!(await set(page, beside))) continue
    const isSet = await set(page, control)
    if (isSet) await undo(page)
    if (!(await undo(page))) return `is not undone, nor is ${beside.name}`
    if (isSet) return undefined
  }
  return 'changes nothing'
}

test('one of everything is one of everything', () => {
  const found = [...onePerKind().keys()]
  const wanted = [
    ...recordTypes.map(({ shape }) => shape.type.value).filter((type) => type !== 'flow'),
    ...flowKinds.map((kind) => `flow ${kind}`),
    ...kinds.map(({ name }) => `node ${name}`),
  ]
  expect(found.toSorted()).toEqual(wanted.toSorted())
})

test('what is set by keyboard in any control is in the document, and undone', async ({ page }) => {
  test.setTimeout(300_000)
  await page.goto('/?test')
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await (await chosen).setFiles(fileURLToPath(file))
  await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeFocused()
  await page.evaluate(`globalThis.probe = (${probe})()`)

  /** Controls of the same name and kind are the same: one that was set somewhere is not tried again. */
  const done = new Set<string>()
  const failed = new Map<string, string>()
  for (const id of onePerKind().values()) {
    await ask(page, (probe, id) => probe.select(id), id)
    await expect.poll(() => ask(page, (probe) => probe.unfold())).toBe(true)
    const controls = await ask(page, (probe) => probe.list())
    for (const control of controls) {
      const kind = [control.name.replace(/[“\d].*/, ''), control.is, control.type].join(' ')
      if (done.has(kind)) continue
      const wrong = await setAndUndo(page, controls, control)
      if (wrong === undefined) done.add(kind)
      if (wrong === undefined) failed.delete(kind)
      else failed.set(kind, `${id}: ${control.name} ${wrong}`)
    }
  }
  expect(done.size).toBeGreaterThan(250)
  expect([...failed.values()]).toEqual([])
})
