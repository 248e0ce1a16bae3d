/** What is on the table: the open document and its runs. Opening and closing; nothing of how it looks. */
import { assert, type Finding } from '../base/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import { OpenDocument, type Check } from './document.svelte.ts'
import { Runs, type Simulator } from './runs.svelte.ts'
import { session } from './session.svelte.ts'
import type { KeptBlueprint, Library } from './storage/index.ts'

export interface Opened {
  document: OpenDocument
  runs: Runs
}

export interface Means {
  library: Library
  check: Check
  simulator: Simulator
}

export class Workspace {
  /** Another object for each document: whoever shows it is mounted anew (`{#key}`). */
  current = $state.raw<Opened>()
  #means: Means | undefined
  #unwatch: () => void = () => {}

  /** Called once, at the start. */
  equip(means: Means): void {
    this.#means = means
  }

  get library(): Library {
    return this.#equipped.library
  }

  /**
   * Opens a blueprint of the library.
   * @param isWanted asked when it has been read: whoever went elsewhere meanwhile is not called back
   * @returns undefined when it is open or no longer wanted, else why not
   */
  async open(
    id: string,
    isWanted: () => boolean = () => true,
  ): Promise<{ missing: true } | { missing: false; findings: Finding[] } | undefined> {
    const read = await this.library.open(id)
    if (!isWanted()) return undefined
    if (!read) return { missing: true }
    if (!read.ok) return { missing: false, findings: read.findings }
    this.#show(read.value, true)
    return undefined
  }

  /** Opens a blueprint that is new here: it is kept at once. @returns its id in the library */
  openNew(blueprint: Blueprint): string {
    const kept = this.library.begin(blueprint)
    this.#show(kept, false)
    return kept.id
  }

  close(): void {
    this.#unwatch()
    this.current?.runs.close()
    this.current = undefined
    session.leave()
  }

  #show(kept: KeptBlueprint, isKept: boolean): void {
    this.close()
    session.enter(kept.id)
    const { check, simulator } = this.#equipped
    const document = new OpenDocument(kept.id, kept.blueprint, kept, check, isKept)
    this.current = { document, runs: new Runs(document, simulator, session) }
    this.#unwatch = kept.watch((news) => document.take(news))
  }

  get #equipped(): Means {
    assert(this.#means, 'workspace', 'used before it was equipped')
    return this.#means
  }
}

export const workspace = new Workspace()

/**
 * The document on the table and its runs. For components that are mounted while one is open; take it once, at the top:
 * `const { document, runs } = opened()`.
 */
export function opened(): Opened {
  assert(workspace.current, 'workspace', 'no document is open')
  return workspace.current
}
