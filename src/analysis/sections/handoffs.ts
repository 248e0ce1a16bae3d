import type { Finding, Texts } from '../../base/index.ts'
import { all, nameOf, type Blueprint } from '../../blueprint/index.ts'
import { chased } from '../asking-again.ts'
import { handoffGaps, handoffMatrix, lackWords, type HandoffGap } from '../handoff-gaps.ts'
import { handoffSays } from '../handoff-says.ts'
import { durationWords, listedTexts } from '../names.ts'
import { figure, type Figure, type Report } from '../report.ts'
import { scorecards } from '../scorecard.ts'
import { numberColumn, wordColumn, type Cell, type Column, type SectionMaker, type Table } from '../section.ts'

/** What is lost between departments: who hands to whom, what each handoff loses and lacks, who keeps what was agreed. */
export const handoffs: SectionMaker = {
  name: 'handoffs',
  title: { en: 'Between departments', 'zh-CN': '部门之间' },
  question: {
    en: 'Where is time lost between departments, and who owns it?',
    'zh-CN': '时间耗在哪些部门之间，由谁负责？',
  },

  make({ blueprint, report }) {
    const gaps = handoffGaps(blueprint, report)
    const tables = [
      ...(gaps.length > 0
        ? [
            matrix(blueprint, gaps),
            ranking(blueprint, gaps),
            serviceSheet(blueprint, gaps),
            cards(blueprint, report, gaps),
          ]
        : []),
      joint(report),
      whole(report),
      again(blueprint, report),
    ]
    return {
      says: gaps.length > 0 ? handoffSays(blueprint, report, gaps) : [],
      tables: tables.filter(({ rows }) => rows.length > 0),
      missing: missing(report, gaps),
    }
  },
}

const unknown = (en: string, zh: string): Cell => ({ unknown: { en, 'zh-CN': zh } })
const nothingAgreed = unknown('nothing agreed', '未约定')
const nobodyCame = unknown('nobody came', '没有工单')

const cell = (one: Figure | undefined, otherwise: Cell = nobodyCame): Cell => (one ? { figure: one } : otherwise)

const wayOf = (blueprint: Blueprint, { from, to, flow }: HandoffGap): Texts => {
  const [giver, taker, step] = [from.id, to.id, flow.to].map((id) => nameOf(blueprint, id))
  return {
    en: `${giver.en} → ${taker.en}, ${step.en}`,
    'zh-CN': `${giver['zh-CN']} → ${taker['zh-CN']}，${step['zh-CN']}`,
  }
}

function matrix(blueprint: Blueprint, gaps: readonly HandoffGap[]): Table {
  const { departments, cells } = handoffMatrix(blueprint, gaps)
  return {
    id: 'handoff-matrix',
    caption: { en: 'Who hands to whom: handoffs a day', 'zh-CN': '谁交给谁：每天交接件数' },
    columns: [
      wordColumn('From, to', '从，到'),
      ...departments.map((one): Column => ({ head: nameOf(blueprint, one.id), is: 'number' })),
    ],
    rows: departments.map((from, at) => ({
      of: from.id,
      cells: [nameOf(blueprint, from.id), ...cells[at].map((one): Cell => (one ? cell(one.volume) : ''))],
    })),
    picture: { is: 'matrix', shade: cells.map((row) => row.map((one) => one?.wait?.value)) },
  }
}

function ranking(blueprint: Blueprint, gaps: readonly HandoffGap[]): Table {
  return {
    id: 'handoff-ranking',
    caption: { en: 'Handoffs, where most time is lost first', 'zh-CN': '各处交接，损失时间多者在前' },
    columns: [
      wordColumn('Handoff', '交接'),
      numberColumn('A day', '每天件数'),
      numberColumn('Wait each', '每件等待'),
      numberColumn('Lost a day', '每天损失'),
      numberColumn('Gap score', '断点分值'),
      numberColumn('Felt by the customer', '顾客感受到'),
      numberColumn('Agreed time kept', '内部及时率'),
      numberColumn('Both are there', '同时在岗'),
      numberColumn('Refused on receipt', '退单率'),
      numberColumn('Comes again', '重复交接'),
      numberColumn('A case, if at once', '若即收即办'),
      wordColumn('Lacks', '欠缺'),
    ],
    rows: gaps.map((gap) => ({
      of: gap.flow.id,
      cells: [
        wayOf(blueprint, gap),
        cell(gap.volume),
        cell(gap.wait),
        cell(gap.lost),
        cell(gap.score),
        cell(gap.felt),
        cell(gap.kept, nothingAgreed),
        gap.overlap?.share === undefined ? unknown('no hours stated', '未说明上班时间') : { share: gap.overlap.share },
        cell(gap.bounce),
        cell(gap.again),
        gainOf(gap),
        lacking(gap),
      ],
    })),
  }
}

