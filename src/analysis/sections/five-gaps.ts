import type { Fact, Finding, Texts } from '../../base/index.ts'
import { aboutId, nameOf, namesOf, unitMinutes, type Blueprint } from '../../blueprint/index.ts'
import { clause, sentence } from '../clause.ts'
import { durationWords, perLanguage } from '../names.ts'
import {
  gapKinds,
  gapsAt,
  qualityOf,
  qualityValues,
  ratedIn,
  valueNames,
  type Gap,
  type QualityValue,
  type Rated,
} from '../quality-gaps.ts'
import type { Report } from '../report.ts'
import { wordColumn, type Cell, type Row, type SectionMaker, type Table } from '../section.ts'

const most = 3

/** What is expected, promised, specified, delivered and perceived, and the five gaps between: of the whole and step by step. */
export const fiveGaps: SectionMaker = {
  name: 'five-gaps',
  title: { en: 'The five gaps of quality', 'zh-CN': '服务质量五差距' },
  question: {
    en: 'Where do what is expected, promised, specified, delivered and perceived part?',
    'zh-CN': '期望、承诺、标准、交付与感知在哪里不一致？',
  },

  make({ blueprint, report }) {
    const kept = ratedIn(blueprint)
      .filter((rated) => rated.quality?.unit !== undefined || isKnown(qualityOf(blueprint, report, rated)))
      .map((rated): Kept => ({ rated, gaps: gapsAt(blueprint, report, rated) ?? [] }))
    if (kept.length === 0) return { says: [], tables: [], missing: [nothingKept] }
    return {
      says: widest(blueprint, kept),
      tables: [values(blueprint, report, kept), gaps(blueprint, kept)],
      missing: missing(blueprint, kept),
    }
  },
}

const isKnown = (values: ReturnType<typeof qualityOf>): boolean =>
  values !== undefined && qualityValues.some((one) => values[one] !== undefined)

interface Kept {
  rated: Rated
  gaps: Gap[]
}

/** Gaps that are surely open, the widest against its standard first. */
function widest(blueprint: Blueprint, kept: readonly Kept[]): Finding[] {
  const open = kept.flatMap(({ rated, gaps }) =>
    gaps.flatMap((gap) =>
      gap.short !== undefined && gap.short - (gap.halfWidth ?? 0) > 0 ? [{ rated, gap, short: gap.short }] : [],
    ),
  )
  const against = ({ rated, gap, short }: (typeof open)[number]): number =>
    short / Math.abs(rated.quality?.[gap.from] ?? short)
  const known = kept.flatMap(({ gaps }) => gaps).filter(({ short }) => short !== undefined).length
  if (open.length === 0)
    return known === 0
      ? []
      : [about([aboutId], clause('No known gap is surely open', '已知的差距中，没有一个可以确定存在'))]
  return open
    .toSorted((a, b) => against(b) - against(a))
    .slice(0, most)
    .map(({ rated, gap, short }) =>
      about(
        [rated.id],
        clause(
          rated.quality?.unit === undefined
            ? '“{name}”, {gap}: what is {to} lies {size} points below what is {from}'
            : '“{name}”, {gap}: what is {to} takes {size} longer than what is {from}',
          rated.quality?.unit === undefined
            ? '“{name}”的{gap}：{to}比{from}低 {size} 分'
            : '“{name}”的{gap}：{to}比{from}长 {size}',
          {
            name: nameOf(blueprint, rated.id),
            gap: gap.name,
            from: inSentence(gap.from),
            to: inSentence(gap.to),
            size: amount(blueprint, rated, short, gap.halfWidth),
          },
        ),
      ),
    )
}

const about = (at: string[], said: ReturnType<typeof clause>): Finding => ({
  rule: 'five-gaps',
  severity: 'advice',
  at,
  ...sentence(said),
})

const inSentence = (value: QualityValue): Texts => ({
  en: valueNames[value].en.toLowerCase(),
  'zh-CN': valueNames[value]['zh-CN'],
})

function values(blueprint: Blueprint, report: Report, kept: readonly Kept[]): Table {
  return {
    id: 'quality-values',
    caption: { en: 'What is known of the quality', 'zh-CN': '已知的质量水平' },
    columns: [
      wordColumn('Of', '对象'),
      ...qualityValues.map((one) => ({ head: valueNames[one], is: 'number' }) as const),
    ],
    rows: kept.map(({ rated }): Row => {
      const known = qualityOf(blueprint, report, rated)
      return {
        of: rated.id,
        cells: [
          nameOf(blueprint, rated.id),
          ...qualityValues.map((one): Cell => {
            const it = known?.[one]
            return it ? amount(blueprint, rated, it.value, it.halfWidth) : { unknown }
          }),
        ],
      }
    }),
  }
}

