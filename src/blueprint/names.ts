/** How records are called in sentences: by their name, a flow by its ends, and by the id where there is nothing else. */
import { freshId, inLanguage, languages, listed, plainText, type Language, type Texts } from '../base/index.ts'
import type { Blueprint, RecordOf, RecordType } from './blueprint.ts'
import { all, get, type Identified } from './queries.ts'

export function nameOf(blueprint: Blueprint, id: string): Texts {
  const record = Object.hasOwn(blueprint.records, id) ? blueprint.records[id] : undefined
  const name = record && 'name' in record ? record.name : undefined
  const of = (language: keyof Texts): string => {
    const own = typeof name === 'string' ? name : inLanguage(name, language)
    if (own.trim() !== '') return own
    if (record?.type !== 'flow') return id
    return `${nameOf(blueprint, record.from)[language]} → ${nameOf(blueprint, record.to)[language]}`
  }
  return Object.fromEntries(languages.map((language) => [language, of(language)])) as Texts
}

/** The name of the lane that a node stands in. */
export const laneNameOf = (blueprint: Blueprint, node: string): Texts =>
  nameOf(blueprint, get(blueprint, 'node', node)?.lane ?? node)

/** “A”, “B” and 3 more: a list of names that stays short. */
export function namesOf(blueprint: Blueprint, ids: readonly string[], most = 3): Texts {
  const shown = ids.slice(0, most).map((id) => nameOf(blueprint, id))
  const rest = ids.length - shown.length
  const quoted = (language: Language) =>
    listed(
      shown.map((name) => `“${name[language]}”`),
      language,
    )
  return {
    en: quoted('en') + (rest > 0 ? ` and ${rest} more` : ''),
    'zh-CN': quoted('zh-CN') + (rest > 0 ? `等 ${ids.length} 处` : ''),
  }
}

/** The record of a type that somebody means by a name in any language, by its id, or a lane by what it is. */
export function called<T extends RecordType>(
  blueprint: Blueprint,
  type: T,
  text: string,
): Identified<RecordOf<T>> | undefined {
  const wanted = plainText(text)
  if (wanted === '') return undefined
  const list = all(blueprint, type)
  const names = (one: Identified<RecordOf<T>>): string[] =>
    'name' in one && typeof one.name === 'object' ? Object.values(one.name as Record<string, string>) : []
  return (
    list.find((one) => names(one).some((name) => plainText(name) === wanted)) ??
    list.find((one) => one.id === wanted || ('role' in one && one.role === wanted))
  )
}

/** A fresh id for a record, which reads like its name: `call-back`, or `call-back-2` where that is taken. */
export const newId = (blueprint: Blueprint, name: string, stem: string): string =>
  freshId(name, stem, (id) => Object.hasOwn(blueprint.records, id))
