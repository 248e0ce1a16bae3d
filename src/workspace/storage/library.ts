/**
 * The one door to what is kept on this device: the user's blueprints. Dexie stands behind it and nobody else knows.
 * A promise is kept when it resolves: the transaction has been committed, and with strict durability, written.
 */
import { Dexie, liveQuery, type Table } from 'dexie'
import { applyDiff, diffRecords, isEmpty, type Records, type Result, type UserText } from '../../base/index.ts'
import { aboutOf, format, parseValue, schemaVersion, type Blueprint } from '../../blueprint/index.ts'
import { troubleOf } from './trouble.ts'

/** A blueprint on the shelf. */
export interface Entry {
  id: string
  name: UserText
  /** Milliseconds since 1970. */
  createdAt: number
  updatedAt: number
}

interface Row extends Entry {
  /** The document as its file. */
  content: unknown
  /** A new one with each save. */
  revision: string
  deletedAt?: number
}

/** Things deleted are kept so long, for whoever wants them back. */
const keepDeletedMs = 30 * 24 * 3_600_000

export class Library {
  readonly #database: Dexie
  readonly #rows: Table<Row, string>
  /** The revision that this tab last read or wrote, by id. */
  readonly #seen = new Map<string, string>()
  /** Revisions that this tab has written, the last ones: a late look at one of them is no news from another tab. */
  readonly #own: string[] = []

  constructor(name = 'throughline') {
    this.#database = new Dexie(name, { chromeTransactionDurability: 'strict' })
    // Versions here change indexes only, never the shape of a document: that is the work of blueprint/migrations.
    this.#database.version(1).stores({ blueprints: 'id, updatedAt' })
    this.#rows = this.#database.table('blueprints')
  }

  /** What stands on the shelf, last changed first; told anew after every change, in this tab or another. */
  list(told: (entries: Entry[]) => void, failed: (trouble: unknown) => void): () => void {
    const shelf = liveQuery(async () => {
      const rows = await this.#rows.orderBy('updatedAt').reverse().toArray()
      return rows.filter((row) => row.deletedAt === undefined).map(entryOf)
    })
    const fail = (error: unknown) => failed(troubleOf(error))
    this.#database.open().catch(fail) // a live query is silent about a database that cannot be opened
    const subscription = shelf.subscribe(told, fail)
    return () => subscription.unsubscribe()
  }

  /** @returns undefined where there is none of this id (or it was deleted); findings where it cannot be read */
  async load(id: string): Promise<Result<Blueprint> | undefined> {
    const row = await this.#try(() => this.#rows.get(id))
    if (!row || row.deletedAt !== undefined) return undefined
    this.#seen.set(id, row.revision)
    return parseValue(row.content)
  }

  /** The stored file as it is, for when it cannot be read. */
  async raw(id: string): Promise<unknown> {
    return (await this.#try(() => this.#rows.get(id)))?.content
  }

  async create(blueprint: Blueprint): Promise<string> {
    const id = crypto.randomUUID()
    await this.save(id, blueprint)
    return id
  }

  /**
   * Keeps a blueprint under an id.
   * @param known what this tab last read or saved; where another tab has saved since, only what differs from it is written
   * @returns what is kept now
   */
  async save(id: string, blueprint: Blueprint, known?: Blueprint): Promise<Blueprint> {
    const revision = crypto.randomUUID()
    return this.#try(() =>
      this.#database.transaction('rw', this.#rows, async () => {
        const row = await this.#rows.get(id)
        const isMine = !row || !known || row.revision === this.#seen.get(id)
        const next = isMine ? blueprint : merged(row.content, known, blueprint)
        // Said before the commit, so that our own change is not taken for another tab's.
        this.#seen.set(id, revision)
        this.#own.push(revision)
        if (this.#own.length > 100) this.#own.shift()
        const now = Date.now()
        const content = { format, schemaVersion, id: next.id, records: next.records }
        const name = { ...aboutOf(next)?.name }
        await this.#rows.put({ id, name, createdAt: row?.createdAt ?? now, updatedAt: now, content, revision })
        return next
      }),
    )
  }

  /** Tells what another tab has kept under an id; `told` says whether it was taken over. */
  watch(id: string, told: (blueprint: Blueprint) => boolean): () => void {
    const subscription = liveQuery(() => this.#rows.get(id)).subscribe((row) => {
      if (!row || row.deletedAt !== undefined) return
      if (row.revision === this.#seen.get(id) || this.#own.includes(row.revision)) return
      const read = parseValue(row.content)
      if (read.ok && told(read.value)) this.#seen.set(id, row.revision)
    }, ignored)
    return () => subscription.unsubscribe()
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

  /** Takes it off the shelf; `restore` brings it back. */
  async remove(id: string): Promise<void> {
    await this.#try(() => this.#rows.update(id, { deletedAt: Date.now() }))
  }

  async restore(id: string): Promise<void> {
    await this.#try(() =>
      this.#rows
        .where('id')
        .equals(id)
        .modify((row) => void delete row.deletedAt),
    )
  }

  /** Lets go of what was deleted long ago. */
  async tidy(): Promise<void> {
    const before = Date.now() - keepDeletedMs
    await this.#try(() => this.#rows.filter((row) => row.deletedAt !== undefined && row.deletedAt < before).delete())
  }

  close(): void {
    this.#database.close()
  }

  async #try<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw troubleOf(error)
    }
  }
}

/** What cannot be watched is still merged when it is saved, and a save that fails says so. */
const ignored = (): void => {}

const entryOf = ({ id, name, createdAt, updatedAt }: Row): Entry => ({ id, name, createdAt, updatedAt })

/** My changes since `known`, laid on what another tab has kept meanwhile. */
function merged(content: unknown, known: Blueprint, mine: Blueprint): Blueprint {
  const read = parseValue(content)
  if (!read.ok) return mine
  const theirs = diffRecords(known.records as Records, read.value.records as Records)
  if (isEmpty(theirs)) return mine
  const records = applyDiff(
    read.value.records as Records,
    diffRecords(known.records as Records, mine.records as Records),
  )
  return { id: mine.id, records: records as Blueprint['records'] }
}
