import { nameOf, parseCondition, vocabularyOf, type BlueprintRecord, type Stage } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every condition can be read, and speaks of what cases have. */
export const conditionReadable: Rule = {
  name: 'condition-readable',
  severity: 'blocks',
  texts: {
    label: { en: 'Conditions can be read', 'zh-CN': '条件可读' },
    what: { en: '“{name}”: the condition {condition} {problem}.', 'zh-CN': '“{name}”的条件 {condition} {problem}。' },
    remedy: {
      en: 'Write it like class == "gold" && region == "county".',
      'zh-CN': '请按 class == "gold" && region == "county" 的写法更正。',
    },
    why: {
      en: 'A condition decides which way a case takes, how long it takes and what was promised. One that cannot be read decides nothing.',
      'zh-CN': '条件决定工单走哪条路、花多久、承诺什么。读不懂的条件什么也决定不了。',
    },
  },
  check(blueprint, report) {
    const words = vocabularyOf(blueprint)
    for (const id of Object.keys(blueprint.records).sort()) {
      for (const condition of conditionsOf(blueprint.records[id])) {
        const parsed = parseCondition(condition, words)
        if (!parsed.ok) report([id], { name: nameOf(blueprint, id), condition, problem: parsed.problem })
      }
    }
  },
}

function conditionsOf(record: BlueprintRecord): string[] {
  switch (record.type) {
    case 'flow':
      return [...(record.when === undefined ? [] : [record.when]), ...(record.shares ?? []).map((one) => one.when)]
    case 'pool':
      return record.serves === undefined ? [] : [record.serves]
    case 'service-level':
      return record.when === undefined ? [] : [record.when]
    case 'node':
      return record.kind === 'action' || record.kind === 'delay' ? (record.stages ?? []).flatMap(conditionsOfStage) : []
    default:
      return []
  }
}

const conditionsOfStage = (stage: Stage): string[] => (stage.variants ?? []).map((variant) => variant.when)
