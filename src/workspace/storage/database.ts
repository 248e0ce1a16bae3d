/** The tables on this device, and how older ones become them. Dexie stands behind this and nobody outside knows. */
import { Dexie, type Table } from 'dexie'
import type { UserText } from '../../base/index.ts'
import { aboutOf, parseValue, schemaVersion } from '../../blueprint/index.ts'
import { contentOf } from './content.ts'
import { StorageTrouble, troubleOf } from './trouble.ts'
import type { ImageRow, StateRow, VersionRow } from './versions.ts'

/** A blueprint on the shelf. */
export interface Entry {
  id: string
  name: UserText
  /** Milliseconds since 1970. */
  createdAt: number
  updatedAt: number
  /** Where the user has put it. */
  folder?: string
}

export interface Row extends Entry {
  deletedAt?: number
  /** The version of the document format in which it was last written. */
  schemaVersion?: number
  /** The file as it came, where it could not be read: it is kept as it is, for a Throughline that can. */
  content?: unknown
}

/** What one window wrote at one time. All of a blueprint's, in any order and any of them twice, are its contents. */
export interface UpdateRow {
  seq: number
  blueprint: string
  /** The window that wrote it, so that it does not take its own writing for news. */
  by: string
  update: Uint8Array
}

const latest = 3

export class Database extends Dexie {
  readonly blueprints!: Table<Row, string>
  readonly updates!: Table<UpdateRow, number, Omit<UpdateRow, 'seq'>>
  readonly versions!: Table<VersionRow, string>
  readonly states!: Table<StateRow, string>
  readonly images!: Table<ImageRow, string>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Tells this window from all others that write. */
  readonly window = crypto.randomUUID()
  /** A newer Throughline has taken the storage over: this window must be loaded anew. */
  #isOutdated = false

  constructor(name: string, now: () => number = Date.now) {
    // Strict: a promise is kept when the bytes are on the disk. No cache: what is told has been committed.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.now = now
    // Versions here say where things lie. The shape of a document is the work of blueprint/migrations.
    this.version(1).stores({ blueprints: 'id, updatedAt' })
    this.version(2).stores({ updates: '++seq, [blueprint+seq]' }).upgrade(mergeable)
    this.version(latest).stores({ versions: 'id, blueprint, *imageKeys', states: 'id', images: 'key, blueprint' })
    this.on('versionchange', () => {
      this.#isOutdated = true
      this.close({ disableAutoOpen: true })
    })
    // Dexie would open what a newer Throughline has written as if it were its own. It counts its versions in tens.
    this.on(
      'ready',
      () => {
        this.#isOutdated = Math.floor(this.backendDB().version / 10) > latest
        if (this.#isOutdated) throw new StorageTrouble('outdated', undefined)
      },
      true,
    )
  }

  /** Does a piece of work; what goes wrong is told as trouble with a code. */
  async attempt<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw this.troubleOf(error)
    }
  }

  troubleOf(error: unknown): StorageTrouble {
    return this.#isOutdated ? new StorageTrouble('outdated', error) : troubleOf(error)
  }
}

/** Whole files become contents that several windows can write; one that cannot be read stays as it is. */
async function mergeable(transaction: { table(name: string): Table }): Promise<void> {
  const blueprints: Table<Row & { revision?: string }, string> = transaction.table('blueprints')
  for (const row of await blueprints.toArray()) {
    const read = parseValue(row.content)
    if (!read.ok) continue
    const { content: _, revision: __, ...kept } = row
    await transaction.table('updates').add({ blueprint: row.id, by: '', update: contentOf(read.value).whole })
    await blueprints.put({ ...kept, name: { ...aboutOf(read.value)?.name }, schemaVersion })
  }
}
