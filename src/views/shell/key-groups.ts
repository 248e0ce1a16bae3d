/** The list of keys as it is shown, from the lists that the keys themselves come from: the shell's, those of drawing and of looking. */
import { session } from '../../workspace/index.ts'
import type { Words } from '../../text/index.ts'
import { planeKeys } from '../canvas/index.ts'
import { drawingKeys, rowKeys } from '../editing/index.ts'
import { orderKeys } from '../inspector/index.ts'
import { shownKey } from '../key.ts'
import type { Key } from './keys.ts'

export interface KeyGroup {
  title: (words: Words) => string
  /** Keys pressed together are parted by a blank: `Ctrl Z`. */
  keys: readonly { keys: readonly string[]; label: (words: Words) => string }[]
}

/** Two keys for one act are both shown, more are not. */
const shown = (keys: readonly string[]): string[] => keys.slice(0, 2).map(shownKey)

export const keyGroups = (own: readonly Key[]): readonly KeyGroup[] => [
  {
    title: ({ help }) => help.general,
    keys: own.map(({ keys, label }) => ({ label, keys: shown(keys) })),
  },
  {
    title: ({ help }) => help.drawing,
    keys: drawingKeys
      .filter(({ keys }) => keys.length > 0)
      .map(({ keys, label }) => ({ label: () => session.in(label), keys: shown(keys) })),
  },
  {
    title: ({ help }) => help.canvas,
    keys: [
      { keys: ['← → ↑ ↓'], label: ({ help }) => help.follow },
      { keys: ['Shift ← → ↑ ↓'], label: ({ help }) => help.extend },
      ...planeKeys.map(({ keys, label }) => ({ label: () => session.in(label), keys: shown(keys) })),
    ],
  },
  {
    title: ({ help }) => help.heads,
    keys: [
      { keys: ['← → ↑ ↓'], label: ({ help }) => help.alongHeads },
      ...rowKeys.map(({ keys, label }) => ({ label: () => session.in(label), keys: shown(keys) })),
    ],
  },
  {
    title: ({ help }) => help.lists,
    keys: orderKeys.map(({ keys, label }) => ({ label: () => session.in(label), keys: shown(keys) })),
  },
  {
    title: ({ help }) => help.storyTitle,
    keys: [
      { keys: ['␣'], label: ({ help }) => help.play },
      { keys: ['← →'], label: ({ help }) => help.step },
    ],
  },
]
