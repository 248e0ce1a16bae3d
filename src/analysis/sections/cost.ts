import { amount, percent, type Finding, type Texts } from '../../base/index.ts'
import { aboutOf, all, departmentOf, get, nameOf, type Blueprint } from '../../blueprint/index.ts'
import { centsText, toTheCent } from '../cents.ts'
import { both, listedTexts, moneyWords, perLanguage } from '../names.ts'
import { figure, halfWidth, type Figure, type Report } from '../report.ts'
import { isOutside } from '../roll-up.ts'
import { caseCosts, casesAYear, payAYear, savingAYear } from '../saving.ts'
import {
  numberColumn,
  wordColumn,
  type Cell,
  type Column,
  type Row,
  type SectionMaker,
  type Table,
} from '../section.ts'
import { evidence } from './tried.ts'

/** What a case costs: by step, by responsibility centre, for crews paid by the order, and what a change would save. */
export const cost: SectionMaker = {
  name: 'cost',
  title: { en: 'Cost', 'zh-CN': '成本' },
  question: { en: 'What does a case cost, and whom?', 'zh-CN': '一件工单花多少钱，由谁承担？' },

  make({ blueprint, report }) {
    const whole = figure(report, 'cost.mean')
    if (whole === undefined) return { says: [], tables: [], missing: [noCost] }
    if (whole.value === undefined)
      return { says: [], tables: [], missing: [note(whole.reason ?? noCost.what, ['blueprint'])] }
    const tables = [
      steps(blueprint, report, whole),
      centres(blueprint, report, whole),
      orders(blueprint, report),
      savings(blueprint, report),
    ]
    return {
      says: [inAll(blueprint, report, whole)],
      tables: tables.filter(({ rows }) => rows.length > 0),
      missing: [...nobodys(report), ...unpaid(blueprint), ...notAgreed(blueprint, report)],
    }
  },
}

const note = (what: Texts, at: string[], remedy?: Texts, facts: Finding['facts'] = {}): Finding => ({
  ...{ rule: 'cost', severity: 'advice', at, facts, what },
  ...(remedy && { remedy }),
})

const noCost = note(
  { en: 'No cost is stated, so nothing can be added up.', 'zh-CN': '没有填写成本，无从计算。' },
  ['blueprint'],
  {
    en: 'Give the people of a step their cost per hour or per order, or a step its cost per case.',
    'zh-CN': '请填写步骤人员的每小时或每单成本，或步骤的单件成本。',
  },
)

/** Figures of a measure that are of records of one type, the greatest first. */
function ofRecords(blueprint: Blueprint, report: Report, measure: string, type: 'node' | 'department' | 'pool') {
  return all(blueprint, type)
    .flatMap(({ id }) => {
      const one = figure(report, measure, id)
      return one?.value === undefined ? [] : [{ id, figure: one, value: one.value }]
    })
    .sort((a, b) => b.value - a.value)
}

function inAll(blueprint: Blueprint, report: Report, whole: Figure): Finding {
  const [most] = ofRecords(blueprint, report, 'cost.mean', 'node')
  const half = halfWidth(whole)
  const facts: Finding['facts'] = {
    cost: moneyWords(blueprint, whole.value ?? 0),
    margin: half === undefined ? '' : ` ±${moneyWords(blueprint, half)}`,
    ...(most && { step: nameOf(blueprint, most.id), share: percent(most.value / (whole.value || 1)) }),
  }
  return {
    ...{ rule: 'cost', severity: 'advice', at: most ? [most.id] : ['blueprint'], facts },
    what: most
      ? {
          en: 'A completed case costs {cost}{margin}; the largest part, {share}, is spent at “{step}”.',
          'zh-CN': '办结一件的成本为 {cost}{margin}；其中最大一块 {share} 花在“{step}”。',
        }
      : { en: 'A completed case costs {cost}{margin}.', 'zh-CN': '办结一件的成本为 {cost}{margin}。' },
  }
}

const shareOf = (amount: number, whole: Figure): Cell => ({ share: amount / (whole.value || 1) })
const cents = (amount: number): Cell => perLanguage(() => centsText(amount))
const inTotal: Texts = { en: 'In all', 'zh-CN': '合计' }
const numbers = (blueprint: Blueprint): Column[] => [
  numberColumn(`Per case, ${currencyOf(blueprint)}`, `单件成本（${currencyOf(blueprint)}）`),
  numberColumn('To the cent', '精确到分'),
  numberColumn('Share', '占比'),
]
const currencyOf = (blueprint: Blueprint): string => aboutOf(blueprint)?.currency ?? '¤'

