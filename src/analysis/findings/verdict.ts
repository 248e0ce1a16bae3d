import type { Finding } from '../../base/index.ts'
import { get, minuteOfDay, nameOf, type Blueprint } from '../../blueprint/index.ts'
import { daysOffWords, waitingByPool, type Ask } from '../asks.ts'
import { goalOf, type Goal } from '../goal.ts'
import { both, levelName, perLanguage, shiftName } from '../names.ts'
import { peakOf, weekdayWords, type Peak } from '../peaks.ts'
import { bestGain, isBeyondHiring, limitOf, type Proven } from '../proof.ts'
import { figure, type Report } from '../report.ts'
import { stabilityOf } from '../stability.ts'
import { clause, sentence, type Clause } from '../clause.ts'
import type { FindingMaker, Results } from './index.ts'

/** The sentence over the results: where and when it breaks, and what mends it, with the interval of the proof. */
export const verdict: FindingMaker = {
  name: 'verdict',
  question: { en: 'Where does it break, and what mends it?', 'zh-CN': '问题出在哪里，怎样改善？' },

  find(results) {
    const { blueprint, report } = results
    const { pools: growing, isFilling } = stabilityOf(blueprint, report)
    if (growing.length > 0 || isFilling) return []
    const goal = goalOf(blueprint, report)
    if (!goal) return []
    const at = [goal.level?.id, goal.clock?.id].filter((id) => id !== undefined)
    const main = waitingByPool(blueprint, report)[0]
    const isWaiting = main !== undefined && main.minutes > 0
    const pools = isWaiting ? [main.pool.id] : []
    const made = (...clauses: (Clause | undefined)[]): Finding[] => {
      const { what, facts } = sentence(...clauses)
      return [
        {
          rule: 'verdict',
          severity: goal.state === 'missed' ? 'defect' : 'advice',
          at: [...pools, ...at],
          facts,
          what,
        },
      ]
    }
    if (goal.state === 'kept') return made(kept(blueprint, goal), isWaiting ? busiest(blueprint, report) : undefined)
    const beyond = isBeyondHiring(goal, results.answers)
    const peak = isWaiting ? peakOf(report, main.pool.id) : undefined
    const best = bestGain(goal, results.answers, ({ ask }) => isThereAt(results, ask, peak))
    const where = isWaiting ? waits(blueprint, report, main.pool.id) : undefined
    if (best && (!beyond || isWorthIt(goal, best)))
      return made(where ?? late(blueprint, goal), mends(results, goal, best), beyond && notAlone(goal, beyond))
    if (beyond) return made(late(blueprint, goal), mendsNothing(beyond))
    return made(where, where ? lateAfter(blueprint, goal) : late(blueprint, goal), openEnd(results, goal))
  },
}

/** Is the pool (or the shift) at work in the hours in which cases wait? */
function isThereAt({ blueprint, report }: Results, { pool, shift }: Ask, peak: Peak | undefined): boolean {
  if (peak?.is !== 'hours' || pool === undefined) return false
  const hours = Array.from({ length: ((peak.to - peak.from + 24) % 24) + 1 }, (_, at) => (peak.from + at) % 24)
  const spans = get(blueprint, 'shift', shift)?.spans
  const isIn = (hour: number) =>
    spans
      ? spans.some(([from, to]) => minuteOfDay(from) <= hour * 60 && hour * 60 < minuteOfDay(to))
      : (figure(report, 'present', pool, { hour: `${hour}` })?.value ?? 0) > 0.5
  return hours.filter(isIn).length * 2 >= hours.length
}

/** A gain that closes so much of the gap is worth saying, though no hiring closes it all. */
const worthwhile = 0.25
const isWorthIt = (goal: Goal, { difference }: Proven): boolean =>
  Math.abs(difference.value) >= worthwhile * Math.abs((goal.level?.attainment ?? 0) - difference.before)

/** “more people alone never reach 90.0 %: 82.6 % at most” */
const notAlone = (goal: Goal, { difference }: Proven): Clause =>
  clause('more people alone never reach {target}: {most} at most', '只靠加人达不到 {target}，最多 {most}', {
    ...{ target: { share: goal.level?.attainment ?? 0 }, most: { share: difference.after } },
  })

