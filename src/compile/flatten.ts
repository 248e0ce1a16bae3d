/**
 * Machine and world → the integer tables that the kernel runs. All routing and the whole life of a case are read from
 * the machine's configuration; the blueprint is not looked at here. Long, because the tables refer to each other by
 * number, and whoever writes them must hold all of them.
 */
import { assert } from '../base/index.ts'
import { compareText, parseCondition, type Condition } from '../blueprint/index.ts'
import {
  Compare,
  Discipline,
  JoinMode,
  Operation,
  SourceKind,
  Verb,
  stepsOf,
  type Assignment,
  type Network,
  type Steps,
} from '../kernel/network.ts'
import { DistributionTable, type Spec } from '../random/index.ts'
import type {
  CaseMachine,
  PlaceMeta,
  SeizeMeta,
  StateConfig,
  Takes,
  TransitionConfig,
  WayMeta,
} from './machine-config.ts'
import type { Step, World } from './world.ts'

export function flatten(machine: CaseMachine, world: World): Network {
  return new Flattener(machine, world).network()
}

/** A place with its state and its ways out. */
interface Place {
  meta: PlaceMeta
  state: StateConfig
  routes: Route[]
  abandon: number
  expire: number
  full: number
  balk: number
}

/** Exits of a place other than being done. */
type Leaving = 'patience' | 'deadline' | 'full' | 'balk'

interface Route {
  flow: string | undefined
  to: string
  takes: Takes | undefined
}

class Flattener {
  readonly #machine: CaseMachine
  readonly #world: World
  readonly #states = new Map<string, StateConfig>()
  readonly #places: Place[] = []
  readonly #placeAt = new Map<string, number>()
  readonly #routes: Route[] = []
  readonly #distributions = new DistributionTable()
  readonly #known = new Map<string, number>()
  readonly #draws = new Names()
  readonly #flows = new Names()
  readonly #limits = new Names()
  readonly #programs = new Names()
  readonly #conditions: Condition[] = []
  readonly #variables: World['variables']
  readonly #variableAt: Map<string, number>

  constructor(machine: CaseMachine, world: World) {
    this.#machine = machine
    this.#world = world
    const kept = world.variables
      .map((_, at) => at)
      .filter((at) => world.sources.some((source) => source.settings[at].is !== 'none'))
    this.#variables = kept.map((at) => world.variables[at])
    this.#variableAt = new Map(this.#variables.map((variable, at) => [variable.name, at]))
    this.#collect(machine.life)
    // By id, so that nothing depends on the order in which a document lists its records.
    this.#places.sort((a, b) => compareText(a.meta.place, b.meta.place))
    this.#places.forEach((place, at) => this.#placeAt.set(place.meta.place, at))
    for (const place of this.#places) place.routes = this.#routesOf(place)
  }

  #collect(state: StateConfig): void {
    if (state.id !== undefined) this.#states.set(state.id, state)
    if (state.meta && 'verb' in state.meta)
      this.#places.push({ meta: state.meta, state, routes: [], abandon: -1, expire: -1, full: -1, balk: -1 })
    for (const inner of Object.values(state.states ?? {})) this.#collect(inner)
  }

  // Reading the machine

