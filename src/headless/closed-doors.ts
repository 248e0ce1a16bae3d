/**
 * What the browser is told to refuse, for the built app and for whoever serves it: nothing runs, loads or is sent but
 * what the app has brought along, and no text becomes code or markup. What libraries do against that is built out of them.
 */
import type { Plugin } from 'vite'

/**
 * The Content-Security-Policy. A page can say it of itself, but for `frame-ancestors`, which works as a header only.
 * Styles set by script are not its business; a `style` in markup, and a <style>, are refused.
 */
const inPage = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
]

/** What a server of the app says with every answer. */
export const headers: Record<string, string> = {
  'Content-Security-Policy': [...inPage, "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Writes the policy into the built page, before anything that it is about. */
export function policyInPage(): Plugin {
  return {
    name: 'throughline-policy',
    // While developing, Vite itself puts styles and scripts into the page.
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: inPage.join('; ') },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}

/** What libraries do against the policy, and what they do in the built app instead. */
const against: readonly { file: RegExp; from: string; to: string }[] = [
  // Which object is the global one: every browser of today knows its name.
  { file: /cytoscape\.esm\.mjs$/, from: "Function('return this')()", to: 'globalThis' },
  // A timer whose work is given as text: nobody gives it so.
  { file: /jszip\.min\.js$/, from: 'new Function(""+e)', to: 'undefined' },
  // Checkers compiled at run time: `blueprint/field.ts` has turned them off.
  { file: /zod\/v4\/core\/(util|doc)\.js$/, from: 'const F = Function;', to: 'const F = undefined;' },
  // A style in markup: set by script it is the same, and allowed.
  {
    file: /bits-ui\/.*\/command-(group-items|link-item|item)\.svelte$/,
    from: 'style="display: contents;"',
    to: 'style:display="contents"',
  },
]

/** Builds libraries so that they keep to the policy. One that has become another is not let through unread. */
export function withinPolicy(): Plugin {
  return {
    name: 'throughline-within-policy',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const place = against.find(({ file }) => file.test(id))
      if (!place) return undefined
      if (!code.includes(place.from)) this.error(`${id} no longer has “${place.from}”: see what it does now`)
      return { code: code.replaceAll(place.from, place.to), map: null }
    },
  }
}
