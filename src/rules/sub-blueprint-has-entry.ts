import {
  all,
  aroundOf,
  entriesOf,
  get,
  insideOf,
  nameOf,
  namesOf,
  nodesOf,
  reachable,
  type Blueprint,
} from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** A sub-blueprint has steps inside, one of them its entry, and is entered and left by its own flows only. */
export const subBlueprintHasEntry: Rule = {
  name: 'sub-blueprint-has-entry',
  severity: 'blocks',
  texts: {
    label: { en: 'A sub-blueprint has one entry', 'zh-CN': '子蓝图有唯一入口' },
    what: { en: 'Nothing stands inside of the sub-blueprint “{name}”.', 'zh-CN': '子蓝图“{name}”里没有步骤。' },
    remedy: { en: 'Draw its steps, or make it an action.', 'zh-CN': '请画出其中的步骤，或改为行为。' },
    why: {
      en: 'A sub-blueprint is run in the place of its step. A case that comes to it must know where it begins, and come out where the step leads on.',
      'zh-CN': '子蓝图代替所在步骤运行。工单进入时要知道从哪里开始，出来时要接着该步骤的去向。',
    },
    cases: {
      none: {
        what: {
          en: 'Inside of “{name}” every step has one before it: nothing says where a case begins.',
          'zh-CN': '“{name}”中每个步骤前面都有步骤，看不出从哪里开始。',
        },
        remedy: {
          en: 'Put a first step in front that no flow leads back to.',
          'zh-CN': '请在最前面加一个没有流向回到的步骤。',
        },
      },
      several: {
        what: {
          en: 'Inside of “{name}” a case could begin at {entries}.',
          'zh-CN': '在“{name}”中，工单可能从{entries}开始。',
        },
        remedy: { en: 'Lead a flow from the first of them to the others.', 'zh-CN': '请从第一个步骤连到其余步骤。' },
      },
      crossing: {
        what: {
          en: 'The flow “{name}” leads across the edge of a sub-blueprint.',
          'zh-CN': '流向“{name}”越过了子蓝图的边界。',
        },
        remedy: {
          en: 'Lead it to the sub-blueprint itself; from inside, lead it to an end there.',
          'zh-CN': '请连到子蓝图本身；从里面出来时请先连到其中的结束。',
        },
      },
      itself: {
        what: { en: 'The sub-blueprint “{name}” stands inside of itself.', 'zh-CN': '子蓝图“{name}”包含了自己。' },
        remedy: { en: 'Move it out.', 'zh-CN': '请把它移出来。' },
      },
      arrival: {
        what: { en: 'The arrival “{name}” stands inside of a sub-blueprint.', 'zh-CN': '到达“{name}”放在了子蓝图里。' },
        remedy: {
          en: 'Move it out; a sub-blueprint begins with its first step.',
          'zh-CN': '请移到外面；子蓝图从第一个步骤开始。',
        },
      },
    },
  },
  check(blueprint, report) {
    for (const { id } of nodesOf(blueprint, 'sub-blueprint')) {
      const name = nameOf(blueprint, id)
      if (isInsideItself(blueprint, id)) report([id], { name }, 'itself')
      if (!reachable(blueprint).has(id)) continue
      const entries = entriesOf(blueprint, id)
      if (entries.length === 1) continue
      const ids = entries.map((entry) => entry.id)
      if (insideOf(blueprint, id).length === 0) report([id], { name })
      else if (entries.length === 0) report([id], { name }, 'none')
      else report([id, ...ids], { name, entries: namesOf(blueprint, ids) }, 'several')
    }
    for (const flow of all(blueprint, 'flow')) {
      const [from, to] = [get(blueprint, 'node', flow.from), get(blueprint, 'node', flow.to)]
      if (flow.kind !== 'sequence' || !from || !to) continue
      if (aroundOf(blueprint, from) !== aroundOf(blueprint, to))
        report([flow.id], { name: nameOf(blueprint, flow.id) }, 'crossing')
    }
    for (const arrival of nodesOf(blueprint, 'arrival'))
      if (aroundOf(blueprint, arrival) !== undefined)
        report([arrival.id], { name: nameOf(blueprint, arrival.id) }, 'arrival')
  },
}

function isInsideItself(blueprint: Blueprint, id: string): boolean {
  const seen = new Set<string>()
  let at = aroundOf(blueprint, get(blueprint, 'node', id))
  while (at !== undefined && !seen.has(at)) {
    if (at === id) return true
    seen.add(at)
    at = aroundOf(blueprint, get(blueprint, 'node', at))
  }
  return false
}
