/**
 * Blueprint → the XState machine that tells the life of one case. Total on every blueprint without a blocking finding.
 *
 * A step is a state; a step that needs people is `queued` and then `served`. Ways are guarded events that name the flow
 * they take. Block-structured concurrency becomes parallel states; where branches are no block each of them is a life
 * of its own, which ends on coming to its join, and `meetings` says how many a join waits for. Long, because each verb
 * adds its states to one configuration; what a life remembers stands apart in life.ts.
 */
import {
  all,
  aroundOf,
  behaviourOf,
  concurrency,
  drawnAmong,
  entriesOf,
  exitsOf,
  get,
  minutesOf,
  isStep,
  reachable,
  shareAmong,
  tokensAwaited,
  vocabularyOf,
  type Block,
  type Blueprint,
  type Exit,
  type Flow,
  type Identified,
  type Node,
  type Verb,
} from '../blueprint/index.ts'
import { meanOf, type Spec } from '../random/index.ts'
import { assert } from '../base/index.ts'
import { calendarOfPool, drawnInMinutes, stageInMinutes } from './minutes.ts'
import type {
  CaseMachine,
  MachineConfig,
  PlaceMeta,
  StateConfig,
  Takes,
  TimerMeta,
  TransitionConfig,
} from './machine-config.ts'

/** Where the life goes when its way is over and no end node says so: out of blocks that have no join. */
const over = 'over'

export function toMachine(blueprint: Blueprint): CaseMachine {
  const builder = new Builder(blueprint)
  return builder.build()
}

/** A region of a parallel state: one branch of a structured fork. */
interface Region {
  fork: string
  flow: string
  nodes: ReadonlySet<string>
  join: string | undefined
  states: Record<string, StateConfig>
}

class Builder {
  readonly #blueprint: Blueprint
  readonly #blocks: ReadonlyMap<string, Block>
  /** Forks whose ways are lives of their own, block or not. */
  readonly #spawning: ReadonlySet<string>
  readonly #regions: Region[] = []
  readonly #top: Record<string, StateConfig> = {}
  readonly #starts = new Set<string>()
  readonly #meetings: CaseMachine['meetings'] = {}
  readonly #delays: Record<string, number> = {}
  readonly #steps: readonly Identified<Node>[]
  /** The fork whose block a join closes. */
  readonly #blockJoins = new Map<string, string>()

