/**
 * Single figures of one replication, straight from its rows: a mean wait at a step, the share that was lost, how busy
 * a pool was. Cases count that arrive in [from, to), followed to their end; lengths and loads are integrals over
 * [from, to). The report has figures of its own; these are what queues with known answers are compared with. Long by
 * the number of figures: each is a few lines, and one list is easier to check than twenty files.
 */
import { Quantiles, TimeWeighted, Welford } from '../statistics/index.ts'
import type { Network } from '../kernel/network.ts'
import { Row, toldByWork, unlimited, type Block } from '../kernel/recording.ts'

/** A figure asked for. Times are minutes; a step may be run as several places, which count together. */
export interface Question {
  metric: string
  places?: readonly string[]
  pool?: string
  class?: string
  at?: number
  p?: number
}

export interface Window {
  from: number
  to: number
}

/** One row, with what is known of its case. The same object is used for all rows. */
interface Seen {
  kind: number
  time: number
  place: number
  detail: number
  value: number
  /** The case arrived in the window. */
  measured: boolean
  /** Option index; −1 where cases have no class. */
  class: number
  /** The token waited there when this happened; told of `expire` and `cancel` only. */
  waiting: boolean
  inside: boolean
}

interface Gauge {
  hears: readonly number[]
  take(row: Seen): void
  /** `undefined` where nothing was seen. */
  answer(): number | undefined
}

/** What the rows must be about, as numbers of the network. */
interface Subject extends Window {
  has(place: number): boolean
  /** No step is named. */
  isAnywhere: boolean
  pool: number
  /** Int32Array // [place] the pool whose changes its work tells; −1 for none */
  told: Int32Array
  /** −1: of any class. */
  class: number
  classVariable: number
  at: number
  p: number
}

export const canAnswer = (metric: string): boolean => Object.hasOwn(gauges, metric)

export class Gauges {
  readonly #gauges: readonly Gauge[]
  /** By kind of row. */
  readonly #hearers: Gauge[][] = []
  readonly #window: Window
  readonly #classVariable: number
  /** By slot. */
  readonly #measured: boolean[] = []
  readonly #classes: number[] = []
  /** Tokens at a step: true while they wait. Kept only where a deadline or a race may call them away. */
  readonly #whereabouts: Map<number, boolean> | undefined
  readonly #row: Seen = {
    ...{ kind: 0, time: 0, place: 0, detail: 0, value: 0, measured: false, class: -1 },
    ...{ waiting: false, inside: false },
  }

  constructor(network: Network, questions: readonly Question[], window: Window) {
    const { names, places, joins } = network
    this.#window = window
    this.#classVariable = names.variables.findIndex((one) => one.name === 'class')
    const isCalledAway = places.deadline.some((one) => one >= 0) || joins.mode.some((mode) => mode >= 2)
    this.#whereabouts = isCalledAway ? new Map() : undefined
    this.#gauges = questions.map((question) => {
      const asked = new Set(question.places?.map((place) => names.places.indexOf(place)))
      const options = names.variables[this.#classVariable]?.options ?? []
      return gauges[question.metric]({
        ...window,
        has: (place) => question.places === undefined || asked.has(place),
        isAnywhere: question.places === undefined,
        pool: names.pools.indexOf(question.pool ?? ''),
        told: toldByWork(network),
        class: question.class === undefined ? -1 : options.indexOf(question.class),
        classVariable: this.#classVariable,
        at: question.at ?? 0,
        p: question.p ?? 0,
      })
    })
    for (let kind = 0; kind <= Row.pool; kind += 1)
      this.#hearers.push(this.#gauges.filter((one) => one.hears.includes(kind)))
  }

  /** Reads the rows from `first` up to `last` of a block. Blocks are given in order. */
  take(block: Block, first = 0, last = block.count): void {
    const row = this.#row
    for (let at = first; at < last; at += 1) {
      const kind = block.kind[at]
      const slot = block.slot[at]
      if (kind === Row.arrive) {
        this.#measured[slot] = block.time[at] >= this.#window.from && block.time[at] < this.#window.to
        this.#classes[slot] = -1
      } else if (kind === Row.assign && block.place[at] === this.#classVariable) this.#classes[slot] = block.value[at]
      if (this.#whereabouts) this.#follow(kind, slot * 0x100000 + block.token[at])
      const hearers = this.#hearers[kind]
      if (hearers.length === 0) continue
      row.kind = kind
      row.time = block.time[at]
      row.place = block.place[at]
      row.detail = block.detail[at]
      row.value = block.value[at]
      row.measured = slot >= 0 && this.#measured[slot]
      row.class = slot < 0 ? -1 : this.#classes[slot]
      for (let i = 0; i < hearers.length; i += 1) hearers[i].take(row)
    }
  }

  /** One for each question, in their order. */
  answers(): (number | undefined)[] {
    return this.#gauges.map((gauge) => gauge.answer())
  }

  #follow(kind: number, token: number): void {
    const tokens = this.#whereabouts as Map<number, boolean>
    switch (kind) {
      case Row.enter:
        tokens.set(token, true)
        return
      case Row.begin:
        tokens.set(token, false)
        return
      case Row.expire:
      case Row.cancel:
        this.#row.inside = tokens.has(token)
        this.#row.waiting = tokens.get(token) === true
        tokens.delete(token)
        return
      case Row.finish:
      case Row.abandon:
      case Row.full:
        tokens.delete(token)
    }
  }
}

