/**
 * How often a case comes to each step, before anything is simulated: the traffic equations. Cases are told apart by
 * what conditions ask of them (class, channel, attributes), for each sort of case the visits are solved for, and the
 * sorts are weighted by their arrivals. Nobody is taken to lose patience, to meet a deadline at work or a full room,
 * and nobody to chase: what those add or take away only the simulation can tell.
 * Long, because sorts, their shares and the equations of each sort are one computation over one set of tables.
 *
 * @source Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, §5.2 (open networks)
 */
import { atomsOf, checkSpec, cumulativeOf, meanOf, quantileOf } from '../random/index.ts'
import type { ArrivalStream, Blueprint, Flow, Node } from './blueprint.ts'
import { rateSteps, type Steps } from './calendar.ts'
import { parseCondition, vocabularyOf, type Condition, type Vocabulary } from './expression.ts'
import { once } from './once.ts'
import { all, get, type Identified } from './queries.ts'
import { circles, drawnAmong, isOnTheWay, redialShare, routesOf, shareAmong, type Routes, type Way } from './routes.ts'
import { concurrency } from './structure.ts'
import { horizonMinutes, specInMinutes, unitMinutes } from './times.ts'

/** What a case is like: option ids and numbers by variable; a variable that is missing is not known. */
export type Values = Record<string, string | number>

/** One sort of case: how many arrive, and how often each comes where. */
export interface Sort {
  values: Values
  /** Cases a minute, mean over the run. */
  rate: number
  at: string
  /** By node: mean visits of one such case. */
  visits: ReadonlyMap<string, number>
  /** By flow: how often one such case takes it. */
  taken: ReadonlyMap<string, number>
}

/** Why figures are estimates. */
export type Doubt =
  /** Conditions ask more of a case than is known or can be gone through. */
  | 'unknown-shares'
  /** Loops with limits were shortened. */
  | 'limits'
  /** Ways meet outside of blocks, or others are stopped by the first. */
  | 'joins'
  /** A loop that nothing leads out of. */
  | 'endless'
  /** A deadline may cut work short. */
  | 'deadlines'

export interface Traffic {
  sorts: readonly Sort[]
  /** All cases a minute, mean over the run. */
  rate: number
  doubts: ReadonlySet<Doubt>
}

export const trafficOf = once((blueprint): Traffic => trafficBehind(blueprint, new Map()))

/**
 * The same where some steps let through only a share of what comes to them: what is left over abandons or finds no
 * room where the step has such an exit, and else stays in its queue.
 * @param passing by action, 0 to 1; 1 where absent
 */
export const trafficBehind = (blueprint: Blueprint, passing: ReadonlyMap<string, number>): Traffic =>
  new Equations(blueprint, passing).solve()

/** Mean visits per case to each node that is visited at all; of one class of customers, or of all. */
export function visits(blueprint: Blueprint, customerClass?: string): Map<string, number> {
  return meanOver(blueprint, (sort) => sort.visits, customerClass)
}

/** How often a case takes each sequence flow. */
export function takings(blueprint: Blueprint, customerClass?: string): Map<string, number> {
  return meanOver(blueprint, (sort) => sort.taken, customerClass)
}

function meanOver(blueprint: Blueprint, of: (sort: Sort) => ReadonlyMap<string, number>, customerClass?: string) {
  const sorts = trafficOf(blueprint).sorts.filter((sort) => !customerClass || sort.values.class === customerClass)
  const rate = sorts.reduce((sum, sort) => sum + sort.rate, 0)
  const mean = new Map<string, number>()
  for (const sort of sorts)
    for (const [id, count] of of(sort)) if (count > 0) mean.set(id, (mean.get(id) ?? 0) + (count * sort.rate) / rate)
  return mean
}

/** Arrivals of a stream, cases a minute, mean over the run. */
function meanRate(blueprint: Blueprint, stream: ArrivalStream, horizon = horizonMinutes(blueprint)): number {
  const together = stream.together && checkSpec(stream.together).length === 0 ? meanOf(stream.together) : 1
  return together * meanArrivals(blueprint, stream, horizon)
}

