import type { Texts } from '../base/index.ts'
import {
  all,
  nameOf,
  runMinutesIn,
  specInMinutes,
  type Blueprint,
  type BlueprintRecord,
  type DistributionSpec,
  type Duration,
  type Identified,
  isTime,
} from '../blueprint/index.ts'
import { checkSpec, meanOf } from '../random/index.ts'
import type { Rule } from './index.ts'

/** Figures that a run can follow: not longer, more often or more at once than any service, and spans that begin before they end. */
export const figuresWithinReach: Rule = {
  name: 'figures-within-reach',
  severity: 'blocks',
  texts: {
    label: { en: 'Figures can be followed', 'zh-CN': '数值可以仿真' },
    what: { en: '“{name}”, {field}: {problem}.', 'zh-CN': '“{name}”的 {field}：{problem}。' },
    remedy: { en: 'Correct the figure.', 'zh-CN': '请更正数值。' },
    why: {
      en: 'Nobody waits for a run of a thousand years, or for one in which millions come every second. Such a figure is nearly always in the wrong unit.',
      'zh-CN': '没有人会等待千年的仿真，或每秒数百万件的到达。这样的数值几乎都是单位填错了。',
    },
  },
  check(blueprint, report) {
    for (const [id, record] of Object.entries(blueprint.records).sort(([a], [b]) => (a < b ? -1 : 1)))
      for (const [field, problem] of [...timesOf(blueprint, record), ...countsOf({ ...record, id })])
        report([id], { name: nameOf(blueprint, id), field, problem })
    for (const [id, field, problem] of horizons(blueprint))
      report([id], { name: nameOf(blueprint, id), field, problem })
  },
}

type Problem = [field: string, problem: Texts]

const year = 365.25 * 1440
const tooLong: Texts = { en: 'must be less than 1,000 years', 'zh-CN': '不能超过 1000 年' }
const tooLongARun: Texts = { en: 'a run takes 100 years at most', 'zh-CN': '仿真最长 100 年' }
const tooOften: Texts = {
  en: 'comes more often than a run can follow',
  'zh-CN': '过于频繁，无法仿真',
}
const tooMany: Texts = { en: 'must be at most {most}', 'zh-CN': '不能超过 {most}' }
const atMost = (most: number): Texts => {
  const written = most.toLocaleString('en')
  return { en: tooMany.en.replace('{most}', written), 'zh-CN': tooMany['zh-CN'].replace('{most}', written) }
}
const unordered: Texts = { en: 'must begin before it ends', 'zh-CN': '起点必须早于终点' }
const outOfMonth: Texts = { en: 'days of a month are 1 to 31', 'zh-CN': '日期应在 1 到 31 之间' }
const outOfCycle: Texts = {
  en: 'open spans lie inside the cycle and begin before they end',
  'zh-CN': '开放时段须在周期之内，且起点早于终点',
}

/** Lengths of time anywhere in a record, and distributions of times. */
function timesOf(blueprint: Blueprint, record: BlueprintRecord): Problem[] {
  const found: Problem[] = []
  const look = (value: unknown, path: string[]) => {
    if (typeof value !== 'object' || value === null) return
    if (isTime(value)) {
      if (value.value * runMinutesIn(value.unit) > 1000 * year) found.push([path.join('.'), tooLong])
    } else if ('distribution' in value && typeof value.distribution === 'string') {
      const isPlain = record.type === 'attribute' || path.at(-1) === 'together'
      const time = isPlain ? undefined : specInMinutes(blueprint, value as DistributionSpec)
      if (time && meanOf(time) > 1000 * year) found.push([path.join('.'), tooLong])
    } else for (const [key, inner] of Object.entries(value)) if (key !== 'marks') look(inner, [...path, key])
  }
  look(record, [])
  return found
}

/** A thousand million a day: more come nowhere. */
const mostPerDay = 1e9
const mostTogether = 1e5
const mostFactor = 1e6
const [slowest, fastest] = [0.001, 1000]
/** Time between failures, minutes: what fails more often never works. */
const leastBetween = 0.001

