/** Four ways of looking for the bottleneck: whom each names, and the numbers that it goes by. */
import type { Texts } from '../base/index.ts'
import { all, nameOf } from '../blueprint/index.ts'
import { waitingByPool } from './asks.ts'
import { clause, type Clause } from './clause.ts'
import type { Results } from './findings/index.ts'
import { goalOf } from './goal.ts'
import { both } from './names.ts'
import { wordsOf } from './peaks.ts'
import { gains } from './proof.ts'
import { figure, type Figure } from './report.ts'
import type { Cell } from './section.ts'

export interface Look {
  name: 'busiest-hour' | 'most-waiting' | 'longest-active' | 'helps-most'
  /** The pool that it names: none where the first two are too close to tell. */
  pool: string | undefined
  says: Clause
  /** All that it has looked at, the greatest first. */
  ranked: readonly Candidate[]
}

export interface Candidate {
  pool: string
  value: number
  /** 95 % interval; anything at all where there is none yet. */
  low: number
  high: number
  /** The number as it is shown, and in which hour it was. */
  shows: Cell
  hour?: number
}

/** @returns those that have something to go by, in the order in which they are told */
export const looks = (results: Results): Look[] =>
  [busiestHour, mostWaiting, longestActive, helpsMost].flatMap((look) => look(results) ?? [])

/**
 * Names the greatest, where its interval lies above all others.
 * @param says what is said of the greatest, with words for one that is not clearly so
 */
function greatest(
  name: Look['name'],
  list: readonly Candidate[],
  says: (first: Candidate, close: Texts) => Clause,
): Look | undefined {
  if (list.length === 0) return undefined
  const ranked = [...list].sort((a, b) => b.value - a.value)
  const [first, ...others] = ranked
  const isClear = others.every(({ high }) => high < first.low)
  const close = isClear ? { en: '', 'zh-CN': '' } : { en: ', too close to tell', 'zh-CN': '，与其他难分高下' }
  return { name, pool: isClear ? first.pool : undefined, says: says(first, close), ranked }
}

/** @param weight what the figure is to be multiplied by */
function candidate(
  pool: string,
  one: Figure | undefined,
  { weight = 1, shows, hour }: { weight?: number; shows?: Cell; hour?: number } = {},
): Candidate[] {
  if (one?.value === undefined || one.value <= 0) return []
  const { value, low = 0, high = Infinity } = one
  const about = { pool, shows: shows ?? { figure: one }, ...(hour === undefined ? {} : { hour }) }
  return [{ ...about, value: value * weight, low: low * weight, high: high * weight }]
}

/** Pools that have a limit. */
const limited = ({ blueprint }: Results) => all(blueprint, 'pool').filter(({ capacity }) => capacity !== null)

function busiestHour(results: Results): Look | undefined {
  const { blueprint } = results
  const list = limited(results).flatMap(({ id }) => {
    const hour = busiestHourOf(results, id)
    return hour === undefined ? [] : candidate(id, busyIn(results, id, hour), { hour })
  })
  return greatest('busiest-hour', list, ({ pool, value, hour = 0 }, busyClose) => {
    const facts = { busyPool: nameOf(blueprint, pool), busy: { share: value }, when: wordsOf('hours', hour, hour) }
    return clause(
      'busiest {when}: “{busyPool}”, {busy}{busyClose}',
      '最忙时段{when}：“{busyPool}”，负荷率 {busy}{busyClose}',
      { ...facts, busyClose },
    )
  })
}

/**
 * How busy a pool is in an hour of the day; undefined while hardly anybody is there, for what is finished after closing
 * time makes a handful of minutes look overloaded.
 */
export function busyIn({ report }: Pick<Results, 'report'>, pool: string, hour: number): Figure | undefined {
  const by = { hour: `${hour}` }
  return (figure(report, 'present', pool, by)?.value ?? 0) >= 0.5 ? figure(report, 'utilisation', pool, by) : undefined
}

function busiestHourOf(results: Results, pool: string): number | undefined {
  const busy = Array.from({ length: 24 }, (_, hour) => busyIn(results, pool, hour)?.value ?? 0)
  const most = Math.max(...busy)
  return most > 0 ? busy.indexOf(most) : undefined
}

function mostWaiting(results: Results): Look | undefined {
  const { blueprint, report } = results
  const shares = new Map(waitingByPool(blueprint, report).map(({ pool, share }) => [pool.id, share]))
  const list = limited(results).flatMap(({ id }) => {
    const wait = figure(report, 'wait.mean', id)
    return candidate(id, wait, { weight: wait?.n ?? 0, shows: { share: shares.get(id) ?? 0 } })
  })
  return greatest('most-waiting', list, ({ pool }, waitClose) =>
    clause(
      'most of the waiting: “{waitPool}”, {waiting}{waitClose}',
      '等待最多：“{waitPool}”，占 {waiting}{waitClose}',
      { waitPool: nameOf(blueprint, pool), waiting: { share: shares.get(pool) ?? 0 }, waitClose },
    ),
  )
}

function longestActive(results: Results): Look | undefined {
  const { blueprint, report } = results
  const list = limited(results).flatMap(({ id }) => candidate(id, figure(report, 'active-period.mean', id)))
  return greatest('longest-active', list, ({ pool, value }, activeClose) =>
    clause(
      'longest without a pause: “{activePool}”, {period} on average{activeClose}',
      '连续满负荷最久：“{activePool}”，平均 {period}{activeClose}',
      { activePool: nameOf(blueprint, pool), period: { minutes: value }, activeClose },
    ),
  )
}

/** By paired runs, so this one is proof where the others are signs. */
function helpsMost({ blueprint, report, answers }: Results): Look | undefined {
  const goal = goalOf(blueprint, report)
  if (!goal) return undefined
  const ranked = gains(goal, answers).flatMap(({ answer: { ask }, difference }) => {
    if (ask.pool === undefined) return []
    const sign = goal.more ? 1 : -1
    const { value, low = value, high = value } = difference
    const [gain, least, most] = [value * sign, Math.min(low * sign, high * sign), Math.max(low * sign, high * sign)]
    const halfWidth = (high - low) / 2
    const shows = goal.more ? { points: gain, halfWidth } : { minutes: gain, halfWidth }
    return [{ ask, pool: ask.pool, value: gain, low: least, high: most, shows }]
  })
  if (ranked.length === 0) return undefined
  const [{ ask, pool, shows: gain }] = ranked
  const facts = { ask: both(ask.name), gain }
  const says = goal.more
    ? clause('helps most: {ask}, {gain} points', '见效最大：{ask}，{gain} 个百分点', facts)
    : clause('helps most: {ask}, {gain} less', '见效最大：{ask}，缩短 {gain}', facts)
  return { name: 'helps-most', pool, says, ranked }
}
