import type { Finding, UserText } from '../../base/index.ts'
import { all, get, nameOf, type Blueprint, type Clock, type Identified } from '../../blueprint/index.ts'
import { both, levelName, perLanguage } from '../names.ts'
import { figure, isProfile, type Figure, type Report } from '../report.ts'
import type { Cell, Row, SectionMaker, Table } from '../section.ts'
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
      { head: { en: 'Promise', 'zh-CN': '承诺' }, is: 'words' },
      { head: { en: 'Target', 'zh-CN': '目标' }, is: 'number' },
      { head: { en: 'Kept', 'zh-CN': '及时率' }, is: 'number' },
      { head: { en: 'Mean time', 'zh-CN': '平均用时' }, is: 'number' },
      { head: { en: 'Longest', 'zh-CN': '最长用时' }, is: 'number' },
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
    columns: [
      { head: { en: 'For', 'zh-CN': '对象' }, is: 'words' },
      { head: { en: 'Kept', 'zh-CN': '及时率' }, is: 'number' },
      { head: { en: 'Cases', 'zh-CN': '工单数' }, is: 'number' },
    ],
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
  return perLanguage((one) => names.map((name) => name[one]).join(one === 'en' ? ', ' : '、'))
}

/** What clocks stood still, which no promise counts. */
function paused(blueprint: Blueprint, report: Report, clocks: Clocks): Table {
  const causes = ({ pauses = [] }: Clock): UserText => {
    const isCustomer = pauses.some(({ cause }) => cause === 'customer')
    const isOther = pauses.some(({ cause }) => cause !== 'customer')
    return {
      en: [isCustomer && 'customer', isOther && 'other'].filter(Boolean).join(', '),
      'zh-CN': [isCustomer && '客户原因', isOther && '其他原因'].filter(Boolean).join('、'),
    }
  }
  return {
    id: 'paused',
    caption: { en: 'Clocks that stood still, not counted above', 'zh-CN': '挂起时长（以上均不计入）' },
    columns: [
      { head: { en: 'Promise', 'zh-CN': '承诺' }, is: 'words' },
      { head: { en: 'Because of', 'zh-CN': '原因' }, is: 'words' },
      { head: { en: 'Cases paused', 'zh-CN': '挂起工单占比' }, is: 'number' },
      { head: { en: 'Paused, mean of all cases', 'zh-CN': '平均挂起时长（全部工单）' }, is: 'number' },
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
