/** The keys that draw. Letters act only while the canvas has the focus; Tab only while one is drawing there, so that it is no trap. */
import type { Editor } from './editor.svelte.ts'

export interface Drawer {
  editor: Editor
  /** The step that has the keyboard. */
  focused: string | undefined
  /** All that is selected, else the focused step. */
  chosen: readonly string[]
  /** The selected flow. */
  flow: string | undefined
  /** The canvas is being drawn on: it was pressed, or a key of drawing was used. */
  isDrawing: boolean
  /** Whether letters alone act. */
  singleKeys: boolean
  /** To the step before. */
  back(): void
  /** Selects everything. */
  all(): void
}

type Act = (drawer: Drawer) => void

const plain: Record<string, Act> = {
  n: ({ editor, focused }) => editor.askNext(focused),
  a: ({ editor, focused }) => editor.append(focused),
  d: ({ editor, focused }) => editor.next(focused, { kind: 'decision' }),
  w: ({ editor, focused }) => editor.next(focused, { kind: 'wait' }),
  e: ({ editor, focused }) => editor.evidence(focused),
  t: ({ editor, focused }) => editor.next(focused, { kind: 'note' }),
  h: ({ editor, focused }) => editor.askHandoff(focused),
  i: ({ editor, focused, flow }) => editor.insert(flow ?? focused),
  c: ({ editor, focused }) => editor.askConnect(focused),
}

const named: Record<string, Act> = {
  Enter: ({ editor, focused }) => editor.name(focused),
  F2: ({ editor, focused }) => editor.name(focused),
  Delete: ({ editor, chosen }) => editor.remove(chosen),
  Backspace: ({ editor, chosen }) => editor.remove(chosen),
  'Ctrl+Enter': ({ editor, focused }) => editor.next(focused),
  'Alt+ArrowDown': ({ editor, focused }) => editor.nextAcross(focused, 1),
  'Alt+ArrowUp': ({ editor, focused }) => editor.nextAcross(focused, -1),
  'Alt+Shift+ArrowDown': ({ editor, chosen }) => editor.shift(chosen, 1),
  'Alt+Shift+ArrowUp': ({ editor, chosen }) => editor.shift(chosen, -1),
  'Ctrl+d': ({ editor, chosen }) => editor.duplicate(chosen),
  'Ctrl+a': ({ all }) => all(),
}

/** @returns whether the key drew something, or asked what to draw */
export function drawOn(
  drawer: Drawer,
  {
    key,
    altKey,
    ctrlKey,
    metaKey,
    shiftKey,
  }: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): boolean {
  const control = ctrlKey || metaKey
  if (key === 'Tab' && !control && !altKey) {
    if (!drawer.isDrawing) return false
    if (shiftKey) drawer.back()
    else drawer.editor.next(drawer.focused)
    return true
  }
  const letter = key.length === 1 ? key.toLowerCase() : key
  const modified = [control && 'Ctrl', altKey && 'Alt', shiftKey && letter.length > 1 && 'Shift', letter]
    .filter(Boolean)
    .join('+')
  const act = named[modified] ?? (drawer.singleKeys && modified === letter && !shiftKey ? plain[letter] : undefined)
  // Without a step there is nothing to name or to take away, and the key may mean something else.
  if (!act || ((modified === 'Enter' || modified === 'F2') && drawer.focused === undefined)) return false
  act(drawer)
  return true
}