function meanArrivals(blueprint: Blueprint, { arrivals }: ArrivalStream, horizon: number): number {
  switch (arrivals.kind) {
    case 'wave':
      return Math.max(0, arrivals.perDay) / 1440
    // They come once and stay: what they do is bounded by their number, not by a rate.
    case 'population':
      return 0
    case 'rate': {
      const usable = arrivals.perDay > 0 && (arrivals.hours ?? []).every((weight) => weight >= 0)
      return usable ? meanOfSteps(rateSteps(blueprint, arrivals, horizon), horizon) : 0
    }
    case 'renewal': {
      const gap = specInMinutes(blueprint, arrivals.gap)
      const mean = gap ? meanOf(gap) : 0
      return mean > 0 ? 1 / mean : 0
    }
    case 'times': {
      const minutes = unitMinutes(blueprint, arrivals.unit)
      return arrivals.times.filter((time) => time >= 0 && time * minutes < horizon).length / horizon
    }
  }
}

export function meanOfSteps({ times, values }: Steps, horizon: number): number {
  let sum = 0
  for (const [at, from] of times.entries()) {
    const length = Math.min(times[at + 1] ?? horizon, horizon) - from
    if (length > 0 && values[at] !== 0) sum += values[at] * length
  }
  return sum / horizon
}

/** Chance that a condition holds: 0 or 1 where all it asks is known; what is not known counts as even chances. */
export function chanceOf(condition: Condition, values: Values): number {
  switch (condition.is) {
    case 'always':
      return 1
    case 'and':
      return chanceOf(condition.left, values) * chanceOf(condition.right, values)
    case 'or':
      return 1 - (1 - chanceOf(condition.left, values)) * (1 - chanceOf(condition.right, values))
    case 'not':
      return 1 - chanceOf(condition.of, values)
    case 'compare': {
      const value = values[condition.variable]
      return value === undefined ? 0.5 : Number(compares(value, condition))
    }
  }
}

function compares(value: string | number, { comparison, value: other }: Condition & { is: 'compare' }): boolean {
  switch (comparison) {
    case '==':
      return value === other
    case '!=':
      return value !== other
    case '<':
      return value < other
    case '<=':
      return value <= other
    case '>':
      return value > other
    case '>=':
      return value >= other
  }
}

/** One way with the chance that it is taken by a case that is at its beginning. */
interface Edge {
  from: string
  to: string
  chance: number
  /** What an arrival on it adds to the visits of `to`: 0 into the join of a block, which counts with its fork. */
  weight: number
  flow: string | undefined
  limit: number | undefined
  instead: string | undefined
}

const mostSorts = 2_048
const mostLayers = 500

class Equations {
  readonly blueprint: Blueprint
  readonly passing: ReadonlyMap<string, number>
  readonly routes: Routes
  readonly words: Vocabulary
  readonly doubts = new Set<Doubt>()
  readonly conditions = new Map<string, Condition>()
  /** The points in an order in which circles are solved together and everything else comes after what leads to it. */
  readonly groups: string[][]
  readonly blocks: ReturnType<typeof concurrency>
  readonly joinOfBlock = new Map<string, string>()
  readonly weights = new Map<string, number>()
  readonly solved = new Map<string, Pick<Sort, 'visits' | 'taken'>>()

  constructor(blueprint: Blueprint, passing: ReadonlyMap<string, number>) {
    this.blueprint = blueprint
    this.passing = passing
    this.routes = routesOf(blueprint)
    this.words = vocabularyOf(blueprint)
    this.blocks = concurrency(blueprint)
    for (const [fork, block] of this.blocks)
      if (block.structured && block.join !== undefined) this.joinOfBlock.set(fork, block.join)
    this.weighJoins()
    this.groups = this.inOrder()
  }

