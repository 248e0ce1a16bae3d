/** What two states of a blueprint differ in, as sentences: one for each record that came, went or changed. */
import {
  diffRecords,
  equal,
  factText,
  inLanguage,
  phrased,
  render,
  type Language,
  type Records,
  type UserText,
} from '../../base/index.ts'
import {
  nameOf,
  writeDistribution,
  writeDuration,
  type Blueprint,
  type BlueprintRecord,
  type DistributionSpec,
  type Duration,
} from '../../blueprint/index.ts'
import { fieldsOf } from '../inspector/fields.ts'
import type { words as both } from './words.ts'

export type ChangeKind = 'added' | 'removed' | 'changed'

export interface Sentence {
  /** The record. */
  id: string
  kind: ChangeKind
  type: BlueprintRecord['type']
  text: string
}

type Words = (typeof both)['en']

/** Steps first, for they are what one looks at; of what is only where something stands, nothing is said apart. */
const order: readonly BlueprintRecord['type'][] = ['blueprint', 'node', 'flow', 'lane', 'department', 'phase', 'pool']
const rank = (type: BlueprintRecord['type']): number => (order.includes(type) ? order.indexOf(type) : order.length)

export function changesBetween(before: Blueprint, after: Blueprint, words: Words, language: Language): Sentence[] {
  const diff = diffRecords(before.records as Records, after.records as Records)
  return Object.keys(diff)
    .flatMap((id): Sentence[] => {
      const [old, now] = [before.records[id], after.records[id]] as (BlueprintRecord | undefined)[]
      const record = now ?? old
      if (!record || record.type === 'place') return []
      const kind = !old ? 'added' : !now ? 'removed' : 'changed'
      const facts = { type: words.types[record.type], name: nameOf(now ? after : before, id)[language] }
      const fields = old && now ? fieldChanges(old, now, [before, after], words, language) : ''
      return [{ id, kind, type: record.type, text: render(words.sentences[kind], { ...facts, fields }, language) }]
    })
    .sort((a, b) => rank(a.type) - rank(b.type) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
}

function fieldChanges(
  old: BlueprintRecord,
  now: BlueprintRecord,
  [before, after]: readonly [Blueprint, Blueprint],
  words: Words,
  language: Language,
): string {
  const known = new Map([...fieldsOf(old), ...fieldsOf(now)].map(({ name, meta }) => [name, meta.label[language]]))
  const [a, b] = [old, now] as unknown as Record<string, unknown>[]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !equal(a[name], b[name]))
  const parts = names.flatMap((name): string[] => {
    // Provenance follows what it belongs to.
    if (name === 'marks') return names.length > 1 ? [] : [words.fields.marks]
    const label = known.get(name) ?? words.fields[name as keyof Words['fields']]
    if (label === undefined) return []
    const [from, to] = [valueText(a[name], before, words, language), valueText(b[name], after, words, language)]
    return [from === undefined || to === undefined ? label : render(words.fromTo, { label, from, to }, language)]
  })
  return phrased(parts.length > 0 ? parts : [words.fields.more], language)
}

/** @returns undefined for what has no short words */
function valueText(value: unknown, blueprint: Blueprint, words: Words, language: Language): string | undefined {
  if (value === undefined || value === null) return words.nothingThere
  if (typeof value === 'number') return factText(value, language)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') {
    const text = Object.hasOwn(blueprint.records, value) ? nameOf(blueprint, value)[language] : value
    return text.length <= 60 ? `“${text}”` : undefined
  }
  if (typeof value !== 'object') return undefined
  if (Array.isArray(value)) return value.length === 1 ? valueText(value[0], blueprint, words, language) : undefined
  if ('unit' in value && 'value' in value && !('distribution' in value))
    return writeDuration(value as Duration, language)
  if ('time' in value) return valueText(value.time, blueprint, words, language)
  if ('distribution' in value) return writeDistribution(value as DistributionSpec, language)
  if ('en' in value || 'zh-CN' in value) {
    const text = inLanguage(value as UserText, language)
    return text.length <= 60 ? `“${text}”` : undefined
  }
  return undefined
}
