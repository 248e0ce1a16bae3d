import type { Finding } from '../../base/index.ts'
import { get } from '../../blueprint/index.ts'
import { goalOf } from '../goal.ts'
import { both, levelName, moneyWords } from '../names.ts'
import { gains, type Proven } from '../proof.ts'
import { clause, sentence } from '../clause.ts'
import type { FindingMaker } from './index.ts'

/** What else would mend it, each with its effect and its price in hours a week. */
export const hires: FindingMaker = {
  name: 'hires',
  question: { en: 'What would mend it, and at what price?', 'zh-CN': '怎样改善，代价多大？' },

  find({ blueprint, report, answers }) {
    const goal = goalOf(blueprint, report)
    if (!goal?.level || goal.state === 'kept') return []
    const { level } = goal
    const list = gains(goal, answers)
    const isFirstOfItsKind = (one: Proven, at: number) =>
      list.findIndex(
        ({ answer: { ask } }) =>
          ask.kind === one.answer.ask.kind && ask.pool === one.answer.ask.pool && ask.shift === one.answer.ask.shift,
      ) === at
    return list
      .filter(isFirstOfItsKind)
      .slice(0, 4)
      .map(({ answer: { ask }, difference }): Finding => {
        const half = ((difference.high ?? 0) - (difference.low ?? 0)) / 2
        const perHour = get(blueprint, 'pool', ask.pool)?.cost?.perHour
        const effect = clause(
          '{ask}: “{row}” on time in {after} instead of {before} (±{half})',
          '{ask}：“{row}”及时率从 {before} 变为 {after}（±{half}）',
          {
            ...{ ask: both(ask.name), row: levelName(blueprint, level), half: { points: half } },
            ...{ before: { share: difference.before }, after: { share: difference.after } },
          },
        )
        const hours = ask.hoursPerWeek ?? 0
        const price =
          perHour === undefined
            ? clause('{hours} hours a week', '每周 {hours} 小时', { hours })
            : clause('{hours} hours a week, {money} in all', '每周 {hours} 小时，合 {money}', {
                hours,
                money: moneyWords(blueprint, hours * perHour),
              })
        return {
          rule: 'hires',
          severity: 'advice',
          at: [ask.shift ?? ask.pool ?? '', level.id],
          ...sentence(effect, hours > 0 ? price : undefined),
        }
      })
  },
}
