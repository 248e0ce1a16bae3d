/** XML as the browser reads it. The policy of the app lets nobody turn text into nodes: a test asks for leave of its own. */
import type { Page } from '@playwright/test'

declare global {
  // A global of the page, there once `letXmlBeRead` was called.
  var readXml: (source: string) => Element
}

export const letXmlBeRead = (page: Page): Promise<void> =>
  page.evaluate(() => {
    type Policy = { createHTML(text: string): string }
    const { trustedTypes } = globalThis as never as {
      trustedTypes: { createPolicy(name: string, rules: Policy): Policy }
    }
    const leave = trustedTypes.createPolicy('test', { createHTML: (text) => text })
    globalThis.readXml = (source) =>
      new DOMParser().parseFromString(leave.createHTML(source), 'image/svg+xml').documentElement
  })