function gainOf({ gain }: HandoffGap): Cell {
  if (!gain) return unknown('not tried', '未试算')
  const half = gain.low === undefined || gain.high === undefined ? {} : { halfWidth: (gain.high - gain.low) / 2 }
  return gain.evidence === 'not-enough' ? unknown('not enough evidence', '证据不足') : { minutes: gain.value, ...half }
}

const lacking = ({ lacks }: HandoffGap): Texts =>
  lacks.length === 0 ? { en: 'nothing', 'zh-CN': '无' } : listedTexts(lacks.map((one) => lackWords[one]))

function serviceSheet(blueprint: Blueprint, gaps: readonly HandoffGap[]): Table {
  return {
    id: 'service-sheet',
    caption: { en: 'Internal service sheet: who owes whom what', 'zh-CN': '内部服务承诺单：谁对谁承诺什么' },
    columns: [
      wordColumn('Hands over', '交出'),
      wordColumn('Receives', '接收'),
      wordColumn('What is to be done', '办理事项'),
      wordColumn('On', '凭单据'),
      wordColumn('By when', '时限'),
      wordColumn('Responsible', '责任人'),
    ],
    rows: gaps.map(({ flow, from, to }) => ({
      of: flow.id,
      cells: [
        nameOf(blueprint, from.id),
        nameOf(blueprint, to.id),
        nameOf(blueprint, flow.to),
        flow.handoff?.form?.name ?? flow.item ?? unknown('no form', '无单据'),
        flow.handoff?.agreed ? durationWords(flow.handoff.agreed) : nothingAgreed,
        to.owner ?? unknown('nobody named', '未指定'),
      ],
    })),
  }
}

function cards(blueprint: Blueprint, report: Report, gaps: readonly HandoffGap[]): Table {
  return {
    id: 'scorecards',
    caption: { en: 'Departments as those see them who hand over to them', 'zh-CN': '部门记分卡（内部客户视角）' },
    columns: [
      wordColumn('Department', '部门'),
      numberColumn('Received a day', '每天收到'),
      numberColumn('On time', '及时率'),
      numberColumn('Returned', '退单率'),
      numberColumn('Overdue a day', '每天超时'),
      numberColumn('Chased a day', '每天被催'),
      numberColumn('Mean time until done', '平均历时'),
    ],
    rows: scorecards(blueprint, report, gaps).map((card) => ({
      of: card.department.id,
      cells: [
        nameOf(blueprint, card.department.id),
        cell(card.received),
        cell(card.onTime, nothingAgreed),
        cell(card.returned),
        cell(card.overdue, nothingAgreed),
        cell(card.chased, unknown('no chasing stated', '未设催单')),
        cell(card.elapsed),
      ],
    })),
  }
}

function joint(report: Report): Table {
  const row = (agreed: string, head: Texts) => ({
    cells: [head, ...['kept', 'late'].map((promise) => cell(figure(report, 'joint', undefined, { agreed, promise })))],
  })
  const isKnown = figure(report, 'joint', undefined, { agreed: 'kept', promise: 'kept' }) !== undefined
  return {
    id: 'joint',
    caption: { en: 'Agreed times against the promise, handed-over cases', 'zh-CN': '内部承诺与对客承诺（转办工单）' },
    columns: [wordColumn('', ''), numberColumn('Promise kept', '对客及时'), numberColumn('Customer late', '对客超时')],
    rows: isKnown
      ? [
          row('kept', { en: 'Every agreed time kept', 'zh-CN': '各环节都按约' }),
          row('missed', { en: 'An agreed time missed', 'zh-CN': '有环节超时' }),
        ]
      : [],
  }
}

