/**
 * Random networks of queues whose stability theory decides: every action takes one unit of one pool, first come first
 * served, nobody is preferred or interrupted. Cases branch, come back and leave; gaps and services vary in many ways.
 */
import { figure } from '../../src/analysis/index.ts'
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'
import { simulate } from '../../src/simulation/index.ts'

export interface RandomNetwork {
  blueprint: Blueprint
  /** ρ by pool: the work that really gets there, behind pools that are themselves overloaded. */
  loads: Record<string, number>
}

/** What theory and a run say of one network: the pools that never settle. */
export interface Verdict {
  seed: number
  loads: Record<string, number>
  expected: string[]
  told: string[]
  /** Steady figures are shown: of the whole, and by pool of its queue. */
  shown: string[]
}

/** Networks from consecutive seeds, each run five times, as users run them. */
export async function verdictsOf(firstSeed: number, count: number): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const { blueprint, loads } = randomNetwork(seed)
    const ran = await simulate(blueprint, { replications: 5, seed, asks: false })
    if (!ran.ok) throw new Error(`network ${seed}: ${JSON.stringify(ran.findings)}`)
    const has = (measure: string, of?: string) => figure(ran.value, measure, of)?.value !== undefined
    const pools = Object.keys(loads)
    verdicts.push({
      ...{ seed, loads, expected: pools.filter((pool) => loads[pool] > 1) },
      told: ran.value.findings.flatMap((finding) => (finding.rule === 'unstable' ? finding.at : [])).sort(),
      shown: [
        ...(has('cycle-time.mean') && has('in-process') ? ['whole'] : []),
        ...pools.filter((pool) => has('queue.mean', pool) && has('wait.mean', pool)),
      ],
    })
  }
  return verdicts
}

/** Where the run says something else than theory, or shows or withholds the wrong figures. */
export const wrongVerdicts = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.filter(({ loads, expected, told, shown }) => {
    // Where nobody comes there is nothing to show.
    const settled = Object.keys(loads).filter((pool) => loads[pool] > 0 && !expected.includes(pool))
    const mayShow = expected.length === 0 ? ['whole', ...settled] : settled
    return told.join() !== expected.join() || shown.join() !== mayShow.join()
  })

interface Station {
  pool: number
  mean: number
  /** Share of cases that go on to each action; what is missing leaves. */
  to: number[]
  /** Share of all arrivals that begin here. */
  begins: number
}

/** The greatest ρ lies in 0.5 to 1.3, and none in 0.97 to 1.03, where a finite run cannot tell. The same seed gives the same network. */
export function randomNetwork(seed: number): RandomNetwork {
  const dice = diceOf(seed)
  for (;;) {
    const capacities = Array.from({ length: dice.whole(1, 4) }, () => dice.whole(1, 4))
    const stations = drawStations(dice, capacities.length)
    const full = loadsOf(stations, capacities, 1e-9).map((load) => load * 1e9)
    const wanted = dice.flip() ? dice.between(0.5, 0.97) : dice.between(1.03, 1.3)
    const rate = wanted / Math.max(...full)
    const loads = loadsOf(stations, capacities, rate)
    if (loads.some((load) => load > 0.97 && load < 1.03)) continue
    return {
      blueprint: blueprintOf(dice, stations, capacities, rate),
      loads: Object.fromEntries(loads.map((load, at) => [`pool-${at}`, load])),
    }
  }
}

function drawStations(dice: Dice, pools: number): Station[] {
  const count = pools + dice.whole(0, 3)
  const stations = Array.from({ length: count }, (_, at): Station => {
    const to = Array.from({ length: count }, () => (dice.chance(1.5 / count) ? dice.between(0.1, 1) : 0))
    const leaves = dice.between(0.15, 1)
    const sum = leaves + to.reduce((a, b) => a + b, 0)
    return {
      pool: at < pools ? at : dice.whole(0, pools - 1),
      mean: dice.between(2, 8),
      to: to.map((share) => share / sum),
      begins: 0,
    }
  })
  const first = dice.whole(0, count - 1)
  const share = dice.flip() ? 1 : dice.between(0.2, 0.8)
  stations[first].begins = share
  stations[(first + 1) % count].begins += 1 - share
  return stations
}

/**
 * The traffic equations with pools that let through no more than they can do: an overloaded pool, first come first
 * served, gives each of its actions the same part of what comes.
 * @source Goodman & Massey, The non-ergodic Jackson network, J. Appl. Prob. 21, 1984
 */