  constructor(blueprint: Blueprint) {
    this.#blueprint = blueprint
    const reached = reachable(blueprint)
    this.#steps = all(blueprint, 'node').filter((node) => isStep(node) && reached.has(node.id))
    this.#blocks = concurrency(blueprint)
    this.#spawning = this.#forksThatSpawn()
    for (const [fork, block] of this.#blocks) {
      if (!block.structured || !reached.has(fork)) continue
      if (block.join) this.#blockJoins.set(block.join, fork)
      if (this.#spawning.has(fork)) continue
      for (const branch of block.branches)
        this.#regions.push({ fork, flow: branch.flow, nodes: branch.nodes, join: block.join, states: {} })
    }
    this.#regions.sort((a, b) => a.nodes.size - b.nodes.size)
  }

  /**
   * A parallel state cannot be left while one of its regions goes on. So a fork spawns where its branches are no block,
   * where its join absorbs what comes after the first, and where such a fork stands inside it.
   */
  #forksThatSpawn(): Set<string> {
    const found = new Set<string>()
    for (const [fork, block] of this.#blocks) if (!block.structured || this.#absorbs(block.join)) found.add(fork)
    for (const [fork, block] of this.#blocks) {
      if (!block.structured) continue
      if (block.branches.some((branch) => [...branch.nodes].some((node) => found.has(node)))) found.add(fork)
    }
    return found
  }

  #absorbs(id: string | undefined): boolean {
    const join = get(this.#blueprint, 'node', id)
    return join?.kind === 'join' && join.mode === 'first' && join.others === 'finish'
  }

  build(): CaseMachine {
    for (const node of this.#steps) this.#addNode(node, behaviourOf(node)[0])
    for (const flow of all(this.#blueprint, 'flow'))
      if (flow.kind === 'sequence' && isSlow(flow)) this.#addHandoff(flow)
    this.#addBlocks()
    for (const node of this.#steps) if (node.kind === 'arrival') this.#starts.add(node.id)
    for (const chase of all(this.#blueprint, 'chase')) if (this.#hasStep(chase.to)) this.#starts.add(chase.to)
    const life: MachineConfig = {
      id: 'life',
      initial: 'start',
      states: {
        start: {
          always: [...this.#starts]
            .sort()
            .map((place) => ({ guard: { type: 'startsAt', params: { place } }, target: `#${place}` })),
        },
        ...this.#top,
        [over]: { id: over, type: 'final' },
      },
    }
    return { life, meetings: this.#meetings, delays: this.#delays, words: vocabularyOf(this.#blueprint) }
  }

  #hasStep(id: string): boolean {
    return this.#steps.some((node) => node.id === id)
  }

  // Where states stand

  /** The innermost branch in which a node stands. */
  #regionOf(node: string): Region | undefined {
    return this.#regions.find((region) => region.nodes.has(node))
  }

  #regionOfFlow(flow: Identified<Flow>): Region | undefined {
    return (
      this.#regions.find((region) => region.fork === flow.from && region.flow === flow.id) ?? this.#regionOf(flow.from)
    )
  }

  #put(region: Region | undefined, key: string, state: StateConfig): void {
    const states = region ? region.states : this.#top
    states[key] = { id: key, ...state }
  }

  // Where flows lead

  /** State to which a flow leads. Sub-blueprints are entered by their own state; handoffs that take time have one too. */
  #targetOf(flow: Identified<Flow>): string {
    return isSlow(flow) ? handoffStart(flow) : this.#arrivalOf(flow)
  }

  /** Where the flow's end lies: its node, or the state of having come to a join. */
  #arrivalOf(flow: Identified<Flow>): string {
    return this.#arrivalAt(flow.to, this.#regionOfFlow(flow))
  }

  #arrivalAt(node: string, region: Region | undefined): string {
    const join = get(this.#blueprint, 'node', node)
    if (join?.kind !== 'join') return node
    const isFirst = join.mode === 'first'
    if (region && region.join === node) return isFirst ? node : `${region.flow}:joined`
    return `${node}:arrived`
  }

  #exits(node: string, on: Exit = 'done'): Identified<Flow>[] {
    return exitsOf(this.#blueprint, node, on)
  }

  /** One transition for each flow, guarded by the event naming it. */
  #ways(flows: readonly Identified<Flow>[]): TransitionConfig[] {
    const drawn = drawnAmong(flows)
    return flows.map((flow) => {
      const limited = flows.find((other) => other.instead === flow.id && other.limit !== undefined)
      // What is certain needs no share, and what only stands in has none.
      const share = drawn.length > 1 && drawn.includes(flow) ? shareAmong(drawn, flow) : flow.share
      const params: Takes = {
        flow: flow.id,
        ...(share !== undefined ? { share } : {}),
        ...(flow.shares ? { shares: flow.shares } : {}),
        ...(flow.when !== undefined ? { when: flow.when } : {}),
        ...(flow.limit !== undefined ? { limit: flow.limit } : {}),
        ...(limited ? { insteadOf: limited.id, insteadLimit: limited.limit } : {}),
      }
      return {
        guard: { type: 'takes', params },
        target: `#${this.#targetOf(flow)}`,
        ...(flow.limit !== undefined ? { actions: [{ type: 'count', params: { flow: flow.id } }] } : {}),
      }
    })
  }

  /** The only way out by an exit: no guard, the flow stands in meta. */
  #way(node: string, on: Exit = 'done'): TransitionConfig[] {
    const flow = this.#exits(node, on)[0]
    return flow ? [{ target: `#${this.#targetOf(flow)}`, meta: { flow: flow.id } }] : []
  }

  // Nodes

  #addNode(node: Identified<Node>, verb: Verb): void {
    const id = node.id
    const region = this.#regionOf(id)
    switch (verb.verb) {
      case 'create':
      case 'mark':
        if (this.#exits(id).length > 1) return this.#addBranch(id, region)
        return this.#put(region, id, { on: { [`${id}.pass`]: this.#way(id) }, meta: { place: id, verb: 'pass' } })
      case 'enter': {
        const entry = entriesOf(this.#blueprint, id)[0]
        const on = { [`${id}.pass`]: entry ? [{ target: `#${entry.id}` }] : this.#way(id) }
        return this.#put(region, id, { on, meta: { place: id, verb: 'pass' } })
      }
      case 'branch':
        return verb.again ? this.#addRedial(node, verb.again, region) : this.#addBranch(id, region)
      case 'dispose':
        return this.#addEnd(node, verb, region)
      case 'delay':
        return this.#addDelay(node, verb, region)
      case 'seize':
        return this.#addAction(node, region)
      case 'fork':
        return this.#addFork(node.id, verb)
      case 'join':
        return this.#addJoin(node, verb, region)
      case 'gather':
        return this.#put(region, id, {
          on: { [`${id}.finish`]: this.#way(id) },
          meta: {
            place: id,
            verb: 'gather',
            size: verb.size,
            timeoutMinutes: verb.timeout && minutesOf(this.#blueprint, verb.timeout, undefined),
          },
        })
      case 'scatter':
        return this.#put(region, id, { on: { [`${id}.pass`]: this.#way(id) }, meta: { place: id, verb: 'scatter' } })
      case 'release':
        assert(false, 'compile/machine', `“${id}” begins by releasing`)
    }
  }

  #addBranch(id: string, region: Region | undefined): void {
    const on = { [`${id}.decide`]: this.#ways(this.#exits(id)) }
    this.#put(region, id, { on, meta: { place: id, verb: 'branch' } })
  }

  /** A decision between trying again, by way of a delay, and letting it be. */
  #addRedial(node: Identified<Node>, again: { share: number; limit?: number }, region: Region | undefined): void {
    const id = node.id
    const on = this.#exits(id)[0]
    const over = this.#exits(id, 'abandon')[0]
    const next = `${id}~again`
    const limited = again.limit === undefined ? {} : { limit: again.limit }
    const ways: TransitionConfig[] = [
      {
        guard: { type: 'takes', params: { flow: next, share: again.share, ...limited } satisfies Takes },
        target: `#${next}`,
        ...(again.limit === undefined ? {} : { actions: [{ type: 'count', params: { flow: next } }] }),
      },
    ]
    if (over) {
      const standsIn = again.limit === undefined ? {} : { insteadOf: next, insteadLimit: again.limit }
      const params: Takes = { flow: over.id, share: 1 - again.share, ...standsIn }
      ways.push({ guard: { type: 'takes', params }, target: `#${this.#targetOf(over)}` })
    }
    this.#put(region, id, { on: { [`${id}.decide`]: ways }, meta: { place: id, verb: 'branch' } })
    const stages = behaviourOf(node).flatMap((one) =>
      one.verb === 'delay' ? one.stages.map((stage) => stageInMinutes(this.#blueprint, stage, undefined)) : [],
    )
    const name = this.#delay(
      `delay:${next}`,
      stages.map((stage) => stage.time),
    )
    this.#put(region, next, {
      after: { [name]: [{ target: `#${this.#targetOf(on)}`, meta: { flow: on.id } }] },
      meta: { place: next, verb: 'delay', stages, calendar: undefined, trays: undefined, deadline: undefined },
    })
  }

  #addEnd(node: Identified<Node>, verb: Extract<Verb, { verb: 'dispose' }>, region: Region | undefined): void {
    const around = aroundOf(this.#blueprint, node)
    if (around !== undefined) {
      const on = { [`${node.id}.pass`]: this.#way(around) }
      return this.#put(region, node.id, { on, meta: { place: node.id, verb: 'pass' } })
    }
    this.#put(region, node.id, {
      type: 'final',
      meta: { place: node.id, verb: 'dispose', outcome: verb.outcome, counts: verb.counts },
    })
  }

