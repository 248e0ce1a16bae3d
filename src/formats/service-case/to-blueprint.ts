/**
 * A tool-neutral model → our document. What the document cannot say is refused with a finding that names it; nothing
 * is mapped to something that only looks like it. Expected values are not looked at.
 */
import { freshId, ok, refused, type Finding, type Result } from '../../base/index.ts'
import { parseValue, type Blueprint } from '../../blueprint/index.ts'
import { doubtsOf } from './doubts.ts'
import type { CaseDistribution, CaseNode, NodeOfType, ServiceCase, Timing } from './model.ts'

/** The document, and under which ids it holds what the case names. */
export interface Mapping {
  blueprint: Blueprint
  /** The places where a node's work is done. More than one where the document needs an action for each class. */
  places: ReadonlyMap<string, readonly string[]>
  pools: ReadonlyMap<string, string>
  classes: ReadonlyMap<string, string>
}

export function toBlueprint(one: ServiceCase): Result<Mapping> {
  const doubts = doubtsOf(one)
  return doubts.length > 0 ? refused(doubts) : new Mapper(one).map()
}

/** One thing of the case for which there is no word in the document. */
class NotMapped extends Error {
  readonly at: string
  readonly what: string
  constructor(at: string, what: string) {
    super(what)
    this.at = at
    this.what = what
  }
}

type Fields = Record<string, unknown>

const customer = 'lane-customer'
const minutesPerDay = 1440

class Mapper {
  readonly #case: ServiceCase
  readonly #records: Record<string, Fields> = {}
  readonly #entries = new Map<string, string>()
  readonly #places = new Map<string, string[]>()
  readonly #pools = new Map<string, string>()
  readonly #classes = new Map<string, string>()
  readonly #lanes = new Map<string, string>()
  readonly #calendars = new Map<string, string>()
  #flows = 0

  constructor(one: ServiceCase) {
    this.#case = one
  }

