/** What the browser is told to refuse, in the built app: and that it does. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { openTemplate } from './template.ts'

const dist = join(import.meta.dirname, '../../dist')

const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'font-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
}

const read = (said: string): Record<string, string> =>
  Object.fromEntries(
    said.split('; ').map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)] as const),
  )

test('the policy stands in the page and with every answer of the server, workers included', async ({
  page,
  request,
}) => {
  await page.goto('/')
  const inPage = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
  expect(read(inPage ?? '')).toEqual(policy)
  const worker = readdirSync(join(dist, 'assets')).find((name) => /^worker-.*\.js$/.test(name))
  for (const path of ['/', `/assets/${worker}`]) {
    const answer = (await request.get(path)).headers()
    expect(read(answer['content-security-policy'])).toEqual({ ...policy, 'frame-ancestors': "'none'" })
    expect(answer['x-content-type-options']).toBe('nosniff')
  }
})

test('a script, a frame, a style, a picture and a question of somebody else are refused, and so is code out of text', async ({
  page,
  errors,
}) => {
  await openTemplate(page)
  const outcome = await page.evaluate(async () => {
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
    const tried = (what: string, act: () => unknown): string => {
      try {
        act()
        return `${what} went through`
      } catch (problem) {
        return `${what}: ${(problem as Error).name}`
      }
    }
    // While it is told to from outside, the browser lets code be made of text: a moment later it is on its own.
    await new Promise((done) => setTimeout(done, 50))
    const outcomes = [
      tried('markup', () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>')),
      // eslint-disable-next-line no-new-func -- that it is refused is what is asked
      tried('code', () => Function('return 1')()),
      tried('a worker of elsewhere', () => new Worker('https://example.com/worker.js')),
      tried('a worker out of text', () => new Worker(URL.createObjectURL(new Blob(['1'])))),
      tried('a worker in its address', () => new Worker('data:text/javascript,1')),
      tried('a second say in what is trusted', () =>
        (
          window as never as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('default', {}),
      ),
    ]
    const script = document.createElement('script')
    script.append('window.ran = true')
    const style = document.createElement('style')
    style.append('body { color: red }')
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    const image = new Image()
    image.src = 'https://example.com/picture.png'
    document.body.append(style, frame, image)
    outcomes.push(tried('a script in the page', () => document.body.append(script)))
    await fetch('https://example.com/').catch(() => {})
    await new Promise((done) => setTimeout(done, 200))
    return { outcomes, ran: 'ran' in window, refused: [...new Set(refused)].sort() }
  })
  errors.length = 0
  expect(outcome).toEqual({
    outcomes: [
      'markup: TypeError',
      'code: EvalError',
      'a worker of elsewhere: TypeError',
      'a worker out of text: TypeError',
      'a worker in its address: TypeError',
      'a second say in what is trusted: TypeError',
      'a script in the page went through',
    ],
    ran: false,
    refused: ['connect-src', 'frame-src', 'img-src', 'require-trusted-types-for', 'style-src-elem'],
  })
})

test('nothing in the built app makes code of text', () => {
  const wrong = readdirSync(join(dist, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => {
      const code = readFileSync(join(dist, 'assets', name), 'utf8')
      return [
        ...code.matchAll(/.{0,40}(?<![\w$.])(?:eval\s*\(|Function\s*\(|new\s+Function\b|=\s*Function\s*[,;]).{0,40}/g),
      ].map(([text]) => `${name}: ${text}`)
    })
  expect(wrong).toEqual([])
})
