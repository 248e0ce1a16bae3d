/**
 * What a lens is: it looks at the same blueprint and figures for one thing and says which steps and flows speak of it,
 * in what tint and words. Everything else steps back. It knows no geometry; `look.ts` lays its marks on a drawing.
 */
import type { Texts } from '../base/index.ts'
import type { Cause } from '../analysis/causes/cause.ts'
import type { Flow, Identified, Node } from '../blueprint/index.ts'
import type { Gate } from './edge-face.ts'
import type { Sign } from './sign.ts'
import type { Reading, Strip } from './step-face.ts'

export interface Lens {
  name: string
  label: Texts
  /** What it shows, in one sentence. */
  shows: Texts
  /** Waiting keeps its colours under it. Else they would be taken for the lens's own. */
  isWarm: boolean
  marks(seen: Seen): Marks
}

/** What stands in the picture, with what is read of it. */
export interface Seen extends Reading {
  steps: readonly Identified<Node>[]
  flows: readonly Identified<Flow>[]
}

export interface Marks {
  /** Where a step is missing, it stays as it is. */
  steps?: ReadonlyMap<string, Mark>
  flows?: ReadonlyMap<string, FlowMark>
  legend: readonly LegendItem[]
  /** Why there is nothing to show, and what to enter. */
  nothing?: string
  /** A curve over the customer's steps: how good it is there, from −2 to 2. */
  curve?: ReadonlyMap<string, number>
}

/** Stands in for everything that does not speak of what is looked for. */
export const faded = { isFaded: true } as const

export interface Mark {
  isFaded?: boolean
  tint?: Tint
  /** At the left upper edge. */
  sign?: Sign
  /** Instead of how much is waiting and how much is work. */
  strip?: Strip
  /** Instead of the second line: what could be said, the fullest first. */
  text?: readonly string[]
}

export interface FlowMark {
  isFaded?: boolean
  tint?: Tint
  gate?: Gate
}

export type Weight = 1 | 2 | 3 | 4 | 5
export type Tint = 'ok' | 'warn' | 'bad' | 'unknown' | 'own' | `weight-${Weight}`

/** The names of the colours of a tint: behind text, and as an outline or a sign. */
export const tints: Record<Tint, { fill: TintToken; line: TintToken }> = {
  ok: { fill: 'ok-tint', line: 'ok' },
  warn: { fill: 'warn-tint', line: 'warn' },
  bad: { fill: 'bad-tint', line: 'bad' },
  unknown: { fill: 'step', line: 'ink-2' },
  own: { fill: 'blue-tint', line: 'blue' },
  'weight-1': { fill: 'weight-1', line: 'node-line' },
  'weight-2': { fill: 'weight-2', line: 'node-line' },
  'weight-3': { fill: 'weight-3', line: 'node-line' },
  'weight-4': { fill: 'weight-4', line: 'node-line' },
  'weight-5': { fill: 'weight-5', line: 'node-line' },
}

export type TintToken =
  | ('ok' | 'warn' | 'bad' | 'ok-tint' | 'warn-tint' | 'bad-tint' | 'blue' | 'blue-tint')
  | ('step' | 'ink-2' | 'node-line' | `weight-${Weight}`)

/** What its marks mean, one after the other. */
export type LegendItem =
  | { is: 'words'; text: string }
  | { is: 'sign'; sign: Sign; tint?: Tint; text: string }
  | { is: 'cause'; cause: Cause; text: string }
  /** The colours of waiting. */
  | { is: 'heat' }
  /** How much of a whole, from the least to the most. */
  | { is: 'weights'; text: string }
