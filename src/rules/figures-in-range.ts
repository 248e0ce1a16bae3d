import type { Texts } from '../base/index.ts'
import { all, isTime, minutesOf, nameOf, type Blueprint, type BlueprintRecord } from '../blueprint/index.ts'
import { checkSpec, meanOf } from '../random/index.ts'
import type { Rule } from './index.ts'

/** Times are not negative, shares lie between 0 and 1, distributions can be drawn from. */
export const figuresInRange: Rule = {
  name: 'figures-in-range',
  severity: 'blocks',
  texts: {
    label: { en: 'Figures can be', 'zh-CN': '数值合理' },
    what: { en: '“{name}”, {field}: {problem}.', 'zh-CN': '“{name}”的 {field}：{problem}。' },
    remedy: { en: 'Correct the figure.', 'zh-CN': '请更正数值。' },
    why: {
      en: 'From a negative time or a share above 1 nothing can be worked out. A slip of the keyboard is found here and not in the results.',
      'zh-CN': '负的时间或大于 1 的比例无法计算。录入笔误应在这里发现，而不是在结果里。',
    },
  },
  check(blueprint, report) {
    for (const id of Object.keys(blueprint.records).sort())
      for (const { field, problem } of problemsOf(blueprint.records[id]))
        report([id], { name: nameOf(blueprint, id), field, problem })
    for (const [id, field, problem] of standstills(blueprint))
      report([id], { name: nameOf(blueprint, id), field, problem })
  },
}

interface Problem {
  field: string
  problem: Texts
}

const negative: Texts = { en: 'must not be negative', 'zh-CN': '不能为负' }
const nothing: Texts = { en: 'must be more than 0', 'zh-CN': '必须大于 0' }
const tooEarly: Texts = { en: 'must be later than the level before', 'zh-CN': '应晚于上一级' }
const outside: Texts = { en: 'a share lies between 0 and 1', 'zh-CN': '比例应在 0 与 1 之间' }
/** Fields that are shares, wherever they stand. */
const shares = new Set(['share', 'absence', 'attainment', 'chance', 'missing'])
/** Fields whose values are shares, by id. */
const mixes = new Set(['classes', 'channels'])
const rates = new Set(['perDay', 'factor', 'perHour', 'perUse', 'penalty', 'price', 'halfWidth'])

/** An edit leaves most records as they are: each is looked through once. */
const looked = new WeakMap<BlueprintRecord, Problem[]>()

function problemsOf(record: BlueprintRecord): Problem[] {
  const known = looked.get(record)
  if (known) return known
  const found: Problem[] = []
  looked.set(record, found)
  const look = (value: unknown, path: string[]) => {
    const key = path.at(-1) ?? ''
    const add = (problem: Texts, at = path) => found.push({ field: at.join('.'), problem })
    if (typeof value === 'number') {
      const isShare = shares.has(key) || mixes.has(path.at(-2) ?? '')
      if (isShare && (value < 0 || value > 1)) add(outside)
      if (rates.has(key) && value < 0) add(negative)
    } else if (Array.isArray(value)) {
      if ((key === 'hours' || key === 'times') && value.some((one) => typeof one === 'number' && one < 0)) add(negative)
      value.forEach((one, at) => look(one, [...path, String(at)]))
    } else if (path.length > 0 && isTime(value)) {
      // A record with a value and a unit of its own is none: what was observed may be anything.
      if (value.value < 0) add(negative)
    } else if (typeof value === 'object' && value !== null) {
      if ('distribution' in value && typeof value.distribution === 'string') {
        for (const { field, fact } of checkSpec(value)) add(fact, [...path, field])
        return
      }
      for (const [inner, one] of Object.entries(value)) if (inner !== 'marks') look(one, [...path, inner])
    }
  }
  look(record, [])
  return found
}

/** Where a time of 0 would mean endless many in one instant, or a run without length. */
function standstills(blueprint: Blueprint): [string, string, Texts][] {
  const found: [string, string, Texts][] = []
  const isNothing = (spec: { distribution: string }) => checkSpec(spec).length === 0 && !(meanOf(spec) > 0)
  for (const { id, study } of all(blueprint, 'blueprint'))
    if (study.length.value === 0) found.push([id, 'study.length', nothing])
  for (const { id, arrivals } of all(blueprint, 'stream')) {
    if (arrivals.kind === 'renewal' && isNothing(arrivals.gap)) found.push([id, 'arrivals.gap', nothing])
    if (arrivals.kind === 'rate' && arrivals.hours?.every((weight) => weight === 0))
      found.push([id, 'arrivals.hours', nothing])
  }
  for (const { id, between } of all(blueprint, 'outage')) if (isNothing(between)) found.push([id, 'between', nothing])
  for (const { id, after, then = [] } of all(blueprint, 'escalation')) {
    const waits = [after, ...then.map((level) => level.after)].map((one) => minutesOf(blueprint, one))
    for (let level = 1; level < waits.length; level += 1)
      if (waits[level] <= waits[level - 1]) found.push([id, `then.${level - 1}.after`, tooEarly])
  }
  for (const { id, after } of all(blueprint, 'chase')) if (after.value === 0) found.push([id, 'after', nothing])
  return found
}
