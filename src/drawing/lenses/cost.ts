import { plainNumber, render } from '../../base/index.ts'
import { figure } from '../../analysis/report.ts'
import { aboutOf, all, type Blueprint } from '../../blueprint/index.ts'
import { faded, type Lens, type Mark, type Tint, type Weight } from '../lens.ts'
import { around } from '../step-back.ts'
import { wholePercent } from '../step-face.ts'

const words = {
  part: { en: '{cost}, {share}', 'zh-CN': '{cost}，{share}' },
  whole: { en: '{cost} a case', 'zh-CN': '每件 {cost}' },
  weights: { en: 'share of a case’s cost: to 2, 5, 10, 20 %, more', 'zh-CN': '占单件成本：至 2、5、10、20 %，以上' },
  none: {
    en: 'No cost is entered. Give the people of a step their cost per hour, or a step its cost per case.',
    'zh-CN': '尚未填写成本。请填写步骤人员的每小时成本，或步骤的单件成本。',
  },
  unknown: {
    en: 'Costs are entered; what a case costs shows as soon as results have run.',
    'zh-CN': '成本已填写；运行结果出来后显示单件成本。',
  },
}

/** Shares of the cost of a case above which a step weighs more. */
const breaks = [0.02, 0.05, 0.1, 0.2]

/** What a completed case costs, step by step: the darker, the larger its part. */
export const cost = {
  name: 'cost',
  label: { en: 'Cost', 'zh-CN': '成本' },
  shows: {
    en: 'What a case costs at each step, and how much of the whole that is.',
    'zh-CN': '每一步的单件成本及其占比。',
  },
  isWarm: false,
  marks(seen) {
    const { blueprint, report, language } = seen
    const whole = figure(report, 'cost.mean')?.value
    if (whole === undefined || whole <= 0)
      return { legend: [], nothing: words[statesCost(blueprint) ? 'unknown' : 'none'][language] }
    const currency = aboutOf(blueprint)?.currency ?? ''
    const money = (amount: number) => `${plainNumber(amount)} ${currency}`.trim()
    const steps = new Map(
      seen.steps.map(({ id }): [string, Mark] => {
        const spent = figure(report, 'cost.mean', id)?.value
        if (spent === undefined || spent <= 0) return [id, faded]
        const share = spent / whole
        const facts = { cost: money(spent), share: wholePercent(share) }
        return [id, { tint: tintOf(share), text: [render(words.part[language], facts, language), money(spent)] }]
      }),
    )
    const paid = new Set([...steps].filter(([, mark]) => mark !== faded).map(([id]) => id))
    const beside = seen.flows.filter(({ from, to }) => paid.has(from) || paid.has(to)).map(({ id }) => id)
    return {
      steps,
      flows: around(seen, new Set(beside)),
      legend: [
        { is: 'words', text: render(words.whole[language], { cost: money(whole) }, language) },
        { is: 'weights', text: words.weights[language] },
      ],
    }
  },
} as const satisfies Lens

const tintOf = (share: number): Tint => `weight-${(1 + breaks.filter((least) => share > least).length) as Weight}`

const statesCost = (blueprint: Blueprint): boolean =>
  all(blueprint, 'node').some(({ cost }) => cost) ||
  all(blueprint, 'pool').some(({ cost }) => cost?.perHour || cost?.perUse)
