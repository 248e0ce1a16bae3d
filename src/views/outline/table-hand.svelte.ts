/**
 * The hand in the table: where it stands, what is chosen, and what is typed, cleared, copied, pasted and put in another
 * order there.
 */
import { inLanguage, render, type Texts } from '../../base/index.ts'
import { all, flowsTo, get, nameOf, type Blueprint, type Identified, type Node } from '../../blueprint/index.ts'
import { reorder, type OpenDocument, type Session } from '../../workspace/index.ts'
import { together, type Act } from '../../workspace/commands/index.ts'
import { duplicate, pasteText, type Drawer, type Editor, type RowEditor } from '../editing/index.ts'
import { columnsIn, typed } from './columns.ts'
import { cellsOfText, filled, textOfCells, type Filled } from './fill.ts'
import { words } from './words.ts'

/** Where one goes when a cell has been typed. */
export type Then = 'down' | 'right' | 'left' | 'stay' | 'leave'

/** What the screen does for the hand. */
export interface TableScreen {
  editor: Editor
  heads: RowEditor
  /** The step at whose row the keyboard is; undefined under the last one. */
  focused(): string | undefined
  /** The keyboard comes to the row of a step, or under the last one. */
  take(id: string | undefined): Promise<void>
  /** The cell where the hand stands has the keyboard, in view. */
  stand(): Promise<void>
}

export class TableHand {
  /** The other corner of what is chosen. */
  corner = $state.raw<{ row: number; column: number }>()
  column = $state(0)
  /** A cell is typed into, from its first letter where one has begun it. */
  editing = $state.raw<{ begin?: string }>()
  /** Why what was typed was not taken. */
  refused = $state.raw<Texts>()

  readonly #document: OpenDocument
  readonly #session: Session
  readonly #screen: TableScreen

  constructor(document: OpenDocument, session: Session, screen: TableScreen) {
    this.#document = document
    this.#session = session
    this.#screen = screen
  }

