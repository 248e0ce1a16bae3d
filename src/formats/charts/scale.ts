/** A straight axis: from values to pixels, with round numbers along it. */
import type { WrittenCell, CellUnit } from '../written/cell.ts'

export interface Axis {
  low: number
  high: number
  ticks: number[]
  /** Pixels along it. */
  at(value: number): number
}

/** What an axis must reach: every value, and both ends of its interval. */
export const reachOf = (cells: readonly (WrittenCell | undefined)[]): number[] =>
  cells.flatMap((cell) => [cell?.value, cell?.low, cell?.high].filter((one) => one !== undefined))

/** Times that people count in, minutes. */
const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 14_400, 28_800, 43_200, 144_000]

/**
 * @param room pixels
 * @param wanted so many ticks at most
 */
export function axisOf(values: readonly number[], unit: CellUnit, room: number, wanted = 5): Axis {
  const isBounded = unit === 'share'
  // A time, a count and a difference are seen against nothing; a share against the best that can be.
  const ends = isBounded ? [...values, 1] : [...values, 0]
  let [low, high] = [Math.min(...ends), Math.max(...ends)]
  if (low === high) [low, high] = isBounded ? [0, 1] : [low, low + 1]
  const step = stepOf(high - low, unit, wanted)
  low = Math.floor(low / step + 1e-9) * step
  high = Math.ceil(high / step - 1e-9) * step
  if (isBounded) [low, high] = [Math.max(0, low), Math.min(1, high)]
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => low + at * step)
  return { low, high, ticks, at: (value) => ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * room }
}

function stepOf(span: number, unit: CellUnit, wanted: number): number {
  const least = span / wanted
  const time = unit === 'minutes' ? timeSteps.find((one) => one >= least) : undefined
  if (time !== undefined) return time
  let power = 1
  while (power < least) power *= 10
  while (power / 10 >= least) power /= 10
  return [power / 5, power / 2, power].find((one) => one >= least) ?? power
}
