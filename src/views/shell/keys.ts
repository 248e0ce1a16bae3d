/** The keyboard map of the shell: what each key does, where the help reads it from, and how it is pressed. */
import { emptyBlueprint, session, workspace } from '../../workspace/index.ts'
import type { Words } from '../../text/index.ts'
import { opening } from './opening.svelte.ts'

export interface Key {
  /** As shown: `Ctrl+Z`. On a Mac, Ctrl is the command key. */
  keys: readonly string[]
  label: (words: Words) => string
  /** A letter or digit alone: can be turned off, and never acts while somebody types. */
  single?: boolean
  /** Only while a blueprint is open; or only while none is. */
  open?: boolean
  run(): void
}

/** What lies over the rest, called and closed by keys. */
export interface Calls {
  help(): void
  export(): void
  accuracy(): void
  close(): void
}

export const shellKeys = (calls: Calls): readonly Key[] => [
  {
    keys: ['Ctrl+Z'],
    label: (words) => words.help.undo,
    open: true,
    run: () => workspace.current?.document.undo(),
  },
  {
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    label: (words) => words.help.redo,
    open: true,
    run: () => workspace.current?.document.redo(),
  },
  { keys: ['Ctrl+E'], label: (words) => words.bar.export, open: true, run: calls.export },
  {
    keys: ['1'],
    label: (words) => words.help.blueprint,
    single: true,
    open: true,
    run: () => (session.view = 'blueprint'),
  },
  { keys: ['2'], label: (words) => words.help.story, single: true, open: true, run: () => (session.view = 'story') },
  {
    keys: ['R'],
    label: (words) => words.live.toggle,
    single: true,
    open: true,
    run: () => (session.livePaused = !session.livePaused),
  },
  {
    keys: ['N'],
    label: (words) => words.start.empty,
    single: true,
    open: false,
    run: () => opening.take(emptyBlueprint()),
  },
  { keys: ['Q'], label: (words) => words.help.accuracy, single: true, run: calls.accuracy },
  { keys: ['?'], label: (words) => words.help.keys, single: true, run: calls.help },
  { keys: ['Escape'], label: (words) => words.help.escape, open: true, run: calls.close },
]

/** Acts on a key press, if one of the keys is meant. @returns whether it was */
export function press(event: KeyboardEvent, keys: readonly Key[]): boolean {
  if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return false
  if (document.querySelector('dialog[open]')) return false
  const pressed = nameOf(event)
  const key = keys.find((one) => one.keys.includes(pressed))
  if (
    !key ||
    (key.single && !session.singleKeys) ||
    (key.open !== undefined && key.open !== (workspace.current !== undefined))
  )
    return false
  event.preventDefault()
  key.run()
  return true
}

function nameOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): string {
  const control = ctrlKey || metaKey
  const letter = key.length === 1 ? key.toUpperCase() : key
  // Shift belongs to signs like `?` and is named only beside Ctrl.
  return [control && 'Ctrl', altKey && 'Alt', shiftKey && control && 'Shift', letter].filter(Boolean).join('+')
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