  #addDelay(node: Identified<Node>, verb: Extract<Verb, { verb: 'delay' }>, region: Region | undefined): void {
    const id = node.id
    const stages = verb.stages.map((stage) => stageInMinutes(this.#blueprint, stage, verb.calendar))
    const deadline = verb.deadline && drawnInMinutes(this.#blueprint, verb.deadline, verb.calendar)
    const exits = this.#exits(id)
    const after: Record<string, TransitionConfig[]> = {}
    if (exits.length <= 1)
      after[
        this.#delay(
          `delay:${id}`,
          stages.map((stage) => stage.time),
        )
      ] = this.#way(id)
    if (deadline) after[this.#delay(`deadline:${id}`, [deadline])] = this.#way(id, 'deadline')
    this.#put(region, id, {
      ...(exits.length > 1 ? { on: { [`${id}.finish`]: this.#ways(exits) } } : {}),
      after,
      meta: { place: id, verb: 'delay', stages, calendar: verb.calendar, trays: undefined, deadline },
    })
  }

  #addAction(node: Identified<Node>, region: Region | undefined): void {
    const id = node.id
    const verbs = behaviourOf(node)
    const seize = verbs.find((one) => one.verb === 'seize')
    const work = verbs.find((one) => one.verb === 'delay')
    assert(seize && work, 'compile/machine', `“${id}” seizes without working`)
    const calendar = calendarOfPool(this.#blueprint, seize.needs[0]?.from[0])
    const minutes = (spec: Parameters<typeof drawnInMinutes>[1]) => drawnInMinutes(this.#blueprint, spec, calendar)
    const meta: PlaceMeta = {
      place: id,
      verb: 'seize',
      stages: work.stages.map((stage) => stageInMinutes(this.#blueprint, stage, calendar)),
      needs: seize.needs.map(({ from, units = 1, skills = [] }) => ({ from, units, skills })),
      holds: [...seize.holds],
      priority: seize.priority,
      patience: seize.patience && { time: minutes(seize.patience.time), share: seize.patience.share },
      deadline: seize.deadline && minutes(seize.deadline),
      room: seize.room,
      balk: seize.balk,
      timers: this.#timersAt(id),
    }
    const queued: StateConfig = {
      on: { [`${id}.begin`]: [{ target: 'served' }] },
      ...this.#timerStates(id, meta.timers),
    }
    if (meta.room !== undefined) queued.on = { ...queued.on, [`${id}.full`]: this.#way(id, 'full') }
    if (meta.balk) queued.on = { ...queued.on, [`${id}.balk`]: this.#way(id, 'balk') }
    if (meta.patience)
      queued.after = { [this.#delay(`patience:${id}`, [meta.patience.time])]: this.#way(id, 'abandon') }
    const exits = this.#exits(id)
    const served: StateConfig = {
      on: { [`${id}.finish`]: exits.length > 1 ? this.#ways(exits) : this.#way(id) },
      ...stageStates(id, meta.stages.length),
    }
    this.#put(region, id, {
      initial: 'queued',
      states: { queued, served },
      ...(meta.deadline
        ? { after: { [this.#delay(`deadline:${id}`, [meta.deadline])]: this.#way(id, 'deadline') } }
        : {}),
      meta,
    })
  }

  #timersAt(node: string): TimerMeta[] {
    const chases = all(this.#blueprint, 'chase')
      .filter((one) => one.at.includes(node) && this.#hasStep(one.to))
      .map((one) => ({
        id: one.id,
        afterMinutes: minutesOf(this.#blueprint, one.after, undefined),
        share: one.share,
        limit: one.limit ?? 1,
        to: one.to,
      }))
    const escalations = all(this.#blueprint, 'escalation')
      .filter((one) => one.at.includes(node))
      .flatMap(({ id, after, then = [] }) =>
        [after, ...then.map((level) => level.after)].map((one, level) => ({
          id: level === 0 ? id : `${id}~${level + 1}`,
          afterMinutes: minutesOf(this.#blueprint, one, undefined),
          share: 1,
          limit: 1,
          to: undefined,
        })),
      )
    return [...chases, ...escalations]
  }

  /** While waiting, each timer is a row of states: calm, then once rung, twice … */
  #timerStates(node: string, timers: readonly TimerMeta[]): StateConfig {
    if (timers.length === 0) return {}
    const states: Record<string, StateConfig> = {}
    for (const timer of timers) {
      const inner: Record<string, StateConfig> = {}
      for (let times = 0; times < timer.limit; times += 1) {
        const name = `timer:${timer.id}@${node}`
        this.#delays[name] = timer.afterMinutes
        const next = `rung-${times + 1}`
        const spawn = timer.to === undefined ? {} : { actions: [{ type: 'spawn', params: { place: timer.to } }] }
        inner[times === 0 ? 'calm' : `rung-${times}`] = {
          after: { [name]: [{ guard: { type: 'hits' }, target: next, ...spawn }, { target: next }] },
        }
      }
      inner[`rung-${timer.limit}`] = {}
      states[timer.id] = { initial: 'calm', states: inner }
    }
    return { type: 'parallel', states }
  }

  // Concurrency

  /** Structured forks become parallel states, see addBlocks. At others a life ends, and each way begins another. */
  #addFork(id: string, verb: Extract<Verb, { verb: 'fork' }>): void {
    if (!this.#spawning.has(id)) return
    const block = this.#blocks.get(id)
    const join = block?.structured ? block.join : undefined
    const ways = this.#exits(id).map((flow) => ({
      flow: flow.id,
      to: this.#targetOf(flow),
      ...(flow.when !== undefined ? { when: flow.when } : {}),
    }))
    for (const way of ways) if (!way.to.endsWith(':arrived')) this.#starts.add(way.to)
    const meta: PlaceMeta = { place: id, verb: 'fork', inclusive: verb.mode === 'inclusive', join, ways }
    this.#put(this.#regionOf(id), id, { type: 'final', meta })
  }

  #addJoin(node: Identified<Node>, verb: Extract<Verb, { verb: 'join' }>, region: Region | undefined): void {
    const id = node.id
    const fork = this.#blockJoins.get(id)
    const found = fork === undefined ? undefined : this.#blocks.get(fork)
    const block = found?.structured ? found : undefined
    // Only a block knows which of its ways were taken and which tokens are the others.
    const absorbs = verb.mode === 'first' && (!block || verb.others === 'finish')
    const mode = absorbs ? 'first-and-finish' : block ? verb.mode : 'all'
    const expects = block ? block.branches.length : tokensAwaited(this.#blueprint, id)
    const closesBlock = block !== undefined
    this.#put(region, id, {
      on: { [`${id}.go`]: this.#way(id) },
      meta: { place: id, verb: 'join', mode, expects, closesBlock },
    })
    if (fork !== undefined && !this.#spawning.has(fork)) return
    this.#meetings[id] = { mode, expects, closesBlock }
    this.#starts.add(id)
    this.#put(region, `${id}:arrived`, { type: 'final', meta: { arrives: id } })
  }

  #addBlocks(): void {
    const forks = [...new Set(this.#regions.map((region) => region.fork))]
    for (const fork of forks) {
      const regions = this.#regions.filter((region) => region.fork === fork)
      const node = get(this.#blueprint, 'node', fork)
      const inclusive = node?.kind === 'fork' && node.mode === 'inclusive'
      const around = this.#regionOf(fork)
      const join = regions[0].join
      const states: Record<string, StateConfig> = {}
      const ordered = this.#exits(fork)
        .map((flow) => regions.find((region) => region.flow === flow.id))
        .filter((region) => region !== undefined)
      for (const region of ordered) {
        const flow = get(this.#blueprint, 'flow', region.flow)
        assert(flow, 'compile/machine', `fork “${fork}” has lost its flow`)
        const first = this.#targetOf(flow)
        const joined = `${region.flow}:joined`
        const when = inclusive ? flow.when : undefined
        const skip = when === undefined ? [] : [{ guard: { type: 'fails', params: { when } }, target: joined }]
        region.states.way = { always: [...skip, { target: `#${first}` }] }
        region.states[joined] = { id: joined, type: 'final', ...(join ? { meta: { arrives: join } } : {}) }
        states[region.flow] = {
          initial: 'way',
          states: region.states,
          meta: { flow: region.flow, first, ...(when === undefined ? {} : { when }) },
        }
      }
      const onDone = join ? `#${join}` : around ? `#${around.flow}:joined` : `#${over}`
      this.#put(around, fork, {
        type: 'parallel',
        states,
        onDone: [{ target: onDone }],
        meta: { place: fork, verb: 'fork', inclusive, join },
      })
    }
  }

  // Handoffs that take time or may be refused

  #addHandoff(flow: Identified<Flow>): void {
    if (!this.#hasStep(flow.from) && !this.#steps.some((node) => aroundOf(this.#blueprint, node) === flow.from)) return
    const region = this.#regionOfFlow(flow)
    const { transfer, trays, bounce } = flow.handoff ?? {}
    const arrival = this.#arrivalOf(flow)
    if (takesTime(flow)) {
      const stages = transfer ? [{ time: drawnInMinutes(this.#blueprint, transfer, undefined), variants: [] }] : []
      const name = this.#delay(
        `transfer:${flow.id}`,
        stages.map((stage) => stage.time),
      )
      const next = bounces(flow)
        ? { target: `#${flow.id}~receipt` }
        : { target: `#${arrival}`, meta: { flow: flow.id } }
      this.#put(region, flow.id, {
        after: { [name]: [next] },
        meta: { place: flow.id, verb: 'delay', stages, calendar: undefined, trays, deadline: undefined },
      })
    }
    if (!bounce || !bounces(flow)) return
    const back = this.#arrivalAt(bounce.to ?? flow.from, region)
    const refused = bounce.after ? `${flow.id}~refused` : back
    const takes = (name: string, share: number): TransitionConfig['guard'] => ({
      type: 'takes',
      params: { flow: name, share } satisfies Takes,
    })
    this.#put(region, `${flow.id}~receipt`, {
      on: {
        [`${flow.id}~receipt.decide`]: [
          { guard: takes(flow.id, 1 - bounce.share), target: `#${arrival}` },
          { guard: takes(`${flow.id}~refused`, bounce.share), target: `#${refused}` },
        ],
      },
      meta: { place: `${flow.id}~receipt`, verb: 'branch' },
    })
    if (!bounce.after) return
    const stages = [{ time: drawnInMinutes(this.#blueprint, bounce.after, undefined), variants: [] }]
    const name = this.#delay(
      `refusal:${flow.id}`,
      stages.map((stage) => stage.time),
    )
    this.#put(region, `${flow.id}~refused`, {
      after: { [name]: [{ target: `#${back}`, meta: { flow: `${flow.id}~refused` } }] },
      meta: {
        place: `${flow.id}~refused`,
        verb: 'delay',
        stages,
        calendar: undefined,
        trays: undefined,
        deadline: undefined,
      },
    })
  }

  #delay(name: string, times: readonly Spec[]): string {
    this.#delays[name] = times.reduce((sum, time) => sum + meanOf(time), 0)
    return name
  }
}

const bounces = (flow: Flow): boolean => (flow.handoff?.bounce?.share ?? 0) > 0
const takesTime = (flow: Flow): boolean =>
  flow.handoff?.transfer !== undefined || (flow.handoff?.trays?.length ?? 0) > 0
const isSlow = (flow: Flow): boolean => takesTime(flow) || bounces(flow)
const handoffStart = (flow: Identified<Flow>): string => (takesTime(flow) ? flow.id : `${flow.id}~receipt`)

function stageStates(id: string, count: number): StateConfig {
  if (count < 2) return {}
  const states: Record<string, StateConfig> = {}
  for (let stage = 1; stage <= count; stage += 1) {
    states[`stage-${stage}`] =
      stage < count ? { on: { [`${id}.stage-${stage}`]: [{ target: `stage-${stage + 1}` }] } } : {}
  }
  return { initial: 'stage-1', states }
}
