/**
 * The hand at the heads: lanes, departments and phases are added, renamed where they stand, put in another order, folded,
 * coloured and taken away. What could mean several things is asked in a typed menu.
 */
import { render, type Texts } from '../../base/index.ts'
import {
  all,
  colours,
  departmentOf,
  get,
  hasDepartments,
  laneOfDepartment,
  nameOf,
  newId,
  roles,
  type Blueprint,
  type Colour,
  type Role,
} from '../../blueprint/index.ts'
import { addRow, removeRow, rename, reorder, setField, type OpenDocument, type Session } from '../../workspace/index.ts'
import type { Place } from './editor.svelte.ts'
import type { Choice, Question } from './question.ts'
import { rowWords } from './row-words.ts'

export type RowType = 'lane' | 'department' | 'phase'
export const rowTypes: readonly RowType[] = ['lane', 'department', 'phase']

/** What the screen does for the hand. */
export interface RowScreen {
  /** A lane, department or phase fills the window. */
  frame(id: string): void
  /** The keyboard goes to the head of a row; to the canvas where it is gone. */
  take(id: string): void
  /** Asks what stands there, and draws it. */
  draw(place: Place): void
}

export class RowEditor {
  question = $state.raw<Question>()
  /** The row whose name is being typed. */
  naming = $state<string>()
  /** The row that the question is about; the keyboard goes back there. */
  asked: string | undefined

  #said = $state.raw<() => string>(() => '')

  readonly #document: OpenDocument
  readonly #session: Session
  readonly #screen: RowScreen

  constructor(document: OpenDocument, session: Session, screen: RowScreen) {
    this.#document = document
    this.#session = session
    this.#screen = screen
  }

