/** How each blueprint is looked at on this device. Of long-forgotten blueprints nothing is kept. */
import type { Focus } from '../../drawing/index.ts'
import { readSetting, writeSetting } from './settings.ts'

const most = 50

interface Look<Value> {
  read(document: string): Value | undefined
  /** @param value undefined: nothing is remembered any more */
  write(document: string, value: Value | undefined): void
}

function look<Value>(setting: string, isOne: (value: unknown) => value is Value): Look<Value> {
  /** Newest last. What is stored may have been written by another version, or by hand. */
  function kept(): [document: string, value: Value][] {
    try {
      const read = JSON.parse(readSetting(setting) ?? '[]') as unknown
      return Array.isArray(read) ? read.filter(isEntry) : []
    } catch {
      return []
    }
  }
  const isEntry = (entry: unknown): entry is [string, Value] =>
    Array.isArray(entry) && typeof entry[0] === 'string' && isOne(entry[1])
  return {
    read: (document) => kept().find(([id]) => id === document)?.[1],
    write(document, value) {
      const others = kept().filter(([id]) => id !== document)
      const now = value === undefined ? others : [...others, [document, value]]
      writeSetting(setting, JSON.stringify(now.slice(-most)))
    },
  }
}

/** Which rows and phases are folded. */
export const folded = look(
  'folded',
  (ids): ids is string[] => Array.isArray(ids) && ids.every((id) => typeof id === 'string'),
)

/** The class or channel whose cases alone are looked at. */
export const focused = look(
  'focus',
  (one): one is Focus =>
    typeof one === 'object' &&
    one !== null &&
    'by' in one &&
    (one.by === 'class' || one.by === 'channel') &&
    'id' in one &&
    typeof one.id === 'string',
)
