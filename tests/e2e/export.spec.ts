/** Taking a blueprint out: what is downloaded is the picture on the screen, what is printed has its heads on every page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { openDrawn } from './canvas.ts'
import { expect, test } from './fixtures.ts'
import { letXmlBeRead } from './xml.ts'

interface Shipped {
  records: Record<string, { type: string; kind?: string; within?: string; name: Record<string, string> }>
}
const shipped = JSON.parse(
  await readFile(join(import.meta.dirname, '../../blueprints/fault-repair.json'), 'utf8'),
) as Shipped
const stepNames = (language: 'en' | 'zh-CN'): string[] =>
  Object.values(shipped.records)
    .filter(({ type, kind, within }) => type === 'node' && kind !== 'note' && within === undefined)
    .map(({ name }) => name[language])

/** The file behind a button of the dialog. */
async function downloaded(page: Page, button: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** What a strict reader of XML makes of the text. */
const readAsXml = async (page: Page, text: string) => {
  await letXmlBeRead(page)
  return page.evaluate((source) => {
    const root = readXml(source)
    return {
      tag: root.nodeName,
      size: ['width', 'height'].map((name) => Number(root.getAttribute(name))),
      titles: [...root.querySelectorAll('.step > title')].map((title) => title.textContent ?? ''),
    }
  }, text)
}

test('the SVG holds every step by name, in the language of the app', async ({ page }) => {
  await openDrawn(page)
  for (const language of ['en', 'zh-CN'] as const) {
    if (language === 'zh-CN')
      await page
        .getByRole('button', { name: /Chinese|中/ })
        .first()
        .click()
    await page.keyboard.press('Control+E')
    const { name, bytes } = await downloaded(page, /SVG/)
    expect(name).toBe(language === 'en' ? 'Fault-repair.svg' : '故障修复.svg')
    const { tag, titles } = await readAsXml(page, bytes.toString('utf8'))
    expect(tag).toBe('svg')
    expect(titles.toSorted()).toEqual(stepNames(language).toSorted())
    await page.keyboard.press('Escape')
  }
})

/** What the canvas draws and what the file does, thing by thing: where it stands, what it says, how it runs. */
const sideBySide = async (page: Page, text: string) => {
  await letXmlBeRead(page)
  return page.evaluate((source) => {
    const file = readXml(source)
    const paper = document.querySelector('.paper')!
    const texts = (one: Element) =>
      [...one.querySelectorAll('text')].map((text) => text.textContent?.trim()).filter(Boolean)
    const place = (one: Element) =>
      (one.getAttribute('transform') ?? (one as SVGElement).style.transform)
        .match(/-?[\d.]+/g)!
        .slice(0, 2)
        .map(Number)
    const things = (root: Element, among: string, id: string): Record<string, { at: number[]; texts: unknown[] }> =>
      Object.fromEntries(
        [...root.querySelectorAll(among)].map((one) => [one.getAttribute(id), { at: place(one), texts: texts(one) }]),
      )
    const ways = (root: Element, flow: string) =>
      [...root.querySelectorAll(`${flow} path`)].map((one) => one.getAttribute('d')).toSorted()
    const marks = (root: Element, thing: string) => root.querySelectorAll(`${thing} path, ${thing} rect`).length
    return {
      canvas: {
        steps: things(paper, '[data-step]', 'data-step'),
        slabs: things(paper, '[data-slab]', 'data-slab'),
        ways: ways(paper, '[data-flow]'),
        marks: [marks(paper, '[data-step]'), marks(paper, '[data-slab]')],
        folded: document.querySelectorAll('.heads .hand.folded').length,
      },
      file: {
        steps: things(file, '.step', 'data-id'),
        slabs: things(file, '.slab', 'data-id'),
        ways: ways(file, '.flow'),
        marks: [marks(file, '.step'), marks(file, '.slab')],
        folded: file.querySelectorAll('.lane-heads .folded, .phase-heads .folded').length,
      },
    }
  }, text)
}

test('what is downloaded is what the canvas shows: the same ways, the same words, in the same places', async ({
  page,
}) => {
  await openDrawn(page)
  await expect(page.locator('.paper [data-step]').first()).toBeAttached()
  await page.keyboard.press('Control+E')
  const open = await downloaded(page, /SVG/)
  const { canvas, file } = await sideBySide(page, open.bytes.toString('utf8'))
  expect(Object.keys(canvas.steps).length).toBeGreaterThan(20)
  expect(file).toEqual(canvas)
  await page.keyboard.press('Escape')

  for (const name of ['Physical evidence', 'Field repair', 'Test']) {
    await page
      .getByRole('button', { name: `Change “${name}”` })
      .first()
      .focus()
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('Control+E')
  const shut = await downloaded(page, /SVG/)
  const folded = await sideBySide(page, shut.bytes.toString('utf8'))
  expect(folded.file).toEqual(folded.canvas)
  expect(folded.file.folded).toBe(3)
  expect(Object.values(folded.file.slabs).map((one) => one.texts)).toContainEqual(['Travel and rep… +1'])
  expect(Object.keys(folded.file.steps).length).toBeLessThan(Object.keys(file.steps).length)

  // The story folds nothing, and neither does what goes out of it.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Story/ }).click()
  await page.keyboard.press('Control+E')
  const told = await downloaded(page, /SVG/)
  expect(told.bytes.equals(open.bytes)).toBe(true)
})

test('inside a sub-blueprint pictures show that inside and say so; all else, and the outline, has the whole', async ({
  page,
}) => {
  await openDrawn(page)
  await page.keyboard.press('/')
  await page.keyboard.type('temporary')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'You are inside' })).toContainText('Mass outage')
  await page.keyboard.press('Control+E')
  await expect(page.getByRole('dialog')).toContainText('Pictures show the inside of “Mass outage”')
  const picture = await downloaded(page, /SVG/)
  const text = picture.bytes.toString('utf8')
  expect(picture.name).toBe('Fault-repair-Mass-outage.svg')
  expect(text).toContain('<title>Fault repair · Mass outage</title>')
  const { canvas, file } = await sideBySide(page, text)
  // On the screen the step that was looked for wears a ring.
  expect({ ...file, marks: [] }).toEqual({ ...canvas, marks: [] })
  expect(Object.keys(file.steps)).toContain('outage-temporary')
  const { size } = await readAsXml(page, text)
  const painted = await downloaded(page, /PNG/)
  // The size of a PNG stands in its first bytes.
  expect([painted.name, painted.bytes.readUInt32BE(16), painted.bytes.readUInt32BE(20)]).toEqual([
    'Fault-repair-Mass-outage.png',
    ...size.map((one) => Math.floor(2 * one)),
  ])
  const chart = await downloaded(page, /Mermaid/)
  expect([chart.name, chart.bytes.toString('utf8').includes('Travel and repair')]).toEqual(['Fault-repair.mmd', true])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Outline/ }).click()
  await page.keyboard.press('Control+E')
  await expect(page.getByRole('dialog')).not.toContainText('Pictures show the inside')
  const whole = await downloaded(page, /SVG/)
  expect(whole.name).toBe('Fault-repair.svg')
  expect((await readAsXml(page, whole.bytes.toString('utf8'))).titles.toSorted()).toEqual(stepNames('en').toSorted())
})

