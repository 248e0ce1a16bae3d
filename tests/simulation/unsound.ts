/**
 * Random models, many of them unsound: sound ones, with a few things done to them that users, files and scripts do.
 * Records gone, flows led astray, joins without forks, absurd figures, pools without people. Whatever comes of it ends in
 * a result or in a reason that names something.
 */
import fc from 'fast-check'
import { say, type Finding } from '../../src/base/index.ts'
import type { Report } from '../../src/analysis/index.ts'
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'
import { simulate } from '../../src/simulation/index.ts'
import { randomBlueprint } from '../compile/random-blueprint.ts'
import { diceOf, type Dice } from './random-network.ts'

type Fields = Record<string, unknown>
type Records = Record<string, Fields>

/** How a model ended: in a result, in a result cut short after so many events, or refused with a reason. */
export interface End {
  is: 'result' | 'cut' | 'refused'
  rules: string[]
  wrong: string[]
  /** Joins that kept somebody for ever and were not found before the run, whose game was too large to tell. */
  missed: string[]
}

export interface Model {
  seed: number
  /** What was done to it, in a few words. */
  acts: string[]
  records: Records
}

/** The same seed gives the same model. */
export function unsoundModel(seed: number): Model {
  const dice = diceOf(seed)
  const [sound] = fc.sample(randomBlueprint, { seed, numRuns: 1 })
  const records = structuredClone(sound.records) as unknown as Records
  const acts = Array.from({ length: dice.whole(0, 4) }, () => {
    const name = dice.one(Object.keys(deeds))
    return `${name} ${deeds[name](records, dice)}`
  })
  return { seed, acts, records }
}

/** Events of a chunk of work are ten thousand; a model that goes on for so many chunks is stopped as a user would. */
const mostChunks = 12

export async function endOf({ records }: Model): Promise<End> {
  const parsed = parseValue({ format: 'throughline-blueprint', schemaVersion: 1, id: 'unsound', records })
  if (!parsed.ok)
    return { is: 'refused', rules: parsed.findings.map((one) => one.rule), wrong: unsaid(parsed.findings), missed: [] }
  let chunks = 0
  const blueprint: Blueprint = parsed.value
  const ran = await simulate(blueprint, { replications: 2, asks: false }, { stop: () => (chunks += 1) > mostChunks })
  if (ran.ok) {
    const missed = strandedIn(ran.value)
    return { is: ran.value.partial ? 'cut' : 'result', rules: [], wrong: badFigures(ran.value, missed), missed }
  }
  const blocking = ran.findings.filter((one) => one.severity === 'blocks')
  const wrong = blocking.length === 0 ? ['refused without a reason'] : unsaid(ran.findings)
  return { is: 'refused', rules: blocking.map((one) => one.rule), wrong, missed: [] }
}

/** Sentences with gaps, and checks that broke down. */
const unsaid = (findings: readonly Finding[]): string[] =>
  findings
    .map((finding) => say(finding, 'en') + say(finding, 'zh-CN'))
    .filter((text) => /\{\w+\}|undefined|could not be carried out/.test(text))

const strandedIn = ({ figures }: Report): string[] =>
  Object.values(figures).flatMap(({ measure, of = '', value = 0 }) => (measure === 'stranded' && value > 0 ? [of] : []))

function badFigures(report: Report, stranded: readonly string[]): string[] {
  const bad = Object.entries(report.figures).flatMap(([key, { value, low, high, replications }]) =>
    [value, low, high, ...replications].every((one) => one === undefined || one === null || Number.isFinite(one))
      ? []
      : [key],
  )
  // What was not found before the run is said after it.
  const told = (join: string) => report.findings.some(({ rule, at }) => rule === 'stranded' && at[0] === join)
  const untold = stranded.filter((join) => !told(join)).map((join) => `stranded at ${join}, and nobody says so`)
  const crashed = report.findings.filter((one) => one.rule.startsWith('analysis/')).map((one) => say(one, 'en'))
  return [...bad, ...untold, ...crashed, ...unsaid(report.findings)]
}

