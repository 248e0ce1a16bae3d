/** A report as a person reads it in a terminal: the sentences first, then the tables they rest on. */
import { duration, inLanguage, margin, percent, plainNumber, say, type Language } from '../base/index.ts'
import { all, handoffs, isStep, nameOf, aboutOf, days, kinds, metaOf, type Blueprint } from '../blueprint/index.ts'
import {
  figure,
  findingsToday,
  halfWidth,
  levelsOf,
  type Difference,
  type Figure,
  type Report,
} from '../analysis/index.ts'
import { table, type Row } from './table.ts'

interface Words {
  [key: string]: string
}
const english: Words = {
  replications: 'replications',
  seed: 'seed',
  warmup: 'warm-up',
  found: '(found from pilot runs)',
  'not-found': '(pilot runs never settled)',
  steady: 'the long run',
  terminating: 'one period from empty',
  fixed: 'Known to:',
  'known-enough': 'As exact as asked:',
  capped: 'NOT as exact as asked, the most replications came first:',
  more: 'So far:',
  asked: 'asked',
  points: 'points',
  few: 'not enough evidence',
  time: 'PARTIAL: its time was over',
  saved: 'variance saved',
  length: 'measured',
  partial: 'PARTIAL: stopped before its end',
  whole: 'The whole',
  cycle: 'cycle time',
  mean: 'mean',
  throughput: 'throughput a day',
  arrivals: 'arrivals a day',
  inside: 'in process',
  outcomes: 'Outcomes',
  promises: 'Promises',
  on: 'on time',
  target: 'promised',
  within: 'within',
  open: 'open',
  longest: 'longest',
  steps: 'Steps',
  volume: 'a day',
  wait: 'wait',
  queue: 'queue',
  work: 'work',
  people: 'People',
  busy: 'busy',
  hours: 'Busy by hour',
  days: 'Busy by weekday',
  handoffs: 'Handoffs',
  bounce: 'come back',
  agreed: 'agreed time kept',
  change: 'Compared with “{name}”, paired',
  before: 'before',
  after: 'after',
  difference: 'difference',
  evidence: 'evidence',
  enough: 'enough',
  tiny: 'enough, but tiny',
  'not-enough': 'not enough yet',
  chases: 'chasing calls a day',
  cost: 'Cost of a case',
  inAll: 'in all',
}
const chinese: Words = {
  replications: '次重复',
  seed: '随机种子',
  warmup: '预热',
  found: '（由试运行确定）',
  'not-found': '（试运行一直没有平稳）',
  steady: '长期运行',
  terminating: '从空开始的一段时间',
  fixed: '精确到：',
  'known-enough': '达到要求的精度：',
  capped: '未达到要求的精度，已到次数上限：',
  more: '目前：',
  asked: '要求',
  points: '点',
  few: '证据不足',
  time: '计算时间用完，结果不完整',
  saved: '节省的方差',
  length: '统计',
  partial: '中途停止，结果不完整',
  whole: '总体',
  cycle: '历时',
  mean: '平均',
  throughput: '日办结量',
  arrivals: '日到达量',
  inside: '在途工单',
  outcomes: '结果',
  promises: '承诺',
  on: '及时率',
  target: '承诺',
  within: '时限',
  open: '未结',
  longest: '最长',
  steps: '步骤',
  volume: '每天',
  wait: '等待',
  queue: '队列',
  work: '处理',
  people: '人员',
  busy: '负荷率',
  hours: '各小时负荷率',
  days: '各星期负荷率',
  handoffs: '交接',
  bounce: '退单',
  agreed: '约定时限达成',
  change: '与“{name}”相比（配对）',
  before: '之前',
  after: '之后',
  difference: '差别',
  evidence: '证据',
  enough: '充分',
  tiny: '充分，但很小',
  'not-enough': '还不够',
  chases: '每日催单',
  cost: '单件成本',
  inAll: '合计',
}

