import { languages, type UserText } from '../base/index.ts'
import { all, departmentOf, get, namesOf, roleOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** What the customer is told comes from one department, whatever the channel. */
export const informationHasOneSource: Rule = {
  name: 'information-has-one-source',
  severity: 'advice',
  texts: {
    label: { en: 'Information has one source', 'zh-CN': '对客信息口径一致' },
    what: {
      en: 'The customer is told “{item}” by {departments}: it may not be the same each time.',
      'zh-CN': '客户从{departments}分别得到“{item}”：口径可能不一致。',
    },
    remedy: {
      en: 'Let one department own it, and the others pass it on.',
      'zh-CN': '请确定一个部门为信息来源，其他部门转达。',
    },
    why: {
      en: 'Online and offline say different things (线上线下信息不一致: the service quality strategy), and departments give different quotes. One item with one owner can be wrong only once.',
      'zh-CN':
        '线上线下信息不一致（《客户服务质量提升策略》），各部门报价也不同。一条信息只有一个来源，才不会说法各异。',
    },
  },
  check(blueprint, report) {
    const told = new Map<string, { ids: string[]; item: UserText; departments: Set<string> }>()
    for (const { id, from, to, item } of all(blueprint, 'flow')) {
      const [teller, hearer] = [get(blueprint, 'node', from), get(blueprint, 'node', to)]
      const department = teller && departmentOf(blueprint, teller)
      if (!item || !hearer || !department || roleOf(blueprint, hearer) !== 'customer') continue
      const key = languages.map((language) => item[language]?.trim().toLowerCase()).join('\n')
      const one = told.get(key) ?? { ids: [], item, departments: new Set() }
      told.set(key, one)
      one.ids.push(id)
      one.departments.add(department.id)
    }
    for (const { ids, item, departments } of told.values())
      if (departments.size > 1) report(ids, { item, departments: namesOf(blueprint, [...departments].sort()) })
  },
}
