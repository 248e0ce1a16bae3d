import { expect, test } from './fixtures.ts'

test('the app opens and shows its name', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveTitle(/Throughline/)
  await expect(page.locator('#app')).not.toBeEmpty()
})

test('the document format is served beside the app as JSON Schema', async ({ request }) => {
  const answer = await request.get('/throughline-blueprint.schema.json')
  expect(answer.ok()).toBe(true)
  const schema = (await answer.json()) as { title: string; properties: Record<string, unknown> }
  expect(schema.title).toBe('Throughline blueprint')
  expect(Object.keys(schema.properties)).toEqual(['format', 'schemaVersion', 'id', 'records'])
})
