/**
 * The hand that draws: what the keys and handles of the canvas do to the open document. It knows what is focused and
 * selected, asks where more than one thing could be meant, and says what it did.
 */
import { inLanguage, render, type Texts } from '../../base/index.ts'
import {
  all,
  departmentOf,
  flowsFrom,
  flowsTo,
  get,
  kinds,
  lines,
  nameOf,
  whyNotConnected,
  whyNotNext,
  type Blueprint,
  type Identified,
  type Lane,
  type Node,
  type NodeKind,
} from '../../blueprint/index.ts'
import {
  addRow,
  addSteps,
  connect,
  insertStep,
  moveSteps,
  paste,
  pasted,
  placeOnFlow,
  remove,
  rename,
  setField,
} from '../../workspace/commands/index.ts'
import { copyOf, readCopied, writeCopied, type Copied } from '../../workspace/copied.ts'
import { freshRecordId } from '../../workspace/steps.ts'
import type { Edit, OpenDocument, Session } from '../../workspace/index.ts'
import type { Choice, Question } from './question.ts'
import { chainOf, rowsOf } from './rows.ts'
import { words } from './words.ts'

/** The name field over a step. */
export interface Naming {
  id: string
  /** The step has just been drawn: its name is part of that, and without one it goes again. */
  drawn: Edit | undefined
  /** The step that had the keyboard before. */
  before: string | undefined
}

export class Editor {
  naming = $state.raw<Naming>()
  question = $state.raw<Question>()
  /** What was done, for those who do not see it. */
  said = $state('')

  readonly #document: OpenDocument
  readonly #session: Session
  readonly #within: () => string | undefined
  /** Called when a step should have the keyboard. */
  readonly #goTo: (id: string) => void

  constructor(document: OpenDocument, session: Session, within: () => string | undefined, goTo: (id: string) => void) {
    this.#document = document
    this.#session = session
    this.#within = within
    this.#goTo = goTo
  }

