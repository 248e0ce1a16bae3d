/** Everybody at one moment of a recorded day: where each token stands or goes, and how many wait and work at each step. Pure. */
import type { Point } from '../../layout/index.ts'
import { lengthOf, pointAt, type Box } from '../../drawing/index.ts'
import type { CaseOfDay, RecordedDay, Stay } from '../../simulation/day.ts'
import type { Ground, Standing } from './ground.ts'

/** How the promises to a case stand: none runs or all are far, one is near its end, one is broken. */
export type Urgency = 'far' | 'near' | 'broken'

export interface Dot extends Point {
  /** Index into the day's cases. */
  case: number
  is: 'waiting' | 'working' | 'moving'
  /** Minutes that it has waited here. */
  waited: number
  urgency: Urgency
}

/** A step at which somebody is. */
export interface Pile {
  box: Standing
  waiting: number
  working: number
  /** Minutes that the first in the queue has waited. */
  longest: number
  /** How many are there for whom there is no room, and where that is said. */
  more: (Point & { count: number })[]
}

export interface Crowd {
  dots: Dot[]
  piles: Pile[]
}

/** Pixels of the picture between two that stand one behind the other, and from the step to the first. */
const gap = 10
const first = 15
/** From the corners of a step to those who are served there. */
const inset = 12

/** Where tokens stand still, and the flow that they came by last: they queue on it. */
interface Line {
  stays: Stay[]
  box: Standing
  way: readonly Point[]
}

/**
 * @param moment run minutes
 * @param hop how long a token is on its way from one place to the next in the picture, run minutes
 */
export function crowdAt(day: RecordedDay, moment: number, hop: number, ground: Ground): Crowd {
  const dots: Dot[] = []
  const lines = new Map<string, Line>()
  const served = new Map<string, { box: Standing; stays: Stay[] }>()
  const piles = new Map<string, Pile>()
  const dot = (stay: Stay, is: Dot['is'], at: Point): void => {
    const waited = is === 'waiting' ? moment - stay.from : 0
    dots.push({ case: stay.case, is, waited, urgency: urgencyOf(day.cases[stay.case], moment), ...at })
  }
  for (const stay of present(day, moment, hop)) {
    const flow = ground.flowOf(stay.at)
    if (flow) {
      dot(stay, 'moving', pointAt(flow, lengthOf(flow) * shareOf(stay, moment)))
      continue
    }
    const box = ground.boxOf(stay.at)
    if (!box) continue
    if (stay.from === stay.to) {
      const way = wayOf(stay, ground, box)
      dot(stay, 'moving', along(way, lengthOf(way), (moment - stay.from) / hop))
      continue
    }
    const pile = taken(piles, box.id, () => ({ box, waiting: 0, working: 0, longest: 0, more: [] }))
    if (isWaiting(stay, moment)) {
      pile.waiting += 1
      pile.longest = Math.max(pile.longest, moment - stay.from)
      const by = stay.way.findLast((one) => ground.flowOf(one)) ?? ground.entryOf(stay.at) ?? ''
      taken(lines, `${box.id} ${by}`, () => ({ box, way: ground.flowOf(by) ?? beside(box), stays: [] })).stays.push(
        stay,
      )
    } else {
      pile.working += 1
      taken(served, box.id, () => ({ box, stays: [] })).stays.push(stay)
    }
  }
  for (const { stays, box, way } of lines.values()) {
    const length = lengthOf(way)
    const room = Math.max(1, Math.floor((length - first) / gap))
    for (const [rank, stay] of stays.slice(0, room).entries()) {
      const whole = wayOf(stay, ground, box, way)
      dot(stay, 'waiting', along(whole, lengthOf(whole) - first - rank * gap, travelled(stay, moment, hop)))
    }
    if (stays.length > room)
      piles.get(box.id)?.more.push({ ...pointAt(way, length - first - room * gap), count: stays.length - room })
  }
  for (const [id, { stays, box }] of served) {
    const room = Math.max(1, Math.floor((box.width - 2 * inset) / gap) + 1)
    const shown = stays.length > room ? room - 2 : room
    const slot = (rank: number): Point => ({ x: box.x + inset + rank * gap, y: box.y + box.height })
    for (const [rank, stay] of stays.slice(0, shown).entries()) {
      const way = [...wayOf(stay, ground, box), slot(rank)]
      dot(stay, 'working', along(way, lengthOf(way), stay.begun === stay.from ? travelled(stay, moment, hop) : 1))
    }
    if (stays.length > shown) piles.get(id)?.more.push({ ...slot(shown + 0.5), count: stays.length - shown })
  }
  return { dots, piles: [...piles.values()] }
}

/** Those who are somewhere at a moment; who ends there is seen to come. */
function* present({ stays }: RecordedDay, moment: number, hop: number): Iterable<Stay> {
  for (const stay of stays) {
    if (stay.from > moment) return
    const { from, to = Infinity } = stay
    if (to > moment || (to === from && moment < from + hop)) yield stay
  }
}

/** It waits until its work begins: an end and a place of its own time are no waiting. */
export const isWaiting = ({ begun = Infinity }: Stay, moment: number): boolean => begun > moment

export function urgencyOf({ promises }: CaseOfDay, moment: number): Urgency {
  let urgency: Urgency = 'far'
  for (const { startedAt, endedAt = Infinity, nearAt = Infinity, dueAt = Infinity } of promises) {
    if (startedAt > moment || endedAt <= moment || nearAt > moment) continue
    if (dueAt <= moment) return 'broken'
    urgency = 'near'
  }
  return urgency
}

/** Whoever leaves before the way would be over in the picture is quicker. */
function travelled({ from, to = Infinity }: Stay, moment: number, hop: number): number {
  const time = Math.min(hop, to - from)
  return time <= 0 ? 1 : Math.min(1, (moment - from) / time)
}

function shareOf({ from, to = Infinity }: Stay, moment: number): number {
  return to === Infinity ? 0.5 : Math.min(1, (moment - from) / Math.max(1e-9, to - from))
}

/** Slows down as it comes. */
const along = (way: readonly Point[], length: number, share: number): Point =>
  pointAt(way, length * share * (2 - share))

/** From where it was to the step: along all flows that it has taken. */
function wayOf({ way }: Stay, ground: Ground, box: Box, otherwise: readonly Point[] = beside(box)): Point[] {
  const points = way.flatMap((flow) =>
    flow.startsWith('-') ? (ground.flowOf(flow.slice(1))?.toReversed() ?? []) : (ground.flowOf(flow) ?? []),
  )
  return points.length > 1 ? points : [...otherwise]
}

/** Where no flow is drawn that leads to a step, one comes from its left. */
const beside = ({ x, y, height }: Box): Point[] => [
  { x: x - 50, y: y + height / 2 },
  { x, y: y + height / 2 },
]

function taken<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
