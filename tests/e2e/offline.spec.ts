import { createServer } from 'node:http'
import { readFileSync, existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from './fixtures.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

/** The built app; `next` puts out a release that differs in its worker. */
async function served() {
  let release = 1
  const server = createServer(({ url = '/' }, answer) => {
    const path = new URL(url, 'http://x').pathname
    const file = join(dist, path === '/' ? 'index.html' : path)
    if (!existsSync(file)) return void answer.writeHead(404).end()
    const body = readFileSync(file)
    answer.setHeader('content-type', types[extname(file)] ?? (path === '/' ? 'text/html' : 'application/octet-stream'))
    answer.end(path === '/service-worker.js' ? `${body}\n// ${release}` : body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    next: () => void (release += 1),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

test.use({ serviceWorkers: 'allow' })

test('after the first load the app opens without its server, in all its parts, and a new release takes over when asked', async ({
  page,
}) => {
  const app = await served()
  await page.goto(app.address)
  const status = page.getByRole('status')
  await expect(status.getByText('Throughline now opens without a network, too.')).toBeVisible()

  await test.step('it can be installed', async () => {
    const session = await page.context().newCDPSession(page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    const isIncognito = (one: { errorId: string }) => one.errorId === 'in-incognito'
    expect(installabilityErrors.filter((one) => !isIncognito(one))).toEqual([])
  })

  await test.step('a new release is offered, and loaded when its user says so', async () => {
    app.next()
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
    await expect(status.getByText('A new version of Throughline is ready.')).toBeVisible()
    const reloaded = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Load it' }).click()
    await reloaded
  })

  await test.step('without a server', async () => {
    app.close()
    await page.goto(`${app.address}#/template/business-hall`)
    await page.reload()
    await expect(page.getByRole('application', { name: 'Service blueprint' })).toBeVisible()
    // Parts that are loaded when they are wanted.
    await page.keyboard.press('Control+e')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('2')
    await expect(page.getByRole('region', { name: 'Handoffs' }).getByRole('heading').first()).toBeVisible()
  })
})
