import type { Finding } from '../../base/index.ts'
import { nameOf, type Blueprint } from '../../blueprint/index.ts'
import { isInterval, meanInterval } from '../../statistics/index.ts'
import { clause, sentence } from '../clause.ts'
import { figure, type Figure, type Report } from '../report.ts'
import { numberColumn, wordColumn, type Row, type SectionMaker, type Table } from '../section.ts'
import { leadingClock, levelsOf } from '../targets.ts'

/** A step that takes a smaller part of the late cases' time is left out. */
const leastPart = 0.005

/** Which step ate the time of the cases that missed the leading promise, against those that kept it. */
export const lateCases: SectionMaker = {
  name: 'late-cases',
  title: { en: 'Where late cases lose their time', 'zh-CN': '超时工单的时间耗在哪里' },
  question: { en: 'Which step ate the time of the late cases?', 'zh-CN': '超时工单的时间耗在哪个环节？' },

  make({ blueprint, report }) {
    const clock = leadingClock(blueprint)
    // Without a promise nothing is late; that one may be added, the promises say.
    if (!clock || levelsOf(blueprint, clock).length === 0) return undefined
    const [late, kept] = (['late', 'kept'] as const).map((cases) => figure(report, 'clock.mean', clock.id, { cases }))
    const promise = nameOf(blueprint, clock.id)
    if (late?.reason && late.n > 0)
      return { says: [], tables: [], missing: [about(clock.id, late.reason, { promise })] }
    if (!late || late.n === 0)
      return { says: [about(clock.id, noneLate, { promise, count: kept?.n ?? 0 })], tables: [], missing: [] }
    const steps = stepsOf(report, late)
    return {
      says: [spoken(blueprint, clock.id, { late, kept }, steps)],
      tables: [table(blueprint, steps)],
      missing: kept && kept.n > 0 ? [] : [about(clock.id, allLate, { promise })],
    }
  },
}

const noneLate = {
  en: 'Of {count} cases that came to the end of “{promise}”, none was late.',
  'zh-CN': '走完“{promise}”的 {count} 件工单中，没有超时的。',
}
const allLate = {
  en: 'Every case misses “{promise}”, so there is none that was kept to compare with.',
  'zh-CN': '所有工单都超过“{promise}”，没有按时的可作比较。',
}

const about = (clock: string, what: Finding['what'], facts: Finding['facts']): Finding => ({
  ...{ rule: 'late-cases', severity: 'advice', at: [clock], facts, what },
})

interface Step {
  id: string
  /** Minutes of waiting and of work, of late cases and of kept ones. */
  figures: Record<'lateWait' | 'lateWork' | 'keptWait' | 'keptWork', Figure | undefined>
  /** Minutes that a late case spends here more than one that is kept. */
  more: number
  halfWidth?: number
}

function stepsOf(report: Report, whole: Figure): Step[] {
  const ids = Object.values(report.figures).flatMap(({ measure, of, by }) =>
    measure === 'clock.wait' && by?.cases === 'late' && of !== undefined ? [of] : [],
  )
  return ids
    .map((id): Step => {
      const of = (measure: string, cases: string) => figure(report, measure, id, { cases })
      const figures = {
        ...{ lateWait: of('clock.wait', 'late'), lateWork: of('clock.work', 'late') },
        ...{ keptWait: of('clock.wait', 'kept'), keptWork: of('clock.work', 'kept') },
      }
      return { id, figures, ...difference(figures) }
    })
    .filter(({ figures: { lateWait, lateWork } }) => sum(lateWait, lateWork) >= leastPart * (whole.value ?? 0))
    .sort((a, b) => b.more - a.more)
}

const sum = (...figures: (Figure | undefined)[]): number => figures.reduce((total, one) => total + (one?.value ?? 0), 0)

