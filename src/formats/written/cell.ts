/** A cell of the written report: what is read in it, and the number behind, for sheets and charts. */
import {
  amount,
  duration,
  factText,
  inPoints,
  inLanguage,
  margin,
  percent,
  plainNumber,
  type Fact,
  type Language,
  type Texts,
} from '../../base/index.ts'
import { halfWidth, type Cell, type Figure, type FigureUnit } from '../../analysis/index.ts'
import { words } from './words.ts'

export type CellUnit = FigureUnit | 'points'

export interface WrittenCell {
  /** As it is read: `93.9 % ±0.6`, or why there is none. */
  text: string
  /** Absent where it is words or unknown. Minutes, shares and points of 1, counts, money. */
  value?: number
  unit?: CellUnit
  low?: number
  high?: number
  /** Observations behind it. */
  n?: number
  /** No number where one belongs; `text` says why. */
  isUnknown?: true
  /** It is as it should be, or is not; said by a sign as well. */
  status?: 'met' | 'missed'
}

export function cellOf(cell: Cell, language: Language): WrittenCell {
  if (typeof cell === 'object' && 'figure' in cell) return figureCell(cell.figure as Figure, language)
  if (typeof cell === 'object' && 'unknown' in cell)
    return { text: inLanguage(cell.unknown as Record<Language, string>, language), isUnknown: true }
  if (typeof cell === 'object' && 'says' in cell) {
    const { is, says } = cell as { is: 'met' | 'missed'; says: Texts }
    return { text: `${is === 'met' ? '✓' : '✗'} ${says[language]}`, status: is }
  }
  const fact = cell as Fact
  return { text: factText(fact, language), ...numberOf(fact) }
}

/** A number is written in its unit: `3 h 20`, `93.9 %`, `4.25`. */
export function numberText(value: number, unit: CellUnit, language: Language): string {
  if (unit === 'minutes') return duration(value, language)
  if (unit === 'points') return inPoints(value)
  if (unit === 'money') return amount(value)
  return unit === 'share' ? percent(value) : plainNumber(value)
}

/** Of a count no more than two digits: how wide an interval is is not known better. */
function halfText(half: number, value: number, unit: Figure['unit'], language: Language): string {
  if (unit === 'minutes') return margin(half, value, language)
  if (unit === 'count') return plainNumber(Number(half.toPrecision(2)))
  return numberText(half, unit === 'share' ? 'points' : unit, language)
}

export function figureCell(one: Figure, language: Language): WrittenCell {
  if (one.value === undefined) return { text: one.reason?.[language] ?? words[language].unknown, isUnknown: true }
  const half = halfWidth(one)
  const width = half === undefined ? '' : ` ±${halfText(half, one.value, one.unit, language)}`
  return {
    text: `${numberText(one.value, one.unit, language)}${width}`,
    ...{ value: one.value, unit: one.unit, n: one.n },
    ...(one.low !== undefined && one.high !== undefined && { low: one.low, high: one.high }),
  }
}

function numberOf(fact: Fact): Partial<WrittenCell> {
  if (typeof fact === 'number') return { value: fact, unit: 'count' }
  if (typeof fact === 'string') return {}
  if ('minutes' in fact) return spread(fact.minutes, fact.halfWidth, 'minutes')
  if ('share' in fact) return spread(fact.share, fact.halfWidth, 'share')
  return 'points' in fact ? spread(fact.points, fact.halfWidth, 'points') : {}
}

const spread = (value: number, half: number | undefined, unit: CellUnit): Partial<WrittenCell> => ({
  ...{ value, unit },
  ...(half !== undefined && { low: value - half, high: value + half }),
})
