/** Where things are on the canvas, which is one picture: `?test` in the address tells. */
import type { Page } from '@playwright/test'
import type { CanvasHandle } from '../../src/views/canvas/test-handle.ts'
import { expect } from './fixtures.ts'
import { openTemplate, type Title } from './template.ts'

export const canvas = (page: Page) => page.getByRole('application', { name: 'Service blueprint' })

export const handle = <T>(page: Page, ask: (canvas: CanvasHandle, id: string) => T, id = ''): Promise<T> =>
  page.evaluate(`(${ask})(globalThis.throughlineCanvas, ${JSON.stringify(id)})`) as Promise<T>

/** A template, once it is drawn. */
export async function openDrawn(page: Page, title?: Title): Promise<void> {
  await openTemplate(page, title)
  await expect(canvas(page)).toBeVisible()
  await expect.poll(() => handle(page, (canvas) => canvas?.steps().length ?? 0)).toBeGreaterThan(5)
}

/** Of a step, as soon as it is drawn. */
export async function middleOf(page: Page, step: string): Promise<{ x: number; y: number }> {
  const box = await page.waitForFunction(
    (id) => (globalThis as { throughlineCanvas?: CanvasHandle }).throughlineCanvas?.step(id),
    step,
  )
  const { x, y, width, height } = (await box.jsonValue())!
  return { x: x + width / 2, y: y + height / 2 }
}

/** A step is pressed where it stands. */
export async function select(page: Page, step: string): Promise<void> {
  const { x, y } = await middleOf(page, step)
  await page.mouse.click(x, y)
}
