import { departmentOf, get, type Blueprint } from '../../blueprint/index.ts'
import { Row } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import { AtWork, type Ledger } from '../at-work.ts'
import { Contracts } from '../contracts.ts'
import { departmentsAbove, isOutside, stepsAround } from '../roll-up.ts'
import type { Subject } from '../subject.ts'

/**
 * What a completed case costs: at each step, for each pool, in each responsibility centre and in all, of cases that
 * arrive in the measured span. A pool costs its hourly rate while its people work on the case or stay with it, and its
 * fee whenever it takes an order up; a step costs what it states whenever it is done. Who leaves without completing has
 * cost something too: those who complete carry it. The steps make up the whole, so do the pools with what the steps
 * state, and so do the centres with what belongs to none. Penalties stand apart.
 */
export const cost = analysis({
  name: 'cost',
  question: { en: 'What does a case cost, and where?', 'zh-CN': '一件工单要花多少成本，花在哪里？' },
  unit: 'money',
  source:
    'Kaplan & Anderson, Time-Driven Activity-Based Costing, Harvard Business Review 82(11), 2004; activity and responsibility centres as in 作业中心与责任中心',

  start(subject: Subject) {
    const prices = pricesOf(subject)
    return prices && new Spending(subject, prices)
  },

  reads: (spending) => spending.reads,
  take(spending, { kind, time, place, detail }, trail, { count, at: chosen }) {
    const { atWork } = spending
    spending.reserve(trail.tokens)
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      const what = kind[row]
      if (what === Row.pool) atWork.take(place[row])
      else if (trail.counted[row] === 0) {
        if (what === Row.begin || what === Row.resume) atWork.forget()
      } else if (what === Row.gone) spending.completed += detail[row] >= 0 ? 1 : 0
      else spending.tell(what, trail.token[row], place[row], detail[row], time[row])
    }
  },

  finish: (spending) => spending.samples(),
})

interface Prices {
  /** Ids of the steps that cost something. */
  steps: string[]
  pools: readonly string[]
  /** Int32Array // [place] index into `steps`, −1 for what costs nothing */
  stepOf: Int32Array
  /** Float64Array // [place] what it costs to have it done, beside the people */
  stated: Float64Array
  /** Float64Array // [pool] for each unit at work; for each order taken up; owed for each order late */
  perMinute: Float64Array
  perOrder: Float64Array
  penalty: Float64Array
  /** Uint8Array // [pool] 1: the blueprint says what it costs */
  isPriced: Uint8Array
}

/** @returns undefined where the blueprint states no cost */
function pricesOf({ blueprint, network, places, poolsOf }: Subject): Prices | undefined {
  const { pools } = network.names
  const costs = pools.map((id) => get(blueprint, 'pool', id)?.cost)
  const isPriced = Uint8Array.from(costs, (one) => (one?.perHour === undefined && one?.perUse === undefined ? 0 : 1))
  const steps: string[] = []
  const stated = new Float64Array(places.length)
  const stepOf = Int32Array.from(places, ({ node }, place) => {
    const own = get(blueprint, 'node', node)?.cost
    if (node === undefined || (own === undefined && !whoIsThere(place).some((pool) => isPriced[pool] === 1))) return -1
    // Of the places of one step (a redial and the delay until the next try) the one of its name is where it is done.
    if (network.names.places[place] === node) stated[place] = own ?? 0
    const known = steps.indexOf(node)
    return known >= 0 ? known : steps.push(node) - 1
  })
  if (steps.length === 0) return undefined
  return {
    ...{ steps, pools, stepOf, stated, isPriced },
    perMinute: Float64Array.from(costs, (one) => (one?.perHour ?? 0) / 60),
    perOrder: Float64Array.from(costs, (one) => one?.perUse ?? 0),
    penalty: Float64Array.from(costs, (one) => one?.penalty ?? 0),
  }

  /** Pools that work at a place, or stay with the case there. */
  function whoIsThere(place: number): number[] {
    const { firstHold } = network.places
    const from = network.holds.subarray(firstHold[place], firstHold[place + 1])
    return [place, ...from].flatMap((one) => poolsOf[one])
  }
}

/** Kinds of rows at which a step has been done. */
const isDone = new Uint8Array(32)
for (const kind of [Row.finish, Row.decide, Row.pass, Row.fork, Row.join, Row.end]) isDone[kind] = 1

/** What has been spent in a replication: at each step by each pool, and by the step itself. */
class Spending implements Ledger {
  completed = 0
  readonly atWork: AtWork
  readonly #blueprint: Blueprint
  readonly #prices: Prices
  readonly #contracts: Contracts | undefined
  /** Float64Array // [step × pool] for their time, and for orders taken up */
  readonly #time: Float64Array
  readonly #fees: Float64Array
  /** Float64Array // [step] what it states itself */
  readonly #stated: Float64Array
  /** Minutes of all who are paid by the hour. */
  #minutes = 0
  /** Float64Array // [pool] orders that it has finished late */
  readonly #late: Float64Array

  constructor(subject: Subject, prices: Prices) {
    const cells = prices.steps.length * prices.pools.length
    this.atWork = new AtWork(subject.network, this)
    this.#blueprint = subject.blueprint
    this.#prices = prices
    this.#contracts = Contracts.of(subject, (pool) => prices.penalty[pool] > 0)
    this.#time = new Float64Array(cells)
    this.#fees = new Float64Array(cells)
    this.#stated = new Float64Array(prices.steps.length)
    this.#late = new Float64Array(prices.pools.length)
  }

