import { duration, phrased, render } from '../../base/index.ts'
import { durationWords } from '../../analysis/names.ts'
import { figure } from '../../analysis/report.ts'
import { handoffs as handoffsOf, type Flow, type Identified } from '../../blueprint/index.ts'
import type { Gate } from '../edge-face.ts'
import type { FlowMark, Lens, Seen } from '../lens.ts'
import { wholePercent } from '../step-face.ts'
import { around, fadeSteps } from '../step-back.ts'

const words = {
  agreed: { en: 'agreed {time}', 'zh-CN': '时限 {time}' },
  notAgreed: { en: 'no agreed time', 'zh-CN': '无时限' },
  kept: { en: '· kept {share}', 'zh-CN': '· 及时 {share}' },
  waits: { en: 'waits {time}', 'zh-CN': '等待 {time}' },
  bounced: { en: '{share} bounced', 'zh-CN': '退单 {share}' },
  noReceipt: { en: 'no receipt', 'zh-CN': '无签收' },
  noForm: { en: 'no form', 'zh-CN': '无单据' },
  counted: {
    en: 'Handoffs: {count}, without an agreed time or a receipt: {lacking}',
    'zh-CN': '交接 {count} 处，没有时限或签收 {lacking} 处',
  },
  agreedAll: {
    en: 'Handoffs: {count}, each with an agreed time and a receipt',
    'zh-CN': '交接 {count} 处，都有时限和签收',
  },
  lacks: { en: 'something is not agreed', 'zh-CN': '有未约定之处' },
  none: {
    en: 'Nothing is handed over from one department to another. Give steps their departments, and the flows between them stand out.',
    'zh-CN': '没有跨部门的交接。请给步骤指定部门，部门之间的流向会突出显示。',
  },
}

/** What passes between departments: the agreed time and how often it is kept, how long it takes, what comes back, what is missing. */
export const handoffs = {
  name: 'handoffs',
  label: { en: 'Handoffs', 'zh-CN': '交接' },
  shows: {
    en: 'Flows between departments, with the agreed time, the wait and what is sent back.',
    'zh-CN': '部门之间的流向：时限、等待与退单。',
  },
  isWarm: true,
  marks(seen) {
    const { blueprint, language } = seen
    const between = new Set(handoffsOf(blueprint).map(({ flow }) => flow.id))
    const found = seen.flows.filter(({ id }) => between.has(id))
    if (found.length === 0) return { legend: [], nothing: words.none[language] }
    const marks = found.map((flow): [string, FlowMark] => [
      flow.id,
      { gate: gateOf(flow, seen), ...(isLacking(flow) ? { tint: 'warn' } : {}) },
    ])
    const facts = { count: found.length, lacking: found.filter(isLacking).length }
    return {
      steps: fadeSteps(seen, new Set(found.flatMap(({ from, to }) => [from, to]))),
      flows: new Map([...around(seen, new Set(found.map(({ id }) => id))), ...marks]),
      legend: [
        { is: 'words', text: render(words[facts.lacking > 0 ? 'counted' : 'agreedAll'][language], facts, language) },
        ...(facts.lacking > 0
          ? [{ is: 'sign', sign: 'near', tint: 'warn', text: words.lacks[language] } as const]
          : []),
        { is: 'heat' },
      ],
    }
  },
} as const satisfies Lens

const isLacking = ({ handoff }: Flow): boolean => handoff?.agreed === undefined || handoff.acknowledged !== true

function gateOf(flow: Identified<Flow>, { report, language }: Seen): Gate {
  const { agreed, bounce, acknowledged, form } = flow.handoff ?? {}
  const kept = figure(report, 'agreed', flow.id)?.value
  const waits = figure(report, 'wait.mean', flow.id)?.value
  const bounced = figure(report, 'bounce', flow.id)?.value ?? bounce?.share
  const say = (text: keyof typeof words, facts: Record<string, string> = {}) =>
    render(words[text][language], facts, language)
  const foot = [
    waits === undefined || waits === 0 ? undefined : say('waits', { time: duration(waits, language) }),
    bounced === undefined || bounced === 0 ? undefined : say('bounced', { share: wholePercent(bounced) }),
    acknowledged === true ? undefined : say('noReceipt'),
    form === undefined ? say('noForm') : undefined,
  ].filter((part) => part !== undefined)
  return {
    head: agreed === undefined ? say('notAgreed') : say('agreed', { time: durationWords(agreed)[language] }),
    margin: kept === undefined ? '' : say('kept', { share: wholePercent(kept) }),
    foot: phrased(foot.slice(0, 2), language),
  }
}