  solve(): Traffic {
    const sorts: Sort[] = []
    const variables = this.variables()
    const routing = this.routingConditions()
    for (const stream of all(this.blueprint, 'stream')) {
      const rate = meanRate(this.blueprint, stream)
      if (!(rate > 0) || !this.routes.out.has(stream.at)) continue
      for (const { values, share } of this.mixOf(stream, variables)) {
        if (share <= 0) continue
        const key = `${stream.at} ${routing.map((condition) => chanceOf(condition, values)).join(' ')}`
        let known = this.solved.get(key)
        if (!known) {
          known = this.passages(stream.at, values)
          this.solved.set(key, known)
        }
        sorts.push({ values, rate: rate * share, at: stream.at, ...known })
      }
    }
    return { sorts, rate: sorts.reduce((sum, sort) => sum + sort.rate, 0), doubts: this.doubts }
  }

  condition(source: string): Condition {
    let known = this.conditions.get(source)
    if (!known) {
      const parsed = parseCondition(source, this.words)
      if (parsed.ok) known = parsed.condition
      else {
        // A rule names it; here it is as if nothing were known.
        known = { is: 'compare', variable: '', comparison: '==', value: '' }
        this.doubts.add('unknown-shares')
      }
      this.conditions.set(source, known)
    }
    return known
  }

  routingConditions(): Condition[] {
    const sources = all(this.blueprint, 'flow')
      .filter((flow) => flow.kind === 'sequence')
      .flatMap((flow) => [flow.when, ...(flow.shares ?? []).map((one) => one.when)])
    return [...new Set(sources.filter((source) => source !== undefined))].map((source) => this.condition(source))
  }

  /** What conditions anywhere ask for, and the numbers that they compare with. */
  variables(): Map<string, Set<number>> {
    const found = new Map<string, Set<number>>()
    const look = (condition: Condition): void => {
      if (condition.is === 'and' || condition.is === 'or') [condition.left, condition.right].forEach(look)
      else if (condition.is === 'not') look(condition.of)
      else if (condition.is === 'compare') {
        const marks = found.get(condition.variable) ?? new Set()
        if (typeof condition.value === 'number') marks.add(condition.value)
        found.set(condition.variable, marks)
      }
    }
    this.routingConditions().forEach(look)
    for (const node of all(this.blueprint, 'node'))
      if (node.kind === 'action' || node.kind === 'delay')
        for (const stage of node.stages ?? []) for (const { when } of stage.variants ?? []) look(this.condition(when))
    for (const { serves } of all(this.blueprint, 'pool')) if (serves) look(this.condition(serves))
    found.set('class', new Set())
    found.delete('')
    return found
  }

  /** Every combination of what is asked for, with its share of a stream. */
  mixOf(stream: Identified<ArrivalStream>, variables: Map<string, Set<number>>): { values: Values; share: number }[] {
    let mix: { values: Values; share: number }[] = [{ values: {}, share: 1 }]
    for (const [variable, marks] of variables) {
      const options = this.optionsOf(stream, variable, marks)
      if (options.length === 0 || mix.length * options.length > mostSorts) {
        if (variable !== 'class' || options.length > 0) this.doubts.add('unknown-shares')
        continue
      }
      mix = mix.flatMap(({ values, share }) =>
        options.map((option) => ({ values: { ...values, [variable]: option.value }, share: share * option.share })),
      )
    }
    return mix
  }

