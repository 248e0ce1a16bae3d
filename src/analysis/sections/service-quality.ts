import type { Finding, Texts } from '../../base/index.ts'
import {
  aboutId,
  all,
  dimensions,
  nameOf,
  type Blueprint,
  type Dimension,
  type Identified,
  type Survey,
} from '../../blueprint/index.ts'
import { isInterval, type Estimate } from '../../statistics/index.ts'
import { clause, sentence } from '../clause.ts'
import type { Figure } from '../report.ts'
import { numberColumn, wordColumn, type Cell, type Row, type SectionMaker, type Table } from '../section.ts'
import { dimensionNames, fewest, servqualOf, type Judged } from '../servqual.ts'

/** What surveys by SERVQUAL say: expected and perceived by dimension, and how far the one stays behind the other. */
export const serviceQuality: SectionMaker = {
  name: 'service-quality',
  title: { en: 'What customers expect and perceive', 'zh-CN': '客户期望与感知' },
  question: { en: 'In which respect does the service stay behind?', 'zh-CN': '服务在哪些维度上不足？' },

  make({ blueprint }) {
    const surveys = all(blueprint, 'survey').filter(({ answers }) => answers.length > 0)
    return {
      says: surveys.flatMap((survey) => worst(blueprint, survey)),
      tables: surveys.map((survey) => table(blueprint, survey)),
      missing: surveys.length === 0 ? [nobodyAsked] : surveys.flatMap((survey) => lacks(blueprint, survey)),
    }
  },
}

/** What a survey is about, and in brackets its own name. */
function about(blueprint: Blueprint, { id, of }: Identified<Survey>): Texts {
  const [name, step] = [nameOf(blueprint, id), nameOf(blueprint, of ?? aboutId)]
  return { en: `${step.en} (${name.en})`, 'zh-CN': `${step['zh-CN']}（${name['zh-CN']}）` }
}

const finding = (survey: Identified<Survey>, said: ReturnType<typeof clause>): Finding => ({
  ...{ rule: 'service-quality', severity: 'advice', at: [survey.of ?? aboutId, survey.id] },
  ...sentence(said),
})

/** The dimension that stays behind most, where it surely does. */
function worst(blueprint: Blueprint, survey: Identified<Survey>): Finding[] {
  const { by } = servqualOf(survey)
  const behind = dimensions
    .flatMap((one) => {
      const { gap } = by[one]
      return isInterval(gap) && gap.high < 0 ? [{ dimension: one, gap }] : []
    })
    .sort((a, b) => a.gap.value - b.gap.value)
  const [first] = behind
  if (behind.length === 0) {
    const isAsked = dimensions.some((one) => isInterval(by[one].gap))
    const said = clause(
      '“{about}”: no dimension surely stays behind what is expected',
      '“{about}”：没有哪个维度确定低于期望',
      {
        about: about(blueprint, survey),
      },
    )
    return isAsked ? [finding(survey, said)] : []
  }
  return [
    finding(
      survey,
      clause(
        '“{about}” stays behind most in {dimension}: {gap} ±{half} of {marks} marks',
        '“{about}”在{dimension}上差距最大：{gap} ±{half}（{marks} 分制）',
        {
          about: about(blueprint, survey),
          dimension: dimensionNames[first.dimension],
          gap: signed(first.gap.value),
          half: first.gap.halfWidth,
          marks: survey.most ?? 7,
        },
      ),
    ),
  ]
}

const signed = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`

function table(blueprint: Blueprint, survey: Identified<Survey>): Table {
  const { by, whole, least, most, n } = servqualOf(survey)
  const name = about(blueprint, survey)
  const row = (head: Texts, judged: Judged): Row => ({
    cells: [
      head,
      ...(['expected', 'perceived', 'gap'] as const).map((one) => cell(one, judged[one])),
      judged.perceived.n,
    ],
  })
  return {
    id: `service-quality-${survey.id}`,
    caption: {
      en: `${name.en}: ${n} answers, marks from ${least} to ${most}`,
      'zh-CN': `${name['zh-CN']}：${n} 份答卷，评分 ${least} 至 ${most}`,
    },
    columns: [
      wordColumn('Dimension', '维度'),
      numberColumn('Expected', '期望'),
      numberColumn('Perceived', '感知'),
      numberColumn('Perceived less expected', '感知减期望'),
      numberColumn('Answers', '有效答卷'),
    ],
    rows: [
      ...dimensions.map((one: Dimension) => row(dimensionNames[one], by[one])),
      row(survey.weights ? wholeByWeight : wholeAlike, whole),
    ],
    picture: { is: 'dots', column: whole.gap.value === undefined ? 2 : 3 },
  }
}

const wholeAlike: Texts = { en: 'all, each alike', 'zh-CN': '总体（等权）' }
const wholeByWeight: Texts = { en: 'all, by their weights', 'zh-CN': '总体（加权）' }

function cell(measure: string, estimate: Estimate): Cell {
  if (estimate.value === undefined) return { unknown: { en: 'not asked', 'zh-CN': '未调查' } }
  const { value, n } = estimate
  const figure: Figure = { measure, unit: 'count', value, n, replications: [] }
  return { figure: isInterval(estimate) ? { ...figure, low: estimate.low, high: estimate.high } : figure }
}

/** So few answers, or one side not asked. */
function lacks(blueprint: Blueprint, survey: Identified<Survey>): Finding[] {
  const { n, whole, least, most } = servqualOf(survey)
  const facts = { about: about(blueprint, survey), count: n, fewest, least, most }
  const isFew = n < fewest
  const isHalf = whole.gap.value === undefined
  const found: Pick<Finding, 'rule' | 'severity' | 'at' | 'facts'> = {
    rule: 'service-quality',
    severity: 'advice',
    at: [survey.id],
    facts,
  }
  return [...(isFew ? [{ ...found, ...few }] : []), ...(isHalf ? [{ ...found, ...half }] : [])]
}

const few = {
  what: {
    en: '“{about}” rests on {count} answers, fewer than {fewest}: what it says may be chance.',
    'zh-CN': '“{about}”只有 {count} 份答卷，不足 {fewest} 份，结论可能出于偶然。',
  },
  remedy: { en: 'Ask more customers, and import all answers again.', 'zh-CN': '请扩大调查，重新导入全部答卷。' },
}
const half = {
  what: {
    en: '“{about}” does not hold both what is expected and what is perceived, so the gap between is unknown.',
    'zh-CN': '“{about}”没有同时调查期望与感知，差距未知。',
  },
  remedy: {
    en: 'Ask for both, and import a file with columns E1 to E22 and P1 to P22.',
    'zh-CN': '请同时调查两者，导入含期望1–22 和感知1–22 两组列的文件。',
  },
}

const nobodyAsked: Finding = {
  ...{ rule: 'service-quality', severity: 'advice', at: [aboutId], facts: {} },
  what: { en: 'No customer has been asked, so what is perceived is unknown.', 'zh-CN': '没有客户调查，客户感知未知。' },
  remedy: {
    en: 'Ask by the 22 statements of SERVQUAL, and drop the answers on the blueprint as a CSV: one line a person, columns E1 to E22 and P1 to P22.',
    'zh-CN': '请用 SERVQUAL 22 题调查，把答卷 CSV 拖到蓝图上：每人一行，列为期望1–22、感知1–22。',
  },
}