function steps(blueprint: Blueprint, report: Report, whole: Figure): Table {
  const found = ofRecords(blueprint, report, 'cost.mean', 'node').filter(({ value }) => value > 0)
  const rounded = toTheCent(found.map(({ value }) => value))
  const own = ({ id }: { id: string }) => {
    const node = get(blueprint, 'node', id)
    const owner = node && departmentOf(blueprint, node)
    return owner ? nameOf(blueprint, owner.id) : nobody
  }
  const within = ofRecords(blueprint, report, 'cost.within', 'node')
  return {
    id: 'cost-steps',
    caption: { en: 'By activity', 'zh-CN': '按作业中心' },
    columns: [wordColumn('Step', '步骤'), wordColumn('Department', '部门'), ...numbers(blueprint)],
    rows: [
      ...found.map((one, at): Row => {
        const cells = [nameOf(blueprint, one.id), own(one), { figure: one.figure }, cents(rounded[at])]
        return { of: one.id, cells: [...cells, shareOf(one.value, whole)] }
      }),
      { cells: [inTotal, none, { figure: whole }, cents(sum(rounded)), shareOf(whole.value ?? 0, whole)] },
      ...within.map((one): Row => {
        const cells = [ofWhich(nameOf(blueprint, one.id)), own(one), { figure: one.figure }, none]
        return { of: one.id, cells: [...cells, shareOf(one.value, whole)] }
      }),
    ],
  }
}

const none: Cell = ''
const nobody: Texts = { en: 'nobody', 'zh-CN': '无' }
const ofWhich = ({ en, 'zh-CN': zh }: Texts): Texts => ({ en: `Of which in “${en}”`, 'zh-CN': `其中“${zh}”内` })
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)

/** Departments in their tree: what is theirs, and with everything beneath them. */
function centres(blueprint: Blueprint, report: Report, whole: Figure): Table {
  const own = ofRecords(blueprint, report, 'cost.mean', 'department')
  const without = figure(report, 'cost.mean', undefined, { centre: 'none' })
  const parts = [...own, ...(without?.value === undefined ? [] : [{ id: '', figure: without, value: without.value }])]
  const rounded = toTheCent(parts.map(({ value }) => value))
  const centOf = new Map(parts.map(({ id }, at) => [id, rounded[at]]))
  const rowOf = ({ id, depth }: { id: string; depth: number }): Row => {
    const [its, withAll] = [figure(report, 'cost.mean', id), figure(report, 'cost.within', id)]
    const name = nameOf(blueprint, id)
    return {
      of: id,
      cells: [
        perLanguage((language) => `${'\u2003'.repeat(depth)}${name[language]}`),
        its ? { figure: its } : none,
        cents(centOf.get(id) ?? 0),
        shareOf(its?.value ?? 0, whole),
        withAll ? { figure: withAll } : its ? { figure: its } : none,
      ],
    }
  }
  const rows = inTree(blueprint, (id) => centOf.has(id) || figure(report, 'cost.within', id) !== undefined).map(rowOf)
  if (own.length === 0) return { id: 'cost-centres', caption: centresWords, columns: [], rows: [] }
  return {
    id: 'cost-centres',
    caption: centresWords,
    columns: [wordColumn('Department', '部门'), ...numbers(blueprint), numberColumn('With those beneath', '含下级')],
    rows: [
      ...rows,
      ...(without?.value === undefined
        ? []
        : [
            {
              cells: [
                nobodysWords,
                { figure: without },
                cents(centOf.get('') ?? 0),
                shareOf(without.value, whole),
                none,
              ],
            },
          ]),
      { cells: [inTotal, { figure: whole }, cents(sum(rounded)), shareOf(whole.value ?? 0, whole), none] },
    ],
  }
}
const centresWords: Texts = { en: 'By responsibility centre', 'zh-CN': '按责任中心' }
const nobodysWords: Texts = { en: 'No department', 'zh-CN': '未归属部门' }

/** The departments that count, each after the one it is part of. */
function inTree(blueprint: Blueprint, counts: (id: string) => boolean): { id: string; depth: number }[] {
  const departments = all(blueprint, 'department').filter(({ id }) => counts(id))
  const known = new Set(departments.map(({ id }) => id))
  const beneath = (parent: string | undefined, depth: number): { id: string; depth: number }[] =>
    departments
      .filter((one) => (one.parent !== undefined && known.has(one.parent) ? one.parent : undefined) === parent)
      .flatMap(({ id }) => [{ id, depth }, ...(depth < mostLevels ? beneath(id, depth + 1) : [])])
  return beneath(undefined, 0)
}
const mostLevels = 10

