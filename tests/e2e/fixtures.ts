/**
 * What every specification imports instead of @playwright/test: a page on which no error may pass unseen, and where
 * nothing is simulated that nobody looks at.
 */
import { test as base, expect } from '@playwright/test'

export { expect }

export const test = base.extend<{
  /**
   * Errors of the page, in the order seen: console errors, uncaught exceptions, failed requests, what the page's policy
   * refused, and whatever was asked of another machine.
   * They fail the test at its end; a test that provokes one on purpose empties the list: `errors.length = 0`.
   */
  errors: string[]
  /**
   * Do results follow by themselves, as they do for users? Else they are paused from the start, and the machine is left
   * to the test. Who looks at figures says so: `test.use({ live: true })`.
   */
  live: boolean
}>({
  live: [false, { option: true }],
  storageState: async ({ live, baseURL }, use) => {
    const remembered = {
      ...(!live && { 'live-results': 'off' }),
      // The browser was asked to keep what is stored, and its answer was read.
      ...{ 'persistence-asked': 'yes', 'backup-reminded': String(Date.now()) },
    }
    const localStorage = Object.entries(remembered).map(([name, value]) => ({ name: `throughline/${name}`, value }))
    await use({ cookies: [], origins: [{ origin: baseURL ?? '', localStorage }] })
  },
  errors: [
    async ({ context, baseURL }, use) => {
      const errors: string[] = []
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(
            `refused by ${event.effectiveDirective}: ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.columnNumber}`,
          ),
        ),
      )
      context.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url())
        const isHere = hostname === new URL(baseURL ?? '').hostname || ['blob:', 'data:'].includes(protocol)
        if (!isHere) errors.push(`asked of another machine: ${request.url()}`)
      })
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`console: ${message.text()}`)
      })
      context.on('weberror', (event) => errors.push(`uncaught: ${event.error().stack ?? event.error().message}`))
      context.on('response', (response) => {
        if (response.status() >= 400) errors.push(`${response.status()}: ${response.url()}`)
      })
      await use(errors)
      expect(errors, 'errors of the page').toEqual([])
    },
    { auto: true },
  ],
})
