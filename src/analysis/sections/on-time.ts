import type { Finding, Texts, UserText } from '../../base/index.ts'
import { all, get, nameOf, type Blueprint, type Clock, type Identified } from '../../blueprint/index.ts'
import { both, levelName, listedTexts } from '../names.ts'
import { figure, isProfile, type Figure, type Report } from '../report.ts'
import { numberColumn, wordColumn, type Cell, type Row, type SectionMaker, type Table } from '../section.ts'
import { leadingClock, levelsOf } from '../targets.ts'

/** Below so many cases a share says little. */
const few = 30
const mostPairs = 10

/** Every promise, row by row and for whom: how many are kept of how many were promised, and how long it takes. */
export const onTime: SectionMaker = {
  name: 'on-time',
  title: { en: 'Promises', 'zh-CN': '时限承诺' },
  question: { en: 'Which promise is kept, and for whom not?', 'zh-CN': '哪些承诺做到了，对谁没有做到？' },

  make({ blueprint, report }) {
    const leading = leadingClock(blueprint)?.id
    const clocks = all(blueprint, 'clock').toSorted((a, b) => Number(b.id === leading) - Number(a.id === leading))
    const tables = [promises(blueprint, report, clocks), byCase(blueprint, report), paused(blueprint, report, clocks)]
    const says = report.findings.filter((one) => one.rule === 'late')
    const isPromised = tables[0].rows.length > 0
    return { says, tables: tables.filter(({ rows }) => rows.length > 0), missing: isPromised ? [] : [nothingPromised] }
  },
}

const nothingPromised: Finding = {
  rule: 'on-time',
  severity: 'advice',
  at: ['blueprint'],
  facts: {},
  what: { en: 'No promise is stated, so none can be kept or broken.', 'zh-CN': '没有写明时限，无从判断是否及时。' },
  remedy: {
    en: 'Add a clock to the blueprint, with the time within which a case is to be finished.',
    'zh-CN': '请在蓝图中添加时钟，写明工单应在多久内完成。',
  },
}

type Clocks = readonly Identified<Clock>[]

function promises(blueprint: Blueprint, report: Report, clocks: Clocks): Table {
  return {
    id: 'promises',
    caption: { en: 'Promises and how they are kept', 'zh-CN': '承诺与达成' },
    columns: [
      wordColumn('Promise', '承诺'),
      numberColumn('Target', '目标'),
      numberColumn('Kept', '及时率'),
      numberColumn('Mean time', '平均用时'),
      numberColumn('Longest', '最长用时'),
    ],
    rows: clocks.flatMap((clock) =>
      levelsOf(blueprint, clock).map((level) => ({
        of: level.id,
        cells: [
          levelName(blueprint, level),
          { share: level.attainment },
          ...['attainment', 'clock.mean', 'clock.max'].map((one) => measured(report, one, clock.id, level.id)),
        ],
      })),
    ),
    picture: { is: 'dots', column: 2, goalColumn: 1 },
  }
}

function measured(report: Report, measure: string, clock: string, row: string): Cell {
  const found = figure(report, measure, clock, { row })
  return found ? { figure: found } : { unknown: { en: 'no case', 'zh-CN': '没有工单' } }
}

/** For whom the leading promise is kept: by class, attribute and channel, and where two of them together fare worst. */
function byCase(blueprint: Blueprint, report: Report): Table {
  const clock = leadingClock(blueprint)?.id
  const told = Object.values(report.figures)
    .filter(({ measure, of, by }) => measure === 'attainment' && of === clock && by && !('row' in by) && !isProfile(by))
    .sort((a, b) => (a.value ?? 2) - (b.value ?? 2))
  const isPair = ({ by = {} }: Figure): boolean => Object.keys(by).length > 1
  const pairs = told.filter((one) => isPair(one) && one.n >= few).slice(0, mostPairs)
  return {
    id: 'promises-by-case',
    caption: {
      en: `For whom the first promise is kept; of classes within the others, the ${mostPairs} with the least`,
      'zh-CN': `首要承诺对谁做到了；等级与其他属性交叉的，只列最低的 ${mostPairs} 组`,
    },
    columns: [wordColumn('For', '对象'), numberColumn('Kept', '及时率'), numberColumn('Cases', '工单数')],
    rows: [...told.filter((one) => !isPair(one)), ...pairs].map((one): Row => ({
      cells: [caseName(blueprint, one.by ?? {}), { figure: one }, cases(one.n)],
    })),
    picture: { is: 'dots', column: 1 },
  }
}

const cases = (n: number): Cell => (n < few ? { en: `${n} (fewer than ${few})`, 'zh-CN': `${n}（不足 ${few}）` } : n)

/** What cases have in common: “Gold, county”. */
function caseName(blueprint: Blueprint, by: Record<string, string>): UserText {
  const names = Object.entries(by).map(([name, value]) => {
    const option = get(blueprint, 'attribute', name)?.options?.[value]
    return option ? both(option.name) : nameOf(blueprint, value)
  })
  return listedTexts(names)
}

const pauseWords = {
  customer: { en: 'customer', 'zh-CN': '客户原因' },
  other: { en: 'other', 'zh-CN': '其他原因' },
} satisfies Record<string, Texts>

/** What clocks stood still, which no promise counts. */
function paused(blueprint: Blueprint, report: Report, clocks: Clocks): Table {
  const causes = ({ pauses = [] }: Clock): UserText => {
    const known = (['customer', 'other'] as const).filter((one) =>
      pauses.some(({ cause }) => (cause === 'customer') === (one === 'customer')),
    )
    return listedTexts(known.map((one) => pauseWords[one]))
  }
  return {
    id: 'paused',
    caption: { en: 'Clocks that stood still, not counted above', 'zh-CN': '挂起时长（以上均不计入）' },
    columns: [
      wordColumn('Promise', '承诺'),
      wordColumn('Because of', '原因'),
      numberColumn('Cases paused', '挂起工单占比'),
      numberColumn('Paused, mean of all cases', '平均挂起时长（全部工单）'),
    ],
    rows: clocks.flatMap((clock): Row[] => {
      const [share, mean] = ['paused', 'paused.mean'].map((one) => figure(report, one, clock.id))
      if (!share || !mean) return []
      return [
        { of: clock.id, cells: [nameOf(blueprint, clock.id), causes(clock), { figure: share }, { figure: mean }] },
      ]
    }),
  }
}
