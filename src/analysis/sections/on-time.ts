import type { Finding } from '../../base/index.ts'
import { all, type Blueprint } from '../../blueprint/index.ts'
import { levelName } from '../names.ts'
import { figure, type Report } from '../report.ts'
import type { Cell, SectionMaker, Table } from '../section.ts'
import { leadingClock, levelsOf } from '../targets.ts'

/** Every promise, row by row: how many are kept of how many were promised, and how long it takes. */
export const onTime: SectionMaker = {
  name: 'on-time',
  title: { en: 'Promises', 'zh-CN': '时限承诺' },
  question: { en: 'Which promise is kept, and for whom not?', 'zh-CN': '哪些承诺做到了，对谁没有做到？' },

  make({ blueprint, report }) {
    const tables = [promises(blueprint, report)].filter((table) => table.rows.length > 0)
    const says = report.findings.filter((one) => one.rule === 'late')
    return { says, tables, missing: tables.length === 0 ? [nothingPromised] : [] }
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

function promises(blueprint: Blueprint, report: Report): Table {
  const leading = leadingClock(blueprint)?.id
  const clocks = [...all(blueprint, 'clock')].sort((a, b) => Number(b.id === leading) - Number(a.id === leading))
  return {
    id: 'promises',
    caption: { en: 'Promises and how they are kept', 'zh-CN': '承诺与达成' },
    columns: [
      { head: { en: 'Promise', 'zh-CN': '承诺' }, is: 'words' },
      { head: { en: 'Target', 'zh-CN': '目标' }, is: 'number' },
      { head: { en: 'Kept', 'zh-CN': '及时率' }, is: 'number' },
      { head: { en: 'Mean time', 'zh-CN': '平均用时' }, is: 'number' },
    ],
    rows: clocks.flatMap((clock) =>
      levelsOf(blueprint, clock).map((level) => ({
        of: level.id,
        cells: [
          levelName(blueprint, level),
          { share: level.attainment },
          measured(report, 'attainment', clock.id, level.id),
          measured(report, 'clock.mean', clock.id, level.id),
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
