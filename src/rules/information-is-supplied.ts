import type { Plain, UserText } from '../base/index.ts'
import {
  all,
  get,
  handoffs,
  nameOf,
  nodesOf,
  reach,
  routesOf,
  type Blueprint,
  type Flow,
  type Identified,
} from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** What a step must know reaches it on every way to it: on a form, as what passes on a flow, or known since an earlier step. */
export const informationIsSupplied: Rule = {
  name: 'information-is-supplied',
  severity: 'defect',
  texts: {
    label: { en: 'Information that is needed is supplied', 'zh-CN': '所需信息有来源' },
    what: {
      en: '“{name}” needs {items}, but there is a way to it on which nobody supplies it.',
      'zh-CN': '“{name}”需要{items}，但有一条路径上没有人提供。',
    },
    remedy: {
      en: 'Put it on the form of the handoff that leads there, or draw the flow by which it comes, with its name as what passes.',
      'zh-CN': '请把它列入交接单据的栏目，或画出信息流并在“传递内容”中写明。',
    },
    why: {
      en: 'Who lacks something asks for it again, mostly of the customer, or sends the order back (回单). A dispatch order without its cause, part or address is such a gap, and it can be seen before anybody has waited (China Telecom customer service management).',
      'zh-CN':
        '缺少信息就要再问，多半是问客户，或者把单子退回。派修单上没有障碍原因、部位或地址，就是这样的缺口（《中国电信客户服务管理》），不必等到运行就能看出。',
    },
  },
  check(blueprint, report) {
    for (const { id, information = [] } of nodesOf(blueprint, 'action')) {
      const lacking = information.filter((item) => isMissedAt(blueprint, id, item))
      if (lacking.length === 0) continue
      const items = {
        en: lacking.map((one) => `“${one}”`).join(', '),
        'zh-CN': lacking.map((one) => `“${one}”`).join('、'),
      }
      report([id], { name: nameOf(blueprint, id), items })
    }
  },
  fix(blueprint, { at: [id] }) {
    const step = get(blueprint, 'node', id)
    const [into, ...others] = handoffs(blueprint).filter(({ flow }) => flow.to === id)
    const form = into?.flow.handoff?.form
    if (step?.kind !== 'action' || others.length > 0 || !form) return undefined
    const lacking = (step.information ?? []).filter((item) => isMissedAt(blueprint, id, item))
    // There may be other ways, on which it would be missed all the same.
    if (lacking.some((item) => isMissedAt(blueprint, id, item, into.flow.id))) return undefined
    const added = lacking.map((item) => ({ name: { en: item, 'zh-CN': item }, required: true }))
    const names = lacking.map((item) => `“${item}”`)
    return {
      label: { en: `Put ${names.join(', ')} on the form`, 'zh-CN': `把${names.join('、')}列入单据` },
      changes: [{ set: into.flow.id, field: 'handoff.form.fields', to: [...(form.fields ?? []), ...added] as Plain }],
    }
  },
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Can a case come to a step from its arrival without anybody having said this? @param also a flow that would say it too */
function isMissedAt(blueprint: Blueprint, step: string, item: string, also?: string): boolean {
  const wanted = plain(item)
  const speaks = all(blueprint, 'flow').filter((flow) => namesOn(flow).some((name) => plain(name) === wanted))
  const carrying = new Set(speaks.filter(({ kind }) => kind === 'sequence').map(({ id }) => id))
  // What is told beside the way is known from that step on.
  const told = new Set(speaks.filter(({ kind }) => kind !== 'sequence').flatMap(receiversOf))
  const routes = routesOf(blueprint)
  const starts = nodesOf(blueprint, 'arrival').flatMap(({ id }) => (told.has(id) ? [] : [id]))
  const along = ({ flow, to }: { flow: string | undefined; to: string }) =>
    (flow === undefined || (!carrying.has(flow) && flow !== also)) && !told.has(to)
  return reach(routes, starts, { along }).has(step)
}

const receiversOf = ({ from, to, direction }: Identified<Flow>): string[] => (direction === 'both' ? [from, to] : [to])

/** What a flow says that it passes on: the thing, the form, and its fields, in every language. */
const namesOn = ({ item, handoff }: Flow): string[] =>
  [item, handoff?.form?.name, ...(handoff?.form?.fields ?? []).map(({ name }) => name)].flatMap(
    (text: UserText | undefined) => Object.values(text ?? {}),
  )