  #routesOf({ meta, state }: Place): Route[] {
    const id = meta.place
    switch (meta.verb) {
      case 'pass':
      case 'scatter':
        return this.#ways(state.on?.[`${id}.pass`])
      case 'gather':
        return this.#ways(state.on?.[`${id}.finish`])
      case 'branch':
        return this.#ways(state.on?.[`${id}.decide`])
      case 'seize':
        return this.#ways(state.states?.served.on?.[`${id}.finish`])
      case 'delay':
        return this.#ways(state.on?.[`${id}.finish`] ?? firstOf(state.after, (name) => !name.startsWith('deadline:')))
      case 'join':
        return this.#ways(state.on?.[`${id}.go`])
      case 'fork':
        if (meta.ways)
          return meta.ways.map((way) => ({ flow: way.flow, to: way.to, takes: takesWhen(way.flow, way.when) }))
        return Object.values(state.states ?? {}).map((region) => {
          const way = region.meta as WayMeta
          return { flow: way.flow, to: way.first as string, takes: takesWhen(way.flow as string, way.when) }
        })
      case 'dispose':
        return []
    }
  }

  #ways(transitions: readonly TransitionConfig[] | undefined): Route[] {
    return (transitions ?? []).map((transition) => {
      const takes = transition.guard?.type === 'takes' ? (transition.guard.params as Takes) : undefined
      return { flow: takes?.flow ?? transition.meta?.flow, to: (transition.target as string).slice(1), takes }
    })
  }

  /** The place to which a state belongs; having come to a join is being there. */
  #placeOf(state: string): number {
    const found = this.#states.get(state)
    const meta = found?.meta
    const id = meta && 'verb' in meta ? meta.place : (meta as WayMeta | undefined)?.arrives
    const at = id === undefined ? undefined : this.#placeAt.get(id)
    assert(at !== undefined, 'compile/flatten', `nothing stands at “${state}”`)
    return at
  }

  #exit(place: Place, kind: Leaving): readonly TransitionConfig[] | undefined {
    const { state, meta } = place
    if (kind === 'full' || kind === 'balk') return state.states?.queued?.on?.[`${meta.place}.${kind}`]
    if (kind === 'deadline') return state.after?.[`deadline:${meta.place}`]
    return state.states?.queued?.after?.[`patience:${meta.place}`]
  }

  // Writing the tables

  network(): Network {
    const routes = this.#routeTable()
    const places = this.#placeTable()
    const world = this.#worldTable()
    const promises = this.#promiseTable()
    const { programs, code } = this.#programTable()
    return {
      names: {
        places: this.#places.map((place) => place.meta.place),
        pools: this.#world.pools.map((pool) => pool.id),
        sources: this.#world.sources.map((source) => source.id),
        flows: this.#flows.list,
        outcomes: this.#outcomes.list,
        variables: this.#variables.map(({ name, options }) => ({ name, options })),
        draws: this.#draws.list,
      },
      ...places,
      ...routes,
      ...world,
      flows: this.#flowTable(),
      promises,
      programs,
      code,
      distributions: this.#distributions.toArray(),
      counters: { visits: this.#visits.length, limits: this.#limits.list.length },
      horizonMinutes: this.#world.horizonMinutes,
    }
  }

  readonly #outcomes = new Names()
  #visits: string[] = []

  #routeTable(): Pick<Network, 'routes' | 'variants'> {
    const at = new Map<string, number>()
    for (const place of this.#places) {
      for (const route of place.routes) {
        if (route.flow !== undefined) at.set(route.flow, this.#routes.length)
        this.#routes.push(route)
      }
    }
    for (const place of this.#places) {
      place.abandon = this.#addExit(place, 'patience')
      place.expire = this.#addExit(place, 'deadline')
      place.full = this.#addExit(place, 'full')
      place.balk = this.#addExit(place, 'balk')
    }
    const routes = this.#routes
    const variants = routes.map((route) => route.takes?.shares ?? [])
    const all = variants.flat()
    const insteadOf = (flow: string) => routes.find((route) => route.takes?.insteadOf === flow)?.flow
    return {
      routes: {
        flow: ints(routes.map((route) => (route.flow === undefined ? -1 : this.#flows.at(route.flow)))),
        to: ints(routes.map((route) => this.#placeOf(route.to))),
        share: floats(routes.map((route) => route.takes?.share ?? (isCertain(route) ? 1 : 0))),
        when: ints(routes.map((route) => this.#program(route.takes?.when))),
        firstVariant: ranges(variants.map((list) => list.length)),
        counter: ints(
          routes.map((route) => (route.takes?.limit === undefined ? -1 : this.#limits.at(route.takes.flow))),
        ),
        limit: ints(routes.map((route) => route.takes?.limit ?? 0)),
        instead: ints(
          routes.map((route) => {
            if (route.takes?.limit === undefined) return -1
            const flow = insteadOf(route.takes.flow)
            return flow === undefined ? -1 : (at.get(flow) ?? -1)
          }),
        ),
      },
      variants: { when: ints(all.map((one) => this.#program(one.when))), share: floats(all.map((one) => one.share)) },
    }
  }

  #addExit(place: Place, kind: Leaving): number {
    const route = this.#ways(this.#exit(place, kind))[0]
    if (!route) return -1
    this.#routes.push(route)
    return this.#routes.length - 1
  }

  #placeTable(): Pick<
    Network,
    'places' | 'stages' | 'times' | 'needs' | 'alternatives' | 'crewsThatCan' | 'holds' | 'timers' | 'joins'
  > {
    const places = this.#places
    const metas = places.map((place) => place.meta)
    const seizes = metas.map((meta) => (meta.verb === 'seize' ? meta : undefined))
    const stageLists = metas.map((meta) => (meta.verb === 'seize' || meta.verb === 'delay' ? meta.stages : []))
    const stages = stageLists.flatMap((list, place) =>
      list.map((stage, number) => ({ ...stage, name: `${metas[place].place}/service/${number}` })),
    )
    const needs = seizes.flatMap((meta) => meta?.needs ?? []).map((need) => this.#servers(need))
    const timers = places.flatMap((place, at) =>
      (seizes[at]?.timers ?? []).map((timer) => ({ ...timer, at: place.meta.place })),
    )
    const joins = metas.flatMap((meta) => (meta.verb === 'join' ? [meta] : []))
    const joinAt = new Map(joins.map((join, at) => [join.place, at]))
    const held = new Set(seizes.flatMap((meta) => meta?.holds ?? []))
    this.#visits = this.#revisitable()
    const visitAt = new Map(this.#visits.map((place, at) => [place, at]))
    const levels = this.#levels()
    const draw = (name: string) => this.#draws.at(name)
    const purpose = (place: string, what: string, wanted: boolean) => (wanted ? draw(`${place}/${what}`) : -1)
    return {
      places: {
        verb: Uint8Array.from(metas, (meta) => Verb[meta.verb]),
        firstRoute: ranges(places.map((place) => place.routes.length)),
        abandonRoute: ints(places.map((place) => place.abandon)),
        expireRoute: ints(places.map((place) => place.expire)),
        fullRoute: ints(places.map((place) => place.full)),
        balkRoute: ints(places.map((place) => place.balk)),
        routeDraw: ints(
          places.map((place) =>
            purpose(place.meta.place, 'route', place.meta.verb !== 'fork' && place.routes.length > 1),
          ),
        ),
        visitCounter: ints(metas.map((meta) => visitAt.get(meta.place) ?? -1)),
        firstStage: ranges(stageLists.map((list) => list.length)),
        calendar: ints(
          metas.map((meta) =>
            meta.verb === 'delay' && meta.calendar !== undefined
              ? this.#world.calendars.findIndex((one) => one.id === meta.calendar)
              : -1,
          ),
        ),
        trays: ints(
          metas.map((meta) =>
            meta.verb === 'delay' && meta.trays?.length ? this.#trays.at(meta.trays.join(' ')) : -1,
          ),
        ),
        firstNeed: ranges(seizes.map((meta) => meta?.needs.length ?? 0)),
        firstHold: ranges(seizes.map((meta) => meta?.holds.length ?? 0)),
        mayBeHeld: Uint8Array.from(metas, (meta) => (held.has(meta.place) ? 1 : 0)),
        level: ints(seizes.map((meta) => (meta?.priority === undefined ? -1 : levels.indexOf(meta.priority)))),
        patience: ints(seizes.map((meta) => this.#distribution(meta?.patience?.time))),
        patienceShare: floats(seizes.map((meta) => meta?.patience?.share ?? 0)),
        patienceDraw: ints(
          seizes.map((meta, at) => purpose(metas[at].place, 'patience', meta?.patience !== undefined)),
        ),
        deadline: ints(metas.map((meta) => this.#distribution('deadline' in meta ? meta.deadline : undefined))),
        deadlineDraw: ints(
          metas.map((meta) => purpose(meta.place, 'deadline', 'deadline' in meta && meta.deadline !== undefined)),
        ),
        room: ints(seizes.map((meta) => meta?.room ?? -1)),
        balkAt: ints(seizes.map((meta) => meta?.balk?.waiting ?? -1)),
        balkShare: floats(seizes.map((meta) => meta?.balk?.share ?? 0)),
        balkDraw: ints(seizes.map((meta, at) => purpose(metas[at].place, 'balk', meta?.balk !== undefined))),
        firstTimer: ranges(seizes.map((meta) => meta?.timers.length ?? 0)),
        join: ints(
          metas.map((meta) =>
            meta.verb === 'join'
              ? (joinAt.get(meta.place) as number)
              : meta.verb === 'fork' && meta.join !== undefined
                ? (joinAt.get(meta.join) as number)
                : -1,
          ),
        ),
        batchSize: ints(metas.map((meta) => (meta.verb === 'gather' ? meta.size : 0))),
        batchTimeout: floats(
          metas.map((meta) => (meta.verb === 'gather' ? (meta.timeoutMinutes ?? Infinity) : Infinity)),
        ),
        inclusive: Uint8Array.from(metas, (meta) => (meta.verb === 'fork' && meta.inclusive ? 1 : 0)),
        outcome: ints(
          metas.map((meta) => (meta.verb === 'dispose' && meta.counts ? this.#outcomes.at(meta.outcome) : -1)),
        ),
      },
      stages: {
        time: ints(stages.map((stage) => this.#distribution(stage.time))),
        firstTime: ranges(stages.map((stage) => stage.variants.length)),
        draw: ints(stages.map((stage) => draw(stage.name))),
      },
      times: {
        when: ints(stages.flatMap((stage) => stage.variants.map((variant) => this.#program(variant.when)))),
        time: ints(stages.flatMap((stage) => stage.variants.map((variant) => this.#distribution(variant.time)))),
      },
      needs: {
        units: ints(needs.map((need) => need.units)),
        firstAlternative: ranges(needs.map((need) => need.servers.length)),
      },
      alternatives: ints(needs.flatMap((need) => need.servers.map((one) => one.pool))),
      crewsThatCan: ints(needs.flatMap((need) => need.servers.map((one) => one.crews))),
      holds: ints(seizes.flatMap((meta) => (meta?.holds ?? []).map((place) => this.#placeAt.get(place) ?? -1))),
      timers: {
        after: floats(timers.map((timer) => timer.afterMinutes)),
        chance: floats(timers.map((timer) => timer.share)),
        draw: ints(timers.map((timer) => draw(`${timer.id}@${timer.at}`))),
        spawn: ints(timers.map((timer) => (timer.to === undefined ? -1 : this.#placeOf(timer.to)))),
        name: timers.map((timer) => timer.id),
        limit: ints(timers.map((timer) => timer.limit)),
      },
      joins: {
        mode: Uint8Array.from(joins, (join) =>
          join.mode === 'first-and-finish' ? JoinMode.firstAndFinish : JoinMode[join.mode],
        ),
        expects: ints(joins.map((join) => join.expects)),
        closesBlock: Uint8Array.from(joins, (join) => (join.closesBlock ? 1 : 0)),
      },
    }
  }

  /** The pools that have the skills that a need asks for; or some levels of them, as bits. */
  #servers({ from, units, skills }: SeizeMeta['needs'][number]) {
    const servers = from.flatMap((id) => {
      const pool = this.#world.pools.findIndex((one) => one.id === id)
      const { skills: own, crews } = this.#world.pools[pool]
      const lacking = skills.filter((skill) => !own.includes(skill))
      if (lacking.length === 0) return [{ pool, crews: -1 }]
      let bits = 0
      for (const [at, crew] of crews.entries())
        if (lacking.every((skill) => crew.skills.includes(skill))) bits |= 1 << at
      return bits === 0 ? [] : [{ pool, crews: bits }]
    })
    return { units, servers }
  }

  #flowTable(): Network['flows'] {
    const { agreed, calendars } = this.#world
    const list = this.#flows.list
    return {
      agreed: floats(list.map((flow) => agreed[flow]?.minutes ?? Infinity)),
      calendar: ints(list.map((flow) => calendars.findIndex((one) => one.id === agreed[flow]?.calendar))),
      slow: Uint8Array.from(list, (flow) => (this.#placeAt.has(flow) ? 1 : 0)),
    }
  }

  #promiseTable(): Network['promises'] {
    const { promises, calendars } = this.#world
    const rows = promises.flatMap((clock) => clock.rows)
    const moments = promises.flatMap((clock, at) =>
      clock.moments.flatMap(({ at: node, rows: kinds, stage, act }) =>
        this.#places.flatMap(({ meta }, place) =>
          meta.place.split('~')[0] === node ? kinds.map((row) => ({ place, row, stage, clock: at, act })) : [],
        ),
      ),
    )
    return {
      calendar: ints(promises.map((clock) => calendars.findIndex((one) => one.id === clock.calendar))),
      firstRow: ranges(promises.map((clock) => clock.rows.length)),
      moments: {
        place: ints(moments.map((one) => one.place)),
        row: ints(moments.map((one) => one.row)),
        stage: ints(moments.map((one) => one.stage)),
        clock: ints(moments.map((one) => one.clock)),
        act: ints(moments.map((one) => one.act)),
      },
      rows: {
        when: ints(rows.map((row) => this.#program(row.when))),
        isBefore: rows.map((row) => row.isBefore && steps(row.isBefore)),
        within: floats(rows.map((row) => row.minutes)),
        isWorking: Uint8Array.from(rows, (row) => (row.isWorking ? 1 : 0)),
      },
    }
  }

  readonly #trays = new Names()

  #levels(): number[] {
    const own = this.#places.flatMap((place) =>
      place.meta.verb === 'seize' && place.meta.priority !== undefined ? [place.meta.priority] : [],
    )
    return [...new Set([0, ...Object.values(this.#world.priorities), ...own])].sort((a, b) => a - b)
  }

  #worldTable(): Pick<
    Network,
    'pools' | 'crews' | 'outages' | 'sources' | 'levels' | 'priorities' | 'calendars' | 'trays'
  > {
    const { pools, outages, sources, calendars, moments, priorities } = this.#world
    const levels = this.#levels()
    const draw = (name: string) => this.#draws.at(name)
    const classes = this.#variables[0]?.name === 'class' ? (this.#variables[0].options ?? []) : []
    const kindOf = { rate: SourceKind.rate, renewal: SourceKind.renewal, times: SourceKind.times }
    return {
      pools: {
        capacity: pools.map((pool) => steps(pool.capacity)),
        finishes: Uint8Array.from(pools, (pool) => (pool.finishes ? 1 : 0)),
        discipline: Uint8Array.from(pools, (pool) => disciplines[pool.discipline]),
        ageing: floats(pools.map((pool) => pool.ageingMinutes)),
        speed: floats(pools.map((pool) => pool.speed)),
        firstCrew: ranges(pools.map((pool) => pool.crews.length)),
        absence: floats(pools.map((pool) => pool.absence?.share ?? 0)),
        absenceDraw: ints(pools.map((pool) => (pool.absence ? draw(`${pool.id}/absence`) : -1))),
        days: pools.map((pool) => pool.absence && ints(pool.absence.days)),
        preemption: Uint8Array.from(pools, (pool) =>
          pool.preemption === undefined ? 0 : pool.preemption === 'resume' ? 1 : 2,
        ),
        serves: ints(pools.map((pool) => this.#program(pool.serves))),
      },
      crews: {
        heads: ints(pools.flatMap((pool) => pool.crews.map((crew) => crew.heads))),
        speed: floats(pools.flatMap((pool) => pool.crews.map((crew) => crew.speed))),
      },
      outages: {
        pool: ints(outages.map((outage) => pools.findIndex((pool) => pool.id === outage.pool))),
        units: ints(outages.map((outage) => outage.units ?? -1)),
        between: ints(outages.map((outage) => this.#distribution(outage.between))),
        repair: ints(outages.map((outage) => this.#distribution(outage.repair))),
        draw: ints(outages.map((outage) => draw(`${outage.id}/between`))),
        repairDraw: ints(outages.map((outage) => draw(`${outage.id}/repair`))),
      },
      sources: {
        kind: Uint8Array.from(sources, (source) => kindOf[source.arrivals.is]),
        to: ints(sources.map((source) => this.#placeOf(source.at))),
        rates: sources.map(({ arrivals }) => (arrivals.is === 'rate' ? steps(arrivals.rate) : undefined)),
        gap: ints(sources.map(({ arrivals }) => (arrivals.is === 'renewal' ? this.#distribution(arrivals.gap) : -1))),
        times: sources.map(({ arrivals }) => (arrivals.is === 'times' ? Float64Array.from(arrivals.times) : undefined)),
        draw: ints(sources.map((source) => draw(`${source.id}/arrivals`))),
        together: ints(sources.map((source) => this.#distribution(source.together))),
        togetherDraw: ints(sources.map((source) => (source.together ? draw(`${source.id}/together`) : -1))),
        assign: sources.flatMap((source) =>
          this.#variables.map((variable) =>
            this.#assignment(variable, source.settings[this.#world.variables.indexOf(variable)]),
          ),
        ),
      },
      levels:
        classes.length > 0
          ? ints(classes.map((one) => levels.indexOf(priorities[one] ?? 0)))
          : ints([levels.indexOf(0)]),
      priorities: floats(levels),
      calendars: calendars.map((calendar) => steps(calendar.open)),
      trays: this.#trays.list.map((times) => {
        const all = times.split(' ').flatMap((time) => moments[time] ?? [])
        return Float64Array.from(all).sort()
      }),
    }
  }

  #assignment(variable: World['variables'][number], setting: World['sources'][number]['settings'][number]): Assignment {
    switch (setting.is) {
      case 'none':
        return { is: 'none' }
      case 'fixed':
        return { is: 'fixed', value: this.#valueOf(variable, setting.value) }
      case 'drawn':
        return {
          is: 'drawn',
          distribution: this.#distribution(setting.spec),
          draw: this.#draws.at(`${variable.name}/value`),
        }
      case 'category': {
        const total = setting.shares.reduce((a, b) => a + b, 0)
        let sum = 0
        const cumulative = Float64Array.from(setting.shares, (share) => (sum += share) / (total || 1))
        return { is: 'category', cumulative, draw: this.#draws.at(`${variable.name}/value`) }
      }
    }
  }

  #valueOf(variable: World['variables'][number], value: string | number): number {
    return typeof value === 'number' ? value : (variable.options ?? []).indexOf(value)
  }

  #distribution(spec: Spec | undefined): number {
    if (spec === undefined) return -1
    const key = JSON.stringify(spec)
    let at = this.#known.get(key)
    if (at === undefined) {
      at = this.#distributions.add(spec)
      this.#known.set(key, at)
    }
    return at
  }

  // Conditions

  #program(source: string | undefined): number {
    if (source === undefined) return -1
    const at = this.#programs.at(source)
    if (at === this.#conditions.length) {
      const parsed = parseCondition(source, this.#machine.words)
      this.#conditions.push(parsed.ok ? parsed.condition : { is: 'not', of: { is: 'always' } })
    }
    return at
  }

  #programTable(): { programs: Int32Array; code: Float64Array } {
    const code: number[] = []
    const first = [0]
    for (const condition of this.#conditions) {
      this.#write(condition, code)
      first.push(code.length / 4)
    }
    return { programs: ints(first), code: floats(code) }
  }

  #write(condition: Condition, code: number[]): void {
    switch (condition.is) {
      case 'always':
        code.push(Operation.yes, 0, 0, 0)
        return
      case 'not':
        this.#write(condition.of, code)
        code.push(Operation.not, 0, 0, 0)
        return
      case 'and':
      case 'or':
        this.#write(condition.left, code)
        this.#write(condition.right, code)
        code.push(Operation[condition.is], 0, 0, 0)
        return
      case 'compare': {
        const at = this.#variableAt.get(condition.variable)
        // Nobody carries it: nothing can be said of it, as in `holds`.
        if (at === undefined) code.push(Operation.yes, 0, 0, 0, Operation.not, 0, 0, 0)
        else
          code.push(
            Operation.compare,
            at,
            comparisons[condition.comparison],
            this.#valueOf(this.#variables[at], condition.value),
          )
      }
    }
  }

  // Which places a case may come to more than once: only these count visits

  #revisitable(): string[] {
    const next = (place: Place): number[] => [
      ...place.routes.map((route) => this.#placeOf(route.to)),
      ...[place.abandon, place.expire, place.full, place.balk]
        .filter((at) => at >= 0)
        .map((at) => this.#placeOf(this.#routes[at].to)),
    ]
    const ways = this.#places.map(next)
    const found = new Set<number>()
    const reach = (from: readonly number[]): Set<number> => {
      const seen = new Set<number>()
      const open = [...from]
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (seen.has(at)) continue
        seen.add(at)
        open.push(...ways[at])
      }
      return seen
    }
    this.#places.forEach((place, at) => {
      if (reach(ways[at]).has(at)) found.add(at)
      // Ways that are no block may meet again anywhere after; side errands may run twice.
      if (place.meta.verb === 'fork' && place.meta.ways) for (const one of reach(ways[at])) found.add(one)
      if (place.meta.verb === 'seize') {
        const errands = place.meta.timers.flatMap((timer) => (timer.to === undefined ? [] : [this.#placeOf(timer.to)]))
        for (const one of reach(errands)) found.add(one)
      }
    })
    return [...found].sort((a, b) => a - b).map((at) => this.#places[at].meta.place)
  }
}

const comparisons = {
  '==': Compare.equal,
  '!=': Compare.unequal,
  '<': Compare.less,
  '<=': Compare.atMost,
  '>': Compare.greater,
  '>=': Compare.atLeast,
} as const

const disciplines = {
  first: Discipline.first,
  last: Discipline.last,
  shortest: Discipline.shortest,
  'earliest-due': Discipline.due,
} as const

/** Names in the order in which they were first asked for. */
class Names {
  readonly list: string[] = []
  readonly #at = new Map<string, number>()

  at(name: string): number {
    let found = this.#at.get(name)
    if (found === undefined) {
      found = this.list.length
      this.list.push(name)
      this.#at.set(name, found)
    }
    return found
  }
}

const takesWhen = (flow: string, when: string | undefined): Takes | undefined =>
  when === undefined ? undefined : { flow, when }

/** A way without a share is certain where nothing else is drawn; one that stands in for another is never drawn. */
const isCertain = (route: Route): boolean => route.takes === undefined || route.takes.insteadOf === undefined

function firstOf(after: StateConfig['after'], wanted: (name: string) => boolean): TransitionConfig[] | undefined {
  const name = Object.keys(after ?? {}).find(wanted)
  return name === undefined ? undefined : after?.[name]
}

const ints = (values: readonly number[]): Int32Array => Int32Array.from(values)
const floats = (values: readonly number[]): Float64Array => Float64Array.from(values)

function ranges(counts: readonly number[]): Int32Array {
  const first = new Int32Array(counts.length + 1)
  for (let at = 0; at < counts.length; at += 1) first[at + 1] = first[at] + counts[at]
  return first
}

const steps = (step: Step): Steps => stepsOf(step.times, step.values)
