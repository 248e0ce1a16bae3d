/**
 * A blueprint of the library while it is open here. What is written lies in memory at once and on this device when
 * `commit` resolves; what other windows have kept is told. Nothing here decides who of two writers is right: the
 * contents do (`content.ts`), and every window comes to the same.
 */
import { liveQuery } from 'dexie'
import { diffRecords, ok, signIds, type Diff, type Records, type Result } from '../../base/index.ts'
import { aboutOf, format, parseRecord, parseValue, schemaVersion, type Blueprint } from '../../blueprint/index.ts'
import { Content, contentOf, type Taken } from './content.ts'
import type { Database, Row, UpdateRow } from './database.ts'
import { StorageTrouble } from './trouble.ts'
import { dayMs, keepVersion, type Keeping } from './versions.ts'

export interface News extends Taken {
  blueprint: Blueprint
}

/** So many pieces are made one, lest a long history be read at each opening. */
const mostPieces = 200

export class KeptBlueprint {
  readonly id: string
  readonly #database: Database
  readonly #content: Content
  /** Up to which piece the contents hold what is kept. */
  #seen: number
  #pieces: number
  /** States to be kept with the next commit. */
  #keeping: Keeping[] = []
  /** As it was when it was opened, until something is kept. */
  #opened: Blueprint | undefined

  private constructor(id: string, database: Database, content: Content, rows: readonly UpdateRow[]) {
    this.id = id
    this.#database = database
    this.#content = content
    this.#seen = rows.at(-1)?.seq ?? 0
    this.#pieces = rows.length
    this.#opened = this.blueprint
  }

  /** One that storage has not seen yet. */
  static begin(id: string, database: Database, blueprint: Blueprint): KeptBlueprint {
    return new KeptBlueprint(id, database, contentOf(blueprint), [])
  }

  /** @returns undefined where there is none (or it was deleted); findings where it cannot be read */
  static async open(id: string, database: Database): Promise<Result<KeptBlueprint> | undefined> {
    const [row, rows] = await database.attempt(() => read(id, database))
    if (!row || row.deletedAt !== undefined) return undefined
    const content = new Content(rows.map(({ update }) => update))
    const parsed = parseValue(fileOf(row, content))
    if (!parsed.ok) return parsed
    // What a migration has changed is kept with the next edit.
    content.entitle(parsed.value.id, schemaVersion)
    content.write(diffRecords(content.records, parsed.value.records as Records))
    return ok(new KeptBlueprint(id, database, content, rows))
  }

  /** The stored file as it is, also where it cannot be read. */
  static async file(id: string, database: Database): Promise<unknown> {
    const [row, rows] = await database.attempt(() => read(id, database))
    return row && fileOf(row, new Content(rows.map(({ update }) => update)))
  }