  optionsOf(stream: ArrivalStream, variable: string, marks: Set<number>): { value: string | number; share: number }[] {
    if (variable === 'class' || variable === 'channel') {
      const own = variable === 'class' ? stream.classes : stream.channels
      const records = all(this.blueprint, variable)
      return evened(records.map((one) => ({ value: one.id, share: own ? (own[one.id] ?? 0) : one.share })))
    }
    const set = stream.sets && Object.hasOwn(stream.sets, variable) ? stream.sets[variable] : undefined
    if (set !== undefined) return [{ value: set, share: 1 }]
    const attribute = get(this.blueprint, 'attribute', variable)
    if (attribute?.kind === 'category')
      return evened(
        Object.keys(attribute.options ?? {})
          .sort()
          .map((id) => ({ value: id, share: attribute.options?.[id].share })),
      )
    const spec = attribute?.distribution
    if (!spec || checkSpec(spec).length > 0) return []
    // Between the numbers that are compared with, one number is as good as another.
    const sorted = [...marks].sort((a, b) => a - b)
    const options: { value: number; share: number }[] = []
    let below = 0
    for (const [at, mark] of sorted.entries()) {
      const upTo = cumulativeOf(spec, mark)
      const exactly = atomsOf(spec).reduce((sum, atom) => sum + (atom.value === mark ? atom.share : 0), 0)
      const under = at === 0 ? mark - 1 : (sorted[at - 1] + mark) / 2
      options.push({ value: under, share: upTo - exactly - below }, { value: mark, share: exactly })
      below = upTo
    }
    options.push({ value: (sorted.at(-1) ?? 0) + 1, share: 1 - below })
    return options.filter((option) => option.share > 1e-9)
  }

  weighJoins(): void {
    const ofBlock = new Set(this.joinOfBlock.values())
    const isApart = [...this.blocks.values()].some((block) => !block.structured)
    for (const node of all(this.blueprint, 'node')) {
      if (node.kind !== 'join') continue
      const ways = this.routes.into.get(node.id)?.length ?? 0
      if (ofBlock.has(node.id)) {
        this.weights.set(node.id, 0)
        if (node.mode === 'first' && (node.others ?? 'cancel') === 'cancel') this.doubts.add('joins')
      } else if (ways > 1 && ((node.mode ?? 'all') === 'all' || isApart)) {
        // Outside of blocks we only know that one goes on where several came.
        this.weights.set(node.id, 1 / ways)
        this.doubts.add('joins')
      }
    }
  }

  /** Ways as they count: into the join of a block none, but from its fork one. */
  inOrder(): string[][] {
    const out = new Map<string, Way[]>()
    for (const point of this.routes.points) {
      const ways = (this.routes.out.get(point) ?? []).filter((way) => this.weights.get(way.to) !== 0)
      const join = this.joinOfBlock.get(point)
      if (join !== undefined)
        ways.push({ from: point, to: join, flow: undefined, by: 'done', taken: true, limited: false, takesTime: false })
      out.set(point, ways)
    }
    const groupOf = new Map<string, string[]>()
    for (const circle of circles({ ...this.routes, out })) for (const point of circle) groupOf.set(point, circle)
    for (const point of this.routes.points) if (!groupOf.has(point)) groupOf.set(point, [point])
    const groups = [...new Set(groupOf.values())]
    const open = new Map(groups.map((group) => [group, 0]))
    const onward = (group: string[]) =>
      group
        .flatMap((point) => out.get(point) ?? [])
        .map((way) => groupOf.get(way.to) as string[])
        .filter((other) => other !== group)
    for (const group of groups) for (const other of onward(group)) open.set(other, (open.get(other) ?? 0) + 1)
    const ready = groups.filter((group) => open.get(group) === 0)
    const order: string[][] = []
    for (let group = ready.pop(); group !== undefined; group = ready.pop()) {
      order.push(group)
      for (const other of onward(group)) {
        const left = (open.get(other) as number) - 1
        open.set(other, left)
        if (left === 0) ready.push(other)
      }
    }
    return order
  }

  /** Visits and takings of one case that begins at `start`. */
  passages(start: string, values: Values): Pick<Sort, 'visits' | 'taken'> {
    const inflow = new Map<string, number>([[start, 1]])
    const visited = new Map<string, number>()
    const taken = new Map<string, number>()
    for (const group of this.groups) {
      if (!group.some((point) => (inflow.get(point) ?? 0) > 0)) continue
      const inside = new Set(group)
      const edges = new Map(group.map((point) => [point, this.edgesOf(point, values)]))
      const turns = group.length > 1 || (edges.get(group[0]) ?? []).some((edge) => edge.to === group[0])
      const passed = turns ? this.circle(group, edges, inflow) : [{ edges, visits: [inflow.get(group[0]) as number] }]
      for (const layer of passed) {
        for (const [at, point] of group.entries()) {
          const count = layer.visits[at]
          if (!isOnTheWay(point)) visited.set(point, (visited.get(point) ?? 0) + count)
          for (const edge of layer.edges.get(point) ?? []) {
            const flow = count * edge.chance
            if (edge.flow !== undefined && !isOnTheWay(edge.from))
              taken.set(edge.flow, (taken.get(edge.flow) ?? 0) + flow)
            if (!inside.has(edge.to) && flow > 0) inflow.set(edge.to, (inflow.get(edge.to) ?? 0) + flow * edge.weight)
          }
        }
      }
    }
    return { visits: visited, taken }
  }

