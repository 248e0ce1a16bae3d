import { flowsFrom, nameOf, nodesOf } from '../../blueprint/index.ts'
import { figure } from '../report.ts'
import type { FindingMaker } from './index.ts'

/** The parallel way that the others wait for, where it is clearly one. */
export const lastAtJoin: FindingMaker = {
  name: 'last-at-join',
  question: { en: 'Which of the parallel ways do the others wait for?', 'zh-CN': '并行的几路在等哪一路？' },

  find: ({ blueprint, report }) =>
    nodesOf(blueprint, 'fork').flatMap((fork) => {
      const ways = flowsFrom(blueprint, fork.id).flatMap((flow) => {
        const last = figure(report, 'last', flow.id)
        return last?.value === undefined || last.n === 0 ? [] : [{ flow, last, share: last.value }]
      })
      const [first, second] = ways.sort((a, b) => b.share - a.share)
      if (!first || !second || (first.last.low ?? first.share) <= Math.max(0.5, second.last.high ?? second.share))
        return []
      const half = ((first.last.high ?? 0) - (first.last.low ?? 0)) / 2
      return [
        {
          ...{ rule: 'last-at-join', severity: 'advice', at: [first.flow.to, fork.id] },
          facts: {
            ...{ first: nameOf(blueprint, first.flow.to), share: { share: first.share, halfWidth: half } },
            ...{ second: nameOf(blueprint, second.flow.to), other: { share: second.share } },
          },
          what: {
            en: 'Of the parallel steps “{first}” is the last in {share}, “{second}” in {other}: the others wait for it.',
            'zh-CN': '几路并行中“{first}”最后完成的占 {share}，“{second}”占 {other}：其余都在等它。',
          },
        },
      ]
    }),
}