function loadsOf(stations: readonly Station[], capacities: readonly number[], rate: number): number[] {
  let passed = stations.map(() => 0)
  let loads = capacities.map(() => 0)
  for (let round = 0; round < 20_000; round += 1) {
    const comes = stations.map(({ begins }, at) =>
      stations.reduce((sum, { to }, from) => sum + passed[from] * to[at], begins * rate),
    )
    loads = capacities.map((capacity, pool) =>
      stations.reduce((sum, one, at) => sum + (one.pool === pool ? (comes[at] * one.mean) / capacity : 0), 0),
    )
    const next = comes.map((flow, at) => flow * Math.min(1, 1 / loads[stations[at].pool]))
    const moved = next.some((flow, at) => Math.abs(flow - passed[at]) > 1e-12 * rate)
    passed = next
    if (!moved) break
  }
  return loads
}

function blueprintOf(dice: Dice, stations: readonly Station[], capacities: readonly number[], rate: number): Blueprint {
  const name = (en: string) => ({ name: { en } })
  const length = dice.whole(1_500, 5_000) / rate
  const records: Record<string, object> = {
    blueprint: {
      ...{ type: 'blueprint', ...name('Random network'), start: '2026-11-02T00:00', timezone: 'Asia/Shanghai' },
      study: {
        kind: 'steady',
        warmup: { value: Math.round(length / 4), unit: 'min' },
        length: { value: Math.round(length), unit: 'min' },
        followUp: { value: Math.round(length), unit: 'min' },
      },
    },
    customer: { type: 'lane', ...name('Customer'), role: 'customer', order: 'b' },
    back: { type: 'lane', ...name('Back'), role: 'backstage', order: 'c' },
    leave: { type: 'node', kind: 'end', ...name('Leaves'), lane: 'customer' },
  }
  capacities.forEach((capacity, at) => (records[`pool-${at}`] = { type: 'pool', ...name(`Pool ${at}`), capacity }))
  const flow = (from: string, to: string, more: object = {}) =>
    (records[`${from}-${to}`] = { type: 'flow', kind: 'sequence', from, to, ...more })
  stations.forEach(({ pool, mean, to, begins }, at) => {
    records[`act-${at}`] = {
      ...{ type: 'node', kind: 'action', ...name(`Action ${at}`), lane: 'back', needs: [{ from: [`pool-${pool}`] }] },
      stages: [{ time: spreadOf(dice, mean) }],
    }
    records[`next-${at}`] = { type: 'node', kind: 'decision', ...name(`Next ${at}`), lane: 'back' }
    flow(`act-${at}`, `next-${at}`)
    to.forEach((share, other) => share > 0 && flow(`next-${at}`, `act-${other}`, { share }))
    flow(`next-${at}`, 'leave', { share: 1 - to.reduce((a, b) => a + b, 0) })
    if (begins === 0) return
    records[`come-${at}`] = { type: 'node', kind: 'arrival', ...name(`Comes ${at}`), lane: 'customer' }
    flow(`come-${at}`, `act-${at}`)
    records[`stream-${at}`] = {
      ...{ type: 'stream', at: `come-${at}` },
      arrivals: { kind: 'renewal', gap: spreadOf(dice, 1 / (begins * rate)) },
    }
  })
  const parsed = parseValue({ format: 'throughline-blueprint', schemaVersion: 1, id: 'random-network', records })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}

function spreadOf(dice: Dice, mean: number): object {
  const spread = dice.one<object>([
    { distribution: 'exponential', mean },
    { distribution: 'constant', value: mean },
    { distribution: 'erlang', k: 3, mean },
    { distribution: 'uniform', min: 0, max: 2 * mean },
    { distribution: 'lognormal', mean, cv: 1.5 },
    { distribution: 'gamma', mean, shape: 0.6 },
  ])
  return { ...spread, unit: 'min' }
}

export interface Dice {
  between(low: number, high: number): number
  whole(low: number, high: number): number
  chance(share: number): boolean
  flip(): boolean
  one<T>(list: readonly T[]): T
}

/** Luck from a seed: mulberry32 (Ettinger, public domain), enough to draw models with. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + (high - low) * next()
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  const chance = (share: number) => next() < share
  return { between, whole, chance, flip: () => chance(0.5), one: (list) => list[whole(0, list.length - 1)] }
}
