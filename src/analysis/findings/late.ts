import { all } from '../../blueprint/index.ts'
import { promises } from '../goal.ts'
import { durationWords, levelName } from '../names.ts'
import { isBeyondHiring } from '../proof.ts'
import { clause, sentence } from '../clause.ts'
import type { FindingMaker } from './index.ts'
import { mendsNothing } from './verdict.ts'

const most = 6

/** Promises that are surely missed, the worst first, and whether people could mend them at all. */
export const late: FindingMaker = {
  name: 'late',
  question: { en: 'Which promises are missed?', 'zh-CN': '哪些承诺没有兑现？' },

  find: ({ blueprint, report, answers }) =>
    all(blueprint, 'clock')
      .filter((clock) => clock.audience !== 'internal')
      .flatMap((clock) => promises(blueprint, report, clock))
      .filter(({ state }) => state === 'missed')
      .slice(0, most)
      .map((goal) => {
        const { figure, level, clock } = goal
        const half = ((figure.high ?? 0) - (figure.low ?? 0)) / 2
        const said = clause(
          '“{row}” is on time in {share}, {target} was promised within {within}',
          '“{row}”及时率 {share}，承诺 {within}内达到 {target}',
          {
            row: levelName(blueprint, level),
            share: { share: figure.value ?? 0, halfWidth: half },
            target: { share: level.attainment },
            within: durationWords(level.record.within),
          },
        )
        const beyond = isBeyondHiring(goal, answers)
        const at = [level.id, ...(clock ? [clock.id] : [])]
        return { rule: 'late', severity: 'defect', at, ...sentence(said, beyond && mendsNothing(beyond)) }
      }),
}