/** Late less kept, over all replications, and how it varies from one to the next where both occurred. */
function difference({ lateWait, lateWork, keptWait, keptWork }: Step['figures']): { more: number; halfWidth?: number } {
  const more = sum(lateWait, lateWork) - sum(keptWait, keptWork)
  const each = (lateWait?.replications ?? []).map((one, at) => {
    const others = [lateWork, keptWait, keptWork].map((other) => other?.replications[at] ?? undefined)
    const [work, keptWaiting, keptWorking] = others
    if (one === null || work === undefined || keptWaiting === undefined || keptWorking === undefined) return undefined
    return one + work - keptWaiting - keptWorking
  })
  const estimate = meanInterval(each)
  return isInterval(estimate) ? { more, halfWidth: estimate.halfWidth } : { more }
}

function spoken(
  blueprint: Blueprint,
  clock: string,
  { late, kept }: { late: Figure; kept: Figure | undefined },
  [first]: readonly (Step | undefined)[],
): Finding {
  const halfWidth = ({ low, high }: Figure) =>
    low === undefined || high === undefined ? {} : { halfWidth: (high - low) / 2 }
  const facts = { promise: nameOf(blueprint, clock), late: { minutes: late.value ?? 0, ...halfWidth(late) } }
  const whole =
    kept?.value === undefined
      ? clause('A case that misses “{promise}” takes {late}', '超过“{promise}”的工单历时 {late}', facts)
      : clause(
          'A case that misses “{promise}” takes {late}, one that keeps it {kept}',
          '超过“{promise}”的工单历时 {late}，按时的 {kept}',
          { ...facts, kept: { minutes: kept.value, ...halfWidth(kept) } },
        )
  // Only where the step surely takes longer.
  const eaten =
    first && kept?.value !== undefined && first.halfWidth !== undefined && first.more > first.halfWidth
      ? clause(
          'most of it is lost at “{step}”: {more} more, {waits} of waiting against {waited}',
          '多耗的时间主要在“{step}”：多 {more}，其中等待 {waits}，按时的等待 {waited}',
          {
            step: nameOf(blueprint, first.id),
            more: { minutes: first.more, halfWidth: first.halfWidth },
            waits: { minutes: first.figures.lateWait?.value ?? 0 },
            waited: { minutes: first.figures.keptWait?.value ?? 0 },
          },
        )
      : undefined
  return {
    ...{ rule: 'late-cases', severity: 'advice' },
    at: [...(eaten && first ? [first.id] : []), clock],
    ...sentence(whole, eaten),
  }
}

function table(blueprint: Blueprint, steps: readonly Step[]): Table {
  const unknown = { unknown: { en: 'no case', 'zh-CN': '没有工单' } }
  return {
    id: 'late-cases',
    caption: {
      en: 'Minutes on the clock by step, of cases that were late and of those that were kept',
      'zh-CN': '超时与按时工单在各环节占用的时长',
    },
    columns: [
      wordColumn('Step', '环节'),
      numberColumn('Late: waiting', '超时：等待'),
      numberColumn('Late: being done', '超时：处理'),
      numberColumn('Kept: waiting', '按时：等待'),
      numberColumn('Kept: being done', '按时：处理'),
      numberColumn('More when late', '超时多耗'),
    ],
    rows: steps.map(({ id, figures, more, halfWidth }): Row => {
      const { lateWait, lateWork, keptWait, keptWork } = figures
      const isKept = (keptWait?.n ?? 0) > 0
      return {
        of: id,
        cells: [
          nameOf(blueprint, id),
          ...[lateWait, lateWork, keptWait, keptWork].map((one) => (one && one.n > 0 ? { figure: one } : unknown)),
          isKept ? { minutes: more, ...(halfWidth !== undefined && { halfWidth }) } : unknown,
        ],
      }
    }),
    picture: {
      is: 'stacked',
      parts: [
        { column: 1, colour: 'heat-4' },
        { column: 2, colour: 'work' },
      ],
    },
  }
}
