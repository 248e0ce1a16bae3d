/** Keys by name: `Ctrl+Shift+Z`, `Alt+ArrowDown`, `N`, `?`. Every registry of keys names them so; on a Mac, Ctrl is the command key. */

/** What a registry needs of a pressed key. */
export type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** Shift belongs to signs like `?` and is named only where it makes a difference. */
export function keyOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Press): string {
  const control = ctrlKey || metaKey
  const letter = key.length === 1 ? key.toUpperCase() : key
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  return [control && 'Ctrl', altKey && 'Alt', shiftKey && (control || !isSign) && 'Shift', letter]
    .filter(Boolean)
    .join('+')
}

const signs: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': '␣',
  '-': '−',
}

/** As people read it; keys pressed together are parted by a blank: `Ctrl Z`. */
export const shownKey = (key: string): string =>
  key.length === 1
    ? (signs[key] ?? key)
    : key
        .split('+')
        .map((part) => signs[part] ?? part)
        .join(' ')
