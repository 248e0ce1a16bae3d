/**
 * What was said to be saved is there after the worst: the browser killed at a random moment of a save, again and again.
 * `THROUGHLINE_KILLS=200` for the long form (`tests/workspace/survives.deep.ts`).
 */
import { chromium, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { expect, test } from './fixtures.ts'

const kills = Number(process.env.THROUGHLINE_KILLS ?? 5)
const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the blueprint' })

/** A browser of its own process group with a profile that stays, so that it can be killed and come back. */
async function launch(profile: string) {
  const { path, env } = findBrowser()
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  const child = spawn(path, [...flags, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'], {
    ...{ detached: true, stdio: 'ignore', env: { ...process.env, ...env } },
  })
  const ended = once(child, 'exit')
  const port = await expect
    .poll(
      () =>
        readFile(join(profile, 'DevToolsActivePort'), 'utf8').then(
          (text) => text.split('\n')[0],
          () => '',
        ),
      {
        timeout: 20_000,
      },
    )
    .not.toBe('')
    .then(() => readFile(join(profile, 'DevToolsActivePort'), 'utf8'))
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port.split('\n')[0]}`)
  const [context] = browser.contexts()
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async kill(): Promise<void> {
      process.kill(-child.pid!, 'SIGKILL')
      await ended
      await rm(join(profile, 'DevToolsActivePort'), { force: true })
    },
  }
}

test('a browser killed while it saves loses nothing that it said was saved', async ({ baseURL }) => {
  test.setTimeout(60_000 + kills * 15_000)
  const profile = await mkdtemp(join(tmpdir(), 'throughline-'))
  let address = `${baseURL}/#/template/business-hall`
  let [saved, written, lost] = [0, 0, 0]
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      const { page, kill: end } = await launch(profile)
      try {
        page.on('console', (message) => {
          const [, number] = /^saved Edit (\d+) /.exec(message.text()) ?? []
          if (number) saved = Math.max(saved, Number(number))
        })
        await page.addInitScript(() => localStorage.setItem('throughline/live-results', 'off'))
        await page.goto(address)
        await expect(name(page)).toHaveValue(kill === 0 ? 'Business hall' : /^Edit \d+$/)
        const [, found] = /(\d+)/.exec(await name(page).inputValue()) ?? []
        if (kill > 0 && Number(found) < saved) lost += 1
        await expect(page.locator('[data-saved=saved]')).toBeVisible()
        address = page.url()
        // The title says what the blueprint is called; the field may hold what is only typed yet.
        await page.evaluate(() => {
          const state = document.querySelector('[data-saved]')!
          new MutationObserver(() => {
            if (state.getAttribute('data-saved') === 'saved') console.log(`saved ${document.title}`)
          }).observe(state, { attributes: true, attributeFilter: ['data-saved'] })
        })
        const before = saved
        const editing = (async () => {
          for (;;) {
            await name(page).fill(`Edit ${(written += 1)}`)
            await name(page).press('Enter')
          }
        })().catch(() => {}) // it ends when the browser does
        await expect.poll(() => saved, { intervals: [20] }).toBeGreaterThan(before)
        if (kill === 0) await expect(page.getByText(/^The browser (has promised|may clear)/)).toBeVisible()
        await new Promise((done) => setTimeout(done, Math.random() * 300))
        await end()
        await editing
      } catch (problem) {
        await end().catch(() => {})
        throw problem
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  console.log(`${kills} kills, ${saved} edits said to be saved, ${lost} times something of them lost`)
  expect(lost).toBe(0)
})
