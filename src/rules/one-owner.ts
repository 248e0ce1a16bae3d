import { languages } from '../base/index.ts'
import { departmentOf, get, nameOf, namesOf, nodesOf, roleOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every task has one owner: no two departments do the same, and who does it is of the department that answers for it. */
export const oneOwner: Rule = {
  name: 'one-owner',
  severity: 'advice',
  texts: {
    label: { en: 'A task has one owner', 'zh-CN': '一件事只有一个责任部门' },
    what: {
      en: '“{task}” is done by {departments}: the same task has several owners.',
      'zh-CN': '“{task}”由{departments}分别办理：同一件事有几个责任部门。',
    },
    remedy: {
      en: 'Let one of them answer for it, or give the tasks names that say how they differ.',
      'zh-CN': '请确定一个责任部门；若并非同一件事，请在名称上加以区分。',
    },
    why: {
      en: 'Where two answer for a task, each may think that the other does it, and departments give different answers (Puzzles of Service Processes). Exactly one is accountable; others may help.',
      'zh-CN':
        '两家都负责，就可能都以为对方在办，答复口径也不一致（《服务流程之惑》）。一件事只能有一个负责的，其他部门可以配合。',
    },
    cases: {
      people: {
        what: {
          en: '“{name}” belongs to {owner}, but its people are of {others}.',
          'zh-CN': '“{name}”归{owner}负责，人员却属于{others}。',
        },
        remedy: {
          en: 'Give it to the department whose people do it, or ask for people of its owner.',
          'zh-CN': '请改由人员所在部门负责，或改用责任部门自己的人员。',
        },
      },
    },
  },
  check(blueprint, report) {
    const sameTask = new Map<string, { ids: string[]; owners: Set<string> }>()
    for (const action of nodesOf(blueprint, 'action')) {
      const owner = departmentOf(blueprint, action)
      if (!owner || roleOf(blueprint, action) === 'customer') continue
      const name = nameOf(blueprint, action.id)
      const key = languages.map((language) => name[language].trim().toLowerCase()).join('\n')
      const task = sameTask.get(key) ?? { ids: [], owners: new Set() }
      sameTask.set(key, task)
      task.ids.push(action.id)
      task.owners.add(owner.id)

      const pools = (action.needs ?? []).flatMap((need) => need.from)
      const theirs = new Set(pools.flatMap((pool) => get(blueprint, 'pool', pool)?.department ?? []))
      if (theirs.size > 0 && !theirs.has(owner.id))
        report(
          [action.id],
          { name, owner: namesOf(blueprint, [owner.id]), others: namesOf(blueprint, [...theirs]) },
          'people',
        )
    }
    for (const { ids, owners } of sameTask.values())
      if (owners.size > 1)
        report(ids, { task: nameOf(blueprint, ids[0]), departments: namesOf(blueprint, [...owners].sort()) })
  },
  fix(blueprint, { at: [id], variant }) {
    const action = get(blueprint, 'node', id)
    if (variant !== 'people' || action?.kind !== 'action') return undefined
    const pools = (action.needs ?? []).flatMap((need) => need.from)
    const [theirs, ...more] = new Set(pools.flatMap((pool) => get(blueprint, 'pool', pool)?.department ?? []))
    if (more.length > 0 || !get(blueprint, 'department', theirs)) return undefined
    const name = nameOf(blueprint, theirs)
    return {
      label: { en: `Give it to “${name.en}”`, 'zh-CN': `归“${name['zh-CN']}”负责` },
      changes: [{ set: id, field: 'department', to: theirs }],
    }
  },
}
