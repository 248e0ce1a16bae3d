import { all, nameOf } from '../../blueprint/index.ts'
import { waitingByPool } from '../asks.ts'
import { peakOf } from '../peaks.ts'
import { figure } from '../report.ts'
import type { FindingMaker } from './index.ts'

/** Days on the calendar (a campaign, the start of the month) that make most of the waiting, hidden behind the mean. */
export const overloadedDates: FindingMaker = {
  name: 'overloaded-dates',
  question: { en: 'Which days are the hard ones?', 'zh-CN': '哪些日子最吃紧？' },

  find({ blueprint, report }) {
    const shares = new Map(waitingByPool(blueprint, report).map((one) => [one.pool.id, one.share]))
    return all(blueprint, 'pool').flatMap((pool) => {
      const peak = peakOf(report, pool.id)
      const whole = figure(report, 'utilisation', pool.id)?.value
      if (peak?.is !== 'dates' || whole === undefined || (shares.get(pool.id) ?? 0) < 0.1 || peak.inside < 30) return []
      return [
        {
          ...{ rule: 'overloaded-dates', severity: 'advice', at: [pool.id] },
          facts: {
            ...{ pool: nameOf(blueprint, pool.id), when: peak.words, share: { share: peak.waiting } },
            ...{ inside: { minutes: peak.inside }, outside: { minutes: peak.outside }, whole: { share: whole } },
          },
          what: {
            en: '{share} of the waiting for “{pool}” begins {when}: {inside} each, {outside} at other times. The average load, {whole}, hides it.',
            'zh-CN':
              '“{pool}”的等待中，{when}占 {share}：每件 {inside}，其余日子 {outside}。平均负荷率 {whole}，看不出来。',
          },
        },
      ]
    })
  },
}
