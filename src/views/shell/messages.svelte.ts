/** Short messages at the foot of the window: what was done, and the way back. They leave by themselves. */
import type { Words } from '../../text/index.ts'

export interface Message {
  id: number
  /** Said in the present language, also after it is switched. */
  text: (words: Words) => string
  action?: { label: (words: Words) => string; run: () => void }
}

/** Time enough to read, to think, and to press a button, milliseconds. */
const staysMs = 10_000

class Messages {
  shown = $state.raw<readonly Message[]>([])
  #last = 0
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()

  say(text: Message['text'], action?: Message['action']): void {
    const id = (this.#last += 1)
    this.shown = [...this.shown.slice(-2), { id, text, action }]
    this.resume(id)
  }

  close(id: number): void {
    this.pause(id)
    this.shown = this.shown.filter((one) => one.id !== id)
  }

  /** While it is read or has the focus it stays. */
  pause(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  resume(id: number): void {
    this.pause(id)
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), staysMs),
    )
  }
}

export const messages = new Messages()
