/** What a blueprint itself lacks for more to be said, and how to add it. */
import type { Finding } from '../../base/index.ts'
import type { MadeSection } from '../../analysis/index.ts'
import { all, handoffs, type Blueprint } from '../../blueprint/index.ts'

/** @param sections what is said elsewhere is not said again */
export function lacksOf(blueprint: Blueprint, sections: readonly MadeSection[]): Finding[] {
  const isSaid = (name: string) => sections.some(({ maker, missing }) => maker.name === name && missing.length > 0)
  const between = handoffs(blueprint)
  const found: Finding[] = []
  if (all(blueprint, 'department').length === 0 && !isSaid('handoffs')) found.push(noDepartments)
  const open = between.filter(({ flow }) => flow.handoff?.agreed === undefined)
  if (open.length > 0 && !isSaid('handoffs'))
    found.push({ ...noAgreedTimes, facts: { count: open.length, all: between.length } })
  if (all(blueprint, 'clock').length === 0 && !isSaid('on-time')) found.push(noClock)
  return found
}

const lack: Pick<Finding, 'rule' | 'severity' | 'at' | 'facts'> = {
  ...{ rule: 'lacks', severity: 'advice', at: ['blueprint'], facts: {} },
}
const noDepartments: Finding = {
  ...lack,
  what: {
    en: 'No department is drawn, so nothing can be said of what is lost between departments.',
    'zh-CN': '没有画出部门，无法说明部门之间损失了什么。',
  },
  remedy: {
    en: 'Add departments, and give each lane or step the one that it belongs to.',
    'zh-CN': '请添加部门，并为每条泳道或步骤指定所属部门。',
  },
}
const noAgreedTimes: Finding = {
  ...lack,
  what: {
    en: 'For {count} of {all} handoffs no time is agreed, so nobody can tell whether they are on time.',
    'zh-CN': '{all} 个交接中有 {count} 个没有约定时限，无从判断是否及时。',
  },
  remedy: {
    en: 'Select the handoff and write the agreed time beside it.',
    'zh-CN': '请选中该交接，填写约定时限。',
  },
}
const noClock: Finding = {
  ...lack,
  what: {
    en: 'No promise to the customer is stated, so none can be kept or broken.',
    'zh-CN': '没有写明对顾客的承诺，无从判断是否做到。',
  },
  remedy: {
    en: 'Add a clock with the time within which a case is to be finished.',
    'zh-CN': '请添加时钟，写明工单应在多久内完成。',
  },
}
