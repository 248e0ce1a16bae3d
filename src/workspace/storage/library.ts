/**
 * The one door to what is kept on this device: the user's blueprints.
 * A promise is kept when it resolves: the transaction has been committed, and with strict durability, written.
 */
import { liveQuery } from 'dexie'
import { ok, type Result, type UserText } from '../../base/index.ts'
import { aboutOf, write, type Blueprint } from '../../blueprint/index.ts'
import type { LibraryItem } from '../../formats/index.ts'
import { Database, type Entry, type Row } from './database.ts'
import { KeptBlueprint } from './kept.ts'
import { forgetVersions, readVersion, type Version } from './versions.ts'

/** Things deleted are kept so long, for whoever wants them back. */
const keepDeletedMs = 30 * 24 * 3_600_000

export class Library {
  readonly #database: Database

  /** @param now milliseconds since 1970 */
  constructor(name = 'throughline', now?: () => number) {
    this.#database = new Database(name, now)
  }

  /** What stands on the shelf, last changed first; told anew after every change, in this window or another. */
  list(told: (entries: Entry[]) => void, failed: (trouble: unknown) => void): () => void {
    const shelf = liveQuery(async () => {
      const rows = await this.#database.blueprints.orderBy('updatedAt').reverse().toArray()
      return rows.filter((row) => row.deletedAt === undefined).map(entryOf)
    })
    const fail = (error: unknown) => failed(this.#database.troubleOf(error))
    this.#database.open().catch(fail) // a live query is silent about a database that cannot be opened
    const subscription = shelf.subscribe(told, fail)
    return () => subscription.unsubscribe()
  }

  /** @returns undefined where there is none of this id (or it was deleted); findings where it cannot be read */
  open(id: string): Promise<Result<KeptBlueprint> | undefined> {
    return KeptBlueprint.open(id, this.#database)
  }

  /** A blueprint that is new here: it is kept at its first commit. */
  begin(blueprint: Blueprint): KeptBlueprint {
    return KeptBlueprint.begin(crypto.randomUUID(), this.#database, blueprint)
  }

  /** Only to look at. */
  async load(id: string): Promise<Result<Blueprint> | undefined> {
    const read = await this.open(id)
    return read?.ok ? ok(read.value.blueprint) : read
  }

  /** The stored file as it is, for when it cannot be read. */
  raw(id: string): Promise<unknown> {
    return KeptBlueprint.file(id, this.#database)
  }

  async create(blueprint: Blueprint): Promise<string> {
    const kept = this.begin(blueprint)
    await kept.commit()
    return kept.id
  }

  async duplicate(id: string, rename: (name: UserText) => UserText): Promise<string | undefined> {
    const read = await this.load(id)
    if (!read?.ok) return undefined
    const about = aboutOf(read.value)
    if (!about) return undefined
    const { id: aboutId, ...record } = about
    const records = { ...read.value.records, [aboutId]: { ...record, name: rename(record.name) } }
    return this.create({ ...read.value, records })
  }

  /** @param folder undefined: in none */
  async putInto(id: string, folder: string | undefined): Promise<void> {
    await this.#database.attempt(() => this.#database.blueprints.update(id, { folder }))
  }

  /** All that stands on the shelf with all versions, as far as it can be read. */
  async everything(): Promise<LibraryItem[]> {
    const rows = await this.#database.attempt(() => this.#database.blueprints.toArray())
    const items: LibraryItem[] = []
    for (const row of rows) {
      const read = row.deletedAt === undefined ? await this.load(row.id) : undefined
      if (!read?.ok) continue
      const list = await this.#database.attempt(() =>
        this.#database.versions.where('blueprint').equals(row.id).toArray(),
      )
      const versions: LibraryItem['versions'] = []
      for (const { id, at, kind, name } of list) {
        const then = await this.version(id)
        if (then?.ok) versions.push({ at, kind, name, blueprint: then.value })
      }
      items.push({ ...entryOf(row), blueprint: read.value, versions })
    }
    return items
  }

  /**
   * Puts on the shelf what comes from a file of everything. What is there already, byte for byte, is left out; what only
   * has the same id stands beside it, so that nothing is overwritten. All of one blueprint comes in one transaction.
   * @returns how many were new
   */
  async takeIn(items: readonly LibraryItem[]): Promise<number> {
    let taken = 0
    for (const item of items) {
      const present = await this.load(item.id).catch(() => undefined)
      const row = await this.#database.attempt(() => this.#database.blueprints.get(item.id))
      if (present?.ok && write(present.value) === write(item.blueprint)) continue
      const kept = KeptBlueprint.begin(row ? crypto.randomUUID() : item.id, this.#database, item.blueprint)
      for (const { at, kind, name, blueprint } of item.versions) kept.keep({ at, kind, name, blueprint })
      await kept.commit({ createdAt: item.createdAt, updatedAt: item.updatedAt, folder: item.folder })
      taken += 1
    }
    return taken
  }

  /** Takes it off the shelf; `restore` brings it back. */
  async remove(id: string): Promise<void> {
    await this.#database.attempt(() => this.#database.blueprints.update(id, { deletedAt: this.#database.now() }))
  }

  async restore(id: string): Promise<void> {
    await this.#database.attempt(() => this.#database.blueprints.update(id, { deletedAt: undefined }))
  }

  /** The versions of a blueprint, the last first; told anew after every change. */
  versions(id: string, told: (versions: Version[]) => void, failed: (trouble: unknown) => void): () => void {
    const list = liveQuery(() => this.#database.versions.where('blueprint').equals(id).toArray())
    const subscription = list.subscribe(
      (rows) => told(rows.toSorted((a, b) => b.at - a.at)),
      (error: unknown) => failed(this.#database.troubleOf(error)),
    )
    return () => subscription.unsubscribe()
  }

  /** @returns undefined where there is none of this id; findings where it cannot be read */
  async version(id: string): Promise<Result<Blueprint> | undefined> {
    const { versions, states, images } = this.#database
    return this.#database.attempt(() =>
      this.#database.transaction('r', versions, states, images, () => readVersion(this.#database, id)),
    )
  }

  /** Lets go of what was deleted long ago. */
  async tidy(): Promise<void> {
    const before = this.#database.now() - keepDeletedMs
    const { blueprints, updates, versions, states, images } = this.#database
    const isOld = ({ deletedAt }: Row) => deletedAt !== undefined && deletedAt < before
    await this.#database.attempt(() =>
      this.#database.transaction('rw', blueprints, updates, versions, states, images, async () => {
        for (const id of await blueprints.filter(isOld).primaryKeys()) {
          await forgetVersions(this.#database, await versions.where('blueprint').equals(id).toArray())
          await updates.where('[blueprint+seq]').between([id, -Infinity], [id, Infinity]).delete()
          await blueprints.delete(id)
        }
      }),
    )
  }

  close(): void {
    this.#database.close()
  }
}

const entryOf = ({ id, name, createdAt, updatedAt, folder }: Row): Entry => ({
  ...{ id, name, createdAt, updatedAt },
  ...(folder !== undefined && { folder }),
})
