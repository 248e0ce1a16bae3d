/** The written report: reached by key, button and palette, the same sentences as the strip, printed as a report. */
import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate } from './template.ts'

test.use({ live: true })

async function openHall(page: Page): Promise<void> {
  await openTemplate(page, 'Business hall')
  // On a busy machine the first figures take their time, and without them there is nothing to report.
  await expect(page.locator('[data-figure=on-time]')).toHaveText(/\d/, { timeout: 50_000 })
}

test('Shift R opens it and leaves it; it leads with a sentence, proves it, and says how sure it is', async ({
  page,
}) => {
  await openHall(page)
  await page.keyboard.press('Shift+R')
  const article = page.getByRole('article')
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('Business hall')
  await expect(article.locator('.headline')).toContainText('%')
  for (const name of ['What was found', 'The blueprint', 'Promises', 'How sure this is', 'What it rests on'])
    await expect(article.getByRole('heading', { name, exact: true })).toBeVisible()
  // Each chart has its table.
  for (const section of await article.locator('section:has(> figure)').all())
    await expect(section.getByRole('table').first()).toBeVisible()
  expect(await serious(page, 'article')).toEqual([])
  await page
    .getByRole('button', { name: /^Show in the blueprint/ })
    .first()
    .click()
  await expect(article).toBeHidden()
  await expect(page.locator('[data-region="inspector"]')).toBeVisible()
  await page.getByRole('button', { name: /^Report/ }).click()
  await expect(article).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(article).toBeHidden()
})

test('without its appendix it is read in five minutes: Shift A leaves that out, and so it stays', async ({ page }) => {
  await openHall(page)
  await page.keyboard.press('Shift+R')
  const article = page.getByRole('article')
  await expect(article.getByRole('heading', { name: 'Appendix' })).toBeVisible()
  await page.keyboard.press('Shift+A')
  await expect(page.getByRole('button', { name: 'Appendix' })).toHaveAttribute('aria-pressed', 'false')
  await expect(article.getByRole('heading', { level: 2 })).toHaveText([
    ...['What was found', 'The worst handoffs', 'How sure this is', 'What it rests on', 'The blueprint'],
  ])
  await page.emulateMedia({ media: 'print' })
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect([...pdf.matchAll(/\/MediaBox\s*\[/g)].length).toBeLessThanOrEqual(4)

  await page.reload()
  await expect(page.locator('[data-part=verdict]')).toBeVisible()
  await page.keyboard.press('Shift+R')
  await expect(article.getByRole('heading', { name: 'The blueprint' })).toBeVisible()
  await expect(article.getByRole('heading', { name: 'Appendix' })).toHaveCount(0)
})

test('the palette knows it, it speaks Chinese, and paper has it on white without the frame', async ({ page }) => {
  await openHall(page)
  await page.keyboard.press('Control+K')
  await page.keyboard.type('the report')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /EN \/ 中/ }).click()
  const article = page.getByRole('article')
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('营业厅柜台')
  await expect(article.getByRole('heading', { name: '主要发现' })).toBeVisible()
  expect(await serious(page, 'article')).toEqual([])
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('button', { name: /下载文件/ })).toBeHidden()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(article.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(20, 26, 36)')
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([\d. ]+)\]/g)].map(([, box]) => box.trim().split(/\s+/).map(Number))
  const lying = boxes.filter(([, , width, height]) => width > height)
  expect(lying).toHaveLength(1)
  expect(boxes.length).toBeGreaterThan(3)
})

test('it goes out as slides in the colours of the own template, and as sheets', async ({ page }) => {
  await openHall(page)
  await page.keyboard.press('Shift+R')
  await expect(page.getByRole('article')).toBeVisible()
  await page.getByRole('button', { name: 'Download as a file' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'The written report' })).toBeVisible()

  await dialog
    .getByLabel('Choose a template')
    .setInputFiles({ name: 'no.potx', mimeType: 'application/zip', buffer: Buffer.from('no') })
  await expect(dialog.getByRole('alert')).toHaveText(/This template cannot be read\. Choose a file \.pptx/)
  const place = (name: string) => `<a:${name}><a:srgbClr val="0F766E"/></a:${name}>`
  const scheme = 'dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'.split(' ').map(place)
  const theme = `<a:theme xmlns:a="a"><a:clrScheme name="Own">${scheme.join('')}</a:clrScheme></a:theme>`
  const buffer = Buffer.from(zipSync({ 'ppt/theme/theme1.xml': strToU8(theme) }))
  await dialog.getByLabel('Choose a template').setInputFiles({ name: 'own.potx', mimeType: 'application/zip', buffer })
  await expect(dialog).toContainText('Slides take the colours of “own.potx”.')
  expect(await serious(page, 'dialog')).toEqual([])

  for (const [format, name] of [
    ['PowerPoint', 'Business-hall-report.pptx'],
    ['Excel', 'Business-hall-report.xlsx'],
  ] as const) {
    const coming = page.waitForEvent('download')
    await dialog.getByRole('button', { name: new RegExp(format) }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe(name)
    const parts = unzipSync(await readFile(await download.path()))
    if (format === 'PowerPoint') expect(strFromU8(parts['ppt/theme/theme1.xml'])).toContain('0F766E')
    else expect(strFromU8(parts['xl/workbook.xml'])).toContain('Promises')
  }
})