  readonly columns = $derived.by(() => columnsIn(this.#session.language))
  readonly nodes: readonly Identified<Node>[] = $derived.by(() => all(this.#blueprint, 'node'))
  /** Under the last step there is a row for the next one. */
  readonly row = $derived.by(() => this.#rowOf(this.#screen.focused()))

  readonly chosen = $derived.by(() => {
    const { row, column } = this
    const other = this.corner ?? { row, column }
    return {
      top: Math.min(row, other.row),
      bottom: Math.min(this.nodes.length - 1, Math.max(row, other.row)),
      left: Math.min(column, other.column),
      right: Math.max(column, other.column),
    }
  })
  readonly #chosenNodes = $derived.by(() => this.nodes.slice(this.chosen.top, this.chosen.bottom + 1))
  readonly #chosenColumns = $derived.by(() => this.columns.slice(this.chosen.left, this.chosen.right + 1))

  isChosen(row: number, column: number): boolean {
    const { top, bottom, left, right } = this.chosen
    return row >= top && row <= bottom && column >= left && column <= right
  }

  drawer(): Drawer {
    const { editor, heads, take } = this.#screen
    const at = this.nodes[this.row]?.id
    return {
      ...{ editor, rows: heads, focused: at, isDrawing: false, singleKeys: this.#session.singleKeys },
      chosen: this.#chosenNodes.map(({ id }) => id),
      flow: get(this.#blueprint, 'flow', this.#session.selection)?.id,
      back: () => void take(flowsTo(this.#blueprint, at ?? '')[0]?.from ?? at),
      all: () => void this.#chooseAll(),
    }
  }

  /** The keyboard comes to the row of a step. */
  show(id: string | undefined): void {
    void this.go(this.#rowOf(get(this.#blueprint, 'node', id)?.id ?? this.#screen.focused()))
  }

  /** The keyboard goes to a cell. */
  async go(toRow: number, toColumn = this.column, extends_ = false): Promise<void> {
    const { row, column } = this
    this.corner = extends_ ? (this.corner ?? { row, column }) : undefined
    this.column = Math.min(this.columns.length - 1, Math.max(0, toColumn))
    await this.#screen.take(this.nodes[Math.min(this.nodes.length, Math.max(0, toRow))]?.id)
    await this.#screen.stand()
  }

  edit(begin?: string): void {
    this.refused = undefined
    this.editing = begin === undefined ? {} : { begin }
  }

  /** A step that is drawn here is named in its row. */
  name(): void {
    this.column = 0
    this.edit()
  }

  leave(): void {
    const { editor } = this.#screen
    this.#entered()
    if (this.#isNaming) editor.unnamed()
    void this.#screen.stand()
  }

  /** @returns whether the text was taken, or let go */
  keep(text: string, then: Then): boolean {
    const { editor } = this.#screen
    const node = this.nodes[this.row]
    if (this.#isNaming) {
      const last = editor.named(text)
      this.#entered()
      void this.go(this.#rowOf(last), 0)
      return true
    }
    if (!node) {
      this.#entered()
      if (text.trim() === '') void this.#screen.stand()
      else this.#begin(text)
      return true
    }
    const column = this.columns[this.column]
    const taken = typed(column, this.#blueprint, node.id, text, this.#session.language)
    if ('reason' in taken) {
      this.refused = taken.reason
      this.#say(taken.reason)
      if (then === 'leave') this.leave()
      return then === 'leave'
    }
    this.#run(taken.acts, {
      en: render(words.en.editLabel, { column: column.label.en.toLowerCase() }, 'en'),
      'zh-CN': render(words['zh-CN'].editLabel, { column: column.label['zh-CN'] }, 'zh-CN'),
    })
    this.#entered()
    if (then === 'down') void this.go(this.row + 1)
    else if (then === 'right' || then === 'left') void this.go(this.row, this.column + (then === 'right' ? 1 : -1))
    else if (then === 'stay') void this.#screen.stand()
    return true
  }

  /** @returns whether the key means something here */
  press({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const control = ctrlKey || metaKey
    const isLetter = key.length === 1
    const name = [control && 'Ctrl', altKey && 'Alt', shiftKey && !isLetter && 'Shift', key].filter(Boolean).join('+')
    if (this.#keys[name]) this.#keys[name]()
    else if (isLetter && !control && !altKey) this.edit(key)
    else return false
    return true
  }

  /** @returns what is chosen, as cells of a spreadsheet */
  copy(): string {
    const { language } = this.#session
    const read = (node: Identified<Node>) =>
      this.#chosenColumns.map((column) => column.read(this.#blueprint, node, language))
    const rows = this.#chosenNodes.map(read)
    this.#screen.editor.say(() => this.#session.say(this.#words.copied, { rows: rows.length }))
    return textOfCells(rows)
  }

  /** What is chosen is emptied; in a column of names it is the steps that go. */
  clear(): void {
    const { top, left } = this.chosen
    if (left === 0) {
      this.#screen.editor.remove(this.#chosenNodes.map(({ id }) => id))
      return void this.go(top)
    }
    const acts: Act[] = []
    for (const { id } of this.#chosenNodes)
      for (const column of this.#chosenColumns) {
        const taken = typed(column, this.#blueprint, id, '', this.#session.language)
        if ('acts' in taken) acts.push(...taken.acts)
        else this.#say(taken.reason)
      }
    this.#run(acts, labelOf('clearLabel'))
  }

  paste(text: string): void {
    const { editor, take, stand } = this.#screen
    const { top, left } = this.chosen
    const under = this.row >= this.nodes.length ? undefined : this.nodes[top].id
    const column = under === undefined ? 0 : left
    const fill = filled(this.#blueprint, cellsOfText(text), under, column, this.#session.language)
    const isPlainRows = under === undefined && !fill.hasHead
    // Steps that were copied from a drawing, and rows without a head under the last step: name, lane, time.
    if (text.startsWith('{') || isPlainRows) return pasteText(editor, text, this.nodes[this.nodes.length - 1]?.id)
    this.#run(fill.acts, labelOf('pasteLabel'))
    const done = () => this.#session.count(this.#words.pasted, fill.rows)
    editor.say(() => [done(), this.#missed(fill)].filter(Boolean).join(' '))
    void take(fill.last).then(stand)
  }

  readonly #keys: Record<string, () => unknown> = {
    ArrowDown: () => this.go(this.row + 1),
    ArrowUp: () => this.go(this.row - 1),
    ArrowRight: () => this.go(this.row, this.column + 1),
    ArrowLeft: () => this.go(this.row, this.column - 1),
    'Shift+ArrowDown': () => this.go(this.row + 1, this.column, true),
    'Shift+ArrowUp': () => this.go(this.row - 1, this.column, true),
    'Shift+ArrowRight': () => this.go(this.row, this.column + 1, true),
    'Shift+ArrowLeft': () => this.go(this.row, this.column - 1, true),
    'Alt+ArrowDown': () => this.#place(1),
    'Alt+ArrowUp': () => this.#place(-1),
    PageDown: () => this.go(this.row + 10),
    PageUp: () => this.go(this.row - 10),
    Home: () => this.go(this.row, 0),
    End: () => this.go(this.row, this.columns.length - 1),
    'Ctrl+Home': () => this.go(0, 0),
    'Ctrl+End': () => this.go(this.nodes.length, 0),
    Enter: () => this.edit(),
    F2: () => this.edit(),
    Delete: () => this.clear(),
    Backspace: () => this.clear(),
    ' ': () => (this.#session.selection = this.nodes[this.row]?.id),
    'Ctrl+Enter': () => ((this.column = 0), this.#screen.editor.next(this.nodes[this.row]?.id)),
    'Ctrl+d': () =>
      duplicate(
        this.#screen.editor,
        this.#chosenNodes.map(({ id }) => id),
      ),
    'Ctrl+a': () => this.#chooseAll(),
  }

  get #blueprint(): Blueprint {
    return this.#document.blueprint
  }
  get #words() {
    return this.#session.in(words)
  }
  get #isNaming(): boolean {
    const { naming } = this.#screen.editor
    return naming !== undefined && naming.id === this.nodes[this.row]?.id
  }

  #rowOf(id: string | undefined): number {
    const at = this.nodes.findIndex((node) => node.id === id)
    return at < 0 ? (id === undefined || this.nodes.length === 0 ? this.nodes.length : 0) : at
  }

  async #chooseAll(): Promise<void> {
    await this.go(this.nodes.length - 1, this.columns.length - 1)
    this.corner = { row: 0, column: 0 }
  }

  /** What was typed under the last step makes steps. */
  #begin(text: string): void {
    const { editor } = this.#screen
    editor.next(this.nodes[this.nodes.length - 1]?.id, { apart: true })
    if (editor.naming) editor.named(text)
    void this.go(this.nodes.length)
  }

  #entered(): void {
    this.editing = undefined
    this.refused = undefined
  }

  #place(by: number): void {
    const node = this.nodes[this.row]
    const args = { id: node?.id ?? '', by }
    if (!node || !reorder.can(this.#blueprint, args)) return
    this.#document.run(reorder, args)
    const [name, at] = [nameOf(this.#blueprint, node.id), this.row + 1]
    this.#screen.editor.say(() => this.#session.say(this.#words.moved, { name, row: at }))
    void this.#screen.stand()
  }

  #run(acts: readonly Act[], label: Texts): void {
    const args = { label, acts }
    if (acts.length > 0 && together.can(this.#blueprint, args)) this.#document.run(together, args)
  }

  #say(reason: Texts): void {
    this.#screen.editor.say(() => inLanguage(reason, this.#session.language))
  }

  #missed({ missed }: Filled): string {
    if (missed.length === 0) return ''
    const [{ text, reason }] = missed
    return this.#session.say(missed.length === 1 ? this.#words.missed : this.#words.missedMore, {
      ...{ n: missed.length, text },
      reason: inLanguage(reason, this.#session.language),
    })
  }
}

const labelOf = (word: 'pasteLabel' | 'clearLabel'): Texts => ({ en: words.en[word], 'zh-CN': words['zh-CN'][word] })