test('axe finds nothing serious in the dialog, light and dark, in both languages', async ({ page }) => {
  await openDrawn(page)
  for (const again of [false, true]) {
    if (again) await page.getByRole('button', { name: /EN \/ 中/ }).click()
    await page.keyboard.press('Control+E')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await serious(page, 'dialog')).toEqual([])
    await page.keyboard.press('Escape')
  }
})

test('the PNG is the SVG at twice its size, and something is on it', async ({ page }) => {
  await openDrawn(page)
  await page.getByRole('button', { name: /^Export/ }).click()
  const { bytes: text } = await downloaded(page, /SVG/)
  const { size } = await readAsXml(page, text.toString('utf8'))
  const { name, bytes } = await downloaded(page, /PNG/)
  expect(name).toBe('Fault-repair.png')
  const painted = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    const colours = new Set<number>()
    for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2])
    // The customer's own line is blue, and the paper is white.
    return { size: [image.width, image.height], has: [0x1d4ed8, 0xffffff, 0x141a24].map((one) => colours.has(one)) }
  }, bytes.toString('base64'))
  expect(painted).toEqual({ size: size.map((one) => 2 * one), has: [true, true, true] })
})

test('a machine and a flowchart go out as text', async ({ page }) => {
  await openDrawn(page)
  await page.keyboard.press('Control+E')
  const machine = await downloaded(page, /TypeScript/)
  expect([machine.name, machine.bytes.toString('utf8').includes('}).createMachine({')]).toEqual([
    'Fault-repair.machine.ts',
    true,
  ])
  const plain = await downloaded(page, /machine.*JSON/)
  expect(JSON.parse(plain.bytes.toString('utf8'))).toMatchObject({ id: 'life', initial: 'start' })
  const chart = await downloaded(page, /Mermaid/)
  expect(chart.bytes.toString('utf8')).toContain('flowchart LR')
})

test('print has the heads of lanes and phases on every page, cuts no step, and lists what is assumed', async ({
  page,
}) => {
  await openDrawn(page)
  for (const [size, pages] of [
    ['A4', 5],
    ['A3', 2],
  ] as const) {
    await page.keyboard.press('Control+E')
    await page.getByRole('button', { name: `${size} landscape` }).click()
    await page.keyboard.press('Escape')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    const sheets = page.locator('.print .page')
    await expect(sheets).toHaveCount(pages)
    for (const sheet of await sheets.all()) {
      await expect(sheet.locator('.phase-heads text').first()).toBeVisible()
      await expect(sheet.locator('.lane-heads text').first()).toBeVisible()
      await expect(sheet.locator('footer')).toContainText('Zhao Min')
    }
    await expect(sheets.first().locator('footer')).toContainText(`Page 1 of ${pages + 1}`)
    await expect(page.locator('.print .inputs')).toContainText('Assumed inputs')
    await expect(page.locator('.desk')).toBeHidden()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(sheets.first().locator('footer strong')).toHaveCSS('color', 'rgb(20, 26, 36)')
    const cut = await sheets.evaluateAll((all) =>
      all.flatMap((sheet) => {
        const window = sheet.querySelector('.plane')!.getBoundingClientRect()
        const isCut = ({ left, right, top, bottom }: DOMRect) =>
          (left < window.left - 1 && right > window.left + 1) ||
          (left < window.right - 1 && right > window.right + 1) ||
          (top < window.top - 1 && bottom > window.top + 1) ||
          (top < window.bottom - 1 && bottom > window.bottom + 1)
        return [...sheet.querySelectorAll('.step')]
          .filter((step) => isCut(step.getBoundingClientRect()))
          .map((step) => step.getAttribute('data-id'))
      }),
    )
    expect(cut).toEqual([])
    // Pages of the blueprint, and at least one of what is assumed.
    expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length).toBe(pages + 1)
    await page.emulateMedia({ media: null, colorScheme: null })
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await expect(page.locator('.print')).toHaveCount(0)
  }
})
