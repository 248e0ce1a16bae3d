import { render, type Fact, type Texts } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import type { Difference } from '../difference.ts'
import { goalOf, type Goal } from '../goal.ts'
import { levelName, perLanguage } from '../names.ts'
import type { Report } from '../report.ts'
import { numberColumn, wordColumn, type SectionMaker, type Table } from '../section.ts'

const sayings = new Set(['hires', 'not-the-problem'])

/** What was tried under the same luck, and what it does to the promise that fails most people. */
export const tried: SectionMaker = {
  name: 'tried',
  title: { en: 'What was tried', 'zh-CN': '试过的改变' },
  question: { en: 'What would mend it, and by how much?', 'zh-CN': '怎样改善，能改善多少？' },

  make({ blueprint, report }) {
    const goal = goalOf(blueprint, report)
    const table = goal && trials(blueprint, report, goal)
    if (!table || table.rows.length === 0) return undefined
    return { says: report.findings.filter(({ rule }) => sayings.has(rule)), tables: [table], missing: [] }
  },
}

/** The change that gains most stands first. */
function trials(blueprint: Blueprint, report: Report, goal: Goal): Table {
  const found = (report.proofs ?? []).flatMap((proof) => {
    const difference = proof.differences.find(({ key }) => key === goal.key)
    return difference ? [{ proof, difference }] : []
  })
  const gain = ({ difference }: (typeof found)[number]) => (goal.more ? difference.value : -difference.value)
  const subject = goal.level ? levelName(blueprint, goal.level) : cycleTime
  return {
    id: 'trials',
    caption: perLanguage((language) => render(caption[goal.level ? 'share' : 'time'][language], { subject }, language)),
    columns: [
      wordColumn('Change', '改变'),
      numberColumn('Before', '之前'),
      numberColumn('After', '之后'),
      {
        head: goal.level ? { en: 'Gain, points', 'zh-CN': '差别，百分点' } : { en: 'Difference', 'zh-CN': '差别' },
        is: 'number',
      },
      wordColumn('Evidence', '证据'),
    ],
    rows: [...found]
      .sort((a, b) => gain(b) - gain(a))
      .map(({ proof, difference }) => ({
        cells: [
          proof.name,
          fact(difference, difference.before),
          fact(difference, difference.after),
          change(difference),
          evidence[difference.evidence],
        ],
      })),
    picture: { is: 'dots', column: 3 },
  }
}

const cycleTime: Texts = { en: 'Time from beginning to end', 'zh-CN': '全程时间' }
const caption: Record<'share' | 'time', Texts> = {
  share: { en: '“{subject}” on time, with each change alone', 'zh-CN': '单独作每项改变时“{subject}”的及时率' },
  time: { en: '{subject}, with each change alone', 'zh-CN': '单独作每项改变时的{subject}' },
}
export const evidence: Record<Difference['evidence'], Texts> = {
  enough: { en: 'enough', 'zh-CN': '充分' },
  tiny: { en: 'enough, but tiny', 'zh-CN': '充分，但很小' },
  'not-enough': { en: 'not enough yet', 'zh-CN': '还不够' },
}

const fact = ({ unit }: Difference, value: number): Fact =>
  unit === 'share' ? { share: value } : unit === 'minutes' ? { minutes: value } : value

function change({ unit, value, low, high }: Difference): Fact {
  const half = low === undefined || high === undefined ? {} : { halfWidth: (high - low) / 2 }
  return unit === 'share' ? { points: value, ...half } : unit === 'minutes' ? { minutes: value, ...half } : value
}