const percentOf = (one: { value?: number; low?: number; high?: number }) => ({
  share: one.value ?? 0,
  ...(one.low === undefined || one.high === undefined ? {} : { halfWidth: (one.high - one.low) / 2 }),
})

function kept(blueprint: Blueprint, goal: Goal): Clause {
  const row = goal.level ? levelName(blueprint, goal.level) : both({ en: 'cycle time' })
  return clause(
    'Promises are kept: “{row}”, the closest to its limit, is on time in {share} (promised {target})',
    '承诺都能兑现：最紧的“{row}”及时率 {share}（承诺 {target}）',
    { row, share: percentOf(goal.figure), target: { share: goal.level?.attainment ?? 0 } },
  )
}

function busiest(blueprint: Blueprint, report: Report): Clause | undefined {
  const [first] = waitingByPool(blueprint, report)
  const wait = figure(report, 'wait.mean', first.pool.id)
  if (!wait?.value) return undefined
  return clause('most of the waiting is for “{pool}”, {wait} on average', '等待最多的是“{pool}”，平均 {wait}', {
    pool: nameOf(blueprint, first.pool.id),
    wait: { minutes: wait.value },
  })
}

/** Where cases wait, and when: by the hour, the day or the date that stands out. */
function waits(blueprint: Blueprint, report: Report, pool: string): Clause {
  const name = nameOf(blueprint, pool)
  const peak = peakOf(report, pool)
  if (!peak) {
    const wait = { minutes: figure(report, 'wait.mean', pool)?.value ?? 0 }
    return clause('Cases wait {wait} for “{pool}”', '工单平均等“{pool}”{wait}', { pool: name, wait })
  }
  const wait = { minutes: peak.inside }
  const until = opening(blueprint, report, pool, peak)
  const facts = { pool: name, wait, when: peak.words }
  if (until && peak.is === 'hours') {
    const part = { when: peak.words, until }
    return clause('What comes {when} waits for {until}', '{when}来的工单要等到{until}', part)
  }
  if (until)
    return clause('What comes to “{pool}” {when} waits for {until}', '{when}到“{pool}”的工单要等到{until}', {
      ...{ pool: name, when: peak.words, until },
    })
  if (peak.is === 'dates')
    return clause('{when} cases wait {wait} for “{pool}”', '{when}，工单平均等“{pool}”{wait}', {
      ...facts,
      when: capital(peak.words),
    })
  return clause('What comes to “{pool}” {when} waits {wait}', '{when}到“{pool}”的工单平均等 {wait}', facts)
}

const capital = (texts: { en: string; 'zh-CN': string }) => ({
  ...texts,
  en: texts.en[0].toUpperCase() + texts.en.slice(1),
})

/** A wait this long is for those who come back, not for a place in the queue. */
const overClosing = 0.6

/** When those who wait are served next, if it is that nobody is there: “the morning”, “Monday”. */
function opening(
  blueprint: Blueprint,
  report: Report,
  pool: string,
  peak: Peak,
): { en: string; 'zh-CN': string } | undefined {
  if (peak.is === 'dates') return undefined
  if (peak.is === 'weekdays') {
    const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    const isOpen = (day: number) => figure(report, 'utilisation', pool, { day: names[day % 7] })?.value !== undefined
    const days = Array.from({ length: ((peak.to - peak.from + 7) % 7) + 1 }, (_, at) => peak.from + at)
    if (days.every(isOpen)) return undefined
    let day = days.findLast((one) => !isOpen(one)) ?? peak.to
    while (!isOpen(day)) day += 1
    return weekdayWords(day)
  }
  // Everybody who shares the queue: those whose waiting is much the same.
  const shared = waitingByPool(blueprint, report)
    .filter((one, _, list) => one.minutes >= list[0].minutes / 2)
    .map((one) => one.pool.id)
  const isThere = (hour: number) =>
    shared.some((one) => (figure(report, 'present', one, { hour: `${hour % 24}` })?.value ?? 0) > 0.05)
  let closing = peak.to
  while (closing < peak.to + 12 && isThere(closing)) closing += 1
  let reopening = closing
  while (reopening < closing + 24 && !isThere(reopening)) reopening += 1
  if (closing === reopening || reopening - closing < 4) return undefined
  const middle = peak.from + (((peak.to - peak.from + 24) % 24) + 1) / 2
  const nightLong = (reopening - middle) * 60
  if (peak.inside < overClosing * nightLong * 0.5) return undefined
  const hour = reopening % 24
  return hour >= 5 && hour <= 11
    ? { en: 'the morning', 'zh-CN': '早上' }
    : perLanguage((language) => (language === 'en' ? `${hour}:00` : `${hour} 点`))
}

