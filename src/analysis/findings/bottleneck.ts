import { all, nameOf } from '../../blueprint/index.ts'
import { waitingByPool } from '../asks.ts'
import { clause, sentence, type Clause } from '../clause.ts'
import { goalOf } from '../goal.ts'
import { both } from '../names.ts'
import { gains } from '../proof.ts'
import { figure, type Figure } from '../report.ts'
import { partOfDay } from '../peaks.ts'
import type { FindingMaker, Results } from './index.ts'

/** What one way of looking says, and the pool that it names: none where the first two are too close to tell. */
interface Look {
  pool: string | undefined
  says: Clause
}

/**
 * Four ways of looking for the bottleneck, and whether they agree: who is busiest in an hour of the day, for whom most
 * of the waiting is, who works longest without a pause, and where one more proves to help most. Each alone can mislead:
 * a team can be busy while nobody waits for it, and a queue can stand where work is only passed on.
 */
export const bottleneck: FindingMaker = {
  name: 'bottleneck',
  question: { en: 'Do four ways of looking name the same bottleneck?', 'zh-CN': '四种方法指向同一个瓶颈吗？' },

  find(results) {
    const looks = [busiestHour, mostWaiting, longestActive, helpsMost].flatMap((look) => look(results) ?? [])
    const named = looks.flatMap(({ pool }) => pool ?? [])
    if (named.length < 2) return []
    const pools = [...new Set(named)]
    return [
      {
        ...{ rule: 'bottleneck', severity: 'advice', at: pools },
        ...sentence(agreement(results, named, looks.length), ...looks.map(({ says }) => says)),
      },
    ]
  },
}

function agreement({ blueprint }: Results, named: readonly string[], all: number): Clause {
  const votes = (pool: string) => named.filter((one) => one === pool).length
  const [pool] = [...named].sort((a, b) => votes(b) - votes(a))
  const facts = { pool: nameOf(blueprint, pool), most: votes(pool), all }
  if (facts.most === all) return clause('All {all} methods name “{pool}”', '{all} 种方法都指向“{pool}”', facts)
  if (facts.most * 2 > all)
    return clause('{most} of {all} methods name “{pool}”', '{all} 种方法中有 {most} 种指向“{pool}”', facts)
  return clause('The {all} methods do not agree', '{all} 种方法看法不一', { all })
}

interface Candidate {
  pool: string
  value: number
  /** 95 % interval; the value itself where there is none yet. */
  low: number
  high: number
}

/** @param weight what the figure is to be multiplied by */
const candidate = (pool: string, one: Figure | undefined, weight = 1): Candidate[] =>
  one?.value === undefined || one.value <= 0
    ? []
    : [
        {
          pool,
          value: one.value * weight,
          low: (one.low ?? one.value) * weight,
          high: (one.high ?? one.value) * weight,
        },
      ]

/** The greatest comes first; `clear` says whether it surely is, for its interval lies above all others. */
function ranked(list: readonly Candidate[]): { first: Candidate; clear: boolean } | undefined {
  const [first, ...others] = [...list].sort((a, b) => b.value - a.value)
  return list.length === 0 ? undefined : { first, clear: others.every(({ high }) => high < first.low) }
}

/** Pools that have a limit. */
const limited = ({ blueprint }: Results) => all(blueprint, 'pool').filter(({ capacity }) => capacity !== null)

const tooClose = (clear: boolean) =>
  clear ? { en: '', 'zh-CN': '' } : { en: ', too close to tell', 'zh-CN': '，与其他难分高下' }

function busiestHour(results: Results): Look | undefined {
  const { blueprint, report } = results
  const at = (measure: string, pool: string, hour: number) => figure(report, measure, pool, { hour: `${hour}` })
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
  const hourOf = new Map<string, number>()
  const list = limited(results).flatMap(({ id }) => {
    // What is finished after closing time makes a handful of minutes look overloaded.
    const open = hours.filter((hour) => (at('present', id, hour)?.value ?? 0) >= 0.5)
    const busy = (hour: number) => at('utilisation', id, hour)?.value ?? 0
    const [most] = open.sort((a, b) => busy(b) - busy(a))
    hourOf.set(id, most)
    return candidate(id, at('utilisation', id, most))
  })
  const found = ranked(list)
  if (!found) return undefined
  const { first, clear } = found
  const hour = hourOf.get(first.pool) ?? 0
  const part = partOfDay(hour, hour)
  const when = { en: `${part.en} (${hour}–${hour + 1})`, 'zh-CN': `${part['zh-CN']}（${hour}–${hour + 1} 点）` }
  const facts = {
    busyPool: nameOf(blueprint, first.pool),
    busy: { share: first.value },
    when,
    busyClose: tooClose(clear),
  }
  return {
    pool: clear ? first.pool : undefined,
    says: clause(
      'busiest {when}: “{busyPool}”, {busy}{busyClose}',
      '最忙时段{when}：“{busyPool}”，负荷率 {busy}{busyClose}',
      facts,
    ),
  }
}

function mostWaiting(results: Results): Look | undefined {
  const { blueprint, report } = results
  const found = ranked(
    limited(results).flatMap(({ id }) => {
      const wait = figure(report, 'wait.mean', id)
      return candidate(id, wait, wait?.n)
    }),
  )
  if (!found) return undefined
  const { first, clear } = found
  const share = waitingByPool(blueprint, report).find(({ pool }) => pool.id === first.pool)?.share ?? 0
  const facts = { waitPool: nameOf(blueprint, first.pool), waiting: { share }, waitClose: tooClose(clear) }
  return {
    pool: clear ? first.pool : undefined,
    says: clause(
      'most of the waiting: “{waitPool}”, {waiting}{waitClose}',
      '等待最多：“{waitPool}”，占 {waiting}{waitClose}',
      facts,
    ),
  }
}

function longestActive(results: Results): Look | undefined {
  const { blueprint, report } = results
  const found = ranked(limited(results).flatMap(({ id }) => candidate(id, figure(report, 'active-period.mean', id))))
  if (!found) return undefined
  const { first, clear } = found
  const facts = {
    ...{ activePool: nameOf(blueprint, first.pool), period: { minutes: first.value }, activeClose: tooClose(clear) },
  }
  return {
    pool: clear ? first.pool : undefined,
    says: clause(
      'longest without a pause: “{activePool}”, {period} on average{activeClose}',
      '连续满负荷最久：“{activePool}”，平均 {period}{activeClose}',
      facts,
    ),
  }
}

/** By paired runs, so this one is proof where the others are signs. */
function helpsMost({ blueprint, report, answers }: Results): Look | undefined {
  const goal = goalOf(blueprint, report)
  const [best] = goal ? gains(goal, answers) : []
  if (!goal || best?.answer.ask.pool === undefined) return undefined
  const { answer, difference } = best
  const { value, low = value, high = value } = difference
  const [ask, halfWidth] = [both(answer.ask.name), (high - low) / 2]
  const says = goal.more
    ? clause('helps most: {ask}, {gain} points', '见效最大：{ask}，{gain} 个百分点', {
        ...{ ask, gain: { points: value, halfWidth } },
      })
    : clause('helps most: {ask}, {gain} less', '见效最大：{ask}，缩短 {gain}', {
        ...{ ask, gain: { minutes: -value, halfWidth } },
      })
  return { pool: answer.ask.pool, says }
}
