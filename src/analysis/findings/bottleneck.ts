import type { Texts } from '../../base/index.ts'
import { all, nameOf } from '../../blueprint/index.ts'
import { waitingByPool } from '../asks.ts'
import { clause, sentence, type Clause } from '../clause.ts'
import { goalOf } from '../goal.ts'
import { both } from '../names.ts'
import { gains } from '../proof.ts'
import { figure, type Figure } from '../report.ts'
import { wordsOf } from '../peaks.ts'
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
  /** 95 % interval; anything at all where there is none yet. */
  low: number
  high: number
}

/** @param weight what the figure is to be multiplied by */
function candidate(pool: string, one: Figure | undefined, weight = 1): Candidate[] {
  if (one?.value === undefined || one.value <= 0) return []
  const { value, low = 0, high = Infinity } = one
  return [{ pool, value: value * weight, low: low * weight, high: high * weight }]
}

/**
 * Names the greatest, where its interval lies above all others.
 * @param says what is said of the greatest, with words for one that is not clearly so
 */
function greatest(list: readonly Candidate[], says: (first: Candidate, close: Texts) => Clause): Look | undefined {
  if (list.length === 0) return undefined
  const [first, ...others] = [...list].sort((a, b) => b.value - a.value)
  const isClear = others.every(({ high }) => high < first.low)
  const close = isClear ? { en: '', 'zh-CN': '' } : { en: ', too close to tell', 'zh-CN': '，与其他难分高下' }
  return { pool: isClear ? first.pool : undefined, says: says(first, close) }
}

/** Pools that have a limit. */
const limited = ({ blueprint }: Results) => all(blueprint, 'pool').filter(({ capacity }) => capacity !== null)

function busiestHour(results: Results): Look | undefined {
  const { blueprint, report } = results
  const at = (measure: string, pool: string, hour: number) => figure(report, measure, pool, { hour: `${hour}` })
  // What is finished after closing time makes a handful of minutes look overloaded.
  const isOpen = (pool: string, hour: number) => (at('present', pool, hour)?.value ?? 0) >= 0.5
  const mostAt = (pool: string): number => {
    const busy = Array.from({ length: 24 }, (_, hour) =>
      isOpen(pool, hour) ? (at('utilisation', pool, hour)?.value ?? 0) : 0,
    )
    return busy.indexOf(Math.max(...busy))
  }
  const list = limited(results).flatMap(({ id }) => {
    const hour = mostAt(id)
    return isOpen(id, hour) ? candidate(id, at('utilisation', id, hour)) : []
  })
  return greatest(list, ({ pool, value }, busyClose) => {
    const hour = mostAt(pool)
    const facts = { busyPool: nameOf(blueprint, pool), busy: { share: value }, when: wordsOf('hours', hour, hour) }
    return clause(
      'busiest {when}: “{busyPool}”, {busy}{busyClose}',
      '最忙时段{when}：“{busyPool}”，负荷率 {busy}{busyClose}',
      { ...facts, busyClose },
    )
  })
}

function mostWaiting(results: Results): Look | undefined {
  const { blueprint, report } = results
  const list = limited(results).flatMap(({ id }) => {
    const wait = figure(report, 'wait.mean', id)
    return candidate(id, wait, wait?.n)
  })
  return greatest(list, ({ pool: first }, waitClose) => {
    const share = waitingByPool(blueprint, report).find(({ pool }) => pool.id === first)?.share ?? 0
    return clause(
      'most of the waiting: “{waitPool}”, {waiting}{waitClose}',
      '等待最多：“{waitPool}”，占 {waiting}{waitClose}',
      { waitPool: nameOf(blueprint, first), waiting: { share }, waitClose },
    )
  })
}

function longestActive(results: Results): Look | undefined {
  const { blueprint, report } = results
  const list = limited(results).flatMap(({ id }) => candidate(id, figure(report, 'active-period.mean', id)))
  return greatest(list, ({ pool, value }, activeClose) =>
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