  /**
   * Visits on a circle. Where flows on it have limits, a case is followed through layers: how often it has taken each
   * of them; a layer is a linear system, and a flow with a limit leads from a layer into the next.
   */
  circle(
    group: string[],
    edges: Map<string, Edge[]>,
    inflow: ReadonlyMap<string, number>,
  ): { edges: Map<string, Edge[]>; visits: number[] }[] {
    const place = new Map(group.map((point, at) => [point, at]))
    const limited = [...edges.values()].flat().filter((edge) => edge.limit !== undefined && place.has(edge.to))
    const limits = limited.map((edge) => edge.limit as number)
    while (limits.reduce((product, limit) => product * (limit + 1), 1) > mostLayers) {
      this.doubts.add('limits')
      limits[limits.indexOf(Math.max(...limits))] = Math.floor(Math.max(...limits) / 2)
    }
    const layers: { edges: Map<string, Edge[]>; visits: number[] }[] = []
    const entries = new Map<string, number[]>([
      [limits.map(() => 0).join(), group.map((point) => inflow.get(point) ?? 0)],
    ])
    // Insertion order is enough: a layer is entered only from layers with smaller counts, and those are gone through first.
    const open = [limits.map(() => 0)]
    const queued = new Set([open[0].join()])
    while (open.length > 0) {
      open.sort((a, b) => total(a) - total(b))
      const counts = open.shift() as number[]
      const over = new Set(limited.filter((_, at) => counts[at] >= limits[at]))
      const own = new Map(group.map((point) => [point, diverted(edges.get(point) ?? [], over)]))
      const onward = new Set(limited.filter((edge) => !over.has(edge)))
      const matrix = group.map((_, at) => group.map((_point, other) => (at === other ? 1 : 0)))
      for (const list of own.values())
        for (const edge of list) {
          const to = place.get(edge.to)
          const leads = edge.limit !== undefined && [...onward].some((one) => isSame(one, edge))
          if (to !== undefined && !leads) matrix[to][place.get(edge.from) as number] -= edge.chance * edge.weight
        }
      const arrivals = entries.get(counts.join()) as number[]
      let count = solveLinear(matrix, arrivals)
      if (!count) {
        this.doubts.add('endless')
        count = arrivals
      }
      layers.push({ edges: own, visits: count })
      for (const [at, edge] of limited.entries()) {
        if (over.has(edge)) continue
        const next = counts.map((one, other) => (other === at ? one + 1 : one))
        const key = next.join()
        const flow = own.get(edge.from)?.find((one) => isSame(one, edge))?.chance ?? 0
        const amount = count[place.get(edge.from) as number] * flow * edge.weight
        const into = entries.get(key) ?? group.map(() => 0)
        into[place.get(edge.to) as number] += amount
        entries.set(key, into)
        if (amount > 0 && !queued.has(key)) {
          queued.add(key)
          open.push(next)
        }
      }
    }
    return layers
  }

