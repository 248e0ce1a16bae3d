import type { Finding, Texts } from '../../base/index.ts'
import { aboutId, nameOf, namesOf, type Blueprint } from '../../blueprint/index.ts'
import { clause, sentence } from '../clause.ts'
import { perLanguage } from '../names.ts'
import { figureOf, type Score } from '../scores.ts'
import { numberColumn, wordColumn, type Cell, type Row, type SectionMaker, type Table } from '../section.ts'
import { boardParts, boardRules, partNames, shortBoard as boardsOf, type Board } from '../short-board.ts'

const mostRows = 15

/** The one ranking of steps from what customers perceive, how it conforms and how long it lets wait. */
export const shortBoard: SectionMaker = {
  name: 'short-board',
  title: { en: 'The short board', 'zh-CN': '短板' },
  question: { en: 'Which step holds the service back most?', 'zh-CN': '哪个环节是服务的短板？' },

  make({ blueprint, report }) {
    const boards = boardsOf(blueprint, report)
    if (boards.length === 0) return { says: [], tables: [], missing: [nothingKnown] }
    return { says: [said(blueprint, boards)], tables: [table(blueprint, boards)], missing: missing(blueprint, boards) }
  },
}

/** The first is only called so where it surely is. */
function said(blueprint: Blueprint, [first, second]: readonly (Board | undefined)[]): Finding {
  if (!first) return nothingKnown
  const name = nameOf(blueprint, first.node.id)
  const isSure = !second || (first.score.low ?? first.score.value) > (second.score.high ?? second.score.value)
  const whole = isSure
    ? clause('“{name}” is the short board', '短板是“{name}”', { name })
    : clause(
        '“{name}” may be the short board, “{other}” cannot be told from it yet',
        '短板可能是“{name}”，与“{other}”尚分不出先后',
        {
          name,
          other: nameOf(blueprint, second.node.id),
        },
      )
  const { perception, conformance, delay } = first.parts
  const points = ({ value }: Score): number => Math.round(value)
  return {
    ...{ rule: 'short-board', severity: 'advice', at: [first.node.id, ...(isSure ? [] : [second.node.id])] },
    ...sentence(
      whole,
      perception &&
        clause('{felt} points are missing to full satisfaction', '离完全满意差 {felt} 分', {
          felt: points(perception),
        }),
      conformance &&
        clause('{book} of 100 checks are not done', '每百项检查有 {book} 项未做到', { book: points(conformance) }),
      delay &&
        clause('{share} of all waiting is there', '占全部等待的 {share}', { share: { share: delay.value / 100 } }),
    ),
  }
}

function table(blueprint: Blueprint, boards: readonly Board[]): Table {
  const { weights } = boardRules(blueprint)
  const unknown: Texts = { en: 'unknown', 'zh-CN': '未知' }
  const cell = (measure: string, score: Score | undefined): Cell =>
    score ? { figure: figureOf(measure, score) } : { unknown }
  return {
    id: 'short-board',
    caption: {
      en: 'What is wrong, in points from 0 to 100: missing to full satisfaction, checks not done, share of all waiting',
      'zh-CN': '不足之处（0 至 100）：离完全满意的差距、未做到的检查项、占全部等待的比例',
    },
    columns: [
      wordColumn('Step', '步骤'),
      numberColumn('Together', '综合'),
      ...boardParts.map((part) => {
        const head = perLanguage((one) =>
          one === 'en'
            ? `${partNames[part].en}, weight ${weights[part]}`
            : `${partNames[part][one]}（权重 ${weights[part]}）`,
        )
        return { head, is: 'number' } as const
      }),
    ],
    rows: boards.slice(0, mostRows).map(({ node, parts, score }): Row => ({
      of: node.id,
      cells: [
        nameOf(blueprint, node.id),
        cell('short-board', score),
        ...boardParts.map((part) => cell(part, parts[part])),
      ],
    })),
    picture: { is: 'dots', column: 1 },
  }
}

const nothingKnown: Finding = {
  ...{ rule: 'short-board', severity: 'advice', at: [aboutId], facts: {} },
  what: {
    en: 'Nothing is known of satisfaction, of conformance or of waiting, so no step can be called the short board.',
    'zh-CN': '满意度、规范符合度和等待都未知，无法找出短板。',
  },
  remedy: {
    en: 'Give steps people to wait for, import a survey, or import visits of mystery shoppers.',
    'zh-CN': '请给步骤配置人员，或导入问卷、神秘顾客检查记录。',
  },
}

/** Parts that nobody knows, and how each comes in. */
const missing = (blueprint: Blueprint, boards: readonly Board[]): Finding[] =>
  boardParts.flatMap((part): Finding[] => {
    const without = boards.slice(0, mostRows).filter(({ unknown }) => unknown.includes(part))
    if (without.length === 0) return []
    const at = without.map(({ node }) => node.id)
    return [
      {
        ...{ rule: 'short-board', severity: 'advice', at },
        facts: { part: partNames[part], count: at.length, list: namesOf(blueprint, at) },
        what: {
          en: '{part} is unknown at {count} of the steps ranked: {list}. It counts neither for nor against them.',
          'zh-CN': '入列的 {count} 个步骤缺少{part}：{list}，该项不计入。',
        },
        remedy: remedies[part],
      },
    ]
  })

const remedies: Record<(typeof boardParts)[number], Texts> = {
  perception: { en: 'Import a survey at the step.', 'zh-CN': '请在该步骤导入问卷。' },
  conformance: { en: 'Import visits of mystery shoppers at the step.', 'zh-CN': '请在该步骤导入神秘顾客检查记录。' },
  delay: { en: 'Say who works there, so that the run measures the wait.', 'zh-CN': '请写明由谁办理，由仿真得出等待。' },
}