function gaps(blueprint: Blueprint, kept: readonly Kept[]): Table {
  return {
    id: 'five-gaps',
    caption: {
      en: 'By how much the second falls short of the first: so much longer, or so many points lower',
      'zh-CN': '后者比前者差多少：时间长多少，或分数低多少',
    },
    columns: [
      wordColumn('Of', '对象'),
      ...gapKinds.map(({ number, name, from, to }) => {
        const between = perLanguage(
          (one) => `${number} ${name[one]} (${valueNames[from][one]} – ${valueNames[to][one]})`,
        )
        return { head: between, is: 'number' } as const
      }),
    ],
    rows: kept.map(({ rated, gaps }): Row => ({
      of: rated.id,
      cells: [
        nameOf(blueprint, rated.id),
        ...gaps.map(({ short, halfWidth }): Cell =>
          short === undefined ? { unknown } : amount(blueprint, rated, short, halfWidth),
        ),
      ],
    })),
  }
}

const unknown: Texts = { en: 'unknown', 'zh-CN': '未知' }

/** So much in the unit of the quality: a time, working days, or points. */
function amount(blueprint: Blueprint, { quality }: Rated, value: number, halfWidth?: number): Fact {
  const unit = quality?.unit
  if (unit !== undefined && unit !== 'workday') {
    const minutes = unitMinutes(blueprint, unit)
    return { minutes: value * minutes, ...(halfWidth !== undefined && { halfWidth: halfWidth * minutes }) }
  }
  const round = (one: number): number => Math.round(one * 100) / 100
  const more = halfWidth === undefined ? '' : ` ±${round(halfWidth)}`
  if (unit === undefined) return more === '' ? round(value) : `${round(value)}${more}`
  const words = durationWords({ value: round(value), unit })
  return { en: words.en + more, 'zh-CN': words['zh-CN'] + more }
}

const nothingKept: Finding = {
  rule: 'five-gaps',
  severity: 'advice',
  at: [aboutId],
  facts: {},
  what: { en: 'Nothing is said of the quality, so no gap can be told.', 'zh-CN': '没有填写质量信息，无法判断差距。' },
  remedy: {
    en: 'Select a step, or nothing for the whole, and say under “Five gaps” what customers expect, what is promised, specified and perceived; with a unit of time, what is delivered comes from the run.',
    'zh-CN':
      '请选中一个步骤（不选即为整个服务），在“五差距”中填写期望、承诺、标准和感知；选定时间单位后，交付由仿真得出。',
  },
}

/** Each of the five values that is not known of some, and how it comes in. */
const missing = (blueprint: Blueprint, kept: readonly Kept[]): Finding[] =>
  qualityValues.flatMap((value) => {
    const without = kept
      .filter(({ gaps }) => gaps.some(({ unknown }) => unknown.includes(value)))
      .map(({ rated }) => rated)
    if (without.length === 0) return []
    const at = without.map(({ id }) => id)
    return [
      {
        ...{ rule: 'five-gaps', severity: 'advice', at },
        facts: { value: inSentence(value), count: at.length, list: namesOf(blueprint, at) },
        what: {
          en: 'What is {value} is not known of {count}: {list}.',
          'zh-CN': '{count} 处的{value}未知：{list}。',
        },
        remedy: remedies[value],
      } satisfies Finding,
    ]
  })

const remedies: Record<QualityValue, Texts> = {
  expected: {
    en: 'Ask customers, and enter it there under “Five gaps”; or import a survey.',
    'zh-CN': '请调查客户，在该处“五差距”中填写；也可导入问卷。',
  },
  promised: {
    en: 'Enter there under “Five gaps” what advertisements and staff say.',
    'zh-CN': '请在该处“五差距”中填写宣传和员工的承诺。',
  },
  specified: {
    en: 'Enter there under “Five gaps” what the standard says.',
    'zh-CN': '请在该处“五差距”中填写标准规定。',
  },
  delivered: {
    en: 'Enter there under “Five gaps” what was observed; with a unit of time, the run measures it.',
    'zh-CN': '请在该处“五差距”中填写实测值；选定时间单位后由仿真得出。',
  },
  perceived: {
    en: 'Ask customers, and enter it there under “Five gaps”; or import a survey.',
    'zh-CN': '请调查客户，在该处“五差距”中填写；也可导入问卷。',
  },
}
