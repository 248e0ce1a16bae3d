import type { Finding, Texts } from '../../base/index.ts'
import { all, nameOf, nodesOf, roleOf, type Blueprint } from '../../blueprint/index.ts'
import { factOf } from '../names.ts'
import { figure, type Report } from '../report.ts'
import { numberColumn, wordColumn, type Cell, type Row, type SectionMaker, type Table } from '../section.ts'

/** The case as the customer lives it, against the clock behind the line of visibility. */
export const customer: SectionMaker = {
  name: 'customer',
  title: { en: 'As the customer lives it', 'zh-CN': '顾客的实际经历' },
  question: {
    en: 'How much of the time is the customer served, told, or left in the dark?',
    'zh-CN': '顾客的时间里，多少在接受服务，多少知道进度，多少一无所知？',
  },

  make({ blueprint, report }) {
    if (!all(blueprint, 'lane').some(({ role }) => role === 'customer'))
      return { says: [], tables: [], missing: [noCustomer] }
    const active = figure(report, 'lived.active')
    if (active?.value === undefined)
      return { says: [], tables: [], missing: active?.reason ? [withheld(active.reason)] : [] }
    const tables = [time(report), journey(blueprint, report)].filter(({ rows }) => rows.length > 0)
    return { says: [lived(report), ...behind(report)], tables, missing: noWait(blueprint) }
  },
}

const note = (what: Texts, remedy?: Texts, facts: Finding['facts'] = {}, at: string[] = ['blueprint']): Finding => ({
  ...{ rule: 'customer', severity: 'advice', at, facts, what },
  ...(remedy && { remedy }),
})

const noCustomer = note(
  { en: 'Nobody stands for the customer in this blueprint.', 'zh-CN': '这张蓝图里没有顾客。' },
  { en: 'Add a lane for what the customer does.', 'zh-CN': '请添加“客户行为”泳道。' },
)
const withheld = (reason: Texts): Finding => note(reason)

function noWait(blueprint: Blueprint): Finding[] {
  if (nodesOf(blueprint, 'wait').some((wait) => roleOf(blueprint, wait) === 'customer')) return []
  return [
    note(
      {
        en: 'No wait of the customer is drawn, so waiting counts as blind wherever a step itself shows nothing.',
        'zh-CN': '没有画出顾客的等待，除步骤本身有展示外，等待一律按不知情计。',
      },
      {
        en: 'Draw where the customer waits, for which step, and whether the customer is told how it stands.',
        'zh-CN': '请画出顾客在哪里等待、等哪一步，以及是否知晓进度。',
      },
    ),
  ]
}

const minutesOf = (report: Report, measure: string, by?: Record<string, string>) =>
  factOf(figure(report, measure, undefined, by))

function lived(report: Report): Finding {
  const facts = {
    whole: minutesOf(report, 'cycle-time.mean'),
    active: minutesOf(report, 'lived.active'),
    told: minutesOf(report, 'lived.told'),
    blind: minutesOf(report, 'lived.blind'),
  }
  return note(
    {
      en: 'Of the {whole} that a case takes, the customer takes part for {active}, waits and is told how it stands for {told}, and waits in the dark for {blind}.',
      'zh-CN': '一件工单历时 {whole}：顾客参与 {active}，知晓进度的等待 {told}，不知情的等待 {blind}。',
    },
    undefined,
    facts,
  )
}

function behind(report: Report): Finding[] {
  const of = (measure: string) => figure(report, measure)?.value ?? 0
  const work = (measure: string) => figure(report, measure, undefined, { behind: 'work' })?.value ?? 0
  const [waiting, worked] = [of('lived.told') + of('lived.blind'), work('lived.told') + work('lived.blind')]
  if (waiting <= 0) return []
  return [
    note(
      {
        en: 'While the customer waits {waiting}, somebody behind the line of visibility works on the case for {worked} of it.',
        'zh-CN': '顾客等待的 {waiting} 里，后台真正在处理的只有 {worked}。',
      },
      undefined,
      { waiting: { minutes: waiting }, worked: { minutes: worked } },
    ),
  ]
}

const cell = (report: Report, measure: string, of?: string, by?: Record<string, string>): Cell => {
  const found = figure(report, measure, of, by)
  return found ? { figure: found } : ''
}

/** The customer's clock against the one behind the line. */
function time(report: Report): Table {
  const whole = figure(report, 'cycle-time.mean')?.value ?? 0
  const row = (name: Texts, measure: string): Row => ({
    cells: [
      name,
      cell(report, measure),
      { share: whole > 0 ? (figure(report, measure)?.value ?? 0) / whole : 0 },
      cell(report, measure, undefined, { behind: 'work' }),
      cell(report, measure, undefined, { behind: 'nothing' }),
    ],
  })
  const plain = (name: Texts, measure: string): Row => ({ cells: [name, cell(report, measure), '', '', ''] })
  return {
    id: 'customer-time',
    caption: { en: 'The customer’s clock and the one behind the line', 'zh-CN': '顾客的时钟与后台的时钟' },
    columns: [
      wordColumn('Of a case', '每件'),
      numberColumn('The customer’s time', '顾客的时间'),
      numberColumn('Share', '占比'),
      numberColumn('Somebody works on it', '其中后台在处理'),
      numberColumn('Nobody does', '无人处理'),
    ],
    rows: [
      row({ en: 'Takes part', 'zh-CN': '参与' }, 'lived.active'),
      row({ en: 'Waits and is told', 'zh-CN': '等待，知晓进度' }, 'lived.told'),
      row({ en: 'Waits in the dark', 'zh-CN': '等待，不知情' }, 'lived.blind'),
      plain({ en: 'From beginning to end', 'zh-CN': '从头到尾' }, 'cycle-time.mean'),
      plain({ en: 'Encounters with the company', 'zh-CN': '与企业的接触次数' }, 'encounters'),
    ],
  }
}

/** Step by step in the order of the blueprint: where the time is felt. */
function journey(blueprint: Blueprint, report: Report): Table {
  const ways = ['lived.active', 'lived.told', 'lived.blind'] as const
  const rows = all(blueprint, 'node').flatMap(({ id }): Row[] => {
    const its = ways.map((way) => figure(report, way, id)?.value ?? 0)
    if (its.every((value) => value <= 0)) return []
    return [{ of: id, cells: [nameOf(blueprint, id), ...ways.map((way) => cell(report, way, id))] }]
  })
  return {
    id: 'customer-journey',
    caption: { en: 'Where the customer feels it', 'zh-CN': '顾客在哪一步感受到' },
    columns: [
      wordColumn('Step', '步骤'),
      numberColumn('Takes part', '参与'),
      numberColumn('Waits and is told', '等待，知晓进度'),
      numberColumn('Waits in the dark', '等待，不知情'),
    ],
    rows,
    picture: {
      is: 'stacked',
      parts: [
        { column: 1, colour: 'work' },
        { column: 2, colour: 'heat-2' },
        { column: 3, colour: 'heat-5' },
      ],
    },
  }
}