export function printReport(blueprint: Blueprint, report: Report, language: Language): string {
  const t = language === 'en' ? english : chinese
  const get = (measure: string, of?: string, by?: Record<string, string>) =>
    text(figure(report, measure, of, by), language)
  const name = (id: string) => nameOf(blueprint, id)[language]
  const parts = [heading(blueprint, report, t, language)]
  const section = (title: string, rows: readonly Row[]) => {
    if (rows.length > 1) parts.push(`${title}\n${table(rows)}`)
  }

  section(t.whole, [
    ['', t.mean, 'P50', 'P90', 'P95'],
    [t.cycle, ...['mean', 'p50', 'p90', 'p95'].map((one) => get(`cycle-time.${one}`))],
    [t.throughput, get('throughput')],
    [t.arrivals, get('arrivals')],
    [t.inside, get('in-process')],
    ...(figure(report, 'chases') ? [[t.chases, get('chases')]] : []),
  ])
  const outcomes = Object.values(report.figures).filter((one) => one.measure.startsWith('outcome.') && !one.by)
  section(t.outcomes, [
    ['', ''],
    ...outcomes.map((one) => [outcomeWords(one.measure.slice(8), language), text(one, language)]),
  ])
  for (const clock of all(blueprint, 'clock')) {
    const rows: Row[] = levelsOf(blueprint, clock).map((level) => [
      level.record.name ? inLanguage(level.record.name, language) : level.id,
      get('attainment', clock.id, { row: level.id }),
      percent(level.attainment),
      get('clock.mean', clock.id, { row: level.id }),
    ])
    const classes: Row[] = all(blueprint, 'class').flatMap((one) =>
      figure(report, 'attainment', clock.id, { class: one.id })
        ? [[name(one.id), get('attainment', clock.id, { class: one.id }), '', '']]
        : [],
    )
    section(`${t.promises}: ${name(clock.id)}`, [
      ['', t.on, t.target, t.mean],
      ...rows,
      ...classes,
      [
        'Σ',
        get('attainment', clock.id),
        '',
        `${get('clock.mean', clock.id)}, P90 ${get('clock.p90', clock.id)}, ${t.longest} ${get('clock.max', clock.id)}, ${t.open} ${get('open', clock.id)}`,
      ],
    ])
  }
  section(t.steps, [
    ['', t.volume, `${t.wait} ${t.mean}`, `${t.wait} P90`, t.queue, t.work],
    ...all(blueprint, 'node')
      .filter((node) => isStep(node) && figure(report, 'service.mean', node.id))
      .map((node) => [
        name(node.id),
        ...[
          get('volume', node.id),
          get('wait.mean', node.id),
          get('wait.p90', node.id),
          get('queue.mean', node.id),
          get('service.mean', node.id),
        ],
      ]),
  ])
  const pools = all(blueprint, 'pool').filter((pool) => figure(report, 'utilisation', pool.id))
  section(t.people, [
    ['', t.busy, `${t.wait} ${t.mean}`, t.queue],
    ...pools.map((pool) => [
      name(pool.id),
      get('utilisation', pool.id),
      get('wait.mean', pool.id),
      get('queue.mean', pool.id),
    ]),
  ])
  const currency = aboutOf(blueprint)?.currency
  const costs = Object.values(report.figures).filter((one) => one.measure === 'cost.mean')
  section(currency === undefined ? t.cost : `${t.cost} (${currency})`, [
    ['', t.mean],
    ...costs.map((one) => [one.of === undefined ? t.inAll : name(one.of), text(one, language)]),
  ])
  const hours = Array.from({ length: 24 }, (_, hour) => `${hour}`).filter((hour) =>
    pools.some((pool) => figure(report, 'utilisation', pool.id, { hour })?.value !== undefined),
  )
  const share = (one: Figure | undefined) => (one?.value === undefined ? '·' : `${Math.round(one.value * 100)}`)
  section(`${t.hours} (%)`, [
    ['', ...hours],
    ...pools.map((pool) => [
      name(pool.id),
      ...hours.map((hour) => share(figure(report, 'utilisation', pool.id, { hour }))),
    ]),
  ])
  const weekdays = days.filter((day) =>
    pools.some((pool) => figure(report, 'utilisation', pool.id, { day })?.value !== undefined),
  )
  if (weekdays.length > 1)
    section(`${t.days} (%)`, [
      ['', ...weekdays.map((day) => (language === 'en' ? day : '一二三四五六日'[days.indexOf(day)]))],
      ...pools.map((pool) => [
        name(pool.id),
        ...weekdays.map((day) => share(figure(report, 'utilisation', pool.id, { day }))),
      ]),
    ])
  section(t.handoffs, [
    ['', t.volume, t.wait, t.bounce, t.agreed],
    ...handoffs(blueprint).map(({ flow, from, to }) => [
      `${name(from.id)} → ${name(to.id)}: ${name(flow.to)}`,
      ...[get('volume', flow.id), get('wait.mean', flow.id), get('bounce', flow.id), get('agreed', flow.id)],
    ]),
  ])
  return `${parts.join('\n\n')}\n`
}

