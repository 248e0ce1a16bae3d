import { expect, test } from './fixtures.ts'

test('the app opens and shows its name', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveTitle(/Throughline/)
  await expect(page.locator('#app')).not.toBeEmpty()
})

test('what is opened has the keyboard: the keys begin at the first step, and Escape gives it back', async ({
  page,
}) => {
  await page.goto('/?test')
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: 'Fault repair' }).press('Enter')
  const canvas = page.getByRole('application', { name: 'Service blueprint' })
  await expect(canvas).toBeFocused()
  await expect(page.locator('[data-step=report] .ring')).not.toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(canvas).not.toBeFocused()

  await page.reload()
  await expect(canvas).toBeFocused()
})

test('the document format is served beside the app as JSON Schema', async ({ request }) => {
  const answer = await request.get('/throughline-blueprint.schema.json')
  expect(answer.ok()).toBe(true)
  const schema = (await answer.json()) as { title: string; properties: Record<string, unknown> }
  expect(schema.title).toBe('Throughline blueprint')
  expect(Object.keys(schema.properties)).toEqual(['format', 'schemaVersion', 'id', 'records'])
})