function* countsOf(record: Identified<BlueprintRecord>): Iterable<Problem> {
  switch (record.type) {
    case 'stream':
      return yield* ofStream(record)
    case 'pool': {
      const speeds: [string, number | undefined][] = [
        ['speed', record.speed],
        ...(record.levels ?? []).map(({ speed }, at): [string, number] => [`levels.${at}.speed`, speed]),
      ]
      for (const [field, speed] of speeds)
        if (speed !== undefined && (speed < slowest || speed > fastest))
          yield [
            field,
            { en: `must lie between ${slowest} and ${fastest}`, 'zh-CN': `应在 ${slowest} 与 ${fastest} 之间` },
          ]
      const { cycle } = record
      if (cycle?.open.some(([from, to]) => from < 0 || to > cycle.length || from >= to))
        yield ['cycle.open', outOfCycle]
      return
    }
    case 'outage':
      if (meanIn(record.between) < leastBetween) yield ['between', tooOften]
      return
    case 'exception':
      if (record.to !== undefined && record.to < record.from) yield ['to', unordered]
      return
    default:
  }
}

type OfType<T extends BlueprintRecord['type']> = Extract<BlueprintRecord, { type: T }>

function* ofStream({ together, arrivals }: OfType<'stream'>): Iterable<Problem> {
  if (together && checkSpec(together).length === 0 && meanOf(together) > mostTogether)
    yield ['together', atMost(mostTogether)]
  if ('perDay' in arrivals && arrivals.perDay > mostPerDay) yield ['arrivals.perDay', atMost(mostPerDay)]
  switch (arrivals.kind) {
    case 'renewal':
      if (meanIn(arrivals.gap) < 1440 / mostPerDay) yield ['arrivals.gap', tooOften]
      return
    case 'wave':
      if (Math.abs(arrivals.amplitudePerDay) > mostPerDay) yield ['arrivals.amplitudePerDay', atMost(mostPerDay)]
      if (minutesIn(arrivals.period) < 1) yield ['arrivals.period', tooOften]
      return
    case 'rate':
      if (arrivals.hours?.some((weight) => weight > mostPerDay)) yield ['arrivals.hours', atMost(mostPerDay)]
      for (const [at, { factor, monthDays, dates }] of (arrivals.factors ?? []).entries()) {
        if (factor > mostFactor) yield [`arrivals.factors.${at}.factor`, atMost(mostFactor)]
        if (monthDays && (monthDays[0] < 1 || monthDays[1] > 31)) yield [`arrivals.factors.${at}.monthDays`, outOfMonth]
        else if (monthDays && monthDays[0] > monthDays[1]) yield [`arrivals.factors.${at}.monthDays`, unordered]
        if (dates && dates[0] > dates[1]) yield [`arrivals.factors.${at}.dates`, unordered]
      }
      return
    default:
  }
}

/** On the run's own clock; what cannot be drawn from is named by another rule. */
const meanIn = (spec: DistributionSpec): number =>
  checkSpec(spec).length > 0 ? Infinity : meanOf(spec) * runMinutesIn(spec.unit ?? 'min')

const minutesIn = ({ value, unit }: Duration): number => value * runMinutesIn(unit)

/** So many pieces of a repeated pattern are laid out over a run at most. */
const mostPieces = 2_000_000

/** The length of the run as a whole, and patterns that repeat over it. */
function* horizons(blueprint: Blueprint): Iterable<[id: string, field: string, problem: Texts]> {
  for (const { id, study } of all(blueprint, 'blueprint')) {
    const parts = [study.warmup, study.length, study.followUp].filter((part) => part !== undefined)
    const whole = parts.reduce((sum, part) => sum + minutesIn(part), 0)
    if (whole > 100 * year) yield [id, 'study', tooLongARun]
    for (const pool of all(blueprint, 'pool')) {
      if (!pool.cycle) continue
      const rounds = whole / (pool.cycle.length * runMinutesIn(pool.cycle.unit))
      if (rounds * pool.cycle.open.length > mostPieces) yield [pool.id, 'cycle.length', tooOften]
    }
    for (const stream of all(blueprint, 'stream'))
      if (stream.arrivals.kind === 'wave' && (whole / minutesIn(stream.arrivals.period)) * 720 > mostPieces)
        yield [stream.id, 'arrivals.period', tooOften]
  }
}
