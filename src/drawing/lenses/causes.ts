import { duration, margin, phrased, render } from '../../base/index.ts'
import { causes as all, causeTexts, type Cause } from '../../analysis/causes/cause.ts'
import { figure, halfWidth } from '../../analysis/report.ts'
import { handoffs as handoffsOf } from '../../blueprint/index.ts'
import type { Part } from '../cause-bars.ts'
import type { FlowMark, Lens, Mark, Seen } from '../lens.ts'
import { around, fadeSteps } from '../step-back.ts'
import { say } from '../words.ts'

const words = {
  longest: { en: 'longest bar {time}', 'zh-CN': '最长 {time}' },
  nothing: { en: 'Nobody waits.', 'zh-CN': '没有工单在等待。' },
  unknown: {
    en: 'Why cases wait shows as soon as results have run.',
    'zh-CN': '运行结果出来后显示等待的原因。',
  },
}

/** Of the longest wait: what is shorter needs no gate on its way. */
const leastShown = 0.02

/** Minutes by cause; nothing where nobody waits. */
interface Waits {
  id: string
  whole: number
  parts: { cause: Cause; minutes: number }[]
}

/** Why cases wait at steps and on handoffs: one bar each, all of one scale. */
export const causes = {
  name: 'causes',
  label: { en: 'Causes of waiting', 'zh-CN': '等待原因' },
  shows: { en: 'Why cases wait, at each step and on each handoff.', 'zh-CN': '每个步骤、每处交接为什么要等。' },
  isWarm: false,
  marks(seen) {
    const { report, blueprint, language } = seen
    if (figure(report, 'wait.mean') === undefined) return { legend: [], nothing: words.unknown[language] }
    const between = new Set(handoffsOf(blueprint).map(({ flow }) => flow.id))
    const steps = waitsOf(seen, seen.steps)
    const flows = waitsOf(
      seen,
      seen.flows.filter(({ id }) => between.has(id)),
    )
    const longest = Math.max(0, ...[...steps, ...flows].map(({ whole }) => whole))
    if (longest === 0) return { legend: [], nothing: words.nothing[language] }
    const bar = ({ parts }: Waits): Part[] => parts.map(({ cause, minutes }) => ({ cause, share: minutes / longest }))
    const marks = steps.map((one): [string, Mark] => [
      one.id,
      { strip: { causes: bar(one) }, text: textsOf(one, seen) },
    ])
    const gates = flows.map((one): [string, FlowMark] => [
      one.id,
      one.whole < leastShown * longest ? {} : { gate: { ...headOf(one, seen), foot: '', causes: bar(one) } },
    ])
    const shown = all.filter((cause) =>
      [...steps, ...flows].some(({ parts }) => parts.some((one) => one.cause === cause)),
    )
    return {
      steps: new Map([...fadeSteps(seen, new Set(marks.map(([id]) => id))), ...marks]),
      flows: new Map([...around(seen, new Set(gates.map(([id]) => id))), ...gates]),
      legend: [
        ...shown.map((cause) => ({ is: 'cause', cause, text: causeTexts[cause].label[language] }) as const),
        { is: 'words', text: render(words.longest[language], { time: duration(longest, language) }, language) },
      ],
    }
  },
} as const satisfies Lens

const waitsOf = ({ report }: Seen, records: readonly { id: string }[]): Waits[] =>
  records.flatMap(({ id }) => {
    const parts = all.flatMap((cause) => {
      const minutes = figure(report, 'wait.mean', id, { cause })?.value ?? 0
      return minutes > 0 ? [{ cause, minutes }] : []
    })
    return parts.length === 0 ? [] : [{ id, parts, whole: parts.reduce((sum, { minutes }) => sum + minutes, 0) }]
  })

/** The longest causes by name, as many as there is room for. */
function textsOf({ parts }: Waits, { language }: Seen): string[] {
  const named = parts
    .toSorted((a, b) => b.minutes - a.minutes)
    .map(({ cause, minutes }) => `${causeTexts[cause].label[language]} ${duration(minutes, language)}`)
  return named.map((_, at) => phrased(named.slice(0, named.length - at), language))
}

function headOf({ id, whole }: Waits, { report, language }: Seen): { head: string; margin: string } {
  const wait = figure(report, 'wait.mean', id)
  const width = wait && halfWidth(wait)
  return {
    head: say('gateWaits', language, { wait: duration(whole, language) }),
    margin: width === undefined ? '' : say('margin', language, { width: margin(width, whole, language) }),
  }
}
