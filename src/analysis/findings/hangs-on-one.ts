import type { Texts } from '../../base/index.ts'
import { nameOf } from '../../blueprint/index.ts'
import { hangsOnOne } from '../licence.ts'
import { figure, type Figure } from '../report.ts'
import type { FindingMaker } from './index.ts'

/** So many are said; the others have the same reason in the tables. */
const most = 3

/** Means that one single observation carries. */
export const hangsOnOneCase: FindingMaker = {
  name: 'hangs-on-one',
  question: { en: 'Which means hang on one case?', 'zh-CN': '哪些均值只靠一个工单？' },

  find({ blueprint, report }) {
    const cycle = figure(report, 'cycle-time.mean')?.value
    return Object.values(report.figures)
      .filter((one) => one.by === undefined && one.measure in ofWhat && hangsOnOne(one, cycle))
      .sort((a, b) => (b.carried ?? 0) - (a.carried ?? 0))
      .slice(0, most)
      .map((one) => ({
        ...{ rule: 'hangs-on-one', severity: 'advice', at: one.of === undefined ? [] : [one.of] },
        facts: {
          ...{ what: ofWhat[one.measure], share: { share: one.carried ?? 0 }, n: one.n },
          name: nameOf(blueprint, one.of ?? 'blueprint'),
        },
        what: {
          en: 'One of {n} cases alone carries {share} of all the {what} at “{name}”: a mean would hang on chance and is not shown.',
          'zh-CN': '“{name}”的{what}中，{n} 件里的一件就占了 {share}：均值全凭偶然，因此不显示。',
        },
        remedy: {
          en: 'Run more replications, or choose a distribution that does not reach so far; percentiles hold.',
          'zh-CN': '请增加重复次数，或换用不会出现这种极端值的分布；百分位数仍然可用。',
        },
      }))
  },
}

const ofWhat: Record<Figure['measure'], Texts> = {
  'cycle-time.mean': { en: 'time in the service', 'zh-CN': '历时' },
  'wait.mean': { en: 'waiting', 'zh-CN': '等待' },
  'service.mean': { en: 'time on the job', 'zh-CN': '处理时间' },
  'clock.mean': { en: 'time on the clock', 'zh-CN': '计时' },
}