const isOf = (subject: Subject, row: Seen): boolean => subject.class < 0 || row.class === subject.class

// Times: values of cases that arrived in the window

interface Values {
  add(value: number): void
}

/** Waits from entry to first start, of those that start. */
const waits =
  <V extends Values>(make: (subject: Subject) => V, answer: (values: V, subject: Subject) => number | undefined) =>
  (subject: Subject): Gauge => {
    const values = make(subject)
    return {
      hears: [Row.begin],
      take(row) {
        if (row.measured && subject.has(row.place) && isOf(subject, row)) values.add(row.value)
      },
      answer: () => answer(values, subject),
    }
  }

/** Times from arrival to the last counted end. */
const sojourns =
  <V extends Values>(make: (subject: Subject) => V, answer: (values: V, subject: Subject) => number | undefined) =>
  (subject: Subject): Gauge => {
    const values = make(subject)
    return {
      hears: [Row.gone],
      take(row) {
        if (row.measured && row.detail >= 0 && isOf(subject, row)) values.add(row.value)
      },
      answer: () => answer(values, subject),
    }
  }

const moments = () => new Welford()
const quantiles = () => new Quantiles()

/** How many of the values are so. */
class Share implements Values {
  count = 0
  hits = 0
  readonly #isHit: (value: number) => boolean

  constructor(isHit: (value: number) => boolean) {
    this.#isHit = isHit
  }

