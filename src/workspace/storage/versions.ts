/**
 * Earlier states of a blueprint: those that the user named, and those kept by themselves before an import, before
 * another version is restored, and as they were when a day began. The latter are thinned out as they age.
 */
import type { Table } from 'dexie'
import { equal, type Result } from '../../base/index.ts'
import { all, format, parseValue, schemaVersion, type Blueprint, type BlueprintRecord } from '../../blueprint/index.ts'

export type VersionKind = 'named' | 'daily' | 'import' | 'restore'

/** What the list shows. */
export interface Version {
  id: string
  /** Its blueprint in the library. */
  blueprint: string
  /** Milliseconds since 1970. */
  at: number
  kind: VersionKind
  /** Empty unless it was named. */
  name: string
  steps: number
  departments: number
}

/** A state to be kept. */
export interface Keeping {
  kind: VersionKind
  name?: string
  /** Of when it is; now where absent. */
  at?: number
  blueprint: Blueprint
}

export interface VersionRow extends Version {
  /** Keys of its images, each of which is kept once for all versions that show it. */
  images: [record: string, key: string][]
  imageKeys: string[]
}

/** The document of a version, without its images. */
export interface StateRow {
  id: string
  file: { records: Record<string, unknown> }
}

export interface ImageRow {
  key: string
  blueprint: string
  record: BlueprintRecord
}

export interface VersionTables {
  versions: Table<VersionRow, string>
  states: Table<StateRow, string>
  images: Table<ImageRow, string>
}

const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** Of what is younger than the first all stay, then the last of each span. */
const ages = [
  { under: 2 * dayMs, one: 0 },
  { under: 14 * dayMs, one: dayMs },
  { under: 90 * dayMs, one: 7 * dayMs },
  { under: Infinity, one: 30 * dayMs },
] as const

/** @returns those that may go: of automatic versions, all but the last of each day, week, month as they age */
export function thinned<V extends Pick<Version, 'at' | 'kind'>>(versions: readonly V[], now: number): V[] {
  const taken = new Set<string>()
  return versions
    .filter(({ kind }) => kind !== 'named')
    .toSorted((a, b) => b.at - a.at)
    .filter(({ at }) => {
      const { one } = ages.find(({ under }) => now - at < under) ?? ages[3]
      if (one === 0) return false
      const span = `${one}/${Math.floor(at / one)}`
      if (taken.has(span)) return true
      taken.add(span)
      return false
    })
}

/** In a transaction over the three tables. */
export async function keepVersion(
  tables: VersionTables,
  id: string,
  { kind, name = '', at, blueprint }: Keeping,
  now: number,
): Promise<void> {
  const records = { ...blueprint.records }
  const images: VersionRow['images'] = []
  for (const [record, image] of Object.entries(records)) {
    if (image.type !== 'attachment') continue
    delete records[record]
    images.push([record, await keepImage(tables, id, record, image)])
  }
  const version = {
    ...{ id: crypto.randomUUID(), blueprint: id, at: at ?? now, kind, name },
    ...{ steps: all(blueprint, 'node').length, departments: all(blueprint, 'department').length },
  }
  await tables.versions.add({ ...version, images, imageKeys: images.map(([, key]) => key) })
  await tables.states.add({ id: version.id, file: { format, schemaVersion, id: blueprint.id, records } as never })
  const others = await tables.versions.where('blueprint').equals(id).toArray()
  await forgetVersions(tables, thinned(others, now))
}

/** A record of this id that is another image lies beside it under another number. */
async function keepImage({ images }: VersionTables, blueprint: string, id: string, record: BlueprintRecord) {
  for (let number = 1; ; number += 1) {
    const key = `${blueprint}/${id}/${number}`
    const present = await images.get(key)
    if (!present) await images.add({ key, blueprint, record })
    if (!present || equal(present.record, record)) return key
  }
}

export async function forgetVersions(tables: VersionTables, rows: readonly VersionRow[]): Promise<void> {
  if (rows.length === 0) return
  await tables.states.bulkDelete(rows.map(({ id }) => id))
  await tables.versions.bulkDelete(rows.map(({ id }) => id))
  for (const key of new Set(rows.flatMap(({ imageKeys }) => imageKeys)))
    if ((await tables.versions.where('imageKeys').equals(key).count()) === 0) await tables.images.delete(key)
}

export async function readVersion(tables: VersionTables, id: string): Promise<Result<Blueprint> | undefined> {
  const [version, state] = [await tables.versions.get(id), await tables.states.get(id)]
  if (!version || !state) return undefined
  const images = await tables.images.bulkGet(version.imageKeys)
  const shown = version.images.flatMap(([record], at) => (images[at] ? [[record, images[at].record]] : []))
  return parseValue({ ...state.file, records: { ...state.file.records, ...Object.fromEntries(shown) } })
}
