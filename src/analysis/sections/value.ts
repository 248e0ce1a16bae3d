import type { Finding, Texts } from '../../base/index.ts'
import { aboutOf, all, nameOf, type Blueprint } from '../../blueprint/index.ts'
import { derived } from '../derived.ts'
import { factOf, moneyWords } from '../names.ts'
import { figure, type Figure, type Report } from '../report.ts'
import { numberColumn, wordColumn, type Row, type SectionMaker, type Table } from '../section.ts'
import { leadingClock } from '../targets.ts'

/** What a case earns as work takes longer than it should, and what broken promises weigh by the value of the customer. */
export const value: SectionMaker = {
  name: 'value',
  title: { en: 'Value', 'zh-CN': '价值' },
  question: { en: 'What is earned, and whose broken promise weighs most?', 'zh-CN': '赚多少，对谁失约代价最大？' },

  make({ blueprint, report }) {
    const price = aboutOf(blueprint)?.price
    const earned = price === undefined ? [] : profits(blueprint, report, price)
    const kept = weighted(blueprint, report)
    return {
      says: [...(price === undefined ? [] : turning(blueprint, report, price)), ...(kept?.says ?? [])],
      tables: [...earned, ...(kept?.tables ?? [])],
      missing: [
        ...(price === undefined ? [noPrice] : earned.length === 0 ? [noCost] : []),
        ...(kept || all(blueprint, 'class').length === 0 ? [] : [noValue]),
      ],
    }
  },
}

const note = (what: Texts, remedy?: Texts, facts: Finding['facts'] = {}): Finding => ({
  ...{ rule: 'value', severity: 'advice', at: ['blueprint'], facts, what },
  ...(remedy && { remedy }),
})
const noPrice = note(
  {
    en: 'No price of a case is stated, so nothing is known of what it earns.',
    'zh-CN': '没有填写单件收入，无从计算盈利。',
  },
  { en: 'Give the blueprint its price per case.', 'zh-CN': '请在蓝图中填写单件收入。' },
)
const noCost = note(
  { en: 'A price is stated, but no cost of people’s time.', 'zh-CN': '填写了收入，但没有人员时间成本。' },
  { en: 'Give the people their cost per hour.', 'zh-CN': '请填写人员的每小时成本。' },
)
const noValue = note(
  {
    en: 'No class of customers has a value, so every broken promise weighs the same.',
    'zh-CN': '客户等级没有填写价值，每次失约权重相同。',
  },
  { en: 'Give the classes their value.', 'zh-CN': '请为客户等级填写价值。' },
)

/** How far work may drift from its standard, as parts of it. */
const drifts = [0.8, 1, 1.2, 1.5, 2]

/** The cost of a case if all work took so many times its time: what is paid for time grows with it, fees and stated costs do not. */
const profitAt = (report: Report, price: number, drift: number): Figure | undefined =>
  derived(
    'profit',
    undefined,
    'money',
    [figure(report, 'cost.net') ?? figure(report, 'cost.mean'), figure(report, 'cost.time')],
    (cost, time) => price - cost - (drift - 1) * time,
  )

/**
 * Profit against time: what is left of the price as execution drifts from its standard, with nothing else changed.
 * @source Shostack, Designing Services That Deliver, Harvard Business Review 62(1), 1984
 */
function profits(blueprint: Blueprint, report: Report, price: number): Table[] {
  const work = figure(report, 'cost.work')
  if (!work?.value || !figure(report, 'cost.time')?.value) return []
  const currency = aboutOf(blueprint)?.currency ?? '¤'
  const rows = drifts.flatMap((drift): Row[] => {
    const minutes = derived('cost.work', undefined, 'minutes', [work], (one) => one * drift)
    const profit = profitAt(report, price, drift)
    return minutes && profit ? [{ cells: [{ share: drift }, { figure: minutes }, { figure: profit }] }] : []
  })
  return [
    {
      id: 'profit',
      caption: { en: 'Profit against time', 'zh-CN': '盈利与处理时间' },
      columns: [
        numberColumn('Of the standard time', '为标准时间的'),
        numberColumn('Work on a case', '单件工作时间'),
        numberColumn(`Profit per case, ${currency}`, `单件盈利（${currency}）`),
      ],
      rows,
    },
  ]
}

