import { all, nameOf } from '../../blueprint/index.ts'
import { goalOf } from '../goal.ts'
import { figure } from '../report.ts'
import type { FindingMaker } from './index.ts'

/** The largest team that everybody suspects and that is not to blame: often free, and nobody waits for it. */
export const notTheProblem: FindingMaker = {
  name: 'not-the-problem',
  question: { en: 'Where would more people change nothing?', 'zh-CN': '哪里加人没有作用？' },

  find({ blueprint, report }) {
    if (goalOf(blueprint, report)?.state === 'kept') return []
    const calm = all(blueprint, 'pool').flatMap((pool) => {
      const busy = figure(report, 'utilisation', pool.id)
      const wait = figure(report, 'wait.mean', pool.id)
      if (pool.capacity === null || busy?.high === undefined || busy.high > 0.6) return []
      if (wait?.high === undefined || wait.high > 2) return []
      const present = Array.from(
        { length: 24 },
        (_, hour) => figure(report, 'present', pool.id, { hour: `${hour}` })?.value ?? 0,
      )
      return [{ pool, busy, wait, people: present.reduce((a, b) => a + b, 0) }]
    })
    const [largest] = calm.sort((a, b) => b.people - a.people)
    // One person who has little to do is no team.
    if (!largest || largest.people < 24) return []
    const { pool, busy, wait } = largest
    const half = ((busy.high ?? 0) - (busy.low ?? 0)) / 2
    return [
      {
        ...{ rule: 'not-the-problem', severity: 'advice', at: [pool.id] },
        facts: {
          ...{ pool: nameOf(blueprint, pool.id), busy: { share: busy.value ?? 0, halfWidth: half } },
          wait: { minutes: wait.value ?? 0 },
        },
        what: {
          en: 'The bottleneck is not “{pool}”: {busy} busy, and cases wait {wait} on average. More people there change almost nothing.',
          'zh-CN': '瓶颈不在“{pool}”：负荷率 {busy}，平均只等 {wait}。这里加人几乎没有作用。',
        },
      },
    ]
  },
}