  map(): Result<Mapping> {
    try {
      this.#write()
    } catch (problem) {
      if (problem instanceof NotMapped) return refused([notMapped(this.#case.id, problem)])
      throw problem
    }
    const id = freshId(`case ${this.#case.id}`, 'case', () => false)
    const parsed = parseValue({ format: 'throughline-blueprint', schemaVersion: 1, id, records: this.#records })
    if (!parsed.ok) return parsed
    return ok({ blueprint: parsed.value, places: this.#places, pools: this.#pools, classes: this.#classes })
  }

  #write(): void {
    const { model } = this.#case
    this.#records.blueprint = this.#about()
    this.#records[customer] = { type: 'lane', name: { en: 'Customer' }, role: 'customer', order: 'b' }
    for (const lane of model.lanes) {
      const department = this.#add('department', lane.id, { type: 'department', name: { en: lane.name } })
      const fields = { type: 'lane', name: { en: lane.name }, role: 'backstage', department, order: 'c' }
      this.#lanes.set(lane.id, this.#add('lane', lane.id, fields))
    }
    for (const { id, priority } of model.classes ?? [])
      this.#classes.set(id, this.#add('class', id, { type: 'class', name: { en: id }, priority }))
    for (const calendar of model.calendars ?? []) this.#addCalendar(calendar)
    for (const resource of model.resources) this.#addPool(resource)
    // Ids first, so that a way back finds where it leads.
    for (const node of model.nodes) this.#reserve(node)
    for (const node of model.nodes) this.#addNode(node)
    for (const [at, source] of model.sources.entries()) this.#addSource(source, at)
  }

  /** A record under an id that reads like what the case calls it. */
  #add(kind: string, name: string, fields: Fields): string {
    const id = freshId(`${kind} ${name}`, kind, (taken) => Object.hasOwn(this.#records, taken))
    this.#records[id] = fields
    return id
  }

  #about(): Fields {
    const { title, kind, run, model } = this.#case
    const warmup = run.warmup ?? 0
    const last = Math.max(
      0,
      ...model.sources.flatMap((one) => (one.arrivals.type === 'times' ? one.arrivals.times : [])),
    )
    // Until the last of a list has come; until so many have begun; else as long as the case says.
    const length = run.stopAfterStarts !== undefined ? 1e6 : typeof run.end === 'number' ? run.end - warmup : last + 1
    const minutes = (value: number) => ({ value, unit: 'min' })
    return {
      type: 'blueprint',
      name: { en: title },
      start: model.start ?? '2026-01-05T00:00',
      timezone: model.calendars?.[0]?.timezone ?? 'UTC',
      study: {
        kind: kind === 'steady' || kind === 'verdict' ? 'steady' : 'terminating',
        warmup: minutes(warmup),
        length: minutes(length),
        followUp: minutes(Math.max(length, 20_000)),
      },
    }
  }

  // The world

  #addCalendar({ id, timezone, weekly, exceptions }: NonNullable<ServiceCase['model']['calendars']>[number]): void {
    const calendar = this.#add('calendar', id, { type: 'calendar', name: { en: id }, timezone })
    this.#calendars.set(id, calendar)
    for (const { days, from, to } of weekly)
      this.#add('opening', id, { type: 'opening', calendar, days, spans: [[from, to]] })
    // A day that is said not to be closed is open as its weekday is.
    for (const { date, closed } of exceptions ?? [])
      if (closed) this.#add('exception', id, { type: 'exception', calendar, from: date })
  }

  #addPool(resource: ServiceCase['model']['resources'][number]): void {
    const { id, capacity, cycle, steps, onClose, preempt } = resource
    if (preempt !== undefined && preempt !== 'resume') throw new NotMapped(id, `preempt: ${preempt}`)
    const calendar = resource.calendar
    this.#pools.set(
      id,
      this.#add('pool', id, {
        ...{ type: 'pool', name: { en: id }, capacity },
        ...(calendar === undefined ? {} : { calendar: this.#calendars.get(calendar) ?? calendar }),
        ...(cycle ? { cycle: { ...cycle, unit: 'min' } } : {}),
        ...(steps ? { steps: { unit: 'min', changes: steps } } : {}),
        ...(onClose ? { closing: onClose } : {}),
        ...(preempt ? { preemption: preempt } : {}),
      }),
    )
  }

  #addSource({ id, to, class: ofClass, arrivals, batch }: ServiceCase['model']['sources'][number], at: number): void {
    const arrival = this.#add('arrival', id, { type: 'node', kind: 'arrival', name: { en: id }, lane: customer })
    this.#flow(arrival, to)
    const together = batch ? { together: specOf(batch) } : {}
    const fields = { type: 'stream', at: arrival, name: { en: id }, arrivals: arrivalsOf(id, arrivals), ...together }
    const known = ofClass === undefined ? undefined : this.#classOf(ofClass)
    // Sources in the order of the file: their cases come in the order of their ids.
    const number = String(at + 1).padStart(3, '0')
    this.#add('stream', `${number} ${id}`, { ...fields, ...(known ? { classes: { [known]: 1 } } : {}) })
  }

  #classOf(name: string): string {
    const found = this.#classes.get(name)
    if (found === undefined) throw new NotMapped(name, 'class that is not declared')
    return found
  }

  // Nodes

  #reserve(node: CaseNode): void {
    const entry = this.#add('node', node.id, {})
    this.#entries.set(node.id, entry)
    this.#places.set(node.id, [entry])
  }

