/**
 * How many there are by the run's own time, as one types it: a cycle `8 h: 0–4, 5–8` (of each eight hours open from 0 to
 * 4 and from 5 to 8), or changes `0 h: 2, 8 h: 5` (two from the start, five after eight hours).
 */
import { readDuration, type Pool } from '../../blueprint/index.ts'

type Cycle = NonNullable<Pool['cycle']>
type Steps = NonNullable<Pool['steps']>

const plain = (text: string): string => text.normalize('NFKC').trim()
const parts = (text: string): string[] =>
  text
    .split(/[,;、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

export const writeCycle = ({ length, open, unit }: Cycle): string =>
  `${length} ${unit}: ${open.map(([from, to]) => `${from}–${to}`).join(', ')}`

/** @returns undefined where it is no cycle: spans in order, inside of it */
export function readCycle(text: string): Cycle | undefined {
  const [head, tail, ...more] = plain(text).split(':')
  const length = readDuration(head)
  if (!length || length.value <= 0 || tail === undefined || more.length > 0) return undefined
  const open: [number, number][] = []
  for (const span of parts(tail)) {
    const found = /^(\d+(?:\.\d+)?)\s*[-–—~至到]\s*(\d+(?:\.\d+)?)$/.exec(span)
    if (!found) return undefined
    const [from, to] = [Number(found[1]), Number(found[2])]
    if (from < (open.at(-1)?.[1] ?? 0) || to <= from || to > length.value) return undefined
    open.push([from, to])
  }
  return open.length > 0 ? { length: length.value, open, unit: length.unit } : undefined
}

export const writeSteps = ({ changes, unit }: Steps): string =>
  changes.map(({ at, capacity }) => `${at} ${unit}: ${capacity}`).join(', ')

/** @returns undefined where it is no list of changes: moments in order and in one unit, whole numbers of units */
export function readSteps(text: string): Steps | undefined {
  const changes: Steps['changes'] = []
  let unit: Steps['unit'] | undefined
  for (const part of parts(plain(text))) {
    const found = /^(.*\S)\s*[:=]\s*(\d+)$/.exec(part)
    const at = found && readDuration(found[1], unit)
    if (!at || (unit !== undefined && at.unit !== unit) || at.value <= (changes.at(-1)?.at ?? -1)) return undefined
    unit = at.unit
    changes.push({ at: at.value, capacity: Number(found[2]) })
  }
  return unit === undefined ? undefined : { unit, changes }
}
