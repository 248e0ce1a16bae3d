/** The app on this device: it is kept for when there is no network, and a new release takes over when its user says so. */
import { messages } from './messages.svelte.ts'

/** Begins to keep the app, where the browser can, and says when there is something to know. */
export async function followReleases(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const isFirst = serviceWorker.controller === null
  let isAsked = false
  try {
    const kept = await serviceWorker.register('./service-worker.js', { type: 'module', updateViaCache: 'none' })
    if (isFirst) void serviceWorker.ready.then(() => messages.say(({ release }) => release.offline))
    else if (kept.waiting) offer(kept.waiting)
    kept.addEventListener('updatefound', () => {
      const next = kept.installing
      next?.addEventListener('statechange', () => {
        if (next.state === 'installed' && serviceWorker.controller) offer(next)
      })
    })
  } catch {
    return // Where it is not allowed, as in a private window, the app is there as long as the network is.
  }
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload()
    else if (!isFirst) messages.say(({ release }) => release.elsewhere, reload)
  })

  function offer(next: ServiceWorker): void {
    messages.say(({ release }) => release.ready, {
      label: ({ release }) => release.load,
      run: () => {
        isAsked = true
        next.postMessage('take over')
      },
    })
  }
}

/** It was loaded in another window: this one goes on as it is until it is loaded anew. */
const reload = {
  label: ({ release }: { release: { load: string } }) => release.load,
  run: () => location.reload(),
}