/** Things done to a model; each says to what. */
const deeds: Record<string, (records: Records, dice: Dice) => string> = {
  'takes away': (records, dice) => {
    const id = dice.one(Object.keys(records).filter((one) => one !== 'blueprint'))
    delete records[id]
    return id
  },
  'leads astray': (records, dice) => {
    const flow = anyOf(records, dice, 'flow')
    const to = dice.chance(0.1) ? 'nowhere' : anyOf(records, dice, 'node')
    if (flow) records[flow][dice.flip() ? 'to' : 'from'] = to
    return `${flow} to ${to}`
  },
  connects: (records, dice) => {
    const [from, to] = [anyOf(records, dice, 'node'), anyOf(records, dice, 'node')]
    const how = dice.one<Fields>([
      ...[{}, { share: 0.3 }, { share: 0 }, { on: 'abandon' }, { on: 'deadline' }, { on: 'full' }],
      ...[{ when: 'class == "gold"' }, { share: 0.5, limit: 2 }, { handoff: { bounce: { share: 0.4 } } }],
    ])
    records[`new-${Object.keys(records).length}`] = { type: 'flow', kind: 'sequence', from, to, ...how }
    return `${from} to ${to} ${JSON.stringify(how)}`
  },
  'makes another kind': (records, dice) => {
    const id = anyOf(records, dice, 'node')
    const kind = dice.one([
      'action',
      'delay',
      'decision',
      'fork',
      'join',
      'batch',
      'unbatch',
      'end',
      'wait',
      'arrival',
      'sub-blueprint',
    ])
    if (id) records[id] = { type: 'node', kind, name: records[id].name, lane: records[id].lane }
    return `${id} a ${kind}`
  },
  'joins otherwise': (records, dice) => {
    const id = anyOf(records, dice, 'node', (node) => node.kind === 'join' || node.kind === 'fork')
    if (id === undefined) return 'nothing'
    if (records[id].kind === 'fork') records[id].mode = dice.one(['all', 'inclusive'])
    else
      Object.assign(records[id], {
        mode: dice.one(['all', 'inclusive', 'first']),
        others: dice.one(['cancel', 'finish']),
      })
    return id
  },
  'sets a figure': (records, dice) => {
    const places = Object.values(records).flatMap((record) => [...numbersIn(record)])
    const [holder, key] = dice.one(places)
    const value = dice.one([0, 0, -1, 1, 0.5, 1.2, 3, 1e-9, 1e6, 1e12, 1e300, NaN, Infinity])
    holder[key] = value
    return `${key} = ${value}`
  },
  'takes all time out': (records, dice) => {
    const some = Object.values(records).filter((one) => 'stages' in one && dice.chance(0.8))
    for (const node of some) node.stages = [{ time: constant(0) }]
    return `of ${some.length} steps`
  },
  'changes a pool': (records, dice) => {
    const id = anyOf(records, dice, 'pool')
    if (id === undefined) return 'nothing'
    const how = dice.one<Fields>([
      ...[{ capacity: 0 }, { capacity: null }, { serves: 'class == "nobody"' }, { serves: 'class == "gold"' }],
      ...[{ calendar: 'never' }, { steps: { unit: 'min', changes: [{ at: 5, capacity: 0 }] } }],
      ...[{ cycle: { length: 10, unit: 'min', open: [[0, 3]] } }, { preemption: 'resume' }, { preemption: 'restart' }],
      ...[{ discipline: 'last' }, { closing: 'finish' }, { speed: 0.001 }],
    ])
    Object.assign(records[id], how)
    if (how.calendar) records.never = { type: 'calendar', name: { en: 'Never' } }
    return `${id} ${JSON.stringify(how)}`
  },
  'breaks down': (records, dice) => {
    const time = (mean: number) => ({ distribution: 'exponential', mean, unit: 'min' })
    const [up, down] = [dice.one([0.0001, 1, 100]), dice.one([0.0001, 5, 1e6])]
    records.failure = { type: 'outage', pool: anyOf(records, dice, 'pool'), between: time(up), repair: time(down) }
    return `${up} up, ${down} down`
  },
  'brings others': (records, dice) => {
    const arrivals = dice.one<Fields>([
      ...[
        { kind: 'population', size: 20 },
        { kind: 'population', size: 100_000 },
      ],
      ...[
        { kind: 'times', unit: 'min', times: Array<number>(3_000).fill(5) },
        { kind: 'times', unit: 'h', times: [] },
      ],
      ...[
        { kind: 'rate', perDay: 1e6 },
        { kind: 'rate', perDay: 0 },
        { kind: 'renewal', gap: constant(0) },
      ],
      ...[
        { kind: 'renewal', gap: constant(0.05) },
        { kind: 'renewal', gap: constant(1) },
      ],
      { kind: 'wave', perDay: 500, amplitudePerDay: 1000, period: { value: 1, unit: 'h' } },
    ])
    const together = dice.chance(0.3) ? { together: constant(dice.one([0, 3, 1000])) } : {}
    records.stream = {
      type: 'stream',
      at: anyOf(records, dice, 'node', (one) => one.kind === 'arrival'),
      arrivals,
      ...together,
    }
    return JSON.stringify(arrivals).slice(0, 60)
  },
  'puts inside': (records, dice) => {
    const [id, around] = [anyOf(records, dice, 'node'), anyOf(records, dice, 'node')]
    if (id) records[id].within = around
    return `${id} in ${around}`
  },
  'loses patience': (records, dice) => {
    const id = anyOf(records, dice, 'node', (node) => node.kind === 'action')
    if (id)
      Object.assign(
        records[id],
        dice.one<Fields>([{ patience: { time: constant(0) } }, { deadline: constant(0) }, { room: 0 }]),
      )
    return String(id)
  },
  'runs otherwise': (records, dice) => {
    const about = records.blueprint as { study: Fields } | undefined
    const time = dice.one([
      { value: 0, unit: 'min' },
      { value: 1, unit: 's' },
      { value: 3, unit: 'd' },
    ])
    if (about)
      about.study = {
        ...about.study,
        kind: dice.one(['steady', 'terminating']),
        [dice.one(['length', 'warmup', 'followUp'])]: time,
      }
    return JSON.stringify(time)
  },
}

const constant = (value: number) => ({ distribution: 'constant', value, unit: 'min' })

function anyOf(
  records: Records,
  dice: Dice,
  type: string,
  which: (one: Fields) => boolean = () => true,
): string | undefined {
  const found = Object.keys(records).filter((id) => records[id].type === type && which(records[id]))
  return found.length === 0 ? undefined : dice.one(found)
}

function* numbersIn(value: unknown): Iterable<[Fields, string]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value as Fields)) {
    if (typeof inner === 'number') yield [value as Fields, key]
    else yield* numbersIn(inner)
  }
}