function heading(blueprint: Blueprint, report: Report, t: Words, language: Language): string {
  const { done, wanted } = report.replications
  const facts = [
    `${done === wanted ? done : `${done}/${wanted}`} ${t.replications}`,
    `${t.seed} ${report.seed}`,
    t[report.study],
    `${t.warmup} ${duration(report.warmupMinutes, language)}${report.warmup === 'given' ? '' : ` ${t[report.warmup]}`}`,
    `${t.length} ${duration(report.lengthMinutes, language)}`,
    ...(report.partial ? [report.cutShort === 'time' ? t.time : t.partial] : []),
  ]
  const title = inLanguage(aboutOf(blueprint)?.name, language) || blueprint.id
  const findings = findingsToday(blueprint, report).map((one) =>
    one.rule === 'verdict' ? `▶ ${say(one, language)}` : `· ${say(one, language)}`,
  )
  const known = evidence(blueprint, report, t, language)
  return [
    `${title}  (${facts.join(', ')})`,
    ...(known === '' ? [] : [known]),
    ...(findings.length > 0 ? ['', ...findings] : []),
  ].join('\n')
}

/** How exactly the headline figures are known, beside how exactly they were to be. */
function evidence(blueprint: Blueprint, report: Report, t: Words, language: Language): string {
  const { verdict, figures } = report.evidence
  const parts = figures.flatMap(({ key, wanted, halfWidth: half }) => {
    if (half === undefined) return []
    const { of, unit, value = 1 } = report.figures[key]
    const width = (one: number) =>
      unit === 'share' ? `±${(one * 100).toFixed(1)} ${t.points}` : `±${percent(one / Math.abs(value))}`
    const name = of === undefined ? t.cycle : nameOf(blueprint, of)[language]
    return `${name} ${width(half)} (${t.asked} ${width(wanted)}${half > wanted ? `: ${t.few}` : ''})`
  })
  return parts.length === 0 ? '' : `${t[verdict === 'enough' ? 'known-enough' : verdict]} ${parts.join(', ')}`
}

/** What a scenario changes, paired; only the figures of the whole and the promises. */
export function printDifferences(
  blueprint: Blueprint,
  name: string,
  list: readonly Difference[],
  language: Language,
): string {
  const t = language === 'en' ? english : chinese
  const shown = list.filter(
    ({ measure, by }) =>
      (measure === 'attainment' && by?.class === undefined) ||
      (by === undefined && /^(cycle-time\.(mean|p90)|outcome\.|utilisation|throughput)/.test(measure)),
  )
  const rows = shown.map((one) => [
    [
      one.measure,
      one.of && nameOf(blueprint, one.of)[language],
      one.by &&
        Object.values(one.by)
          .map((id) => nameOf(blueprint, id)[language])
          .join(' '),
    ]
      .filter(Boolean)
      .join(' · '),
    value(one.before, one.unit, language),
    value(one.after, one.unit, language),
    signed(one, language),
    t[one.evidence],
    one.varianceSaved === undefined ? '' : `${Math.round(one.varianceSaved * 100)} %`,
  ])
  if (rows.length === 0) return ''
  return `${t.change.replace('{name}', name)}\n${table([['', t.before, t.after, t.difference, t.evidence, t.saved], ...rows])}\n`
}

function signed({ value: change, low, high, unit }: Difference, language: Language): string {
  const size = value(Math.abs(change), unit, language)
  const half = low === undefined || high === undefined ? '' : ` ±${value((high - low) / 2, unit, language)}`
  return `${change < 0 ? '−' : '+'}${size}${half}`
}

const outcomeWords = (outcome: string, language: Language): string => {
  const end = kinds.find((kind) => kind.name === 'end')
  return (end && metaOf(end.shape.outcome)?.options?.[outcome]?.[language]) ?? outcome
}

function value(number: number, unit: Figure['unit'], language: Language): string {
  if (unit === 'minutes') return duration(number, language)
  return unit === 'share' ? percent(number) : plainNumber(number)
}

function text(one: Figure | undefined, language: Language): string {
  if (!one) return ''
  if (one.value === undefined) return '—'
  const half = halfWidth(one)
  if (half === undefined) return value(one.value, one.unit, language)
  const width =
    one.unit === 'share'
      ? (half * 100).toFixed(1)
      : one.unit === 'minutes'
        ? margin(half, one.value, language)
        : plainNumber(half)
  return `${value(one.value, one.unit, language)} ±${width}`
}

/** One line a figure, for a spreadsheet. */
export function csv(report: Report): string {
  const head = 'key,measure,of,by,unit,value,low,high,n,reason'
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const lines = Object.entries(report.figures).map(([key, one]) => {
    const by = Object.entries(one.by ?? {}).map(([name, which]) => `${name}=${which}`)
    const cells = [
      key,
      one.measure,
      one.of ?? '',
      by.join(' '),
      one.unit,
      one.value,
      one.low,
      one.high,
      one.n,
      one.reason?.en,
    ]
    return cells.map((cell) => quoted(cell === undefined ? '' : String(cell))).join(',')
  })
  return `${[head, ...lines].join('\n')}\n`
}