  /** What a case does at a point. */
  edgesOf(point: string, values: Values): Edge[] {
    const ways = this.routes.out.get(point) ?? []
    const edge = (way: Way, chance: number): Edge => {
      const flow = isOnTheWay(way.from) ? undefined : get(this.blueprint, 'flow', way.flow)
      const weight = this.weights.get(way.to) ?? 1
      return { from: point, to: way.to, chance, weight, flow: way.flow, limit: flow?.limit, instead: flow?.instead }
    }
    if (isOnTheWay(point)) {
      const bounce = Math.min(1, Math.max(0, get(this.blueprint, 'flow', point.slice(1))?.handoff?.bounce?.share ?? 0))
      return ways.map((way) => edge(way, way.by === 'bounce' ? bounce : 1 - bounce))
    }
    const node = get(this.blueprint, 'node', point)
    if (node?.kind === 'fork') {
      const chance = (way: Way) => (node.mode === 'inclusive' ? this.chanceOfFlow(way, values) : 1)
      const join = this.joinOfBlock.get(point)
      const through: Edge[] =
        join === undefined ? [] : [{ from: point, to: join, chance: this.throughBlock(point), weight: 1, ...unnamed }]
      return [...ways.map((way) => edge(way, chance(way))), ...through]
    }
    if (node?.kind === 'redial') {
      const over = ways.find((way) => way.by === 'abandon')?.flow
      const isOn = (way: Way) => way.by === 'done'
      return ways
        .filter((way) => isOn(way) || way.by === 'abandon')
        .map((way) => ({
          ...edge(way, redialShare(node, isOn(way) ? 'done' : 'abandon')),
          ...(isOn(way) ? { limit: node.limit, instead: over } : {}),
        }))
    }
    const late = node ? this.lateness(node) : 0
    const hasDeadline = late > 0 && ways.some((way) => way.by === 'deadline')
    const done = ways.filter((way) => way.by === 'done' || way.by === 'enter')
    const others = ways.filter((way) => way.by === 'deadline' && hasDeadline)
    const passes = this.passing.get(point) ?? 1
    const losing = passes < 1 ? ways.filter((way) => isLosing(way) && !others.includes(way)) : []
    const chances = this.choose(done, values)
    return [
      ...done.map((way, at) => edge(way, passes * chances[at] * (hasDeadline ? 1 - late : 1))),
      ...others.map((way) => edge(way, passes * (late / others.length))),
      ...losing.map((way) => edge(way, (1 - passes) / losing.length)),
    ].filter((one) => one.chance > 0 || one.limit !== undefined || this.isInstead(one.flow))
  }

  /** The slowest branch of a block decides how many come through it. */
  throughBlock(fork: string): number {
    const block = this.blocks.get(fork)
    if (this.passing.size === 0 || !block?.structured) return 1
    const shares = block.branches.flatMap(({ nodes }) => [...nodes].map((node) => this.passing.get(node) ?? 1))
    return shares.reduce((least, share) => Math.min(least, share), 1)
  }

  isInstead(flow: string | undefined): boolean {
    const record = get(this.blueprint, 'flow', flow)
    return (
      record !== undefined &&
      all(this.blueprint, 'flow').some((one) => one.from === record.from && one.instead === flow)
    )
  }

  chanceOfFlow(way: Way, values: Values): number {
    const when = get(this.blueprint, 'flow', way.flow)?.when
    return when === undefined ? 1 : chanceOf(this.condition(when), values)
  }

  /** Flows with a condition in their order, the rest by share. */
  choose(ways: readonly Way[], values: Values): number[] {
    if (ways.length === 1) return [1]
    const chances = ways.map(() => 0)
    const flows = ways.map((way) => get(this.blueprint, 'flow', way.flow))
    let left = 1
    for (const [at, flow] of flows.entries()) {
      if (flow?.when === undefined) continue
      chances[at] = left * chanceOf(this.condition(flow.when), values)
      left -= chances[at]
    }
    const plain = [...flows.keys()].filter((at) => flows[at]?.when === undefined)
    const drawn = drawnAmong(flows.filter((flow) => flow !== undefined))
    const shares = plain.map((at) => (plain.length === 1 ? 1 : this.shareOf(flows[at], drawn, values)))
    const sum = total(shares)
    if (sum > 0) for (const [at, one] of plain.entries()) chances[one] = (left * shares[at]) / sum
    return chances
  }

