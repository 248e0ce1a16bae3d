/** The list of keys as it is shown: the shell's own, and those that the canvas and the story listen to while they have the focus. */
import type { Words } from '../../text/index.ts'
import type { Key } from './keys.ts'

export interface KeyGroup {
  title: (words: Words) => string
  /** Keys pressed together are parted by a blank: `Ctrl Z`. */
  keys: readonly { keys: readonly string[]; label: (words: Words) => string }[]
}

export const keyGroups = (own: readonly Key[]): readonly KeyGroup[] => [
  {
    title: ({ help }) => help.general,
    keys: [
      ...own.map(({ keys, label }) => ({
        label,
        keys: keys.map((one) => one.replace('Escape', 'Esc').replaceAll('+', ' ')),
      })),
    ],
  },
  {
    title: ({ help }) => help.canvas,
    keys: [
      { keys: ['← → ↑ ↓'], label: ({ help }) => help.follow },
      { keys: ['Shift Enter'], label: ({ help }) => help.openStep },
      { keys: ['+', '−', '0'], label: ({ help }) => help.zoom },
      { keys: ['F'], label: ({ help }) => help.fit },
    ],
  },
  {
    title: ({ help }) => help.storyTitle,
    keys: [
      { keys: ['␣'], label: ({ help }) => help.play },
      { keys: ['← →'], label: ({ help }) => help.step },
    ],
  },
]
