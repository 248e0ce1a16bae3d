/**
 * The hand that draws: what the keys and handles of the canvas do to the open document. It knows what is focused and
 * selected, asks where more than one thing could be meant, and says what it did.
 */
import { render, type Texts } from '../../base/index.ts'
import {
  all,
  flowsFrom,
  flowsTo,
  get,
  lines,
  nameOf,
  whyNotConnected,
  whyNotNext,
  type Blueprint,
  type Flow,
  type Identified,
  type Lane,
  type Node,
  type NodeKind,
} from '../../blueprint/index.ts'
import {
  act,
  addSteps,
  connect,
  insertStep,
  moveBehind,
  moveSteps,
  placeOnFlow,
  remove,
  rename,
  together,
  type Act,
} from '../../workspace/commands/index.ts'
import { freshRecordId } from '../../workspace/steps.ts'
import type { Edit, OpenDocument, Session } from '../../workspace/index.ts'
import type { Question } from './question.ts'
import { chainOf } from './rows.ts'
import { words } from './words.ts'

/** The name field over a step. */
export interface Naming {
  id: string
  /** The step has just been drawn: its name is part of that, and without one it goes again. */
  drawn: Edit | undefined
  /** The step that had the keyboard before. */
  before: string | undefined
}

/** How one step leads to another; what suits the two where nothing is said. */
export type Connection = Pick<Parameters<typeof connect.run>[1], 'kind' | 'on'>

/** Where a step is drawn; where the one before it stands, where nothing is said. */
export interface Place {
  lane?: string | undefined
  department?: string | undefined
  phase?: string | undefined
}

/** What the next step is to be; what is usual where nothing is said. */
interface Wanted extends Place {
  kind?: NodeKind
  apart?: boolean
}

export class Editor {
  naming = $state.raw<Naming>()
  question = $state.raw<Question>()

  #said = $state.raw<() => string>(() => '')

  readonly document: OpenDocument
  readonly session: Session
  /** The sub-blueprint that is looked into. */
  readonly within: () => string | undefined
  /** Called when a step should have the keyboard. */
  readonly #goTo: (id: string) => void

  constructor(document: OpenDocument, session: Session, within: () => string | undefined, goTo: (id: string) => void) {
    this.document = document
    this.session = session
    this.within = within
    this.#goTo = goTo
  }

  get blueprint(): Blueprint {
    return this.document.blueprint
  }
  get words() {
    return this.session.in(words)
  }

  /** What was done, for those who do not see it. */
  get said(): string {
    return this.#said()
  }

  /** @param said in the present language, also after it is switched; of the document as it is now */
  say(said: () => string): void {
    this.#said = said
  }

  refuse(reason: Texts | undefined): void {
    this.say(() => this.session.say(this.words.cannot, { reason: reason ?? this.words.notHere }))
  }

  node(id: string | undefined): Identified<Node> | undefined {
    return get(this.blueprint, 'node', id)
  }

  /** The lane in which a drawing begins. */
  get firstLane(): Identified<Lane> | undefined {
    const lanes = all(this.blueprint, 'lane')
    return lanes.find((lane) => lane.role === 'customer') ?? lanes.find((lane) => lane.role !== 'evidence')
  }

  // New steps

  /** The next step behind one, in its lane or in another, ready to be named. */
  next(after: string | undefined, { kind, lane, department, phase, apart }: Wanted = {}): void {
    const before = this.node(after)
    const home = get(this.blueprint, 'lane', lane ?? before?.lane) ?? this.firstLane
    if (!home) return this.refuse(undefined)
    const wanted = kind ?? this.#usualKind(home)
    const reason = whyNotNext(this.blueprint, before?.id, wanted, home.role)
    if (reason) return this.refuse(reason)
    this.#draw(this.#placeholder(wanted), wanted, { lane: home.id, department, phase, after: before?.id, apart })
  }

