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
  type Diff,
  type Finding,
  type Language,
  type Records,
  type Texts,
} from '../base/index.ts'
import { aboutOf, normalise, type Blueprint } from '../blueprint/index.ts'
import type { Command } from './command.ts'
import { emptyHistory, recorded, redone, replaced, undone, type Edit, type Step } from './history.ts'
import { bringBack } from './commands/bring-back.ts'
import { troubleOf, type Keeping, type News, type TroubleCode } from './storage/index.ts'

export type Saved = 'saving' | 'saved' | 'failed'
export type Check = (blueprint: Blueprint) => Finding[]

/** Where edits are kept. */
export interface Keeper {
  /** In memory, at once. */
  write(diff: Diff): void
  /** A state as a version, with the next commit. */
  keep(version: Keeping): void
  /** Resolves when all that was written is on the device. */
  commit(): Promise<void>
}

/** An edit here and a deletion in another window met. The deletion holds; what is lost can be brought back. */
export interface Clash {
  /** Who deleted. */
  by: 'us' | 'them'
  /** The deleted records, as they were before. */
  records: Records
  bringBack(): void
}

export class OpenDocument {
  /** Id in the library. */
  readonly id: string
  readonly #keeper: Keeper
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

  #clashWatchers: ((clash: Clash) => void)[] = []
  /** How many edits were written. */
  #written = 0
  #working: Promise<void> | undefined

  /** @param isKept false for a blueprint that storage has not seen yet: it is saved at once */
  constructor(id: string, blueprint: Blueprint, keeper: Keeper, check: Check, isKept: boolean) {
    this.id = id
    this.#keeper = keeper
    this.#check = check
    this.blueprint = blueprint
    if (!isKept) void this.save()
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
    if (command.keepsBefore) this.#keeper.keep({ kind: command.keepsBefore, blueprint: this.blueprint })
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

  /** Keeps the present state under a name. */
  keepVersion(name: string): Promise<void> {
    this.#keeper.keep({ kind: 'named', name, blueprint: this.blueprint })
    this.#written += 1
    return this.save()
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

  /**
   * Another window has kept something: it shows at once, and stays when what was done here is undone.
   * @param news undefined: what a newer Throughline wrote cannot be shown here
   */
  take(news: News | undefined): void {
    if (!news) return void (this.trouble = 'outdated')
    this.blueprint = news.blueprint
    const clash = this.#clashWith(news)
    if (clash) for (const told of this.#clashWatchers) told(clash)
  }

  /** Tells where an edit and a deletion met. @returns ends it */
  onClash(told: (clash: Clash) => void): () => void {
    this.#clashWatchers.push(told)
    return () => void (this.#clashWatchers = this.#clashWatchers.filter((one) => one !== told))
  }

  #clashWith({ diff, unseen }: News): Clash | undefined {
    const { past } = this.#history
    const lost = Object.entries(diff).filter(([, { after }]) => after === undefined)
    if (lost.some(([id]) => past.some((edit) => edit.diff[id]?.after !== undefined))) {
      const records = Object.fromEntries(lost.map(([id, { before }]) => [id, before as Records[string]]))
      return { by: 'them', records, bringBack: () => void this.run(bringBack, { diff: reversed(diff) }) }
    }
    const mine = past.findLast((edit) => Object.keys(unseen).some((id) => isRemoval(edit.diff, id)))
    if (!mine) return undefined
    const ids = Object.keys(unseen).filter((id) => isRemoval(mine.diff, id))
    const records = Object.fromEntries(ids.map((id) => [id, { ...mine.diff[id].before, ...unseen[id] }]))
    const back = { ...reversed(mine.diff), ...diffRecords({}, records) }
    return { by: 'us', records, bringBack: () => void this.run(bringBack, { diff: back }) }
  }

  /** Keeps the present state; "saved" is said after the commit and not before. One save at a time, the newest next. */
  save(): Promise<void> {
    this.saved = 'saving'
    this.#working ??= this.#saveAll()
    return this.#working
  }

  async #saveAll(): Promise<void> {
    try {
      let written
      do {
        written = this.#written
        await this.#keeper.commit()
      } while (this.#written !== written)
      this.saved = 'saved'
      this.savedAt = Date.now()
      this.trouble = undefined
    } catch (error) {
      this.saved = 'failed'
      this.trouble = troubleOf(error).code
    } finally {
      this.#working = undefined // at once, or an edit at this moment would wait for a save that is over
    }
  }

  #step(step: Step<Records> | undefined): void {
    if (!step) return
    this.#history = step.history
    this.#show({ ...this.blueprint, records: step.records as Blueprint['records'] }, step.edit)
  }

  #show(blueprint: Blueprint, edit: Edit): void {
    this.#keeper.write(diffRecords(this.blueprint.records as Records, blueprint.records as Records))
    this.#written += 1
    this.blueprint = blueprint
    this.lastEdit = edit
    void this.save()
  }
}

const isRemoval = (diff: Diff, id: string): boolean => diff[id] !== undefined && diff[id].after === undefined
