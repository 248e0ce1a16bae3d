/** Replaces words in names, descriptions and notes, everywhere. */
import type { Blueprint, BlueprintRecord } from '../../blueprint/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  find: string
  replace: string
}

export const replaceText = command<Args>({
  name: 'replace-text',
  label: { en: 'Replace words', 'zh-CN': '替换文字' },
  can: (blueprint, args) => foundIn(blueprint, args.find).length > 0,
  run: replaced,
})

const fields = ['name', 'description', 'note', 'item', 'promise'] as const

/** Ids of the records in whose words it occurs, whatever the case of its letters. */
export const foundIn = (blueprint: Blueprint, find: string): string[] =>
  find === ''
    ? []
    : Object.keys(blueprint.records).filter((id) =>
        wordsOf(blueprint.records[id]).some((text) => text.toLowerCase().includes(find.toLowerCase())),
      )

const wordsOf = (record: BlueprintRecord): string[] =>
  fields.flatMap((field) => {
    const value: unknown = (record as Record<string, unknown>)[field]
    return typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value) : []
  }) as string[]

function replaced(blueprint: Blueprint, { find, replace }: Args): Blueprint {
  const pattern = new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi')
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(pattern, () => replace)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([language, text]) => [language, change(text)]))
  }
  let next = blueprint
  for (const id of foundIn(blueprint, find)) {
    const record = { ...(blueprint.records[id] as Record<string, unknown>) }
    for (const field of fields) if (record[field] !== undefined) record[field] = change(record[field])
    next = withRecord(next, id, record as BlueprintRecord) ?? next
  }
  return next
}
