import { get, hasSkills, nameOf, namesOf, nodesOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Skills that a step asks for are had by somebody whom it may ask. */
export const skillsAreThere: Rule = {
  name: 'skills-are-there',
  severity: 'blocks',
  texts: {
    label: { en: 'Somebody has the skill', 'zh-CN': '有人具备所需技能' },
    what: {
      en: '“{name}” asks for {skills}, which nobody of {pools} has.',
      'zh-CN': '“{name}”需要技能{skills}，但{pools}中无人具备。',
    },
    remedy: {
      en: 'Give the skill to a pool or to a level of it, or ask for less.',
      'zh-CN': '请给资源池或其某个等级加上该技能，或减少要求。',
    },
    why: {
      en: 'Only who has the skill may do the work: the service quality strategy asks that everybody passes the assessment. A case that nobody is able to serve waits for ever.',
      'zh-CN': '只有具备技能的人才能办理：《客户服务质量提升策略》要求岗位人员考核合格。无人能办的工单会一直等待。',
    },
  },
  check(blueprint, report) {
    for (const action of nodesOf(blueprint, 'action')) {
      for (const need of action.needs ?? []) {
        const pools = need.from.map((id) => get(blueprint, 'pool', id)).filter((pool) => pool !== undefined)
        if (!need.skills?.length || pools.length === 0 || pools.some((pool) => hasSkills(blueprint, pool, need)))
          continue
        const skills = need.skills.map((one) => `“${one}”`).join(', ')
        report([action.id, ...pools.map((pool) => pool.id)], {
          name: nameOf(blueprint, action.id),
          skills,
          pools: namesOf(blueprint, need.from),
        })
      }
    }
  },
  fix(blueprint, { at: [id, first] }) {
    const action = get(blueprint, 'node', id)
    const pool = get(blueprint, 'pool', first)
    if (action?.kind !== 'action' || !pool) return undefined
    const missing = (action.needs ?? []).flatMap((need) => (need.from.includes(first) ? (need.skills ?? []) : []))
    const name = nameOf(blueprint, first)
    return {
      label: { en: `“${name.en}” can all do it`, 'zh-CN': `“${name['zh-CN']}”全员具备该技能` },
      changes: [{ set: first, field: 'skills', to: [...new Set([...(pool.skills ?? []), ...missing])] }],
    }
  },
}
