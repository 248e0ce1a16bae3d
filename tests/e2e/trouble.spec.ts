import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'

test('where nothing can be stored, work goes on in memory and a copy on disk comes first', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await page.goto('/')
  await expect(page.getByRole('alert')).toHaveText('Your blueprints cannot be read from this device.')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: 'Fault repair' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'not saved' })
  await expect(alert).toContainText('This browser does not let the site store anything')
  const name = page.getByRole('textbox', { name: 'Name of the blueprint' })
  await name.fill('Kept on disk')
  await name.press('Enter')
  await expect(page.locator('[data-saved=failed]')).toBeVisible()

  const coming = page.waitForEvent('download')
  await alert.getByRole('button', { name: 'Download a copy' }).click()
  expect(await readFile(await (await coming).path(), 'utf8')).toContain('"Kept on disk"')
})

test('a full disk is said, and saving can be tried again', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: 'Business hall' }).click()
  await expect(page.locator('[data-saved=saved]')).toBeVisible()
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    Object.assign(window, { makeRoom: () => (IDBObjectStore.prototype.put = put) })
  })
  const name = page.getByRole('textbox', { name: 'Name of the blueprint' })
  await name.fill('Hall without room')
  await name.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The browser has no room left for this site.')
  await page.evaluate(() => (window as unknown as { makeRoom(): void }).makeRoom())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('[data-saved=saved]')).toBeVisible()
  await page.reload()
  await expect(name).toHaveValue('Hall without room')
})

test('where the browser gives no room at all, nothing that is done is lost, and it is kept once there is room', async ({
  page,
  context,
  baseURL,
}) => {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 1 })
  await page.goto('/#/template/business-hall')
  const alert = page.getByRole('alert').filter({ hasText: 'The browser has no room left for this site.' })
  await expect(alert.getByRole('button', { name: 'Download a copy' })).toBeVisible()
  const name = page.getByRole('textbox', { name: 'Name of the blueprint' })
  await name.fill('Hall in memory')
  await name.press('Enter')
  await expect(page.locator('[data-saved=failed]')).toBeVisible()
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL! })
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('[data-saved=saved]')).toBeVisible()
  await page.reload()
  await expect(name).toHaveValue('Hall in memory')
})