  add(value: number): void {
    this.count += 1
    if (this.#isHit(value)) this.hits += 1
  }

  get share(): number | undefined {
    return this.count > 0 ? this.hits / this.count : undefined
  }
}

const share = (values: Share) => values.share

// Levels: integrals over the window

/** A number that rows move up and down. */
const level =
  (hears: readonly number[], change: (subject: Subject, row: Seen) => number) =>
  (subject: Subject): Gauge => {
    const inWindow = new TimeWeighted(subject.from)
    return {
      hears,
      take(row) {
        const by = change(subject, row)
        if (by !== 0) inWindow.set(clamped(subject, row.time), inWindow.value + by)
      },
      answer() {
        inWindow.advance(subject.to)
        return inWindow.mean
      },
    }
  }

/** The same number at one moment. */
const levelAt =
  (hears: readonly number[], change: (subject: Subject, row: Seen) => number) =>
  (subject: Subject): Gauge => {
    let value = 0
    return {
      hears,
      take(row) {
        if (row.time <= subject.at) value += change(subject, row)
      },
      answer: () => value,
    }
  }

const clamped = ({ from, to }: Window, time: number): number => Math.min(Math.max(time, from), to)

const leaving = [Row.abandon, Row.full, Row.expire, Row.cancel]

function queueChange(subject: Subject, row: Seen): number {
  if (!subject.has(row.place) || !isOf(subject, row)) return 0
  if (row.kind === Row.enter) return 1
  return (row.kind === Row.expire || row.kind === Row.cancel) && !row.waiting ? 0 : -1
}

function stepChange(subject: Subject, row: Seen): number {
  if (!subject.has(row.place) || !isOf(subject, row)) return 0
  if (row.kind === Row.enter) return 1
  return (row.kind === Row.expire || row.kind === Row.cancel) && !row.inside ? 0 : -1
}

/** With a class, a case is counted from the row that gives it its class, at the same moment as its arrival. */
function insideChange(subject: Subject, row: Seen): number {
  if (row.kind === Row.gone) return isOf(subject, row) ? -1 : 0
  if (subject.class < 0) return row.kind === Row.arrive ? 1 : 0
  return row.kind === Row.assign && row.place === subject.classVariable && isOf(subject, row) ? 1 : 0
}

/** Units at work, and units in force, of a pool. */
const poolLevels = (subject: Subject, answer: (busy: number, inForce: number) => number | undefined): Gauge => {
  const busy = new TimeWeighted(subject.from)
  const inForce = new TimeWeighted(subject.from)
  return {
    hears: [Row.begin, Row.finish, Row.pool],
    take(row) {
      if ((row.kind === Row.pool ? row.place : subject.told[row.place]) !== subject.pool) return
      const time = clamped(subject, row.time)
      if (row.kind !== Row.pool) return busy.set(time, busy.value + (row.kind === Row.begin ? 1 : -1))
      busy.set(time, row.value)
      inForce.set(time, row.detail === unlimited ? Infinity : row.detail)
    },
    answer() {
      busy.advance(subject.to)
      inForce.advance(subject.to)
      return answer(busy.integral, inForce.integral)
    },
  }
}

// Counts

/** Rows of some kinds per row of others, among measured cases. */
const ratio =
  (above: number, below: number, isCounted: (subject: Subject, row: Seen) => boolean) =>
  (subject: Subject): Gauge => {
    let [hits, count] = [0, 0]
    return {
      hears: [above, below],
      take(row) {
        if (!row.measured || !isOf(subject, row)) return
        if (row.kind === above && isCounted(subject, row)) hits += 1
        if (row.kind === below && (below === Row.gone || isCounted(subject, row))) count += 1
      },
      answer: () => (count > 0 ? hits / count : undefined),
    }
  }

const isThere = (subject: Subject, row: Seen): boolean => subject.has(row.place)

/** Rows of a kind among measured cases; at a step another kind where one is named. */
const count =
  (anywhere: number, atStep: number, isCounted: (row: Seen) => boolean = () => true) =>
  (subject: Subject): Gauge => {
    let rows = 0
    return {
      hears: [subject.isAnywhere ? anywhere : atStep],
      take(row) {
        if (!row.measured || !isOf(subject, row)) return
        if (subject.isAnywhere ? isCounted(row) : subject.has(row.place)) rows += 1
      },
      answer: () => rows,
    }
  }

/** Cases that came; entries where a step is named. */
const arrivals = (subject: Subject): Gauge => {
  let rows = 0
  return {
    hears: subject.isAnywhere ? [Row.arrive, Row.assign] : [Row.enter],
    take(row) {
      if (!row.measured) return
      if (subject.isAnywhere ? insideChange(subject, row) > 0 : subject.has(row.place) && isOf(subject, row)) rows += 1
    },
    answer: () => rows,
  }
}

/** The share of cases that were still inside when the run ended, its follow-up over. */
const stuck = (subject: Subject): Gauge => {
  const inside = new Share((kind) => kind === Row.open)
  return {
    hears: [Row.gone, Row.open],
    take(row) {
      if (row.measured && isOf(subject, row)) inside.add(row.kind)
    },
    answer: () => inside.share,
  }
}

const isCountedEnd = (row: Seen): boolean => row.kind !== Row.gone || row.detail >= 0

/** Time from one end of work at a step (or counted end, where none is named) to the next, both in the window. */
const departureGaps =
  (answer: (gaps: Welford) => number | undefined) =>
  (subject: Subject): Gauge => {
    const gaps = new Welford()
    let last: number | undefined
    return {
      hears: [subject.isAnywhere ? Row.gone : Row.finish],
      take(row) {
        if (row.time < subject.from || row.time >= subject.to || !isOf(subject, row)) return
        if (subject.isAnywhere ? !isCountedEnd(row) : !subject.has(row.place)) return
        if (last !== undefined) gaps.add(row.time - last)
        last = row.time
      },
      answer: () => answer(gaps),
    }
  }

const variationOf = ({ mean, deviation }: Welford): number | undefined =>
  mean === undefined || deviation === undefined || mean === 0 ? undefined : deviation / mean

/** Work finished at a step, or counted ends where no step is named, per minute of the window. */
const throughput = (subject: Subject): Gauge => {
  let count = 0
  return {
    hears: [subject.isAnywhere ? Row.gone : Row.finish],
    take(row) {
      if (row.time < subject.from || row.time >= subject.to || !isOf(subject, row)) return
      if (subject.isAnywhere ? row.detail >= 0 : subject.has(row.place)) count += 1
    },
    answer: () => count / (subject.to - subject.from),
  }
}

const gauges: Record<string, (subject: Subject) => Gauge> = {
  'wait.mean': waits(moments, (values) => values.mean),
  'wait.variance': waits(moments, (values) => values.variance),
  'wait.pPositive': waits(() => new Share((wait) => wait > 0), share),
  'wait.pZero': waits(() => new Share((wait) => wait === 0), share),
  'wait.tail': waits(({ at }) => new Share((wait) => wait > at), share),
  'wait.quantile': waits(quantiles, (values, { p }) => values.quantile(p)),
  'sojourn.mean': sojourns(moments, (values) => values.mean),
  'sojourn.variance': sojourns(moments, (values) => values.variance),
  'sojourn.cdf': sojourns(({ at }) => new Share((time) => time <= at), share),
  'sojourn.quantile': sojourns(quantiles, (values, { p }) => values.quantile(p)),
  'inSystem.mean': level([Row.arrive, Row.assign, Row.gone], insideChange),
  'queue.mean': level([Row.enter, Row.begin, ...leaving], queueChange),
  'node.mean': level([Row.enter, Row.finish, ...leaving], stepChange),
  'node.at': levelAt([Row.enter, Row.finish, ...leaving], stepChange),
  utilization: (subject) => poolLevels(subject, (busy, inForce) => (inForce > 0 ? busy / inForce : undefined)),
  busyTime: (subject) => poolLevels(subject, (busy) => busy),
  'loss.prob': ratio(Row.full, Row.enter, isThere),
  'abandon.prob': ratio(Row.abandon, Row.enter, isThere),
  'visits.mean': ratio(Row.enter, Row.gone, isThere),
  throughput,
  'departureGap.mean': departureGaps((gaps) => gaps.mean),
  'departureGap.variance': departureGaps((gaps) => gaps.variance),
  'departureGap.cv': departureGaps(variationOf),
  'count.arrivals': arrivals,
  'count.ended': count(Row.gone, Row.finish, isCountedEnd),
  'count.lost': count(Row.full, Row.full),
  'count.abandoned': count(Row.abandon, Row.abandon),
  'count.inside': count(Row.open, Row.open),
  'stuck.fraction': stuck,
}