  get blueprint(): Blueprint {
    return { id: this.#content.id as string, records: this.#content.records as Blueprint['records'] }
  }

  write(diff: Diff): void {
    this.#content.write(diff)
  }

  /** Keeps this state as a version, in the same transaction as what is written next. */
  keep(keeping: Keeping): void {
    this.#keeping.push(keeping)
  }

  /**
   * Keeps all that was written. An edit of what another window has deleted puts it back on the shelf.
   * @param shelved how it stood on another shelf, where it comes from there
   */
  async commit(shelved: Partial<Pick<Row, 'createdAt' | 'updatedAt' | 'folder'>> = {}): Promise<void> {
    const { blueprints, updates } = this.#database
    const unsent = this.#content.unsent()
    const keeping = [...this.#keeping]
    if (!unsent && keeping.length === 0) return
    await this.#database.attempt(() =>
      this.#database.transaction('rw', [blueprints, updates, ...versionTables(this.#database)], async () => {
        const row = await blueprints.get(this.id)
        if ((row?.schemaVersion ?? 0) > schemaVersion) throw new StorageTrouble('outdated', undefined)
        const isThere = row !== undefined && row.content === undefined
        const now = this.#database.now()
        if (row && this.#opened) await this.#keepDay(row, this.#opened, now)
        for (const one of keeping) await keepVersion(this.#database, this.id, one, now)
        if (!unsent && isThere) return
        const name = { ...aboutOf(this.blueprint)?.name }
        const { folder, createdAt = now, updatedAt = now } = { ...row, updatedAt: undefined, ...shelved }
        await blueprints.put({
          ...{ id: this.id, name, createdAt, updatedAt, schemaVersion },
          ...(folder !== undefined && { folder }),
        })
        // Where nothing is kept any more, a piece alone would be a torso.
        const update = isThere && unsent ? unsent.update : this.#content.whole
        await updates.add({ blueprint: this.id, by: this.#database.window, update })
      }),
    )
    unsent?.sent()
    this.#keeping = this.#keeping.slice(keeping.length)
    this.#opened = undefined
    this.#pieces += 1
    // Kept it is already: what goes wrong here is tried again after the next edit.
    if (this.#pieces > mostPieces) await this.#joinPieces().catch(() => {})
  }

  /** @param told what other windows have kept; undefined: a newer Throughline writes here now */
  watch(told: (news: News | undefined) => void): () => void {
    const { updates } = this.#database
    const subscription = liveQuery(() =>
      updates.where('[blueprint+seq]').between([this.id, this.#seen], [this.id, Infinity], false).toArray(),
    ).subscribe(
      (rows) => {
        const fresh = rows.filter(({ seq, by }) => seq > this.#seen && by !== this.#database.window)
        this.#seen = Math.max(this.#seen, ...rows.map(({ seq }) => seq))
        if (fresh.length === 0) return
        const taken = this.#content.take(fresh.map(({ update }) => update))
        const isReadable = Object.keys(taken.diff).every(
          (id) => !(id in this.#content.records) || parseRecord(id, this.#content.records[id]).ok,
        )
        told(isReadable ? { ...taken, blueprint: this.blueprint } : undefined)
      },
      () => {}, // what cannot be watched is still merged when it is read, and a save that fails says so
    )
    const outdated = () => told(undefined)
    this.#database.on('versionchange', outdated)
    const leave = meetOthers(`${this.#database.name}/${this.id}`, () => signIds(this.#database.window.slice(0, 4)))
    return () => {
      subscription.unsubscribe()
      this.#database.on.versionchange.unsubscribe(outdated)
      leave()
      signIds('')
    }
  }

  /** As it was before the first edit of today it is a version. */
  async #keepDay({ createdAt, updatedAt }: Row, blueprint: Blueprint, now: number): Promise<void> {
    const others = await this.#database.versions.where('blueprint').equals(this.id).toArray()
    const last = Math.max(createdAt, ...others.map(({ at }) => at))
    const isNew = others.length === 0 || updatedAt > last
    if (isNew && now - last > dayMs)
      await keepVersion(this.#database, this.id, { kind: 'daily', at: updatedAt, blueprint }, now)
  }

  /** All pieces become one. Other windows take it for news and find nothing new in it. */
  async #joinPieces(): Promise<void> {
    const { updates } = this.#database
    await this.#database.transaction('rw', updates, async () => {
      const rows = await piecesOf(this.id, this.#database)
      const { whole } = new Content(rows.map(({ update }) => update))
      await updates.bulkDelete(rows.map(({ seq }) => seq))
      await updates.add({ blueprint: this.id, by: '', update: whole })
    })
    this.#pieces = 1
  }
}

/** @param met called when another window has the same blueprint open, now or later */
function meetOthers(about: string, met: () => void): () => void {
  const channel = new BroadcastChannel(about)
  channel.onmessage = ({ data }) => {
    met()
    if (data === 'who is there?') channel.postMessage('one more')
  }
  channel.postMessage('who is there?')
  return () => channel.close()
}

const versionTables = ({ versions, states, images }: Database) => [versions, states, images] as const

const piecesOf = (id: string, { updates }: Database): PromiseLike<UpdateRow[]> =>
  updates.where('[blueprint+seq]').between([id, -Infinity], [id, Infinity]).toArray()

const read = (id: string, database: Database): PromiseLike<[Row | undefined, UpdateRow[]]> =>
  database.transaction('r', database.blueprints, database.updates, () =>
    Promise.all([database.blueprints.get(id), piecesOf(id, database)]),
  )

const fileOf = (row: Row, content: Content): unknown =>
  row.content ?? { format, schemaVersion: content.schemaVersion, id: content.id, records: content.records }
