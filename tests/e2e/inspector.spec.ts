import type { Page } from '@playwright/test'
import { serious } from './axe.ts'
import { select } from './canvas.ts'
import { expect, test } from './fixtures.ts'
import { openSaved, saved } from './template.ts'

const panel = (page: Page) => page.locator('[data-region=inspector]')

test('one more late repairer is a press, is saved, is proposed, and is there after a reload', async ({ page }) => {
  await openSaved(page)
  await select(page, 'visit')
  await expect(panel(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Travel and repair')

  const late = panel(page).getByRole('group', { name: 'Late repairers', exact: true })
  const people = late.getByRole('textbox', { name: /^People/ })
  await expect(people).toHaveValue('3')
  await expect(late.getByRole('button', { name: /^Source of “People/ })).toContainText('assumed')
  await late.getByRole('button', { name: /^One more/ }).click()
  await expect(people).toHaveValue('4')
  await expect(late.getByRole('button', { name: /^Source of “People/ })).toContainText('proposed')
  await saved(page)

  await page.reload()
  await select(page, 'visit')
  await expect(people).toHaveValue('4')

  await people.fill('5')
  await people.press('Escape')
  await expect(people).toHaveValue('4')
})

test('a time that cannot be stays as typed and says why, until Escape or a right one', async ({ page }) => {
  await openSaved(page)
  await select(page, 'visit')
  const likely = panel(page).getByRole('textbox', { name: 'travel, Most likely' })
  await expect(likely).toHaveValue('35')

  await likely.fill('half an hour')
  await likely.press('Enter')
  await expect(panel(page).getByRole('alert')).toHaveText('“half an hour” is not a number. Write it like 12.5.')
  await expect(likely).toHaveValue('half an hour')

  await likely.fill('120')
  await likely.press('Enter')
  await expect(panel(page).getByRole('alert')).toHaveText('The most likely value lies above the most.')
  await expect(likely).toHaveAttribute('aria-invalid', 'true')

  await likely.press('Escape')
  await expect(likely).toHaveValue('35')
  await expect(panel(page).getByRole('alert')).toHaveCount(0)

  // Both move up: the first waits for the second, then they are taken together.
  await likely.fill('120')
  await likely.press('Enter')
  await panel(page).getByRole('textbox', { name: 'travel, Most', exact: true }).fill('180')
  await panel(page).getByRole('textbox', { name: 'travel, Most', exact: true }).press('Enter')
  await expect(panel(page).getByRole('alert')).toHaveCount(0)
  await expect(likely).toHaveValue('120')
  await page.keyboard.press('Control+z')
})

test('times are typed as people write them: with a unit, or the whole in words', async ({ page }) => {
  await openSaved(page)
  await select(page, 'visit')
  const field = (name: string) => panel(page).getByRole('textbox', { name, exact: true })
  await field('travel, Most likely').fill('5 to 45, usually 20')
  await field('travel, Most likely').press('Enter')
  await expect(field('travel, Least')).toHaveValue('5')
  await expect(field('travel, Most likely')).toHaveValue('20')
  await expect(field('travel, Most')).toHaveValue('45')
  await field('travel, Most').fill('1 h 30')
  await field('travel, Most').press('Enter')
  await expect(field('travel, Most')).toHaveValue('90')
})

/** Figures for those who look at them; the next edit calls for no others. */
async function runOnce(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel(page).getByRole('region', { name: 'Findings' }).getByRole('listitem').first()).toBeVisible({
    timeout: 40_000,
  })
}

test('the figures of the run stand beside what is asked for, and a finding leads to its place', async ({ page }) => {
  await openSaved(page)
  await runOnce(page)
  const findings = panel(page).getByRole('region', { name: 'Findings' })
  await findings.getByRole('button').first().click()
  await expect(panel(page).getByRole('button', { name: 'Show the whole blueprint' })).toBeVisible()

  await select(page, 'visit')
  await expect(panel(page).locator('[data-section=wait] > summary')).toContainText(/\d+ h( \d\d)? ±/)
  await expect(panel(page).locator('[data-section=time] > summary')).toContainText('±')
  await panel(page).getByRole('button', { name: 'Show the whole blueprint' }).click()
  await expect(panel(page).getByRole('textbox', { name: 'Arrivals a day, Faults' })).toHaveValue('45')
})

test('where a figure comes from can be said', async ({ page }) => {
  await openSaved(page)
  await select(page, 'dispatch')
  await panel(page).getByRole('button', { name: 'Source of “work”: assumed' }).click()
  const source = page.getByRole('dialog')
  await source.getByRole('button', { name: 'observed' }).click()
  await source.getByRole('textbox', { name: 'Observations' }).fill('1204')
  await source.getByRole('textbox', { name: 'Observations' }).press('Enter')
  await page.keyboard.press('Escape')
  await expect(panel(page).getByRole('button', { name: 'Source of “work”: observed, 1,204' })).toBeVisible()
})

test('axe finds nothing serious in the inspector, light and dark', async ({ page }) => {
  await openSaved(page)
  await runOnce(page)
  expect(await serious(page, '[data-region=inspector]')).toEqual([])
  await select(page, 'dispatch')
  await expect(panel(page).getByText('Handoff to Field repair').first()).toBeVisible()
  const folded = panel(page).locator('details:not([open]) > summary')
  while ((await folded.count()) > 0) await folded.first().click()
  expect(await serious(page, '[data-region=inspector]')).toEqual([])
})

test('in Chinese no English word of the inspector is left', async ({ page }) => {
  await openSaved(page)
  await page.getByRole('button', { name: /EN \/ 中/ }).click()
  await select(page, 'visit')
  await expect(panel(page).getByRole('heading', { name: '处理时间' })).toBeVisible()
  await expect(panel(page).getByRole('heading', { name: '人员', exact: true })).toBeVisible()
  await expect(panel(page).getByText(/assumed|People|Wait before|Least/)).toHaveCount(0)
})

test('a crew gets a level, a queue rule and days away, and keeps them', async ({ page }) => {
  await openSaved(page)
  await select(page, 'visit')
  await panel(page).getByRole('button', { name: 'Gold crew', exact: true }).click()
  await page.getByRole('button', { name: 'Add a level' }).click()
  await page.getByRole('textbox', { name: 'Speed, level 1' }).fill('1.2')
  await page.getByRole('textbox', { name: 'Skills, level 1' }).fill('splicing, driving')
  await page.getByRole('textbox', { name: 'Skills, level 1' }).press('Enter')
  await page.getByRole('combobox', { name: 'Queue' }).selectOption({ label: 'shortest job first' })
  await page.getByRole('textbox', { name: 'Away' }).fill('5')
  await page.getByRole('textbox', { name: 'Away' }).press('Enter')
  await saved(page)

  await page.reload()
  await select(page, 'visit')
  await panel(page).getByRole('button', { name: 'Gold crew', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Speed, level 1' })).toHaveValue('1.2')
  await expect(page.getByRole('textbox', { name: 'Skills, level 1' })).toHaveValue('splicing, driving')
  await expect(page.getByRole('combobox', { name: 'Queue' })).toHaveValue('shortest')
  await expect(page.getByRole('textbox', { name: 'Away' })).toHaveValue('5')
})

test('a quiet Sunday is pulled down by keys, and several may come at once', async ({ page }) => {
  await openSaved(page)
  await select(page, 'report')
  await panel(page).getByText('How they come').click()
  const sunday = panel(page).getByRole('slider', { name: /through the week, Sun$/ })
  await sunday.press('PageDown')
  await expect(sunday).toHaveAttribute('aria-valuetext', '× 0.75')
  await panel(page)
    .getByRole('switch', { name: /^How many at once/ })
    .click()
  await expect(panel(page).getByRole('group', { name: /^How many at once/ })).toBeVisible()
  // Beside it the findings of the last run fade while the next is computed.
  expect(await serious(page, '[data-section=arrivals]')).toEqual([])
})
