import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const shipped = join(import.meta.dirname, '../../blueprints/business-hall.json')

/** Drops a text as a file on the middle of the window. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name, { type: 'application/json' }))
      return transfer
    },
    [name, text],
  )
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data })
  await expect(page.getByText('Drop to open')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(page.getByText('Drop to open')).toBeHidden()
}

const refusal = (page: Page) => page.getByRole('dialog', { name: 'This file was not opened' })

test('a file dropped on the window opens, on the start page and over an open blueprint', async ({ page }) => {
  const text = await readFile(shipped, 'utf8')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
  await drop(page, 'hall.json', text)
  const name = page.getByRole('textbox', { name: 'Name of the blueprint' })
  await expect(name).toHaveValue('Business hall')
  await drop(page, 'hall.json', text.replace('"Business hall"', '"Second hall"'))
  await expect(name).toHaveValue('Second hall')
})

test.describe('a file that is not ours is refused, and says what is wrong, where, and what to do', () => {
  const broken: [string, (text: string) => string, RegExp[]][] = [
    ['cut off', (text) => text.slice(0, 2000), [/The file is not JSON: it breaks off at line \d+/, /Mend it there/]],
    ['something else', () => '{"swimlanes": []}', [/This is not a Throughline blueprint/]],
    [
      'from the future',
      (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 99'),
      [/format version 99; this Throughline knows versions up to 1/, /schemaVersion/],
    ],
    [
      'of an unknown kind',
      (text) => text.replace('"kind": "arrival"', '"kind": "teleport"'),
      [/unknown kind “teleport”/, /Known are: action, arrival/, /records\/[a-z0-9-]+\/kind/],
    ],
    [
      'hostile',
      (text) => text.replace('"records": {', '"records": { "__proto__": {},'),
      [/“__proto__”.* is not allowed/],
    ],
  ]
  for (const [title, spoil, said] of broken) {
    test(title, async ({ page }) => {
      const text = await readFile(shipped, 'utf8')
      await page.goto('/')
      await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
      const buffer = Buffer.from(spoil(text))
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'spoilt.json', mimeType: 'application/json', buffer })
      await expect(refusal(page)).toContainText('“spoilt.json” has one problem. Nothing was changed.')
      for (const words of said) await expect(refusal(page)).toContainText(words)
      await page.keyboard.press('Escape')
      await expect(refusal(page)).toBeHidden()
      await expect(page.getByRole('region', { name: 'Your blueprints' })).toBeHidden()
    })
  }
})