  get #blueprint(): Blueprint {
    return this.#document.blueprint
  }
  get #words() {
    return this.#session.in(words)
  }

  #say(template: string, facts: Record<string, string | Texts> = {}): void {
    this.said = render(template, facts, this.#session.language)
  }

  #refuse(reason: Texts | undefined): void {
    this.#say(this.#words.cannot, { reason: reason ?? this.#words.notHere })
  }

  #node(id: string | undefined): Identified<Node> | undefined {
    return get(this.#blueprint, 'node', id)
  }

  /** The lane in which a drawing begins. */
  get #firstLane(): Identified<Lane> | undefined {
    const lanes = all(this.#blueprint, 'lane')
    return lanes.find((lane) => lane.role === 'customer') ?? lanes.find((lane) => lane.role !== 'evidence')
  }

  // New steps

  /** The next step behind one, in its lane or in another, ready to be named. */
  next(
    after: string | undefined,
    { kind, lane, department, apart }: { kind?: NodeKind; lane?: string; department?: string; apart?: boolean } = {},
  ): void {
    const before = this.#node(after)
    const home = get(this.#blueprint, 'lane', lane ?? before?.lane) ?? this.#firstLane
    if (!home) return this.#refuse(undefined)
    const wanted = kind ?? (this.#isEmpty && home.role === 'customer' ? 'arrival' : 'action')
    const reason = whyNotNext(this.#blueprint, before?.id, wanted, home.role)
    if (reason) return this.#refuse(reason)
    this.#draw(this.#placeholder(wanted), wanted, { lane: home.id, department, after: before?.id, apart })
  }

  get #isEmpty(): boolean {
    return all(this.#blueprint, 'node').length === 0
  }

  #placeholder(kind: NodeKind): string {
    const { newStep } = this.#words
    return kind in newStep ? newStep[kind as keyof typeof newStep] : newStep.other
  }

  #draw(
    name: string,
    kind: NodeKind,
    place: { lane: string; department?: string; after?: string; apart?: boolean },
  ): void {
    const id = freshRecordId(this.#blueprint, '', kind)
    const steps = [{ id, name: { [this.#session.language]: name } }]
    const within = this.#within()
    const args = { steps, kind, ...defined(place), ...(within === undefined ? {} : { within }) }
    if (!addSteps.can(this.#blueprint, args)) return this.#refuse(undefined)
    this.#document.run(addSteps, args)
    this.#select(id)
    this.naming = { id, drawn: this.#document.lastEdit, before: place.after }
  }

  #select(id: string): void {
    this.#session.selection = id
    this.#goTo(id)
  }

  /** Behind the last step on the way from here. */
  append(from: string | undefined): void {
    const seen: string[] = []
    let last = from
    for (let at = from; at !== undefined && !seen.includes(at); at = flowsFrom(this.#blueprint, at)[0]?.to) {
      seen.push(at)
      if (this.#node(at)?.kind !== 'end') last = at
    }
    this.next(last, { apart: true })
  }

  /** The next step in the lane above or below: across a line it is handed over. */
  nextAcross(after: string | undefined, by: 1 | -1): void {
    const lane = this.#laneBeside(after, by)
    if (!lane) return this.#refuse(undefined)
    const kind = lane.role === 'evidence' ? 'evidence' : 'action'
    this.next(after, { kind, lane: lane.id })
  }

  #laneBeside(id: string | undefined, by: 1 | -1): Identified<Lane> | undefined {
    const lanes = all(this.#blueprint, 'lane')
    const at = lanes.findIndex((lane) => lane.id === this.#node(id)?.lane)
    return at < 0 ? undefined : lanes[at + by]
  }

  /** Evidence of a customer action: in the lane of evidence, wherever that is. */
  evidence(of: string | undefined): void {
    const lane = all(this.#blueprint, 'lane').find(({ role }) => role === 'evidence')
    if (lane) this.next(of, { kind: 'evidence', lane: lane.id })
    else this.#refuse(undefined)
  }

  /** A new step in the middle of a flow; of a step that is named, in its only way out. */
  insert(at: string | undefined, kind: NodeKind = 'action'): void {
    const flow = get(this.#blueprint, 'flow', at)?.id ?? flowsFrom(this.#blueprint, at ?? '')[0]?.id
    if (flow === undefined) return this.next(at, { kind })
    const id = freshRecordId(this.#blueprint, '', kind)
    const args = { flow, id, name: { [this.#session.language]: this.#placeholder(kind) }, kind }
    if (!insertStep.can(this.#blueprint, args)) return this.#refuse(undefined)
    this.#document.run(insertStep, args)
    this.#select(id)
    this.naming = { id, drawn: this.#document.lastEdit, before: get(this.#blueprint, 'flow', flow)?.from }
  }

  // Names

  name(id: string | undefined): void {
    if (id !== undefined && this.#node(id)) this.naming = { id, drawn: undefined, before: id }
  }

  /**
   * Takes the name that was typed; a chain of names makes steps of the rest.
   * @returns the last step of the chain
   */
  named(text: string): string | undefined {
    const naming = this.naming
    this.naming = undefined
    const before = this.#node(naming?.id)
    if (!naming || !before) return undefined
    const [first = '', ...rest] = chainOf(text)
    let gesture = naming.drawn
    const amend = (): void => void (gesture = naming.drawn && this.#document.lastEdit)
    const args = { record: naming.id, language: this.#session.language, name: first }
    if (first !== '' && rename.can(this.#blueprint, args)) {
      this.#document.run(rename, args, gesture)
      amend()
    }
    if (rest.length === 0) return naming.id
    const given: string[] = []
    const steps = rest.map((name) => {
      const id = freshRecordId(this.#blueprint, name, 'step', given)
      given.push(id)
      return { id, name: { [this.#session.language]: name } }
    })
    const chain = { steps, kind: 'action' as const, lane: before.lane, after: naming.id }
    if (!addSteps.can(this.#blueprint, chain)) {
      this.#refuse(whyNotNext(this.#blueprint, naming.id, 'action', 'customer'))
      return naming.id
    }
    this.#document.run(addSteps, chain, gesture)
    this.#select(given[given.length - 1])
    return given[given.length - 1]
  }

  /**
   * The name stays as it was; a step just drawn goes again.
   * @returns the step that has the keyboard then
   */
  unnamed(): string | undefined {
    const { drawn, before } = this.naming ?? {}
    this.naming = undefined
    if (!drawn || drawn !== this.#document.lastEdit) return before
    this.#document.undo()
    this.#session.selection = before
    return before
  }

  // Ways

  connect(from: string, to: string): void {
    const reason = whyNotConnected(this.#blueprint, from, to)
    if (reason) return this.#refuse(reason)
    this.#document.run(connect, { from, to })
  }

  askConnect(from: string | undefined): void {
    const node = this.#node(from)
    if (!node) return
    const choices = all(this.#blueprint, 'node')
      .filter((one) => one.within === node.within && one.kind !== 'note')
      .map((one): Choice => {
        const reason = whyNotConnected(this.#blueprint, node.id, one.id)
        return {
          id: one.id,
          label: this.#nameOf(one.id),
          hint: this.#nameOf(one.lane),
          ...(reason ? { reason: inLanguage(reason, this.#session.language) } : {}),
          run: () => this.connect(node.id, one.id),
        }
      })
    const title = render(this.#words.connect, { name: this.#nameOf(node.id) }, this.#session.language)
    this.question = { title, hint: this.#words.connectHint, choices: byReason(choices) }
  }

  /** Every kind that may come next, here; and any name. */
  askNext(after: string | undefined): void {
    const before = this.#node(after)
    const home = get(this.#blueprint, 'lane', before?.lane) ?? this.#firstLane
    const language = this.#session.language
    const evidence = all(this.#blueprint, 'lane').find(({ role }) => role === 'evidence')
    const choices = kinds.map((kind): Choice => {
      const lane = kind.name === 'evidence' ? (evidence ?? home) : home
      const reason = lane && whyNotNext(this.#blueprint, before?.id, kind.name, lane.role)
      return {
        id: kind.name,
        label: inLanguage(kind.texts.label, language),
        hint: inLanguage(kind.texts.help, language),
        ...(reason ? { reason: inLanguage(reason, language) } : {}),
        run: () => this.next(after, { kind: kind.name, ...(lane ? { lane: lane.id } : {}) }),
      }
    })
    this.question = {
      title: this.#words.what,
      hint: this.#words.whatHint,
      choices: byReason(choices),
      typed: (text) => ({
        id: 'typed',
        label: render(this.#words.named, { name: text }, language),
        run: () => {
          this.next(after)
          this.named(text)
        },
      }),
    }
  }

  /** To whom it is handed over: departments with the lanes they have, and lanes. */
  askHandoff(from: string | undefined): void {
    const node = this.#node(from)
    if (!node) return
    const own = departmentOf(this.#blueprint, node)?.id
    const places = all(this.#blueprint, 'lane')
      .filter(({ role }) => role !== 'evidence')
      .flatMap((lane): { lane: string; department: string | undefined }[] => {
        const inside = all(this.#blueprint, 'node').filter((one) => one.lane === lane.id)
        const departments = [lane.department, ...inside.map((one) => one.department)].filter(
          (id, at, ids) => id !== undefined && ids.indexOf(id) === at,
        )
        return departments.length === 0
          ? [{ lane: lane.id, department: undefined }]
          : departments.map((department) => ({ lane: lane.id, department }))
      })
    const choices = places
      .filter(({ lane, department }) => department !== own || lane !== node.lane)
      .map(({ lane, department }): Choice => ({
        id: `${lane} ${department ?? ''}`,
        label: this.#nameOf(department ?? lane),
        hint: department === undefined ? '' : this.#nameOf(lane),
        run: () => this.next(from, { lane, ...(department === undefined ? {} : { department }) }),
      }))
    this.question = { title: this.#words.handoff, hint: this.#words.handoffHint, choices }
  }

  #nameOf(id: string): string {
    return nameOf(this.#blueprint, id)[this.#session.language]
  }

  // Changes

  remove(ids: readonly string[]): void {
    if (!remove.can(this.#blueprint, { ids })) return
    const near = ids.flatMap((id) => [
      ...flowsTo(this.#blueprint, id).map(({ from }) => from),
      ...flowsFrom(this.#blueprint, id).map(({ to }) => to),
    ])
    const count = this.#session.count(this.#words.steps, ids.length)
    this.#document.run(remove, { ids })
    this.#say(this.#words.removed, { count })
    this.#session.selection = undefined
    const left = near.find((id) => this.#node(id))
    if (left !== undefined) this.#select(left)
  }

  /** Into the lane above or below, with what it crosses said. */
  shift(ids: readonly string[], by: 1 | -1): void {
    const lane = this.#laneBeside(ids[0], by)
    if (!lane) return this.#refuse(undefined)
    this.moveTo(ids, lane.id)
  }

  moveTo(ids: readonly string[], lane: string, department?: string): void {
    const args = { ids, lane, ...(department === undefined ? {} : { department }) }
    const home = get(this.#blueprint, 'lane', lane)
    const before = this.#node(ids[0])
    if (!home || !before) return
    if (!moveSteps.can(this.#blueprint, args))
      return this.#refuse(whyNotNext(this.#blueprint, undefined, before.kind, home.role))
    const crossed = this.crossed(before.lane, lane)
    this.#document.run(moveSteps, args)
    this.said = [this.becomes(ids[0], home.role), crossed].filter((text) => text !== '').join(' ')
  }

  /** “Check” is backstage now. */
  becomes(id: string, role: Lane['role']): string {
    const words = this.#words
    return render(words.becomes, { name: this.#nameOf(id), role: words.roles[role] }, this.#session.language)
  }

  /** “It crosses the line of visibility.”, or nothing. */
  crossed(from: string, to: string): string {
    const lanes = all(this.#blueprint, 'lane').map(({ id }) => id)
    const [low, high] = [lanes.indexOf(from), lanes.indexOf(to)].sort((a, b) => a - b)
    const names = lines(this.#blueprint)
      .filter(({ below }) => low < lanes.indexOf(below.id) && lanes.indexOf(below.id) <= high)
      .map(({ name }) => this.#words.lines[name])
    if (names.length === 0) return ''
    return render(this.#words.crosses, { lines: names.join(', ') }, this.#session.language)
  }

  placeOnFlow(step: string, flow: string): boolean {
    const args = { step, flow }
    if (!placeOnFlow.can(this.#blueprint, args)) return false
    this.#document.run(placeOnFlow, args)
    return true
  }

  // Clipboard

  /** @returns the text to be laid on the clipboard */
  copied(ids: readonly string[]): string | undefined {
    const copied = copyOf(this.#blueprint, ids)
    if (Object.keys(copied.records).length === 0) return undefined
    this.#say(this.#words.copied, { count: this.#session.count(this.#words.steps, ids.length) })
    return writeCopied(copied)
  }

  duplicate(ids: readonly string[]): void {
    this.#paste(copyOf(this.#blueprint, ids))
  }

  /** Steps that were copied, or rows of a table: one step a row, in a chain behind the focused one. */
  pasted(text: string, after: string | undefined): void {
    const copied = readCopied(text)
    if (copied?.ok) return this.#paste(copied.value)
    if (copied) {
      const [{ what, facts }] = copied.findings
      const reason = render(what[this.#session.language], facts, this.#session.language)
      return this.#say(this.#words.damagedCopy, { reason })
    }
    const rows = rowsOf(this.#blueprint, text)
    const home = get(this.#blueprint, 'lane', this.#node(after)?.lane) ?? this.#firstLane
    if (rows.length === 0 || !home) return this.#say(this.#words.nothingToPaste)
    let last = after
    let gesture: Edit | undefined
    const given: string[] = []
    for (const { name, lane, duration } of rows) {
      const id = freshRecordId(this.#blueprint, name, 'step', given)
      given.push(id)
      const steps = [{ id, name: { [this.#session.language]: name } }]
      const args = {
        steps,
        kind: 'action' as const,
        lane: lane ?? home.id,
        ...(last === undefined ? {} : { after: last }),
      }
      if (!addSteps.can(this.#blueprint, args)) continue
      this.#document.run(addSteps, args, gesture)
      gesture = this.#document.lastEdit
      last = id
      if (!duration) continue
      const stages = [{ time: { distribution: 'constant', ...duration } }]
      this.#document.run(setField, { record: id, field: 'stages', value: stages }, gesture)
      gesture = this.#document.lastEdit
    }
    if (last !== undefined && last !== after) this.#select(last)
  }

  #paste(copied: Copied): void {
    const within = this.#within()
    const args = { copied, ...(within === undefined ? {} : { within }) }
    const steps = pasted(this.#blueprint, args)?.steps
    if (!steps) return this.#say(this.#words.nothingToPaste)
    this.#document.run(paste, args)
    this.#select(steps[0])
    this.#session.selected = steps
  }

  // Rows

  addRow(what: Parameters<typeof addRow.run>[1]['what'], name: string, after?: string): void {
    const id = freshRecordId(this.#blueprint, name, what.type)
    const args = { id, name: { [this.#session.language]: name }, what, ...(after === undefined ? {} : { after }) }
    if (!addRow.can(this.#blueprint, args)) return
    this.#document.run(addRow, args)
    this.#session.selection = id
  }
}

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** What may be chosen comes first. */
const byReason = (choices: Choice[]): Choice[] => [
  ...choices.filter(({ reason }) => reason === undefined),
  ...choices.filter(({ reason }) => reason !== undefined),
]
