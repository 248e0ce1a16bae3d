/**
 * Keeps the app itself on the device, so that it opens without a network. What people make with it lies elsewhere
 * (workspace/storage) and never passes through here. It answers from what it keeps, always: a release is kept whole or
 * not at all and changes when its user says so (views/shell/releases.ts), so no window is half old and half new. The build
 * writes it to the root and names its files in it (vite.config.ts); `npm run dev` goes without.
 */

/** Its name and its files; the build writes them here, so that each release is another worker. */
const [release, ...files] = '__RELEASE__'.split(' ')
const mine = (name: string) => name.startsWith('throughline-')

/** As much of the worker's own world as is used here: its types and those of a page exclude each other. */
interface World {
  registration: { scope: string }
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(
    type: 'install' | 'activate' | 'message' | 'fetch',
    act: (event: { data?: unknown; request: Request; waitUntil(done: Promise<unknown>): void } & Answering) => void,
  ): void
}
interface Answering {
  respondWith(answer: Promise<Response>): void
}
const world = self as unknown as World

world.addEventListener('install', (event) => event.waitUntil(keep()))
world.addEventListener('activate', (event) => event.waitUntil(takeOver()))
world.addEventListener('message', ({ data }) => data === 'take over' && void world.skipWaiting())
world.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  if (method === 'GET' && new URL(url).origin === location.origin) event.respondWith(answer(event.request))
})

async function keep(): Promise<void> {
  const cache = await caches.open(release)
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
}

/** The release before stays one more time: a window that still shows it may want another of its files. */
async function takeOver(): Promise<void> {
  const older = (await caches.keys()).filter((name) => mine(name) && name !== release)
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)))
  await world.clients.claim()
}

/** Every address of the app is its one page. */
async function answer(request: Request): Promise<Response> {
  const wanted = request.mode === 'navigate' ? world.registration.scope : request
  const cache = await caches.open(release)
  return (await cache.match(wanted, { ignoreVary: true })) ?? (await caches.match(wanted)) ?? fetch(request)
}
