/** The written report: reached by key, button and palette, the same sentences as the strip, printed as a report. */
import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'

test.use({ live: true })

async function openHall(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: 'Business hall' }).click()
  await expect(page.locator('[data-part=verdict]')).toBeVisible()
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
