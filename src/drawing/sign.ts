/** Signs that a lens puts on a step and in its legend: never a colour alone. Outlines around their middle, 16 px wide. */
import type { Texts } from '../base/index.ts'

export type Sign =
  | ('met' | 'near' | 'missed' | 'unknown')
  | ('starts' | 'pauses')
  | ('observed' | 'proposed' | 'assumed' | 'unmarked')
  | ('added' | 'removed' | 'changed')
  | Mood

/** How somebody feels, from −2 to 2. */
export type Mood = 'upset' | 'uneasy' | 'calm' | 'pleased' | 'delighted'

/** What they are called, the worst first. */
export const moodNames: Record<Mood, Texts> = {
  upset: { en: 'very unhappy', 'zh-CN': '很不满' },
  uneasy: { en: 'unhappy', 'zh-CN': '不满' },
  calm: { en: 'neither', 'zh-CN': '一般' },
  pleased: { en: 'happy', 'zh-CN': '满意' },
  delighted: { en: 'very happy', 'zh-CN': '很满意' },
}

export const moodOf = (value: number): Mood =>
  (['upset', 'uneasy', 'calm', 'pleased', 'delighted'] as const)[Math.round(Math.min(2, Math.max(-2, value))) + 2]

export interface SignLine {
  d: string
  /** Filled with the colour of its ground, or with its own; a line else. */
  fill?: 'ground' | 'own'
  isDashed?: boolean
}

const disc = 'M-7.5 0a7.5 7.5 0 1 1 15 0a7.5 7.5 0 1 1-15 0Z'
const square: SignLine = { d: 'M-7-7h14v14h-14Z', fill: 'ground' }
const ground: SignLine = { d: disc, fill: 'ground' }
const eyes = 'M-2.6-2.2v.9M2.6-2.2v.9'
const face = (mouth: string): SignLine[] => [ground, { d: eyes + mouth }]

export const signLines: Record<Sign, readonly SignLine[]> = {
  met: [ground, { d: 'M-3.4.2-1 2.6 3.4-2.4' }],
  near: [{ d: 'M0-7.6 8 6.4-8 6.4Z', fill: 'ground' }, { d: 'M0-2.6v4M0 4v.4' }],
  missed: [ground, { d: 'M-2.7-2.7 2.7 2.7M2.7-2.7-2.7 2.7' }],
  unknown: [ground, { d: 'M-2.2-1.6a2.2 2.2 0 1 1 3.3 1.9C.3.8 0 1.1 0 1.8M0 4v.3' }],
  starts: [ground, { d: 'M-2-3.4 3.6 0-2 3.4Z', fill: 'own' }],
  pauses: [ground, { d: 'M-2-3v6M2-3v6' }],
  observed: [ground, { d: 'M-4 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0Z', fill: 'own' }],
  proposed: [
    { d: disc, fill: 'ground' },
    { d: 'M0-7.5a7.5 7.5 0 0 1 0 15Z', fill: 'own' },
  ],
  assumed: [{ d: disc, fill: 'ground', isDashed: true }],
  unmarked: [ground, { d: 'M-3 0h6' }],
  added: [square, { d: 'M0-3.6v7.2M-3.6 0h7.2' }],
  removed: [{ ...square, isDashed: true }, { d: 'M-3.6 0h7.2' }],
  changed: [{ d: 'M0-8.5 8.5 0 0 8.5-8.5 0Z', fill: 'ground' }, { d: 'M-3-1.5h6M-3 1.5h6M1.8-4-1.8 4' }],
  upset: face('M-3.2 3.9a3.6 3.6 0 0 1 6.4 0'),
  uneasy: face('M-2.8 3.3a5.5 5.5 0 0 1 5.6 0'),
  calm: face('M-2.8 2.6h5.6'),
  pleased: face('M-2.8 2a5.5 5.5 0 0 0 5.6 0'),
  delighted: face('M-3.4 1.2a3.6 3.6 0 0 0 6.8 0Z'),
}

/** On a step it straddles the left upper edge, as high as the badges at the right one. */
export const signPlace = { x: 12, y: -3.5 }