  #addNode(node: CaseNode): void {
    const entry = this.#entry(node.id)
    const put = (kind: string, fields: Fields = {}) => {
      const lane = 'lane' in node ? this.#lanes.get(node.lane ?? '') : undefined
      this.#records[entry] = { type: 'node', kind, name: { en: node.id }, lane: lane ?? customer, ...fields }
    }
    switch (node.type) {
      case 'activity':
        return this.#addActivity(node, entry)
      case 'delay':
        put('delay', { stages: [this.#stage(node.service)], ...this.#deadline(node) })
        this.#flow(entry, node.next)
        if (node.deadline) this.#flow(entry, node.deadline.to, { on: 'deadline' })
        return
      case 'xor':
        put('decision')
        return this.#addBranches(node, entry)
      case 'and-split':
        put('fork')
        for (const to of node.to) this.#flow(entry, to)
        return
      case 'or-split': {
        put('fork', { mode: 'inclusive' })
        const ways = new Map<string, string[]>()
        for (const [name, list] of Object.entries(node.byClass))
          for (const to of list) ways.set(to, [...(ways.get(to) ?? []), `class == "${this.#classOf(name)}"`])
        for (const [to, conditions] of ways) this.#flow(entry, to, { when: conditions.join(' || ') })
        return
      }
      case 'and-join':
        put('join', { expects: node.expects })
        return this.#flow(entry, node.next)
      case 'or-join':
        put('join', node.mode === 'first' ? { mode: 'first', others: 'finish' } : { mode: 'inclusive' })
        return this.#flow(entry, node.next)
      case 'batch': {
        const timeout = node.timeout === null ? {} : { timeout: { value: node.timeout, unit: 'min' } }
        this.#records[entry] = this.#gathering('batch', node.id, { size: node.size, ...timeout })
        return this.#flow(entry, node.next)
      }
      case 'unbatch':
        this.#records[entry] = this.#gathering('unbatch', node.id, {})
        return this.#flow(entry, node.next)
      case 'end':
        put('end', node.count === false ? { counts: false, outcome: 'lost' } : { outcome: 'closed' })
    }
  }

  #gathering(kind: string, id: string, fields: Fields): Fields {
    return { type: 'node', kind, name: { en: id }, lane: [...this.#lanes.values()][0] ?? customer, ...fields }
  }

  #addActivity(node: NodeOfType<'activity'>, entry: string): void {
    const after = node.deadline?.after
    const isByClass = [node.patience, typeof after === 'object' ? after : undefined].some(
      (timing) => timing !== undefined && 'byClass' in timing,
    )
    if (!isByClass) return this.#addAction(node, entry, undefined)
    // Patience and deadlines have one distribution a step. Steps for each class share queue and pool, but not a room.
    if (node.queueCapacity !== undefined) throw new NotMapped(node.id, 'queueCapacity beside patience by class')
    this.#records[entry] = { type: 'node', kind: 'decision', name: { en: node.id }, lane: customer }
    const places: string[] = []
    for (const [name, id] of this.#classes) {
      const action = this.#add('node', `${node.id} ${name}`, {})
      this.#flowTo(entry, action, { when: `class == "${id}"` })
      this.#addAction(node, action, name)
      places.push(action)
    }
    // Every case has one of the classes; a way for all others must be there all the same.
    this.#flow(entry, node.next, { share: 1 })
    this.#places.set(node.id, places)
  }

  #addAction(node: NodeOfType<'activity'>, id: string, ofClass: string | undefined): void {
    const { resources, queueCapacity, onFull, patience, onAbandon } = node
    if (resources.length === 0 && (patience || queueCapacity !== undefined))
      throw new NotMapped(node.id, 'patience or queueCapacity where nothing is waited for')
    const needs = resources.map((need) => ({ from: [this.#pools.get(need.id) ?? need.id], units: need.units }))
    this.#records[id] = {
      ...{ type: 'node', kind: 'action', name: { en: ofClass === undefined ? node.id : `${node.id} (${ofClass})` } },
      lane: this.#lanes.get(node.lane ?? '') ?? customer,
      stages: [this.#stage(node.service)],
      ...(needs.length > 0 ? { needs } : {}),
      ...(queueCapacity !== undefined ? { room: queueCapacity } : {}),
      ...(patience ? { patience: { time: this.#spec(patience, ofClass) } } : {}),
      ...this.#deadline(node, ofClass),
    }
    this.#flow(id, node.next)
    if (onFull !== undefined) this.#flow(id, onFull, { on: 'full' })
    if (onAbandon !== undefined) this.#flow(id, onAbandon, { on: 'abandon' })
    if (node.deadline) this.#flow(id, node.deadline.to, { on: 'deadline' })
  }

  #addBranches(node: NodeOfType<'xor'>, entry: string): void {
    for (const { to, p } of node.branches ?? []) this.#flow(entry, to, { share: p })
    const classes = Object.entries(node.byClass ?? {})
    const ways = [...new Set(classes.flatMap(([, list]) => list.map((one) => one.to)))]
    const shareOf = (list: { to: string; p: number }[], to: string) =>
      list.reduce((sum, one) => sum + (one.to === to ? one.p : 0), 0)
    for (const to of ways) {
      const shares = classes.map(([name, list]) => ({
        when: `class == "${this.#classOf(name)}"`,
        share: shareOf(list, to),
      }))
      this.#flow(entry, to, { share: shareOf(classes[0][1], to), shares })
    }
  }

  #deadline(node: NodeOfType<'activity' | 'delay'>, ofClass?: string): Fields {
    const after = node.deadline?.after
    if (after === undefined) return {}
    return {
      deadline: typeof after === 'number' ? minutes({ dist: 'const', value: after }) : this.#spec(after, ofClass),
    }
  }

  #stage(timing: Timing): Fields {
    if (!isByClass(timing)) return { time: minutes(timing) }
    const classes = Object.entries(timing.byClass)
    const variants = classes.map(([name, one]) => ({
      when: `class == "${this.#classOf(name)}"`,
      time: minutes(one),
    }))
    return { time: variants[variants.length - 1]?.time, variants }
  }

  #spec(timing: Timing, ofClass: string | undefined): Fields {
    if (!isByClass(timing)) return minutes(timing)
    const found = ofClass === undefined ? undefined : timing.byClass[ofClass]
    if (!found) throw new NotMapped(ofClass ?? 'class', 'a class without a distribution')
    return minutes(found)
  }

  // Flows

  #entry(node: string): string {
    const found = this.#entries.get(node)
    if (found === undefined) throw new NotMapped(node, 'a node that does not exist')
    return found
  }

  #flow(from: string, to: string, fields: Fields = {}): void {
    this.#flowTo(from, this.#entry(to), fields)
  }

  /** In the order of the file: flows without an order of their own stand in that of their ids. */
  #flowTo(from: string, to: string, fields: Fields): void {
    this.#flows += 1
    this.#records[`flow-${String(this.#flows).padStart(4, '0')}`] = {
      type: 'flow',
      kind: 'sequence',
      from,
      to,
      ...fields,
    }
  }
}