/** Crews paid by the order, or owing for orders late: make or buy. */
function orders(blueprint: Blueprint, report: Report): Table {
  const rows = all(blueprint, 'pool').flatMap(({ id }): Row[] => {
    const [fees, due] = [figure(report, 'cost.fees', id), figure(report, 'cost.penalty', id)]
    const paid = figure(report, 'cost.mean', id)
    if (!fees && !due) return []
    const home = get(blueprint, 'department', get(blueprint, 'pool', id)?.department)
    const cells = [paid, fees, due].map((one) => (one ? { figure: one } : none))
    const side: Texts = isOutside(blueprint, id)
      ? { en: 'outsourced', 'zh-CN': '外包' }
      : { en: 'our own', 'zh-CN': '自有' }
    return [{ of: id, cells: [nameOf(blueprint, id), home ? nameOf(blueprint, home.id) : nobody, side, ...cells] }]
  })
  const [whole, net] = [figure(report, 'cost.mean'), figure(report, 'cost.net')]
  const total: Row[] =
    whole && net
      ? [
          {
            cells: [
              { en: 'A case with what is owed to us', 'zh-CN': '扣除应收违约金后的单件成本' },
              none,
              none,
              { figure: net },
              none,
              none,
            ],
          },
        ]
      : []
  const per = currencyOf(blueprint)
  return {
    id: 'cost-orders',
    caption: { en: 'Crews paid by the order', 'zh-CN': '按单计费的队伍' },
    columns: [
      wordColumn('Team', '人员'),
      wordColumn('Department', '部门'),
      wordColumn('Party', '归属'),
      numberColumn(`Cost per case, ${per}`, `单件成本（${per}）`),
      numberColumn('Of which fees', '其中按单费用'),
      numberColumn('Penalties it owes', '应付违约金'),
    ],
    rows: rows.length > 0 ? [...rows, ...total] : [],
  }
}

/** What each change that was tried comes to in a year: in the work on cases, and in the pay of those who are added. */
function savings(blueprint: Blueprint, report: Report): Table {
  const rows = (report.proofs ?? []).flatMap((proof): Row[] => {
    const difference = caseCosts.flatMap((cost) => proof.differences.filter(({ key }) => key === cost)).at(0)
    const saving = difference && savingAYear(report, difference)
    if (!difference || !saving) return []
    const { value, low, high } = difference
    const change: Figure = {
      ...{ measure: 'cost.mean', unit: 'money', value, n: proof.replications, replications: [] },
      ...(low === undefined || high === undefined ? {} : { low, high }),
    }
    const pay = payAYear(blueprint, proof)
    return [
      {
        ...(proof.pool !== undefined && { of: proof.pool }),
        cells: [
          both(proof.name),
          { figure: change },
          { figure: saving },
          evidence[difference.evidence],
          pay === undefined
            ? { unknown: { en: 'no hourly cost', 'zh-CN': '未填每小时成本' } }
            : moneyWords(blueprint, pay),
        ],
      },
    ]
  })
  const volume = Math.round(casesAYear(report) ?? 0)
  const per = currencyOf(blueprint)
  return {
    id: 'cost-savings',
    caption: {
      en: `What it would save in a year on work done, at ${amount(volume)} completed cases; who is added is paid also while there is no work`,
      'zh-CN': `处理成本一年可节约多少（按办结 ${amount(volume)} 件计）；新增人员空闲时也要付薪，另列`,
    },
    columns: [
      wordColumn('Tried', '措施'),
      numberColumn(`Cost of a case, change in ${per}`, `单件成本变化（${per}）`),
      numberColumn(`Saving a year, ${per}`, `年节约（${per}）`),
      wordColumn('Evidence', '证据'),
      numberColumn('Pay of those added, a year', '新增人员年薪酬'),
    ],
    rows,
  }
}

function nobodys(report: Report): Finding[] {
  if (!figure(report, 'cost.mean', undefined, { centre: 'none' })) return []
  return [
    note({ en: 'A part of the cost belongs to no department.', 'zh-CN': '有一部分成本没有归属部门。' }, ['blueprint'], {
      en: 'Give its people or its steps a department.',
      'zh-CN': '请为相关人员或步骤指定部门。',
    }),
  ]
}

/** Work whose people cost nothing is not free: nobody has said what it costs. */
function unpaid(blueprint: Blueprint): Finding[] {
  const pools = all(blueprint, 'pool').filter(
    ({ cost: own }) => own?.perHour === undefined && own?.perUse === undefined,
  )
  if (pools.length === 0) return []
  return [
    note(
      {
        en: 'No cost is stated for {teams}: their work counts nothing.',
        'zh-CN': '{teams}没有填写成本，其工作按零计。',
      },
      pools.map(({ id }) => id),
      { en: 'Give them a cost per hour or per order.', 'zh-CN': '请填写每小时或每单成本。' },
      { teams: listedTexts(pools.map(({ id }) => nameOf(blueprint, id))) },
    ),
  ]
}

function notAgreed(blueprint: Blueprint, report: Report): Finding[] {
  return all(blueprint, 'pool')
    .filter(({ id, cost: own }) => (own?.penalty ?? 0) > 0 && !figure(report, 'cost.penalty', id))
    .map(({ id }) =>
      note(
        {
          en: '“{team}” owes a penalty for each order late, but no handoff to it says by when.',
          'zh-CN': '“{team}”逾期应付违约金，但没有任何交接约定时限。',
        },
        [id],
        { en: 'Agree a time on the handoff to it.', 'zh-CN': '请在交给它的交接上约定时限。' },
        { team: nameOf(blueprint, id) },
      ),
    )
}
