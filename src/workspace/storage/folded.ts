/** Which rows and phases of which blueprint are folded on this device. Of long-forgotten blueprints nothing is kept. */
import { readSetting, writeSetting } from './settings.ts'

/** Newest last. */
type Kept = [document: string, ids: string[]][]

const setting = 'folded'
const most = 50

export const readFolded = (document: string): readonly string[] => kept().find(([id]) => id === document)?.[1] ?? []

export function writeFolded(document: string, ids: readonly string[]): void {
  const others = kept().filter(([id]) => id !== document)
  const now: Kept = ids.length === 0 ? others : [...others, [document, [...ids]]]
  writeSetting(setting, JSON.stringify(now.slice(-most)))
}

/** What is stored may have been written by another version, or by hand. */
function kept(): Kept {
  try {
    const read = JSON.parse(readSetting(setting) ?? '[]') as unknown
    return Array.isArray(read) ? read.filter(isEntry) : []
  } catch {
    return []
  }
}

const isEntry = (entry: unknown): entry is Kept[number] =>
  Array.isArray(entry) &&
  typeof entry[0] === 'string' &&
  Array.isArray(entry[1]) &&
  entry[1].every((id) => typeof id === 'string')
