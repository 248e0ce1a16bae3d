/** What a version is called: its name, or why it was kept; and of when it is. */
import type { Language } from '../../base/index.ts'
import type { Version } from '../../workspace/index.ts'
import type { words as both } from './words.ts'

type Words = (typeof both)['en']

export const titleOf = ({ kind, name }: Version, words: Words): string => (kind === 'named' ? name : words.kinds[kind])

export const timeOf = ({ at }: Version, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at)

/** For sentences, and for who hears only the name of a button. */
export const fullName = (version: Version, words: Words, language: Language): string =>
  `“${titleOf(version, words)}”, ${timeOf(version, language)}`