function late(blueprint: Blueprint, goal: Goal): Clause {
  if (!goal.level)
    return clause('A case takes {time}', '一件工单历时 {time}', {
      time: { minutes: goal.figure.value ?? 0, halfWidth: ((goal.figure.high ?? 0) - (goal.figure.low ?? 0)) / 2 },
    })
  return clause('“{row}” is on time in {share}, {target} was promised', '“{row}”及时率 {share}，承诺 {target}', {
    row: levelName(blueprint, goal.level),
    share: percentOf(goal.figure),
    target: { share: goal.level.attainment },
  })
}

function lateAfter(blueprint: Blueprint, goal: Goal): Clause {
  const { text, facts } = late(blueprint, goal)
  return goal.level ? { text, facts } : { text: { en: 'a case takes {time}', 'zh-CN': text['zh-CN'] }, facts }
}

/** “one more in “Late repairers””, “3 in “Billing clerks” at weekends” */
function hireWords({ answer: { ask } }: Proven, blueprint: Blueprint): Clause {
  if (ask.kind === 'one-more') {
    const who = ask.shift ? shiftName(blueprint, ask.shift) : nameOf(blueprint, ask.pool ?? '')
    return clause('one more in “{who}”', '“{who}”增加一人', { who })
  }
  return clause('{heads} in “{who}” {days}', '{days}安排 {heads} 名“{who}”', {
    ...{ heads: ask.heads ?? 1, who: nameOf(blueprint, ask.pool ?? ''), days: daysOffWords(ask.days ?? []) },
  })
}

function mends({ blueprint }: Results, goal: Goal, best: Proven): Clause {
  const { text, facts } = hireWords(best, blueprint)
  const { before, after, low, high } = best.difference
  const half = low === undefined || high === undefined ? 0 : (high - low) / 2
  if (!goal.level)
    return clause(
      `${text.en} shortens it from {before} to {after} (±{half})`,
      `${text['zh-CN']}，历时从 {before} 缩短到 {after}（±{half}）`,
      { ...facts, before: { minutes: before }, after: { minutes: after }, half: { minutes: half } },
    )
  return clause(
    `${text.en} lifts “{row}” on time from {before} to {after} (±{half})`,
    `${text['zh-CN']}，“{row}”及时率从 {before} 升到 {after}（±{half}）`,
    {
      ...facts,
      ...{ row: levelName(blueprint, goal.level), before: { share: before }, after: { share: after } },
      half: { points: half },
    },
  )
}

/** “With no queue at all, 26 in 100 are still late.” */
export function mendsNothing({ answer, difference }: Proven): Clause {
  const facts = { late: Math.round((1 - difference.after) * 100) }
  return answer.ask.kind === 'always-open'
    ? clause(
        'hiring cannot mend it: with no queue at all, {late} in 100 are still late',
        '加人也做不到：即使完全不排队，100 件仍有 {late} 件超时',
        facts,
      )
    : clause(
        'more people in today’s hours cannot mend it: {late} in 100 would still be late',
        '现有上班时间内加人也做不到：100 件仍有 {late} 件超时',
        facts,
      )
}

/** Nothing tried so far helps for sure. */
function openEnd({ answers }: Results, goal: Goal): Clause | undefined {
  if (answers.length === 0) return undefined
  const limit = limitOf(goal, answers, 'no-queue')
  return limit && limit.difference.evidence === 'enough' && goal.level
    ? clause(
        'one more person anywhere is not enough to tell; as many as needed would reach {after}',
        '任何一处只加一人都看不出效果，人手充足时可达 {after}',
        { after: { share: limit.difference.after } },
      )
    : clause('one more person anywhere changes nothing that could be told', '任何一处加一人都看不出差别')
}
