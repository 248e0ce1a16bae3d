/** Which of the blueprints on the shelf are shown, and in which order. */
import { plainText, type Language } from '../../base/index.ts'
import type { Entry } from '../../workspace/index.ts'

export const sortings = ['changed', 'name', 'created'] as const
export type Sorting = (typeof sortings)[number]

export interface Asked {
  /** Words that a name, in any language, or a folder has. */
  text: string
  /** Undefined: in any folder or none. */
  folder: string | undefined
  sorting: Sorting
}

export function shown(entries: readonly Entry[], { text, folder, sorting }: Asked, language: Language): Entry[] {
  const words = plainText(text).split(/\s+/).filter(Boolean)
  const found = entries.filter((entry) => {
    const said = plainText([entry.name.en, entry.name['zh-CN'], entry.folder].filter(Boolean).join(' '))
    return (folder === undefined || entry.folder === folder) && words.every((word) => said.includes(word))
  })
  const nameOf = ({ name }: Entry): string => name[language] ?? name.en ?? name['zh-CN'] ?? ''
  const { compare } = new Intl.Collator(language, { numeric: true })
  return found.toSorted((a, b) => {
    if (sorting === 'name') return compare(nameOf(a), nameOf(b)) || b.updatedAt - a.updatedAt
    return sorting === 'created' ? b.createdAt - a.createdAt : b.updatedAt - a.updatedAt
  })
}

export const foldersOf = (entries: readonly Entry[], language: Language): string[] =>
  [...new Set(entries.flatMap(({ folder }) => folder ?? []))].sort(new Intl.Collator(language).compare)