  shareOf(flow: Identified<Flow> | undefined, drawn: readonly Identified<Flow>[], values: Values): number {
    if (flow === undefined || !drawn.includes(flow)) return 0
    let left = 1
    let share = 0
    for (const variant of flow.shares ?? []) {
      const chance = left * chanceOf(this.condition(variant.when), values)
      share += chance * variant.share
      left -= chance
    }
    return Math.max(0, share + left * shareAmong(drawn, flow))
  }

  /** Chance that a delay outlasts its deadline; at work, where waiting counts too, it is not known and taken as none. */
  lateness(node: Node): number {
    if ((node.kind !== 'action' && node.kind !== 'delay') || !node.deadline) return 0
    const stages = node.stages ?? []
    const isPlain = stages.length === 1 && !stages[0].variants?.length
    const calendar = node.kind === 'delay' ? node.calendar : undefined
    const time = isPlain ? specInMinutes(this.blueprint, stages[0].time, calendar) : undefined
    const deadline = specInMinutes(this.blueprint, node.deadline)
    if (!time || !deadline || calendar !== undefined || (node.kind === 'action' && node.needs?.length)) {
      this.doubts.add('deadlines')
      return 0
    }
    const steps = 64
    let late = 0
    for (let at = 0; at < steps; at += 1) late += 1 - cumulativeOf(time, quantileOf(deadline, (at + 0.5) / steps))
    return late / steps
  }
}

const unnamed = { flow: undefined, limit: undefined, instead: undefined }

const isLosing = ({ by }: Way): boolean => by === 'abandon' || by === 'full' || by === 'deadline'

/** Shares that are missing take even parts of what is left; then all are brought to a sum of 1. */
function evened<T>(options: { value: T; share: number | undefined }[]): { value: T; share: number }[] {
  const given = total(options.map((option) => Math.max(0, option.share ?? 0)))
  const open = options.filter((option) => option.share === undefined).length
  const rest = open > 0 ? Math.max(0, 1 - given) / open : 0
  const filled = options.map(({ value, share }) => ({ value, share: Math.max(0, share ?? rest) }))
  const sum = total(filled.map((option) => option.share))
  return filled
    .map(({ value, share }) => ({ value, share: sum > 0 ? share / sum : 1 / filled.length }))
    .filter((one) => one.share > 0)
}

/** The ways of a point when some of them have been taken as often as allowed: their chances go to the ways that stand in for them. */
function diverted(edges: readonly Edge[], over: ReadonlySet<Edge>): Edge[] {
  const next = edges.map((edge) => ({ ...edge }))
  for (const [at, edge] of edges.entries()) {
    if (!over.has(edge)) continue
    let to = edge
    for (const seen = new Set<Edge>(); over.has(to) && !seen.has(to);) {
      seen.add(to)
      to = edges.find((one) => one.flow === to.instead) ?? to
    }
    const other = edges.indexOf(to)
    const { chance } = edge
    next[at].chance -= chance
    if (other !== at && !over.has(to)) next[other].chance += chance
  }
  return next
}

const isSame = (a: Edge, b: Edge): boolean => a.from === b.from && a.to === b.to && a.flow === b.flow

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Gauss with the largest pivot. @returns undefined where there is no one solution, or not one of sensible size */
function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const size = right.length
  const rows = matrix.map((row, at) => [...row, right[at]])
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row
    if (Math.abs(rows[pivot][column]) < 1e-9) return undefined
    ;[rows[column], rows[pivot]] = [rows[pivot], rows[column]]
    for (let row = column + 1; row < size; row += 1) {
      const factor = rows[row][column] / rows[column][column]
      if (factor === 0) continue
      for (let at = column; at <= size; at += 1) rows[row][at] -= factor * rows[column][at]
    }
  }
  const solution = right.map(() => 0)
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = rows[row][size]
    for (let at = row + 1; at < size; at += 1) rest -= rows[row][at] * solution[at]
    solution[row] = rest / rows[row][row]
  }
  return solution.every((one) => Number.isFinite(one) && one > -1e-6 && one < 1e9) ? solution : undefined
}
