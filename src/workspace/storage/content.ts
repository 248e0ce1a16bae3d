/**
 * The contents of a blueprint as several windows may write them at once: one Yjs map with a key for each field of each
 * record, `record/field`. Two who write different fields keep both; of two who write the same field the later one
 * stays. A record is there while it has a type: who deletes it takes all of its fields, and what somebody else writes
 * into it meanwhile lies there unseen and revives nothing.
 */
import * as Y from 'yjs'
import { diffRecords, isId, type Diff, type Records } from '../../base/index.ts'
import { schemaVersion, type Blueprint } from '../../blueprint/index.ts'

type Fields = Records[string]

/** What came from another window: what it changed, and what it wrote into records that are deleted. */
export interface Taken {
  diff: Diff
  unseen: Records
}

export class Content {
  readonly #contents = new Y.Doc()
  readonly #fields = this.#contents.getMap<unknown>('fields')
  /** What is true of the whole: `id`, `schemaVersion`. */
  readonly #head = this.#contents.getMap<unknown>('head')
  /** All that has fields, with a type or without. */
  readonly #parts = new Map<string, Fields>()
  #records: Records = {}
  #unsent: Uint8Array[] = []
  #isTaking = false

  constructor(updates: readonly Uint8Array[] = []) {
    this.#apply(updates)
    for (const [key, value] of this.#fields.entries()) {
      const place = placeOf(key)
      if (!place) continue
      const part = this.#parts.get(place.record) ?? {}
      part[place.field] = value
      this.#parts.set(place.record, part)
    }
    this.#records = Object.fromEntries([...this.#parts].filter(([, part]) => isThere(part)))
    this.#contents.on('update', (update: Uint8Array) => {
      if (!this.#isTaking) this.#unsent.push(update)
    })
  }

  get id(): unknown {
    return this.#head.get('id')
  }
  get schemaVersion(): unknown {
    return this.#head.get('schemaVersion')
  }
  /** Replaced, never changed in place; a record that did not change is the same object. */
  get records(): Records {
    return this.#records
  }

  /** Everything as one update, without what was overwritten. */
  get whole(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#contents)
  }

  /** What was written here and is not yet kept, as one update. */
  unsent(): { update: Uint8Array; sent(): void } | undefined {
    const sending = [...this.#unsent]
    if (sending.length === 0) return undefined
    return {
      update: sending.length === 1 ? sending[0] : Y.mergeUpdates(sending),
      sent: () => (this.#unsent = this.#unsent.slice(sending.length)),
    }
  }

  entitle(id: string, schemaVersion: number): void {
    this.#contents.transact(() => {
      if (this.id !== id) this.#head.set('id', id)
      if (this.schemaVersion !== schemaVersion) this.#head.set('schemaVersion', schemaVersion)
    })
  }

  write(diff: Diff): void {
    const written = new Map<string, Fields>()
    this.#contents.transact(() => {
      for (const [record, { before, after }] of Object.entries(diff)) {
        const present = this.#parts.get(record) ?? {}
        const fields = before === undefined || after === undefined ? { ...present, ...after } : { ...before, ...after }
        const next = { ...present }
        for (const field of Object.keys(fields)) {
          const value = after?.[field]
          if (value === undefined) {
            this.#fields.delete(keyOf(record, field))
            delete next[field]
          } else if (value !== present[field]) {
            this.#fields.set(keyOf(record, field), value)
            next[field] = value
          }
        }
        written.set(record, next)
      }
    })
    this.#put(written)
  }

  /** What other windows have kept. Once more what is known already changes nothing. */
  take(updates: readonly Uint8Array[]): Taken {
    const keys = new Set<string>()
    const note = ({ keysChanged }: Y.YMapEvent<unknown>) => keysChanged.forEach((key: string) => keys.add(key))
    this.#fields.observe(note)
    this.#apply(updates)
    this.#fields.unobserve(note)
    const touched = new Map<string, Fields>()
    for (const key of keys) {
      const place = placeOf(key)
      if (!place) continue
      const part = touched.get(place.record) ?? { ...this.#parts.get(place.record) }
      if (this.#fields.has(key)) part[place.field] = this.#fields.get(key)
      else delete part[place.field]
      touched.set(place.record, part)
    }
    const among = (records: Records): Records =>
      Object.fromEntries([...touched.keys()].filter((id) => Object.hasOwn(records, id)).map((id) => [id, records[id]]))
    const before = among(this.#records)
    this.#put(touched)
    const unseen = [...touched].filter(([id, part]) => !before[id] && !isThere(part) && Object.keys(part).length > 0)
    return { diff: diffRecords(before, among(this.#records)), unseen: Object.fromEntries(unseen) }
  }

  #apply(updates: readonly Uint8Array[]): void {
    this.#isTaking = true
    try {
      this.#contents.transact(() => updates.forEach((update) => Y.applyUpdate(this.#contents, update)))
    } finally {
      this.#isTaking = false
    }
  }

  #put(parts: ReadonlyMap<string, Fields>): void {
    const records = { ...this.#records }
    for (const [id, part] of parts) {
      if (Object.keys(part).length > 0) this.#parts.set(id, part)
      else this.#parts.delete(id)
      if (isThere(part)) records[id] = part
      else delete records[id]
    }
    this.#records = records
  }
}

/** A whole blueprint as contents, all of it unsent. */
export function contentOf(blueprint: Blueprint): Content {
  const content = new Content()
  content.entitle(blueprint.id, schemaVersion)
  content.write(diffRecords({}, blueprint.records as Records))
  return content
}

/** Ids hold no slash, so the first one ends the id. Undefined for what nobody of us has written. */
function placeOf(key: string): { record: string; field: string } | undefined {
  const at = key.indexOf('/')
  const [record, field] = [key.slice(0, at), key.slice(at + 1)]
  return isId(record) && field !== '__proto__' ? { record, field } : undefined
}

const keyOf = (record: string, field: string): string => `${record}/${field}`

const isThere = (part: Fields): boolean => part.type !== undefined
