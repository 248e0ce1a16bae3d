/** How figures are written in the strip: the number, and the half width of its interval apart from it. */
import { amount, duration, margin, plainNumber, type Language } from '../../base/index.ts'
import { halfWidth, type Figure } from '../../analysis/report.ts'

/** `95 %`, `98.5 %`: a target as it was set, without decimals that nobody meant. */
export const target = (share: number): string => `${plainNumber(Math.round(share * 1000) / 10)} %`

/** `93.9` */
export const points = (share: number): string => (share * 100).toFixed(1)

/** @returns undefined where no number may be shown */
export function valueOf({ value, unit }: Figure, language: Language): string | undefined {
  if (value === undefined) return undefined
  if (unit === 'share') return `${points(value)} %`
  return unit === 'minutes' ? duration(value, language) : plain(value, unit)
}

/** `±0.6`, `±12 min`; empty where there is no interval yet. */
export function marginOf(one: Figure, language: Language): string {
  const half = halfWidth(one)
  if (half === undefined) return ''
  if (one.unit === 'share') return `±${half >= 0.0995 ? Math.round(half * 100) : points(half)}`
  return `±${one.unit === 'minutes' ? margin(half, one.value ?? 0, language) : plain(half, one.unit)}`
}

/** `92.1 – 95.7 %`, `3 h 02 – 3 h 14`; nothing here can be less than 0. */
export function intervalOf({ low, high, unit }: Figure, language: Language): string {
  if (low === undefined || high === undefined) return ''
  if (unit === 'share') return `${points(low)} – ${points(high)} %`
  const write = (value: number) => (unit === 'minutes' ? duration(value, language) : plainNumber(value))
  return `${write(Math.max(0, low))} – ${write(high)}`
}

/** `+4.2`, `−38 min`: a difference always has its sign. */
export function signed(value: number, unit: Figure['unit'], language: Language): string {
  const size = Math.abs(value)
  const text = unit === 'share' ? points(size) : unit === 'minutes' ? duration(size, language) : plain(size, unit)
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${text}`
}

const plain = (value: number, unit: Figure['unit']): string => (unit === 'money' ? amount(value) : plainNumber(value))