/** At what time on the job a case earns nothing any more. */
function turning(blueprint: Blueprint, report: Report, price: number): Finding[] {
  const [work, time] = [figure(report, 'cost.work')?.value, figure(report, 'cost.time')?.value]
  const profit = profitAt(report, price, 1)?.value
  if (!work || !time || profit === undefined) return []
  const until = work * (1 + profit / time)
  const facts = {
    profit: moneyWords(blueprint, profit),
    work: { minutes: work },
    until: { minutes: Math.max(0, until) },
  }
  return [
    profit > 0
      ? note(
          {
            en: 'A case earns {profit} with {work} of work on it, and nothing any more once the work takes {until}.',
            'zh-CN': '单件工作 {work} 时盈利 {profit}；工作时间到 {until} 就不再盈利。',
          },
          undefined,
          facts,
        )
      : note(
          { en: 'With {work} of work on it a case costs more than it earns.', 'zh-CN': '单件工作 {work}，入不敷出。' },
          undefined,
          facts,
        ),
  ]
}

/** The leading promise with each case weighing as much as its class is worth. */
function weighted(blueprint: Blueprint, report: Report): { says: Finding[]; tables: Table[] } | undefined {
  const clock = leadingClock(blueprint)
  const classes = all(blueprint, 'class')
  if (!clock || classes.every((one) => one.value === undefined)) return undefined
  const found = classes.flatMap(({ id, value: worth = 1 }) => {
    const kept = figure(report, 'attainment', clock.id, { class: id })
    return kept?.value === undefined ? [] : [{ id, worth, kept }]
  })
  const weight = found.reduce((sum, { worth, kept }) => sum + worth * kept.n, 0)
  const whole = derived(
    'attainment.weighted',
    clock.id,
    'share',
    found.map(({ kept }) => kept),
    (...shares) => found.reduce((sum, { worth, kept }, at) => sum + worth * kept.n * shares[at], 0) / weight,
  )
  const plain = figure(report, 'attainment', clock.id)
  if (weight === 0 || !whole || !plain) return undefined
  const lost = found.reduce((sum, { worth, kept }) => sum + worth * kept.n * (1 - (kept.value ?? 1)), 0)
  const facts = { clock: nameOf(blueprint, clock.id), whole: factOf(whole), plain: factOf(plain) }
  return {
    says: [
      note(
        {
          en: 'By value “{clock}” is kept in {whole}; by cases in {plain}.',
          'zh-CN': '按价值计，“{clock}”的及时率为 {whole}；按件数计为 {plain}。',
        },
        undefined,
        facts,
      ),
    ],
    tables: [
      {
        id: 'weighted',
        caption: { en: 'Broken promises by the value of the customer', 'zh-CN': '按客户价值加权的失约' },
        columns: [
          wordColumn('Class', '等级'),
          numberColumn('Value', '价值'),
          numberColumn('Kept', '及时率'),
          numberColumn('Of all value lost', '占失约价值'),
        ],
        rows: [
          ...found.map(({ id, worth, kept }): Row => {
            const part = lost > 0 ? (worth * kept.n * (1 - (kept.value ?? 1))) / lost : 0
            return { of: id, cells: [nameOf(blueprint, id), worth, { figure: kept }, { share: part }] }
          }),
          { cells: [{ en: 'By value', 'zh-CN': '按价值合计' }, '', { figure: whole }, ''] },
          { cells: [{ en: 'By cases', 'zh-CN': '按件数合计' }, '', { figure: plain }, ''] },
        ],
      },
    ],
  }
}
