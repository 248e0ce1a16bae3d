import { all, get, nameOf, namesOf, type Flow } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** A form on which something required is missing is refused on receipt. */
export const incompleteFormGoesBack: Rule = {
  name: 'incomplete-form-goes-back',
  severity: 'advice',
  texts: {
    label: { en: 'An incomplete form goes back', 'zh-CN': '单据不全即退回' },
    what: {
      en: 'The form from “{from}” to “{to}” lacks something required in {share} of cases, but is never refused.',
      'zh-CN': '“{from}”给“{to}”的单据有 {share} 缺少必填内容，却从不退单。',
    },
    remedy: {
      en: 'Let the receiver send it back, or let the giver be unable to send it.',
      'zh-CN': '请由接收方退单，或让交出方无法提交不全的单据。',
    },
    why: {
      en: 'The previous step serves the next one: the next step is its customer and may refuse bad work (上道工序即下道工序的客户). What is taken in although it lacks something is asked for later, mostly of the customer.',
      'zh-CN':
        '上道工序以下道工序为客户，下道工序有权拒收不合格的单据（《中国电信客户服务管理》）。缺项照收，后面还得补问，而且多半是问客户。',
    },
  },
  check(blueprint, report) {
    for (const flow of all(blueprint, 'flow')) {
      const share = lacking(flow)
      if (share === 0 || flow.handoff?.bounce) continue
      const [from, to] = [nameOf(blueprint, flow.from), nameOf(blueprint, flow.to)]
      report([flow.id, flow.from, flow.to], { from, to, share: { share } })
    }
  },
  fix(blueprint, { at: [id, giver] }) {
    const flow = get(blueprint, 'flow', id)
    if (get(blueprint, 'node', giver)?.kind !== 'action' || !flow || lacking(flow) >= 1) return undefined
    const { en, 'zh-CN': zh } = namesOf(blueprint, [giver])
    return {
      label: { en: `Send these back to ${en}`, 'zh-CN': `退回${zh}` },
      changes: [{ set: id, field: 'handoff.bounce', to: { share: Math.round(lacking(flow) * 1e4) / 1e4 } }],
    }
  },
}

/** The share of forms on which at least one required field is missing. */
function lacking({ handoff }: Flow): number {
  const required = (handoff?.form?.fields ?? []).filter((field) => field.required)
  return 1 - required.reduce((complete, { missing = 0 }) => complete * (1 - missing), 1)
}