function arrivalsOf(id: string, arrivals: ServiceCase['model']['sources'][number]['arrivals']): Fields {
  switch (arrivals.type) {
    case 'renewal':
      return { kind: 'renewal', gap: minutes(arrivals.dist) }
    case 'times':
      return { kind: 'times', unit: 'min', times: arrivals.times }
    case 'rate': {
      if (arrivals.sin === undefined) throw new NotMapped(id, 'rate by pieces')
      const { base, amplitude, period } = arrivals.sin
      return {
        ...{ kind: 'wave', perDay: base * minutesPerDay, amplitudePerDay: amplitude * minutesPerDay },
        period: { value: period, unit: 'min' },
      }
    }
    case 'population':
      return { kind: 'population', size: arrivals.n }
  }
}

const isByClass = (timing: Timing): timing is { byClass: Record<string, CaseDistribution> } => 'byClass' in timing

const minutes = (spec: CaseDistribution): Fields => ({ ...specOf(spec), unit: 'min' })

const names: Record<string, string> = { const: 'constant', exp: 'exponential' }

/** Our word for a distribution; parameters that have the same name here and there go through as they are. */
function specOf({ dist, ...rest }: CaseDistribution): Fields {
  if (dist === 'mixture' && Array.isArray(rest.parts)) {
    const parts = rest.parts as { p?: unknown; of?: CaseDistribution }[]
    return { distribution: dist, parts: parts.map(({ p, of }) => ({ share: p, of: of ? specOf(of) : of })) }
  }
  if (dist === 'discrete' && Array.isArray(rest.values)) {
    const values = rest.values as [unknown, unknown][]
    return { distribution: dist, values: values.map(([value, share]) => ({ value, share })) }
  }
  return { distribution: names[dist] ?? dist, ...rest }
}

const notMapped = (id: string, { at, what }: NotMapped): Finding => ({
  ...{ rule: 'service-case/not-mapped', severity: 'blocks', at: [], path: `${id}/${at}` },
  facts: { id, at, what },
  what: {
    en: 'Case {id}, “{at}”: a blueprint has no words for {what}.',
    'zh-CN': '算例 {id} 的“{at}”：蓝图无法表达 {what}。',
  },
  remedy: {
    en: 'Leave the case out, or write the model without it.',
    'zh-CN': '请去掉该算例，或不用它来建模。',
  },
})
