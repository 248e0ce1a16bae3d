/** Gives a record a name in one language; the name in the other language stays. */
import type { Language } from '../../base/index.ts'
import { withField } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  record: string
  language: Language
  /** An empty name is none: the other language's then serves, and the last one cannot be taken away. */
  name: string
}

export const rename = command<Args>({
  name: 'rename',
  label: { en: 'Rename', 'zh-CN': '重命名' },
  keys: ['Enter'],
  can: (blueprint, args) => renamed(blueprint, args) !== undefined,
  run: (blueprint, args) => renamed(blueprint, args) ?? blueprint,
})

function renamed(blueprint: Parameters<typeof withField>[0], { record, language, name }: Args) {
  const target = Object.hasOwn(blueprint.records, record) ? blueprint.records[record] : undefined
  if (!target) return undefined
  const before = 'name' in target && typeof target.name === 'object' ? target.name : {}
  const { [language]: _, ...others } = before
  const text = name.trim()
  if (text === '' && Object.values(others).every((other) => other === '')) return undefined
  return withField(blueprint, record, 'name', text === '' ? others : { ...others, [language]: text })
}
