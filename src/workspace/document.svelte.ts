/**
 * The open blueprint: what is on the table, what was done to it, and whether it is safely kept.
 * `command → new blueprint → normalise → diff → history and storage`; undo reverses the diff.
 */
import {
  applyDiff,
  assert,
  diffRecords,
  inLanguage,
  isEmpty,
  reversed,
  type Finding,
  type Language,
  type Records,
  type Texts,
} from '../base/index.ts'
import { aboutOf, normalise, type Blueprint } from '../blueprint/index.ts'
import type { Command } from './command.ts'
import { emptyHistory, recorded, redone, replaced, undone, type Edit, type Step } from './history.ts'
import { troubleOf, type Library, type TroubleCode } from './storage/index.ts'

export type Saved = 'saving' | 'saved' | 'failed'
export type Check = (blueprint: Blueprint) => Finding[]

export class OpenDocument {
  /** Id in the library. */
  readonly id: string
  readonly #library: Pick<Library, 'save'>
  readonly #check: Check

  #blueprint = $state.raw() as Blueprint
  #watchers: ((blueprint: Blueprint) => void)[] = []
  /** What the rules say of it. */
  readonly findings: Finding[] = $derived.by(() => this.#check(this.blueprint))

  saved = $state<Saved>('saved')
  /** Milliseconds since 1970; undefined until the first save. */
  savedAt = $state<number>()
  trouble = $state<TroubleCode>()

  /** The last thing done, undone or redone here. */
  lastEdit = $state.raw<Edit>()
  #history = $state.raw(emptyHistory)

  /** The state from which unsaved changes are counted: last sent to storage, or read from it. */
  #kept: Blueprint | undefined
  #working: Promise<void> | undefined

  /** @param isKept false for a blueprint that storage has not seen yet: it is saved at once */
  constructor(id: string, blueprint: Blueprint, library: Pick<Library, 'save'>, check: Check, isKept: boolean) {
    this.id = id
    this.#library = library
    this.#check = check
    this.blueprint = blueprint
    if (isKept) this.#kept = blueprint
    else void this.save()
  }

  get blueprint(): Blueprint {
    return this.#blueprint
  }
  private set blueprint(blueprint: Blueprint) {
    this.#blueprint = blueprint
    for (const told of this.#watchers) told(blueprint)
  }

  /** Tells of every new state at once, before anything of it is drawn. @returns ends it */
  watch(told: (blueprint: Blueprint) => void): () => void {
    this.#watchers.push(told)
    return () => void (this.#watchers = this.#watchers.filter((one) => one !== told))
  }

  name(language: Language): string {
    return inLanguage(aboutOf(this.blueprint)?.name, language)
  }

  /**
   * Does one act. A command that changes nothing leaves no trace.
   * @param gesture the edit that it belongs to, as a name belongs to the step just drawn: undo takes both back at once
   * @returns the edit as it can be undone now, the whole of a gesture; undefined where nothing was done
   */
  run<Args>(command: Command<Args>, args: Args, gesture?: Edit): Edit | undefined {
    assert(command.can(this.blueprint, args), `workspace/${command.name}`, 'run although it cannot')
    const next = normalise(this.blueprint, command.run(this.blueprint, args))
    if (isEmpty(diffRecords(this.blueprint.records as Records, next.records as Records))) return gesture
    const isPart = gesture !== undefined && gesture === this.#history.past.at(-1)
    const before = isPart
      ? applyDiff(this.blueprint.records as Records, reversed(gesture.diff))
      : this.blueprint.records
    const edit = {
      label: isPart ? gesture.label : (command.labelOf?.(args) ?? command.label),
      diff: diffRecords(before as Records, next.records as Records),
    }
    this.#history = isPart ? replaced(this.#history, edit) : recorded(this.#history, edit)
    this.#show(next, edit)
    return edit
  }

  undo(): void {
    this.#step(undone(this.#history, this.blueprint.records as Records))
  }

  redo(): void {
    this.#step(redone(this.#history, this.blueprint.records as Records))
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0
  }
  get canRedo(): boolean {
    return this.#history.future.length > 0
  }
  /** Name of the act that undo would take back. */
  get undoLabel(): Texts | undefined {
    return this.#history.past.at(-1)?.label
  }
  get redoLabel(): Texts | undefined {
    return this.#history.future.at(-1)?.label
  }

  /** Another tab has kept something: show it. @returns false while edits of ours are unsaved; saving merges them */
  adopt(kept: Blueprint): boolean {
    if (this.#working || this.saved !== 'saved') return false
    this.blueprint = this.#kept = kept
    return true
  }

  /** Keeps the present state; "saved" is said after the commit and not before. One save at a time, the newest next. */
  save(): Promise<void> {
    this.saved = 'saving'
    this.#working ??= this.#saveAll().finally(() => (this.#working = undefined))
    return this.#working
  }

  async #saveAll(): Promise<void> {
    try {
      do {
        const sent = this.blueprint
        const kept = await this.#library.save(this.id, sent, this.#kept)
        // Edited meanwhile: the next round's changes are counted from what was sent.
        if (this.blueprint === sent) this.blueprint = this.#kept = kept
        else this.#kept = sent
      } while (this.blueprint !== this.#kept)
      this.saved = 'saved'
      this.savedAt = Date.now()
      this.trouble = undefined
    } catch (error) {
      this.saved = 'failed'
      this.trouble = troubleOf(error).code
    }
  }

  #step(step: Step<Records> | undefined): void {
    if (!step) return
    this.#history = step.history
    this.#show({ ...this.blueprint, records: step.records as Blueprint['records'] }, step.edit)
  }

  #show(blueprint: Blueprint, edit: Edit): void {
    this.blueprint = blueprint
    this.lastEdit = edit
    void this.save()
  }
}
