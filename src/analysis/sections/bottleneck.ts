import type { Finding, Texts } from '../../base/index.ts'
import { all, nameOf, type Blueprint } from '../../blueprint/index.ts'
import { goalOf } from '../goal.ts'
import { looks, busyIn, type Look } from '../looks.ts'
import { perLanguage } from '../names.ts'
import { answersOf } from '../proof.ts'
import { figure, type Report } from '../report.ts'
import { numberColumn, wordColumn, type Cell, type Row, type SectionMaker, type Table } from '../section.ts'

/** Which pool holds the service back: what each of four methods says of each pool, and of each hour of the day. */
export const bottleneck: SectionMaker = {
  name: 'bottleneck',
  title: { en: 'The bottleneck', 'zh-CN': '瓶颈' },
  question: { en: 'Who holds the service back, and what proves it?', 'zh-CN': '谁拖住了服务，凭什么这样说？' },

  make({ blueprint, report }) {
    if (all(blueprint, 'pool').every(({ capacity }) => capacity === null)) return undefined
    const found = looks({ blueprint, report, answers: answersOf(report) })
    const says = report.findings.filter(({ rule }) => rule === 'verdict' || rule === 'bottleneck')
    const tables = [methods(blueprint, report, found), byHour(blueprint, report)].filter(({ rows }) => rows.length > 0)
    const missing = tables.length === 0 ? [nothingMeasured] : found.some(isProof) ? [] : [nothingTried]
    return { says, tables, missing }
  },
}

const isProof = ({ name }: Look): boolean => name === 'helps-most'

const note = (en: string, zh: string, remedy?: Texts): Finding => ({
  ...{ rule: 'bottleneck', severity: 'advice', at: ['blueprint'], facts: {}, what: { en, 'zh-CN': zh } },
  ...(remedy && { remedy }),
})
const nothingMeasured = note('Nobody has waited and nobody has worked yet.', '还没有人等待，也没有人工作。', {
  en: 'Let the run go on, or give steps their people.',
  'zh-CN': '请继续运行，或为步骤安排人员。',
})
const nothingTried = note(
  'No paired run proves yet that one more in a team helps: three methods speak, the fourth is silent.',
  '还没有配对运行证明增加一人有效：只有三种方法有结论。',
)

const heads: Record<Look['name'], Texts> = {
  'busiest-hour': { en: 'Busy in its busiest hour', 'zh-CN': '最忙一小时的负荷率' },
  'most-waiting': { en: 'Share of the waiting', 'zh-CN': '占全部等待' },
  'longest-active': { en: 'At work without a pause', 'zh-CN': '连续满负荷' },
  'helps-most': { en: 'One more brings', 'zh-CN': '加人见效' },
}
const unknown: Cell = { unknown: { en: 'nothing certain', 'zh-CN': '没有确定的结论' } }

/** Pools as rows, methods as columns; whom the most methods name stands first. */
function methods(blueprint: Blueprint, report: Report, found: readonly Look[]): Table {
  const votes = (pool: string) => found.filter((look) => look.pool === pool).length
  const pools = [...new Set(found.flatMap(({ ranked }) => ranked.map(({ pool }) => pool)))]
  const inPoints = goalOf(blueprint, report)?.more === true
  return {
    id: 'methods',
    caption: { en: 'Four ways of looking for the bottleneck', 'zh-CN': '寻找瓶颈的四种方法' },
    columns: [
      wordColumn('Team', '人员'),
      wordColumn('Its busiest hour', '最忙时段'),
      ...found.map((look) => ({
        head:
          isProof(look) && inPoints ? { en: 'One more brings, points', 'zh-CN': '加人见效，百分点' } : heads[look.name],
        is: 'number' as const,
      })),
      numberColumn('Named by', '被指向'),
    ],
    rows: pools
      .sort((a, b) => votes(b) - votes(a))
      .map((pool): Row => {
        const of = (look: Look) => look.ranked.find((one) => one.pool === pool)
        const hour = found.flatMap((look) => of(look)?.hour ?? [])[0] as number | undefined
        const named = `${votes(pool)} / ${found.length}`
        return {
          of: pool,
          cells: [
            nameOf(blueprint, pool),
            hour === undefined ? unknown : hourWords(hour),
            ...found.map((look) => of(look)?.shows ?? unknown),
            perLanguage(() => named),
          ],
        }
      }),
  }
}

const hourWords = (hour: number): Texts => perLanguage(() => `${hour}:00–${hour + 1}:00`)

/** Hour by hour: who is busiest, and for whom cases wait longest. Hours without anybody at work are left out. */
function byHour(blueprint: Blueprint, report: Report): Table {
  const pools = all(blueprint, 'pool').filter(({ capacity }) => capacity !== null)
  const most = (of: (pool: string) => number | undefined) =>
    pools
      .flatMap(({ id }) => {
        const value = of(id)
        return value === undefined || value <= 0 ? [] : [{ id, value }]
      })
      .sort((a, b) => b.value - a.value)[0] as { id: string; value: number } | undefined
  const rows = Array.from({ length: 24 }, (_, hour): Row[] => {
    const by = { hour: `${hour}` }
    const busiest = most((pool) => busyIn({ report }, pool, hour)?.value)
    const waited = most((pool) => {
      const wait = figure(report, 'wait.mean', pool, by)
      return wait?.value === undefined ? undefined : wait.value * wait.n
    })
    if (!busiest && !waited) return []
    const busy = busiest && busyIn({ report }, busiest.id, hour)
    const wait = waited && figure(report, 'wait.mean', waited.id, by)
    return [
      {
        ...(busiest && { of: busiest.id }),
        cells: [
          hourWords(hour),
          busiest ? nameOf(blueprint, busiest.id) : nobody,
          busy ? { figure: busy } : nobody,
          waited ? nameOf(blueprint, waited.id) : nobody,
          wait ? { figure: wait } : nobody,
        ],
      },
    ]
  }).flat()
  return {
    id: 'by-hour',
    caption: { en: 'Through the day', 'zh-CN': '全天各时段' },
    columns: [
      wordColumn('Hour', '时段'),
      wordColumn('Busiest', '最忙'),
      numberColumn('Busy', '负荷率'),
      wordColumn('Most of the waiting is for', '等待最多'),
      numberColumn('Mean wait', '平均等待'),
    ],
    rows,
  }
}
const nobody: Cell = { unknown: { en: 'nobody', 'zh-CN': '无' } }
