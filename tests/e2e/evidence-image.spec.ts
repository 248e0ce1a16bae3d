/** Pictures of evidence: chosen, dropped and pasted, made smaller, shown on the card and in the file that goes out. */
import { readFile } from 'node:fs/promises'
import { crc32, deflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { middleOf } from './canvas.ts'
import { expect, test } from './fixtures.ts'
import { openSaved, saved } from './template.ts'

/** A PNG of one colour. */
function png(width: number, height: number, [red, green, blue]: readonly number[]): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([red, green, blue]))])
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

const panel = (page: Page) => page.locator('[data-region=inspector]')
const card = (page: Page) => page.locator('.paper [data-step=greeting-card] image')

/** What a drag or the clipboard carries into the page. */
const carried = (page: Page, name: string, bytes: Buffer) =>
  page.evaluateHandle(
    ([file, text]) => {
      const data = new DataTransfer()
      const content = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
      data.items.add(new File([content], file, { type: 'image/png' }))
      return data
    },
    [name, bytes.toString('base64')] as const,
  )

async function drop(page: Page, step: string, name: string, bytes: Buffer): Promise<void> {
  const { x, y } = await middleOf(page, step)
  const data = await carried(page, name, bytes)
  await page.evaluate(
    ([dataTransfer, clientX, clientY]) => {
      const under = document.elementFromPoint(clientX, clientY)!
      for (const type of ['dragenter', 'dragover', 'drop'])
        under.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, clientX, clientY, dataTransfer }))
    },
    [data, x, y] as const,
  )
}

const sizeOf = (page: Page) =>
  card(page).evaluate(async (image) => {
    const shown = new Image()
    shown.src = image.getAttribute('href')!
    await shown.decode()
    return [shown.naturalWidth, shown.naturalHeight]
  })

test('a large picture is chosen, made smaller, described, shown, saved and undone', async ({ page }) => {
  await openSaved(page)
  const { x, y } = await middleOf(page, 'greeting-card')
  await page.mouse.click(x, y)
  await panel(page)
    .getByLabel('Choose an image …')
    .setInputFiles({ name: 'slip.png', mimeType: 'image/png', buffer: png(2000, 1000, [200, 30, 30]) })
  await expect(panel(page).getByRole('img', { name: 'Greeting and ticket number' })).toBeVisible()
  expect(await sizeOf(page)).toEqual([1600, 800])
  const shows = panel(page).getByRole('textbox', { name: 'What it shows' })
  await shows.fill('The slip with seven fields')
  await shows.press('Enter')
  await expect(panel(page).getByRole('img', { name: 'The slip with seven fields' })).toBeVisible()
  expect(await serious(page, '[data-region=inspector]')).toEqual([])
  await saved(page)
  await page.reload()
  expect(await sizeOf(page)).toEqual([1600, 800])

  // It goes out with the drawing.
  await page.keyboard.press('Control+E')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: /SVG/ }).click()
  const text = await readFile(await (await coming).path(), 'utf8')
  expect(text).toMatch(/<image href="data:image\/png;base64,[^"]+" width="30" height="41"[^>]*>\s*<title>The slip with/)
  await page.keyboard.press('Escape')

  await page.mouse.click(x, y)
  await panel(page).getByRole('button', { name: 'Take the image away' }).click()
  await expect(card(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo: Take the image away' }).click()
  expect(await sizeOf(page)).toEqual([1600, 800])
})

test('a picture is dropped on a card, another is pasted over it, and each is one undo', async ({ page }) => {
  await openSaved(page)
  await drop(page, 'greeting-card', 'slip.png', png(60, 40, [20, 90, 200]))
  await expect(card(page)).toHaveCount(1)
  expect(await sizeOf(page)).toEqual([60, 40])

  await page.getByRole('application').focus()
  await page.evaluate(
    (clipboardData) =>
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
      ),
    await carried(page, 'again.png', png(30, 30, [20, 200, 90])),
  )
  await expect.poll(() => sizeOf(page)).toEqual([30, 30])
  await page.getByRole('button', { name: 'Undo: Attach an image' }).click()
  await expect.poll(() => sizeOf(page)).toEqual([60, 40])
  await page.getByRole('button', { name: 'Undo: Attach an image' }).click()
  await expect(card(page)).toHaveCount(0)
})

test('what is no picture is refused with the reason, and what is dropped beside says where it belongs', async ({
  page,
}) => {
  await openSaved(page)
  await drop(page, 'greeting-card', 'slip.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await expect(page.getByText('“slip.png” is no picture that can be shown.')).toBeVisible()
  await drop(page, 'greeting-card', 'torn.png', png(20, 20, [0, 0, 0]).subarray(0, 40))
  await expect(page.getByText('“torn.png” is damaged: it cannot be painted.')).toBeVisible()
  await drop(page, 'visit', 'slip.png', png(20, 20, [0, 0, 0]))
  await expect(page.getByText('Drop a picture on a piece of evidence.')).toBeVisible()
  await expect(card(page)).toHaveCount(0)
})
