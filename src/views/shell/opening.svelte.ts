/** The ways a blueprint comes onto the table: by address, from a template, from a file; and what is said when it cannot. */
import type { Finding, Result } from '../../base/index.ts'
import { parse, type Blueprint } from '../../blueprint/index.ts'
import { mostCharacters } from '../../blueprint/json.ts'
import { readLink } from '../../formats/index.ts'
import { session, StorageTrouble, templates, troubleOf, workspace } from '../../workspace/index.ts'
import { takeEverything } from './everything.ts'
import { messages } from './messages.svelte.ts'
import { casesIn, goInstead, goTo, idIn, linkIn, templateIn } from './route.svelte.ts'

/** What was not opened, and why: findings, or one sentence of the shell. */
export interface Refusal {
  name: string
  findings: Finding[]
  why?: 'unreadable' | { tooLargeBytes: number }
  /** Stored here, not a file that was chosen. */
  stored?: string
}

/** UTF-8 needs at most three bytes for what JavaScript counts as one character. */
const mostBytes = mostCharacters * 3

class Opening {
  refusal = $state.raw<Refusal>()
  /** The address has been looked at: until then neither page is shown. */
  isSettled = $state(false)
  /** The page “Accuracy” is asked for, with these cases. */
  accuracy = $state.raw<readonly string[]>()

  /** Shows what the address asks for. */
  async follow(hash: string): Promise<void> {
    const id = idIn(hash)
    const template = templateIn(hash)
    this.accuracy = casesIn(hash)
    const link = linkIn(hash)
    if (link !== undefined) this.#unpack(link)
    else if (template !== undefined) await this.#copy(template)
    else if (id === workspace.current?.document.id) this.isSettled = true
    else if (id === undefined) workspace.close()
    else await this.#openStored(id)
    this.isSettled = true
  }

  /** Onto the table and, as the user's own, into the library. */
  take(blueprint: Blueprint): void {
    goTo(workspace.openNew(blueprint))
  }

  takeResult(name: string, result: Result<Blueprint>): void {
    if (result.ok) this.take(result.value)
    else this.refusal = { name, findings: result.findings }
  }

  /** One blueprint opens; several go to the library, as does what a file of everything holds. */
  async takeFiles(files: readonly File[]): Promise<void> {
    let kept = 0
    const refused: Refusal[] = []
    for (const file of files) {
      if (await takeEverything(file)) continue
      const result = await this.#read(file)
      if (!result) continue
      if (files.length === 1) this.takeResult(file.name, result)
      else if (!result.ok) refused.push({ name: file.name, findings: result.findings })
      else if (await this.attempt(() => workspace.library.create(result.value))) kept += 1
    }
    const name = refused.map((one) => one.name).join(', ')
    if (name !== '') this.refusal = { name, findings: refused.flatMap(({ findings }) => findings) }
    if (kept > 0) messages.say(({ shelf }) => session.count(shelf.several, kept))
  }

  /** Does something with storage; a failure is said and does no harm. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      const { code } = troubleOf(error)
      messages.say((words) => session.say(words.trouble.act, { why: words.trouble[code] }))
      if (!(error instanceof StorageTrouble)) throw error
      return undefined
    }
  }

  /** A template that a link leads to becomes the user's own, as from the start page. */
  async #copy(name: string): Promise<void> {
    const result = await templates()
      .find((one) => one.name === name)
      ?.read()
    if (!result) messages.say((words) => words.refusal.missingTemplate)
    else if (!result.ok) this.refusal = { name, findings: result.findings }
    goInstead(result?.ok ? workspace.openNew(result.value) : undefined)
  }

  /** What a link holds becomes the user's own; the address is that of one's own from then on. */
  #unpack(link: string): void {
    const result = readLink(link)
    if (!result.ok) this.refusal = { name: session.words.sharing.link, findings: result.findings }
    goInstead(result.ok ? workspace.openNew(result.value) : undefined)
  }

  async #openStored(id: string): Promise<void> {
    const isWanted = () => idIn(location.hash) === id
    const problem = await this.attempt(() => workspace.open(id, isWanted))
    if (!isWanted()) return
    if (problem?.missing) messages.say((words) => words.refusal.missing)
    else if (problem) this.refusal = { name: id, findings: problem.findings, stored: id }
    if (workspace.current?.document.id !== id) goTo()
  }

  async #read(file: File): Promise<Result<Blueprint> | undefined> {
    if (file.size > mostBytes) {
      this.refusal = { name: file.name, findings: [], why: { tooLargeBytes: file.size } }
      return undefined
    }
    try {
      return parse(await file.text())
    } catch {
      this.refusal = { name: file.name, findings: [], why: 'unreadable' }
      return undefined
    }
  }
}

export const opening = new Opening()
