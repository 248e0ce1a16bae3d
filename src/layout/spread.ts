/**
 * Edges that share a band, side by side: in which order, so that few of them cross, and how far apart. Two stretches
 * that touch never get the same line; others may.
 */
import type { Stretch } from './ways.ts'

/**
 * The order of stretches across their band (from the left in an upright band, from the top in a level one).
 * @returns positions in the list
 */
function orderAcross(stretches: readonly Stretch[]): number[] {
  const lean = (one: Stretch) => one.lowTurn + one.highTurn
  const order = stretches.map((_, at) => at)
  order.sort((a, b) => lean(stretches[a]) - lean(stretches[b]) || a - b)
  for (let round = 0; round < order.length && round < 12; round += 1) {
    let changed = false
    for (let at = 1; at < order.length; at += 1)
      for (let low = at; low > 0; low -= 1) {
        const [a, b] = [stretches[order[low - 1]], stretches[order[low]]]
        if (crossings(b, a) >= crossings(a, b)) break
        ;[order[low - 1], order[low]] = [order[low], order[low - 1]]
        changed = true
      }
    if (!changed) break
  }
  return order
}

/** Crossings near the band if `first` lies left of (above) `second`. */
function crossings(first: Stretch, second: Stretch): number {
  if (first.high < second.low || second.high < first.low) return 0
  return (
    (first.lowTurn === 1 ? meets(first.low, second, -1) : 0) +
    (first.highTurn === 1 ? meets(first.high, second, -1) : 0) +
    (second.lowTurn === -1 ? meets(second.low, first, 1) : 0) +
    (second.highTurn === -1 ? meets(second.high, first, 1) : 0)
  )
}

/** An edge that turns at a place towards another stretch: does it cross it, or lie on the same line (`against`)? */
function meets(place: number, other: Stretch, against: -1 | 1): number {
  if (place > other.low && place < other.high) return 1
  if (place === other.low) return other.lowTurn === against ? 1.5 : other.lowTurn === 0 ? 0 : 0.4
  if (place === other.high) return other.highTurn === against ? 1.5 : other.highTurn === 0 ? 0 : 0.4
  return 0
}

const touch = (a: Stretch, b: Stretch): boolean => Math.max(a.low, b.low) <= Math.min(a.high, b.high)

export interface Lines {
  /** [stretch] counted from 0 */
  line: number[]
  lines: number
}

/** Lines in a gutter or a channel: as few as keep the order. */
export function linesIn(stretches: readonly Stretch[]): Lines {
  const line = stretches.map(() => 0)
  const done: number[] = []
  for (const at of orderAcross(stretches)) {
    for (const other of done) if (touch(stretches[at], stretches[other])) line[at] = Math.max(line[at], line[other] + 1)
    done.push(at)
  }
  return { line, lines: stretches.length === 0 ? 0 : Math.max(...line) + 1 }
}

/**
 * Places around the middle of a row of steps or a column: 0 is the middle, 1 is one distance below or right of it.
 * Edges that run straight from step to step keep the middle; what has none of these beside it is spread evenly.
 * @param room how far from the middle in pixels a stretch may lie, [stretch]
 * @returns [stretch] pixels from the middle
 */
export function offsetsAround(stretches: readonly Stretch[], distance: number, room: readonly number[]): number[] {
  const order = orderAcross(stretches)
  const rank = stretches.map(() => 0)
  order.forEach((at, position) => (rank[at] = position))
  const beside = neighbours(stretches)
  const isStraight = (at: number) => stretches[at].lowTurn === 0 && stretches[at].highTurn === 0
  const place = new Map<number, number>()
  const push = (at: number, least: number) => {
    place.set(at, least)
    for (const other of beside[at]) {
      const there = place.get(other)
      if (rank[other] > rank[at] && there !== undefined && there < least + 1) push(other, least + 1)
    }
  }
  const turn = order.toSorted((a, b) => Number(isStraight(b)) - Number(isStraight(a)) || rank[a] - rank[b])
  for (const at of turn) {
    let [low, high] = [-Infinity, Infinity]
    for (const other of beside[at]) {
      const there = place.get(other)
      if (there === undefined) continue
      if (rank[other] < rank[at]) low = Math.max(low, there + 1)
      else high = Math.min(high, there - 1)
    }
    push(at, Math.max(low, Math.min(0, high)))
  }
  const offset = stretches.map(() => 0)
  for (const group of groups(beside)) {
    const places = group.map((at) => place.get(at) as number)
    const middle = group.some(isStraight) ? 0 : (Math.min(...places) + Math.max(...places)) / 2
    const furthest = Math.max(...places.map((one) => Math.abs(one - middle)))
    const space = Math.min(...group.map((at) => room[at]))
    const unit = furthest === 0 ? 0 : Math.min(distance, space / furthest)
    group.forEach((at, index) => (offset[at] = (places[index] - middle) * unit))
  }
  return offset
}

/** [stretch] those that touch it, in their order. Taken from the one that begins first, so that few are compared. */
function neighbours(stretches: readonly Stretch[]): number[][] {
  const beside: number[][] = stretches.map(() => [])
  const byLow = stretches.map((_, at) => at).sort((a, b) => stretches[a].low - stretches[b].low)
  byLow.forEach((one, at) => {
    for (let next = at + 1; next < byLow.length; next += 1) {
      const other = byLow[next]
      if (stretches[other].low > stretches[one].high) break
      beside[one].push(other)
      beside[other].push(one)
    }
  })
  for (const list of beside) list.sort((a, b) => a - b)
  return beside
}

/** Stretches that hang together by touching. */
function groups(beside: readonly number[][]): number[][] {
  const seen = new Set<number>()
  return beside.flatMap((_, start) => {
    if (seen.has(start)) return []
    const group = new Set([start])
    for (const at of group) for (const other of beside[at]) group.add(other)
    for (const at of group) seen.add(at)
    return [[...group]]
  })
}