const wholeRows: readonly [key: string, name: Texts][] = [
  ['handed', { en: 'Cases that are handed over', 'zh-CN': '转办工单占比' }],
  ['handoffs.mean', { en: 'Handoffs a case', 'zh-CN': '每件交接次数' }],
  ['between', { en: 'Part of the cycle between departments', 'zh-CN': '历时中耗在部门之间' }],
  ['handed.back', { en: 'Handed-over cases that go back and forth', 'zh-CN': '来回往返的转办工单' }],
  ['returned', { en: 'Handoffs refused on receipt', 'zh-CN': '退单率' }],
  ['contacts.mean', { en: 'Contacts a case', 'zh-CN': '每件接触次数' }],
  ['transfers.mean', { en: 'Transfers a contact', 'zh-CN': '每次接触转接数' }],
  ['first-contact', { en: 'Resolved at first contact', 'zh-CN': '首次解决率' }],
]

function whole(report: Report): Table {
  return {
    id: 'silo',
    caption: { en: 'How far departments work apart', 'zh-CN': '部门各自为政的程度' },
    columns: [wordColumn('Measure', '指标'), numberColumn('Value', '数值')],
    rows: wholeRows.flatMap(([key, name]) => {
      const one = figure(report, key)
      return one ? [{ cells: [name, { figure: one }] }] : []
    }),
  }
}

function again(blueprint: Blueprint, report: Report): Table {
  const levels = new Set(all(blueprint, 'escalation').map(({ id }) => id))
  return {
    id: 'asked-again',
    caption: { en: 'Customers who call again, cases that go up a level', 'zh-CN': '催单与督办' },
    columns: [
      wordColumn('', ''),
      numberColumn('A day', '每天'),
      numberColumn('Work it takes a day', '每天耗时'),
      numberColumn('Cost a day', '每天成本'),
      wordColumn('Mostly because of', '主要因为'),
    ],
    rows: [
      ...chased(blueprint, report).map(({ chase, calls, work, cost, at }) => ({
        of: chase.id,
        cells: [
          nameOf(blueprint, chase.id),
          cell(calls),
          cell(work),
          cell(cost, unknown('no cost stated', '未填成本')),
          at[0] ? nameOf(blueprint, at[0].step) : '',
        ],
      })),
      ...Object.values(report.figures)
        .filter(({ measure, of }) => measure === 'escalations' && of !== undefined && levels.has(of.split('~')[0]))
        .map((one) => {
          const [record, level] = (one.of ?? '').split('~')
          const { en, 'zh-CN': zh } = nameOf(blueprint, record)
          const name: Texts =
            level === undefined
              ? { en, 'zh-CN': zh }
              : { en: `${en}, level ${level}`, 'zh-CN': `${zh}（第 ${level} 级）` }
          return { of: record, cells: [name, cell(one), '', '', ''] }
        }),
    ],
  }
}

function missing(report: Report, gaps: readonly HandoffGap[]): Finding[] {
  const lack = (at: string[], what: Texts, remedy: Texts): Finding => ({
    ...{ rule: 'handoffs', severity: 'advice', at, facts: {}, what, remedy },
  })
  if (gaps.length === 0)
    return [
      lack(
        ['blueprint'],
        { en: 'Nothing is handed over from one department to another.', 'zh-CN': '没有跨部门的交接。' },
        {
          en: 'Give each step the department that owns it: flows between departments are handoffs by themselves.',
          'zh-CN': '请给每个步骤指定归属部门：部门之间的流向就是交接。',
        },
      ),
    ]
  const without = gaps.filter(({ lacks }) => lacks.includes('agreed')).map(({ flow }) => flow.id)
  const found: Finding[] = []
  if (without.length > 0)
    found.push(
      lack(
        without,
        {
          en: 'Some handoffs have no agreed time, so nobody can keep or miss it.',
          'zh-CN': '有的交接没有约定时限，无从判断是否及时。',
        },
        { en: 'Agree on a time for each of them.', 'zh-CN': '请为每处交接约定时限。' },
      ),
    )
  if (without.length < gaps.length && !figure(report, 'joint', undefined, { agreed: 'kept', promise: 'kept' }))
    found.push(
      lack(
        ['blueprint'],
        {
          en: 'No promise to the customer is measured, so agreed times cannot be held against it.',
          'zh-CN': '没有计时的对客承诺，无法与内部时限对照。',
        },
        {
          en: 'Add a clock that says within what time the customer is to be served.',
          'zh-CN': '请添加时钟，写明应在多久内为顾客办结。',
        },
      ),
    )
  return found
}
