/**
 * What an event log says of a blueprint's own figures: times on the job, waits, what was sent back, and how long cases
 * took from beginning to end, each with how many it is of and half of its 95 % interval. Only what the log surely tells:
 * a wait counts where one piece of work follows another as the blueprint draws it, with nothing between that takes time.
 */
import type { Finding, Texts } from '../../base/index.ts'
import {
  aboutId,
  aboutOf,
  capacitySteps,
  dateOf,
  get,
  handoffs,
  localClock,
  namesOf,
  type Blueprint,
} from '../../blueprint/index.ts'
import { isInterval, meanInterval, ratioInterval, type Estimate } from '../../statistics/index.ts'
import { shareEstimate } from '../figures.ts'
import type { Observable } from '../today.ts'
import type { LogEvent } from './event-log.ts'
import { logWaits } from './log-waits.ts'
import { directWays, endsAfter, type DirectWay } from './direct-ways.ts'

/** A figure as it was observed: minutes, or a share of 1. */
export interface Observed {
  of: string
  measure: Observable
  value: number
  n?: number
  halfWidth?: number
}

export interface Told {
  figures: Observed[]
  /** From the first to the last day. */
  period: string
  /** What the log does not tell, and why. */
  untold: Finding[]
}

const minutesPerDay = 1440
/** From so many days on, what happens on one of them is taken together; else so many parts of the time between are. */
const fewestDays = 5
const parts = 10

/** @param stepOf the step that each activity of the log means; those without one are passed over */
export function observedIn(
  blueprint: Blueprint,
  events: readonly LogEvent[],
  stepOf: ReadonlyMap<string, string>,
): Told {
  const log = new Log(blueprint, events, stepOf)
  return {
    figures: [...log.works(), ...log.waits(), ...log.bounces(), ...log.wholes()],
    period: periodOf(events),
    untold: log.untold,
  }
}

function periodOf(events: readonly LogEvent[]): string {
  const [first, last] = events.reduce(
    ([a, b], { start, end }) => [Math.min(a, start), Math.max(b, end)],
    [Infinity, -Infinity],
  )
  const [from, to] = [first, last].map((minutes) => dateOf(Math.floor(minutes / minutesPerDay)))
  return from === to ? from : `${from} – ${to}`
}

interface Piece {
  event: LogEvent
  step: string
  /** The piece of work before it in its case, and how long after its end this one began. */
  before: Piece | undefined
  minutes: number
  /** How the blueprint leads from that one to this one. */
  way: DirectWay | undefined
  /** Only looked at, and sent back to whoever gave it. */
  isRefused: boolean
}

class Log {
  readonly untold: Finding[] = []
  readonly #blueprint: Blueprint
  readonly #pieces: Piece[] = []
  readonly #ways: ReadonlyMap<string, ReadonlyMap<string, DirectWay>>
  readonly #bySteps = new Map<string, Piece[]>()