  get reads(): readonly number[] {
    const isStated = this.#prices.stated.some((cost) => cost > 0)
    return [
      ...new Set([
        ...this.atWork.reads,
        ...[Row.finish, Row.gone],
        ...(isStated ? [Row.pass, Row.decide, Row.fork, Row.join, Row.end] : []),
        ...(this.#contracts ? Contracts.reads : []),
      ]),
    ]
  }

  reserve(tokens: number): void {
    this.atWork.reserve(tokens)
    this.#contracts?.reserve(tokens)
  }

  tell(what: number, token: number, place: number, flow: number, now: number): void {
    if (this.#contracts?.isLate(what, token, place, flow, now) === true)
      for (let need = 0; need < this.atWork.needs; need += 1) {
        const pool = this.atWork.poolOf(token, need)
        if (pool >= 0) this.#late[pool] += 1
      }
    this.atWork.tell(what, token, place, now)
    if (isDone[what] === 0) return
    const step = this.#prices.stepOf[place]
    if (step >= 0) this.#stated[step] += this.#prices.stated[place]
  }

  spent(pool: number, place: number, minutes: number): void {
    const { stepOf, perMinute, pools } = this.#prices
    if (stepOf[place] < 0) return
    this.#time[stepOf[place] * pools.length + pool] += minutes * perMinute[pool]
    if (perMinute[pool] > 0) this.#minutes += minutes
  }

  takenUp(pool: number, place: number): void {
    const { stepOf, perOrder, pools } = this.#prices
    if (stepOf[place] >= 0) this.#fees[stepOf[place] * pools.length + pool] += perOrder[pool]
  }

  *samples(): Iterable<Sample> {
    const { steps, pools, isPriced, perOrder, penalty } = this.#prices
    const mean = (measure: string, over: number, of?: string): Sample => ({
      ...{ measure, ...(of !== undefined && { of }), unit: 'money', is: 'ratio', over, under: this.completed },
    })
    const atStep = (step: number) =>
      this.#stated[step] + sumOf(pools.length, (pool) => this.#paid(step * pools.length + pool))
    const onPool = (pool: number, of: (cell: number) => number) =>
      sumOf(steps.length, (step) => of(step * pools.length + pool))

    const whole = sumOf(steps.length, atStep)
    yield mean('cost.mean', whole)
    for (const [at, step] of steps.entries()) yield mean('cost.mean', atStep(at), step)
    for (const [at, pool] of pools.entries())
      if (isPriced[at] === 1)
        yield mean(
          'cost.mean',
          onPool(at, (cell) => this.#paid(cell)),
          pool,
        )
    yield mean(
      'cost.time',
      sumOf(this.#time.length, (cell) => this.#time[cell]),
    )
    yield {
      ...{ measure: 'cost.work', unit: 'minutes', is: 'ratio', over: this.#minutes, under: this.completed },
    }
    for (const [at, pool] of pools.entries())
      if (perOrder[at] > 0)
        yield mean(
          'cost.fees',
          onPool(at, (cell) => this.#fees[cell]),
          pool,
        )

    const around = rolledUp(steps, atStep, (step) => stepsAround(this.#blueprint, step))
    for (const [node, amount] of around) yield mean('cost.within', amount, node)
    yield* this.#centres(mean)

    if (!this.#contracts) return
    let owed = 0
    for (const [at, pool] of pools.entries()) {
      if (penalty[at] === 0 || !this.#contracts.pools.has(at)) continue
      const due = this.#late[at] * penalty[at]
      if (isOutside(this.#blueprint, pool)) owed += due
      yield mean('cost.penalty', due, pool)
    }
    yield mean('cost.net', whole - owed)
  }

  #paid(cell: number): number {
    return this.#time[cell] + this.#fees[cell]
  }

  /** People cost the department that they belong to, else that of the step; what a step states costs its own. */
  *#centres(mean: (measure: string, over: number, of?: string) => Sample): Iterable<Sample> {
    const { steps, pools } = this.#prices
    const own = new Map<string | undefined, number>()
    const add = (centre: string | undefined, amount: number) => own.set(centre, (own.get(centre) ?? 0) + amount)
    const homes = pools.map((pool) => get(this.#blueprint, 'pool', pool)?.department)
    for (const [step, id] of steps.entries()) {
      const owner = ownerOf(this.#blueprint, id)
      add(owner, this.#stated[step])
      for (const [pool, home] of homes.entries()) add(home ?? owner, this.#paid(step * pools.length + pool))
    }
    const known = [...own].filter((one): one is [string, number] => one[0] !== undefined)
    for (const [centre, amount] of known) if (amount > 0) yield mean('cost.mean', amount, centre)
    const nobodys = own.get(undefined) ?? 0
    if (nobodys > 0) yield { ...mean('cost.mean', nobodys), by: { centre: 'none' } }
    const above = rolledUp(
      known.map(([id]) => id),
      (at) => known[at][1],
      (centre) => departmentsAbove(this.#blueprint, centre),
    )
    for (const [centre, amount] of above) yield mean('cost.within', amount + (own.get(centre) ?? 0), centre)
  }
}

/** The department of a step, else of what it lies inside of. */
function ownerOf(blueprint: Blueprint, step: string): string | undefined {
  for (const id of [step, ...stepsAround(blueprint, step)]) {
    const node = get(blueprint, 'node', id)
    const owner = node && departmentOf(blueprint, node)
    if (owner) return owner.id
  }
  return undefined
}

/** Amounts carried up to everything above; in the order in which it is met. */
function rolledUp(
  ids: readonly string[],
  amountOf: (at: number) => number,
  above: (id: string) => readonly string[],
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [at, id] of ids.entries()) for (const one of above(id)) sums.set(one, (sums.get(one) ?? 0) + amountOf(at))
  return sums
}

function sumOf(count: number, of: (at: number) => number): number {
  let sum = 0
  for (let at = 0; at < count; at += 1) sum += of(at)
  return sum
}