  /** What one draws in a lane without saying what. */
  #usualKind({ role }: Lane): NodeKind {
    if (role === 'evidence') return 'evidence'
    return role === 'customer' && all(this.blueprint, 'node').length === 0 ? 'arrival' : 'action'
  }

  #placeholder(kind: NodeKind): string {
    const { newStep } = this.words
    return kind in newStep ? newStep[kind as keyof typeof newStep] : newStep.other
  }

  #draw(name: string, kind: NodeKind, place: Place & { lane: string; after?: string; apart?: boolean }): void {
    const id = freshRecordId(this.blueprint, '', kind)
    const steps = [{ id, name: { [this.session.language]: name } }]
    const within = this.within()
    const args = { steps, kind, ...defined(place), ...(within === undefined ? {} : { within }) }
    if (!addSteps.can(this.blueprint, args)) return this.refuse(undefined)
    const drawn = this.document.run(addSteps, args)
    this.select(id)
    this.naming = { id, drawn, before: place.after }
  }

  /** It is selected, and has the keyboard. */
  select(id: string): void {
    this.session.selection = id
    this.#goTo(id)
  }

  /** Behind the last step on the way from here. */
  append(from: string | undefined): void {
    const seen: string[] = []
    let last = from
    for (let at = from; at !== undefined && !seen.includes(at); at = flowsFrom(this.blueprint, at)[0]?.to) {
      seen.push(at)
      if (this.node(at)?.kind !== 'end') last = at
    }
    this.next(last, { apart: true })
  }

  /** The next step in the lane above or below: across a line it is handed over. */
  nextAcross(after: string | undefined, by: 1 | -1): void {
    const lane = this.#laneBeside(after, by)
    if (!lane) return this.refuse(undefined)
    this.next(after, { lane: lane.id })
  }

  #laneBeside(id: string | undefined, by: 1 | -1): Identified<Lane> | undefined {
    const lanes = all(this.blueprint, 'lane')
    const at = lanes.findIndex((lane) => lane.id === this.node(id)?.lane)
    return at < 0 ? undefined : lanes[at + by]
  }

  /** Evidence of a customer action: in the lane of evidence, wherever that is. */
  evidence(of: string | undefined): void {
    const lane = all(this.blueprint, 'lane').find(({ role }) => role === 'evidence')
    if (lane) this.next(of, { kind: 'evidence', lane: lane.id })
    else this.refuse(undefined)
  }

  /** A new step in the middle of a flow; of a step that is named, in its only way out. */
  insert(at: string | undefined, kind: NodeKind = 'action'): void {
    const flow = get(this.blueprint, 'flow', at)?.id ?? flowsFrom(this.blueprint, at ?? '')[0]?.id
    if (flow === undefined) return this.next(at, { kind })
    const id = freshRecordId(this.blueprint, '', kind)
    const args = { flow, id, name: { [this.session.language]: this.#placeholder(kind) }, kind }
    if (!insertStep.can(this.blueprint, args)) return this.refuse(undefined)
    const before = get(this.blueprint, 'flow', flow)?.from
    const drawn = this.document.run(insertStep, args)
    this.select(id)
    this.naming = { id, drawn, before }
  }

  // Names

  name(id: string | undefined): void {
    if (id !== undefined && this.node(id)) this.naming = { id, drawn: undefined, before: id }
  }

  /**
   * Takes the name that was typed; a chain of names makes steps of the rest.
   * @returns the last step of the chain
   */
  named(text: string): string | undefined {
    const naming = this.naming
    this.naming = undefined
    const before = this.node(naming?.id)
    if (!naming || !before) return undefined
    const [name = '', ...rest] = chainOf(text)
    const { language } = this.session
    const acts: Act[] = []
    const renaming = { record: before.id, language, name }
    if (name !== '' && rename.can(this.blueprint, renaming)) acts.push(act(rename, renaming))
    const given: string[] = []
    for (const name of rest) given.push(freshRecordId(this.blueprint, name, 'step', given))
    const steps = rest.map((name, at) => ({ id: given[at], name: { [language]: name } }))
    const chain = { steps, kind: 'action' as const, lane: before.lane, after: before.id }
    const follows = steps.length > 0 && addSteps.can(this.blueprint, chain)
    if (follows) acts.push(act(addSteps, chain))
    else if (steps.length > 0) {
      const role = get(this.blueprint, 'lane', before.lane)?.role
      this.refuse(role && whyNotNext(this.blueprint, before.id, 'action', role))
    }
    const { label } = follows ? addSteps : rename
    if (acts.length > 0) this.document.run(together, { label, acts }, naming.drawn)
    if (!follows) return before.id
    const last = given[given.length - 1]
    this.select(last)
    return last
  }

  /**
   * The name stays as it was; a step just drawn goes again.
   * @returns the step that has the keyboard then
   */
  unnamed(): string | undefined {
    const { drawn, before } = this.naming ?? {}
    this.naming = undefined
    if (!drawn || drawn !== this.document.lastEdit) return before
    this.document.undo()
    this.session.selection = before
    return before
  }

  // Ways

  connect(from: string, to: string, how: Connection = {}): void {
    const reason = whyNotConnected(this.blueprint, from, to, how.kind, how.on)
    if (reason) return this.refuse(reason)
    this.document.run(connect, { from, to, ...how })
  }

  nameOf(id: string): string {
    return nameOf(this.blueprint, id)[this.session.language]
  }

  // Changes

  remove(ids: readonly string[]): void {
    if (!remove.can(this.blueprint, { ids })) return
    const near = ids.flatMap((id) => [
      ...flowsTo(this.blueprint, id).map(({ from }) => from),
      ...flowsFrom(this.blueprint, id).map(({ to }) => to),
    ])
    this.document.run(remove, { ids })
    this.say(() => this.session.say(this.words.removed, { count: this.session.count(this.words.steps, ids.length) }))
    this.session.selection = undefined
    const left = near.find((id) => this.node(id))
    if (left !== undefined) this.select(left)
  }

  /** Into the lane above or below, with what it crosses said. */
  shift(ids: readonly string[], by: 1 | -1): void {
    const lane = this.#laneBeside(ids[0], by)
    if (!lane) return this.refuse(undefined)
    this.moveTo(ids, lane.id)
  }

  moveTo(ids: readonly string[], lane: string, department?: string): void {
    const args = { ids, lane, ...(department === undefined ? {} : { department }) }
    const home = get(this.blueprint, 'lane', lane)
    const before = this.node(ids[0])
    if (!home || !before) return
    if (!moveSteps.can(this.blueprint, args)) {
      const reasons = ids.map((id) => {
        const node = this.node(id)
        return node && whyNotNext(this.blueprint, undefined, node.kind, home.role)
      })
      return this.refuse(reasons.find((reason) => reason !== undefined))
    }
    const { blueprint } = this
    this.document.run(moveSteps, args)
    this.say(() => this.moved(ids[0], before.lane, home, blueprint))
  }

  /** “Check” is backstage now. It crosses the line of visibility. */
  moved(id: string, from: string, to: Pick<Identified<Lane>, 'id' | 'role'>, blueprint = this.blueprint): string {
    const { words } = this
    const becomes = this.session.say(words.becomes, { name: nameOf(blueprint, id), role: words.roles[to.role] })
    return [becomes, this.#crossed(from, to.id, blueprint)].filter((text) => text !== '').join(' ')
  }

  /** “It comes after “Asks”.” */
  comes(after: string | undefined, before: string | undefined): string {
    const [template, name] = after === undefined ? [this.words.comesBefore, before] : [this.words.comesAfter, after]
    return render(template, { name: this.nameOf(name ?? '') }, this.session.language)
  }

  /** “It crosses the line of visibility.”, or nothing. */
  #crossed(from: string, to: string, blueprint: Blueprint): string {
    const lanes = all(blueprint, 'lane').map(({ id }) => id)
    const [low, high] = [lanes.indexOf(from), lanes.indexOf(to)].sort((a, b) => a - b)
    const names = lines(blueprint)
      .filter(({ below }) => low < lanes.indexOf(below.id) && lanes.indexOf(below.id) <= high)
      .map(({ name }) => this.words.lines[name])
    if (names.length === 0) return ''
    return render(this.words.crosses, { lines: names.join(', ') }, this.session.language)
  }

  /** To another place of its lane: between two steps that stand there, before the first or behind the last. */
  moveBetween(step: string, after: string | undefined, before: string | undefined): void {
    const only = (flows: readonly Identified<Flow>[]) => {
      const others = flows.filter((flow) => (flow.on ?? 'done') === 'done' && flow.from !== step && flow.to !== step)
      return others.length === 1 ? others[0].id : undefined
    }
    const [out, into] = [flowsFrom(this.blueprint, after ?? ''), flowsTo(this.blueprint, before ?? '')]
    const flow = out.find(({ to }) => to === before)?.id ?? only(out) ?? only(into)
    if (flow !== undefined && this.placeOnFlow(step, flow)) return
    const args = { step, after: after ?? '' }
    if (moveBehind.can(this.blueprint, args)) this.document.run(moveBehind, args)
    else this.refuse(undefined)
  }

  placeOnFlow(step: string, flow: string): boolean {
    const args = { step, flow }
    if (!placeOnFlow.can(this.blueprint, args)) return false
    this.document.run(placeOnFlow, args)
    return true
  }
}

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
