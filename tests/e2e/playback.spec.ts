import { serious } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openTemplate } from './template.ts'

test.use({ live: true })

test('a day is played: tokens move, promises count down and break, one goes to them, and a case is followed from there', async ({
  page,
}) => {
  await openTemplate(page)
  await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeVisible()
  await page.keyboard.press('p')
  const side = page.getByRole('complementary', { name: 'A day played' })
  const moment = page.getByRole('slider', { name: 'Moment of the day' })
  await expect(side).toContainText(/\d+ cases? (is|are) here/, { timeout: 45_000 })
  await page.keyboard.press('r')

  await test.step('it plays and stops', async () => {
    const began = Number(await moment.inputValue())
    await page.keyboard.press(' ')
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
    await expect.poll(async () => Number(await moment.inputValue())).toBeGreaterThan(began + 20)
    await page.keyboard.press(' ')
    const stopped = await moment.inputValue()
    await page.waitForTimeout(300)
    expect(await moment.inputValue()).toBe(stopped)
  })

  await test.step('the blueprint shows the crowd and no averages', async () => {
    const painted = await page
      .locator('.canvas canvas')
      .last()
      .evaluate((sheet: HTMLCanvasElement) => {
        const { data } = sheet.getContext('2d')!.getImageData(0, 0, sheet.width, sheet.height)
        return data.some((byte) => byte !== 0)
      })
    expect(painted).toBe(true)
    await expect(page.locator('[data-step="visit"] .second')).toHaveText('')
  })

  await test.step('the next broken promise', async () => {
    await side.getByRole('button', { name: 'Next broken promise' }).click()
    await expect(side.getByRole('status').first()).toContainText('is broken now')
    await expect(side.getByRole('listitem').filter({ hasText: 'due now' }).first()).toBeVisible()
    await expect(side).toContainText(/\d+ running promises? (is|are) broken/)
  })

  await test.step('another day, by keys', async () => {
    const day = side.getByRole('slider', { name: 'Day', exact: true })
    await day.focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText('day 2 of 28, run 1')).toBeVisible()
    expect(await serious(page, 'main')).toEqual([])
  })

  await test.step('the longest wait, and its story', async () => {
    await side.getByRole('button', { name: 'Longest wait of the day' }).click()
    await expect(side.getByRole('status').first()).toContainText('It has waited')
    const which = await side.locator('.marked b').textContent()
    await side.getByRole('button', { name: 'Tell its story' }).click()
    await expect(page.getByText(/^case \d+ of run 1, a true case/)).toContainText(which!.toLowerCase())
    await page.keyboard.press('c')
    await expect(side).toBeVisible()
  })

  await page.keyboard.press('1')
  await expect(page.locator('[data-step="visit"] .second')).not.toHaveText('')
})