  constructor(blueprint: Blueprint, events: readonly LogEvent[], stepOf: ReadonlyMap<string, string>) {
    this.#blueprint = blueprint
    const found = new Map<LogEvent, Piece>()
    this.#ways = directWays(blueprint, new Set(stepOf.values()))
    for (const event of events) {
      const step = stepOf.get(event.activity)
      if (step === undefined) continue
      const piece = { event, step, before: undefined, minutes: 0, way: undefined, isRefused: false }
      found.set(event, piece)
      this.#pieces.push(piece)
      push(this.#bySteps, step, piece)
    }
    for (const { event, before, minutes } of logWaits(events)) {
      const [piece, last] = [found.get(event), found.get(before)]
      if (!piece || !last) continue
      Object.assign(piece, { before: last, minutes, way: this.#ways.get(piece.step)?.get(last.step) })
      // Given, and given back where no way leads back: it was refused on receipt.
      const isBack = last.before?.step === piece.step && last.way?.isHandoff && !piece.way
      if (isBack) last.isRefused = true
    }
  }

  /** Whoever only writes down when work is done does not tell how long it took. */
  #hasLengths(step: string): boolean {
    return this.#bySteps.get(step)?.some(({ event }) => event.end > event.start) ?? false
  }

  works(): Observed[] {
    const unknown = [...this.#bySteps.keys()].filter((step) => this.#takesTime(step) && !this.#hasLengths(step))
    if (unknown.length > 0) this.#say(unknown, texts.noLength)
    return [...this.#bySteps].flatMap(([step, own]) => {
      if (!this.#takesTime(step) || !this.#hasLengths(step)) return []
      const worked = this.#workedAt(step, own)
      const minutes = own.filter(({ isRefused }) => !isRefused).map(({ event }) => worked(event))
      return figureOf(step, 'service.mean', minutes.length, meanInterval(minutes))
    })
  }

  #takesTime(step: string): boolean {
    const kind = get(this.#blueprint, 'node', step)?.kind
    return kind === 'action' || kind === 'delay'
  }

  #waitsForPeople(step: string): boolean {
    const node = get(this.#blueprint, 'node', step)
    return node?.kind === 'action' && (node.needs ?? []).length > 0
  }

  /** At the step where nothing takes time on any way to it; and of each handoff, on its way and at the receiver. */
  waits(): Observed[] {
    const figures: Observed[] = []
    let otherwise = 0
    for (const [step, own] of this.#bySteps) {
      if (!this.#waitsForPeople(step) || !this.#hasLengths(step)) continue
      const taken = own.filter(({ isRefused }) => !isRefused)
      // What was sent back waits here again.
      const known = taken.filter(({ before, way }) => way ?? before?.isRefused)
      otherwise += taken.filter(({ before }) => before).length - known.length
      const isSlow = [...(this.#ways.get(step)?.values() ?? [])].some((way) => way.isSlow)
      if (!isSlow) figures.push(...this.#wait(step, known))
      for (const flow of new Set(known.flatMap(({ way }) => (way?.isHandoff && way.flow) || [])))
        figures.push(
          ...this.#wait(
            flow,
            known.filter(({ way }) => way?.flow === flow),
          ),
        )
    }
    if (otherwise > 0) this.untold.push(untold([aboutId], texts.otherwise, { count: otherwise }))
    return figures
  }

  #wait = (of: string, pieces: readonly Piece[]): Observed[] =>
    figureOf(of, 'wait.mean', pieces.length, together(pieces.map(({ event, minutes }) => [event.start, minutes])))

  bounces(): Observed[] {
    return handoffs(this.#blueprint).flatMap(({ flow }) => {
      const sent = this.#pieces.filter(({ way }) => way?.isHandoff && way.flow === flow.id)
      const batches = batched(sent.map(({ event, isRefused }) => [event.start, isRefused ? 1 : 0]))
      const estimate = shareEstimate(
        batches.map(({ sum }) => sum),
        batches.map(({ count }) => count),
      )
      return figureOf(flow.id, 'bounce', sent.length, estimate)
    })
  }

  /** Of cases that the log follows from where nobody has waited yet to an end. */
  wholes(): Observed[] {
    const cases = new Map<string, Piece[]>()
    for (const piece of this.#pieces) push(cases, piece.event.case, piece)
    const beginnings = new Set([...this.#bySteps.keys()].filter((step) => this.#isBeginning(step)))
    const endings = endsAfter(this.#blueprint, this.#bySteps.keys())
    const lengths = [...cases.values()].flatMap((own): [number, number][] => {
      const first = own.reduce((a, b) => (b.event.start < a.event.start ? b : a))
      const last = own.reduce((a, b) => (b.event.end >= a.event.end ? b : a))
      const isWhole = beginnings.has(first.step) && endings.has(last.step)
      return isWhole ? [[first.event.start, last.event.end - first.event.start]] : []
    })
    if (lengths.length === 0) this.untold.push(untold([aboutId], texts.noBeginning))
    return figureOf(aboutId, 'cycle-time.mean', lengths.length, together(lengths))
  }

  /** Where cases arrive, or what they do first and wait for nobody. */
  #isBeginning(step: string): boolean {
    if (get(this.#blueprint, 'node', step)?.kind === 'arrival') return true
    const ways = this.#ways.get(step)
    return (
      !this.#waitsForPeople(step) &&
      ways !== undefined &&
      [...ways.values()].some((way) => way.isArrival && !way.isSlow)
    )
  }

  /** Minutes of a piece of work. Where its people leave it at closing time, without those until they open again. */
  #workedAt(step: string, own: readonly Piece[]): (event: LogEvent) => number {
    const elapsed = ({ start, end }: LogEvent) => end - start
    const node = get(this.#blueprint, 'node', step)
    const [need, ...others] = (node?.kind === 'action' && node.needs) || []
    const pool = others.length === 0 && need?.from.length === 1 ? get(this.#blueprint, 'pool', need.from[0]) : undefined
    const about = aboutOf(this.#blueprint)
    if (!pool || pool.closing === 'finish' || pool.cycle || pool.steps || !about) return elapsed
    const first = Math.floor(Math.min(...own.map(({ event }) => event.start)) / minutesPerDay)
    const last = Math.max(...own.map(({ event }) => event.end))
    // The same hours, told from the log's first day on.
    const dated = { ...about, start: `${dateOf(first)}T00:00` }
    const then = { ...this.#blueprint, records: { ...this.#blueprint.records, [aboutId]: dated } }
    const clock = localClock(then, get(then, 'calendar', pool.calendar)?.timezone)
    if (!clock) return elapsed
    const runMinute = (moment: number) => {
      const day = Math.floor(moment / minutesPerDay)
      return clock.runMinute(day, moment - day * minutesPerDay)
    }
    const { times, values } = capacitySteps(then, pool.id, runMinute(last) + minutesPerDay)
    return (event) => {
      const [from, to] = [runMinute(event.start), runMinute(event.end)]
      const closed = times.flatMap((time, at): [number, number][] => {
        const [begin, end] = [Math.max(time, from), Math.min(times[at + 1] ?? Infinity, to)]
        return values[at] === 0 && begin < end ? [[begin, end]] : []
      })
      // Begun or ended out of hours: somebody has stayed, so the hours tell nothing of it.
      const isInHours = closed.every(([begin, end]) => begin > from && end < to)
      return isInHours ? closed.reduce((rest, [begin, end]) => rest - (end - begin), to - from) : elapsed(event)
    }
  }

  #say(steps: string[], text: Words): void {
    this.untold.push(untold(steps, text, { list: namesOf(this.#blueprint, steps) }))
  }
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

interface Batch {
  sum: number
  count: number
}

/** What comes close together waits together: by days where there are enough, else by equal parts of the time between. */
function batched(values: readonly (readonly [at: number, value: number])[]): Batch[] {
  const day = ([at]: readonly [number, number]) => Math.floor(at / minutesPerDay)
  const isByDay = new Set(values.map(day)).size >= fewestDays
  const first = Math.min(...values.map(([at]) => at))
  const length = Math.max(...values.map(([at]) => at)) - first
  const part = ([at]: readonly [number, number]) =>
    length === 0 ? 0 : Math.min(parts - 1, Math.floor((parts * (at - first)) / length))
  const found = new Map<number, Batch>()
  for (const one of values) {
    const key = isByDay ? day(one) : part(one)
    const batch = found.get(key) ?? { sum: 0, count: 0 }
    found.set(key, { sum: batch.sum + one[1], count: batch.count + 1 })
  }
  return [...found.values()]
}

function together(values: readonly (readonly [at: number, value: number])[]): Estimate {
  const batches = batched(values)
  return ratioInterval(
    batches.map(({ sum }) => sum),
    batches.map(({ count }) => count),
  )
}

const figureOf = (of: string, measure: Observable, n: number, estimate: Estimate): Observed[] =>
  estimate.value === undefined
    ? []
    : [{ of, measure, value: estimate.value, n, ...(isInterval(estimate) && { halfWidth: estimate.halfWidth }) }]

interface Words {
  what: Texts
  remedy: Texts
}

const untold = (at: string[], { what, remedy }: Words, facts: Finding['facts'] = {}): Finding => ({
  ...{ rule: 'observed', severity: 'advice', at, facts, what, remedy },
})

const texts = {
  noLength: {
    what: {
      en: 'Of {list} the log says only when it was done: neither its time nor its wait is known.',
      'zh-CN': '日志只写明{list}的完成时间，处理时间和等待均未知。',
    },
    remedy: { en: 'Export the log with the times at which work began.', 'zh-CN': '请导出带开始时间的日志。' },
  },
  otherwise: {
    what: {
      en: '{count} pieces of work followed on another than the blueprint leads to them from; their waits are left out.',
      'zh-CN': '有 {count} 次处理的前一环节与蓝图不符，其等待未计入。',
    },
    remedy: {
      en: 'Match the activities between with steps, or draw the way that they take.',
      'zh-CN': '请对应其间的活动，或在蓝图中画出这条路径。',
    },
  },
  noBeginning: {
    what: {
      en: 'No case can be followed from its arrival to an end, so how long cases take in all is not known.',
      'zh-CN': '没有一件工单能从到达跟踪到结束，全程历时未知。',
    },
    remedy: {
      en: 'Match the activity with which a case begins with the arrival, and the last one with the last step.',
      'zh-CN': '请把最先的活动与“到达”对应，最后的活动与最后一个步骤对应。',
    },
  },
} satisfies Record<string, Words>