  get #blueprint(): Blueprint {
    return this.#document.blueprint
  }
  get #words() {
    return this.#session.in(rowWords)
  }
  #text(template: string, facts: Record<string, string | Texts> = {}): string {
    return render(template, facts, this.#session.language)
  }
  /** What was done, for those who do not see it; in the present language, also after it is switched. */
  get said(): string {
    return this.#said()
  }
  #say(
    what: 'added' | 'folded' | 'unfolded' | 'removed' | `moved${'Left' | 'Right' | 'Up' | 'Down'}`,
    name: Texts,
  ): void {
    this.#said = () => this.#text(this.#words[what], { name })
  }
  #nameOf(id: string): string {
    return nameOf(this.#blueprint, id)[this.#session.language]
  }
  #typeOf(id: string): RowType | undefined {
    return rowTypes.find((type) => get(this.#blueprint, type, id))
  }

  #ask(question: Question, about: string | undefined): void {
    this.asked = about
    this.question = question
  }

  /** The keyboard goes there, also from a question that is just being closed. */
  #take(id: string): void {
    this.asked = id
    this.#screen.take(id)
  }

  /** Which row is meant. */
  askWhich(): void {
    const choices = rowTypes.flatMap((type) =>
      all(this.#blueprint, type).map(({ id }): Choice => ({
        id,
        label: this.#nameOf(id),
        group: this.#words.types[type],
        run: () => this.ask(id),
      })),
    )
    this.#ask({ title: this.#words.which, hint: this.#words.whichHint, choices }, undefined)
  }

  /** What to do with a row. */
  ask(id: string): void {
    const type = this.#typeOf(id)
    if (!type) return
    const w = this.#words
    const across = type === 'phase'
    const choices: Choice[] = [
      { id: 'rename', label: w.rename, keys: 'F2', run: () => this.rename(id) },
      { id: 'fold', label: this.isFolded(id) ? w.unfold : w.fold, keys: '␣', run: () => this.fold(id) },
      { id: 'draw', label: w.draw, keys: 'N', run: () => this.draw(id) },
      { id: 'frame', label: w.frame, keys: 'Shift F', run: () => this.#screen.frame(id) },
      this.#moving(id, -1, across ? w.left : w.up, across ? 'Alt ←' : 'Alt ↑'),
      this.#moving(id, 1, across ? w.right : w.down, across ? 'Alt →' : 'Alt ↓'),
      { id: 'before', label: w.addBefore[type], run: () => this.askNew(type, { before: id }) },
      { id: 'after', label: w.addAfter[type], keys: 'Ctrl Enter', run: () => this.askNew(type, { after: id }) },
      { id: 'colour', label: w.colour, run: () => this.#askColour(id, type) },
      {
        id: 'remove',
        label: this.#text(w.removeIt, { removal: this.#removal(id, type) }),
        keys: 'Del',
        run: () => this.askRemove(id),
      },
    ]
    const name = this.#nameOf(id)
    this.#ask({ title: this.#text(w.what, { name }), hint: this.#text(w.whatHint, { name }), choices }, id)
  }

  /** What goes, by its kind and name: nobody deletes what they did not mean. */
  #removal(id: string, type: RowType): string {
    return this.#text(this.#words.remove[type], { name: this.#nameOf(id) })
  }

  #moving(id: string, by: 1 | -1, label: string, keys: string): Choice {
    const can = reorder.can(this.#blueprint, { id, by })
    return {
      ...{ id: `move ${by}`, label, keys, run: () => this.move(id, by) },
      ...(can ? {} : { reason: this.#words.atTheEnd }),
    }
  }

  // Names

  rename(id: string): void {
    this.naming = id
  }

  /** @param name undefined: it stays as it was */
  named(name: string | undefined): void {
    const id = this.naming
    this.naming = undefined
    if (id === undefined) return
    const args = { record: id, language: this.#session.language, name: name ?? '' }
    if (name !== undefined && name.trim() !== this.#nameOf(id) && rename.can(this.#blueprint, args))
      this.#document.run(rename, args)
    this.#take(id)
  }

  askBehind(id: string): void {
    const type = this.#typeOf(id)
    if (type) this.askNew(type, { after: id })
  }

  /** One more, behind another one or before it: a lane is asked for its role first, a department for its lane. */
  askNew(type: RowType, beside: { before?: string; after?: string } = {}): void {
    const w = this.#words
    const about = beside.after ?? beside.before
    if (type === 'phase') return this.#askName({ type }, beside)
    if (type === 'department') return this.#askLane(beside, about)
    const choices = roles.map((role): Choice => ({
      id: role,
      label: w.roles[role],
      run: () => this.#askName({ type, role }, beside),
    }))
    this.#ask({ title: w.add.lane, hint: w.role, choices }, about)
  }

  /** Beside another department it works where that one does. */
  #askLane(beside: { before?: string; after?: string }, about: string | undefined): void {
    const w = this.#words
    const named = (lane?: string) =>
      this.#askName({ type: 'department', ...(lane === undefined ? {} : { lane }) }, beside)
    const lanes = all(this.#blueprint, 'lane').filter(hasDepartments)
    const near = about === undefined ? undefined : laneOfDepartment(this.#blueprint, about)?.id
    if (near !== undefined || lanes.length < 2) return named(near ?? lanes[0]?.id)
    const choices = lanes.map(({ id }): Choice => ({ id, label: this.#nameOf(id), run: () => named(id) }))
    this.#ask({ title: w.add.department, hint: w.whichLane, choices }, about)
  }

  #askName(
    what: { type: 'lane'; role: Role } | { type: 'department'; lane?: string } | { type: 'phase' },
    beside: { before?: string; after?: string },
  ): void {
    const w = this.#words
    const typed = (name: string): Choice => ({
      id: 'name',
      label: this.#text(w.named, { name }),
      run: () => {
        const id = newId(this.#blueprint, name, what.type)
        const args = { id, name: { [this.#session.language]: name }, what, ...beside }
        if (!addRow.can(this.#blueprint, args)) return
        this.#document.run(addRow, args)
        this.#session.selection = id
        this.#say('added', { en: name, 'zh-CN': name })
        this.#take(id)
      },
    })
    this.#ask({ title: w.add[what.type], hint: w.name, choices: [], typed }, beside.after ?? beside.before)
  }

  // Steps

  /** A step in it, by itself. */
  draw(id: string): void {
    const type = this.#typeOf(id)
    if (type === 'lane') this.#screen.draw({ lane: id })
    else if (type === 'phase') this.#screen.draw({ phase: id })
    else if (type === 'department')
      this.#screen.draw({ lane: laneOfDepartment(this.#blueprint, id)?.id, department: id })
  }

  // Order

  /** So many places towards the end; negative towards the beginning. */
  move(id: string, by: number): void {
    if (!reorder.can(this.#blueprint, { id, by })) return
    this.#document.run(reorder, { id, by })
    const isPhase = this.#typeOf(id) === 'phase'
    const towards = by < 0 ? (isPhase ? 'movedLeft' : 'movedUp') : isPhase ? 'movedRight' : 'movedDown'
    this.#say(towards, nameOf(this.#blueprint, id))
    this.#take(id)
  }

  /** Next to another one of its type, as where it was dragged to. */
  place(id: string, beside: string, side: 'before' | 'after'): void {
    const type = this.#typeOf(id)
    if (!type || id === beside) return
    const ids = all(this.#blueprint, type).map((one) => one.id)
    const rest = ids.filter((one) => one !== id)
    this.move(id, rest.indexOf(beside) + (side === 'after' ? 1 : 0) - ids.indexOf(id))
  }

  // Folding

  isFolded(id: string): boolean {
    return this.#session.folded.includes(id)
  }

  fold(id: string): void {
    const { folded } = this.#session
    const isFolded = folded.includes(id)
    this.#session.folded = isFolded ? folded.filter((one) => one !== id) : [...folded, id]
    // A step that is no longer drawn cannot be what the keys act on.
    if (!isFolded) this.#session.selected = this.#session.selected.filter((one) => !this.#holds(id, one))
    this.#say(isFolded ? 'unfolded' : 'folded', nameOf(this.#blueprint, id))
  }

  unfold(ids: readonly string[]): void {
    if (!ids.some((id) => this.isFolded(id))) return
    this.#session.folded = this.#session.folded.filter((one) => !ids.includes(one))
  }

  unfoldAll(): void {
    this.#session.folded = []
  }

  #holds(row: string, id: string): boolean {
    const node = get(this.#blueprint, 'node', id)
    if (!node) return false
    return node.lane === row || node.phase === row || departmentOf(this.#blueprint, node)?.id === row
  }

  // Colours

  #askColour(id: string, type: RowType): void {
    const w = this.#words
    const own = get(this.#blueprint, type, id)?.colour
    const choice = (colour: Colour | undefined): Choice => ({
      id: colour ?? 'none',
      label: colour === undefined ? w.noColour : w.colours[colour],
      ...(colour === own ? { reason: w.isSo } : {}),
      ...(colour === undefined ? {} : { colour }),
      run: () => this.#document.run(setField, { record: id, field: 'colour', value: colour }),
    })
    const title = this.#text(w.colourOf, { name: this.#nameOf(id) })
    this.#ask({ title, hint: w.colourHint, choices: [...colours.map(choice), choice(undefined)] }, id)
  }

  // Taking away

  /** What is empty goes at once; else it is asked what becomes of what is in it. */
  askRemove(id: string): void {
    const type = this.#typeOf(id)
    if (!type) return
    const w = this.#words
    const steps = all(this.#blueprint, 'node').filter((node) => this.#holds(id, node.id)).length
    const pools = all(this.#blueprint, 'pool').filter((pool) => pool.department === id).length
    if (steps + pools === 0) return this.#remove(id)
    const count = this.#text(pools > 0 ? w.andPools : '{steps}', {
      steps: this.#session.count(w.steps, steps),
      pools: this.#session.count(w.pools, pools),
    })
    const removal = this.#removal(id, type)
    const others = this.#byDistance(id, type)
    const moves = others.map((to): Choice => ({
      id: to,
      label: this.#text(w.moveTo, { removal, count, name: this.#nameOf(to) }),
      ...(removeRow.can(this.#blueprint, { id, to }) ? {} : { reason: w.noPlace }),
      run: () => this.#remove(id, to),
    }))
    const without: Choice = {
      id: 'without',
      label: this.#text(type === 'lane' ? w.withSteps : type === 'department' ? w.unowned : w.unphased, {
        removal,
        count,
      }),
      run: () => this.#remove(id),
    }
    const choices = type === 'lane' ? [...moves, without] : [without, ...moves]
    this.#ask({ title: removal, hint: this.#text(w.removeHint, { name: this.#nameOf(id), count }), choices }, id)
  }

  /** The others of its type, the nearest first. */
  #byDistance(id: string, type: RowType): string[] {
    const ids = all(this.#blueprint, type).map((one) => one.id)
    const at = ids.indexOf(id)
    return ids.filter((one) => one !== id).sort((a, b) => Math.abs(ids.indexOf(a) - at) - Math.abs(ids.indexOf(b) - at))
  }

  #remove(id: string, to?: string): void {
    const args = { id, ...(to === undefined ? {} : { to }) }
    if (!removeRow.can(this.#blueprint, args)) return
    const name = nameOf(this.#blueprint, id)
    this.#document.run(removeRow, args)
    this.#session.folded = this.#session.folded.filter((one) => one !== id)
    if (this.#session.selection === id) this.#session.selection = undefined
    this.#say('removed', name)
    this.#take(id)
  }
}
