/** The keyboard map of the shell: what each key does, where the help reads it from, and how it is pressed. */
import { emptyBlueprint, session, workspace } from '../../workspace/index.ts'
import type { Words } from '../../text/index.ts'
import { papers } from '../handoffs/index.ts'
import { keyOf } from '../key.ts'
import { downloadEverything } from './everything.ts'
import { chooseToBringIn } from './bring-in.ts'
import { opening } from './opening.svelte.ts'
import { share } from './sharing.ts'

export interface Key {
  /** As shown: `Ctrl+Z`. On a Mac, Ctrl is the command key. */
  keys: readonly string[]
  label: (words: Words) => string
  /** A letter or digit alone: can be turned off, and never acts while somebody types. */
  single?: boolean
  /** Only while a blueprint is open; or only while none is. */
  open?: boolean
  /** Also while somebody types. */
  always?: boolean
  /** Means something only as a key: the palette does not offer it. */
  onlyKey?: boolean
  /** Why it cannot be done now. */
  reason?(words: Words): string | undefined
  run(): void
}

/** What lies over the rest, called and closed by keys. */
export interface Calls {
  help(): void
  export(): void
  versions(): void
  find(): void
  palette(asked: 'command' | 'search'): void
  accuracy(): void
  close(): void
}

export const shellKeys = (calls: Calls): readonly Key[] => [
  {
    keys: ['Ctrl+K'],
    label: (words) => words.help.palette,
    open: true,
    always: true,
    onlyKey: true,
    run: () => calls.palette('command'),
  },
  { keys: ['Ctrl+F'], label: (words) => words.help.find, open: true, always: true, run: calls.find },
  { keys: ['/'], label: (words) => words.help.search, single: true, open: true, run: () => calls.palette('search') },
  {
    keys: ['Ctrl+Z'],
    label: (words) => words.help.undo,
    open: true,
    reason: (words) => (workspace.current?.document.canUndo ? undefined : words.bar.nothingToUndo),
    run: () => workspace.current?.document.undo(),
  },
  {
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    label: (words) => words.help.redo,
    open: true,
    reason: (words) => (workspace.current?.document.canRedo ? undefined : words.bar.nothingToRedo),
    run: () => workspace.current?.document.redo(),
  },
  { keys: ['Ctrl+I'], label: (words) => words.help.importAnswers, open: true, run: () => chooseToBringIn() },
  { keys: ['Ctrl+S'], label: (words) => words.help.versions, open: true, always: true, run: calls.versions },
  { keys: ['Ctrl+Shift+S'], label: (words) => words.sharing.share, open: true, run: () => void share() },
  { keys: ['Ctrl+E'], label: (words) => words.bar.export, open: true, run: calls.export },
  {
    keys: ['1'],
    label: (words) => words.help.blueprint,
    single: true,
    open: true,
    run: () => (session.view = 'blueprint'),
  },
  {
    keys: ['2'],
    label: (words) => words.help.handoffs,
    single: true,
    open: true,
    run: () => {
      papers.shown = undefined
      session.view = 'handoffs'
    },
  },
  {
    keys: ['P'],
    label: (words) => words.help.playDay,
    single: true,
    open: true,
    run: () => {
      session.view = 'story'
      session.crowd = true
    },
  },
  {
    keys: ['C'],
    label: (words) => words.help.crowd,
    single: true,
    open: true,
    reason: (words) => (session.view === 'story' ? undefined : words.help.crowdWhere),
    run: () => (session.crowd = session.view === 'story' && !session.crowd),
  },
  { keys: ['4'], label: (words) => words.help.story, single: true, open: true, run: () => (session.view = 'story') },
  {
    keys: ['5'],
    label: (words) => words.help.outline,
    single: true,
    open: true,
    run: () => (session.view = 'outline'),
  },
  {
    keys: ['Shift+R'],
    label: (words) => words.help.report,
    single: true,
    open: true,
    run: () => (session.view = session.view === 'report' ? 'blueprint' : 'report'),
  },
  {
    keys: ['Shift+A'],
    label: (words) => words.help.appendix,
    single: true,
    open: true,
    reason: (words) => (session.view === 'report' ? undefined : words.help.appendixWhere),
    run: () => (session.appendix = !session.appendix),
  },
  {
    keys: ['Shift+S'],
    label: (words) => words.help.serviceSheet,
    single: true,
    open: true,
    run: () => papers.show('service-sheet'),
  },
  {
    keys: ['Shift+D'],
    label: (words) => words.help.departmentCards,
    single: true,
    open: true,
    run: () => papers.show('scorecards'),
  },
  {
    keys: ['R'],
    label: (words) => words.live.toggle,
    single: true,
    open: true,
    run: () => (session.livePaused = !session.livePaused),
  },
  {
    keys: ['M'],
    label: (words) => words.help.minimap,
    single: true,
    open: true,
    run: () => (session.minimap = !session.minimap),
  },
  {
    keys: ['N'],
    label: (words) => words.start.empty,
    single: true,
    open: false,
    run: () => opening.take(emptyBlueprint()),
  },
  {
    keys: ['/'],
    label: (words) => words.shelf.search,
    single: true,
    open: false,
    run: () => document.querySelector<HTMLElement>('[data-shelf-search]')?.focus(),
  },
  {
    keys: ['D'],
    label: (words) => words.shelf.everything,
    single: true,
    open: false,
    run: () => void downloadEverything(),
  },
  { keys: ['Q'], label: (words) => words.help.accuracy, single: true, run: calls.accuracy },
  { keys: ['?'], label: (words) => words.help.keys, single: true, run: calls.help },
  { keys: ['Escape'], label: (words) => words.help.escape, open: true, onlyKey: true, run: calls.close },
]

/** Acts on a key press, if one of the keys is meant. @returns whether it was */
export function press(event: KeyboardEvent, keys: readonly Key[]): boolean {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return false
  const pressed = keyOf(event)
  const key = keys.find((one) => one.keys.includes(pressed) && isOffered(one))
  if (!key || (key.single && !session.singleKeys)) return false
  if (!key.always && isTyping(event.target)) return false
  event.preventDefault()
  key.run()
  return true
}

/** Is it one for the page that is shown? */
export const isOffered = ({ open }: Key): boolean => open === undefined || open === (workspace.current !== undefined)

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]') !== null
