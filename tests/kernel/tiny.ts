/** Blueprints of a few words, and what a run of them tells as lines: `5 begin b serve`. */
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'
import { compileNetwork } from '../../src/compile/index.ts'
import { Row, type Block, type Ending } from '../../src/kernel/recording.ts'
import type { Network } from '../../src/kernel/network.ts'
import { Run } from '../../src/kernel/run.ts'

type Fields = Record<string, unknown>
type Flow = [from: string, to: string, fields?: Fields]

export interface Tiny {
  /** Capacity, or a pool's fields. */
  pools?: Record<string, number | Fields>
  /** Sources by name: moments, or a stream's fields; each leads to the first node of the flows from its name. */
  arrivals: Record<string, readonly number[] | Fields>
  /** Nodes by name: actions unless `kind` says otherwise. `needs` are pools, `time` is minutes or a distribution. */
  steps: Record<string, Fields>
  flows: readonly Flow[]
  /** Any other records. */
  more?: Record<string, Fields>
  /** Monday 2 November 2026 at midnight where absent. */
  start?: string
  timezone?: string
}

export const minutes = (value: number): Fields => ({ distribution: 'constant', value, unit: 'min' })
export const about = (mean: number): Fields => ({ distribution: 'exponential', mean, unit: 'min' })
const timeOf = (time: unknown): unknown => (typeof time === 'number' ? minutes(time) : time)

export function tiny({ pools = {}, arrivals, steps, flows, more = {}, start, timezone }: Tiny): Blueprint {
  const name = (en: string) => ({ name: { en } })
  const records: Record<string, Fields> = {
    blueprint: {
      ...{ type: 'blueprint', ...name('Tiny'), start: start ?? '2026-11-02T00:00', timezone: timezone ?? 'UTC' },
      study: { kind: 'terminating', warmup: { value: 0, unit: 'min' }, length: { value: 1, unit: 'd' } },
    },
    customer: { type: 'lane', ...name('Customer'), role: 'customer' },
    ...more,
  }
  for (const [id, pool] of Object.entries(pools))
    records[id] = { type: 'pool', ...name(id), ...(typeof pool === 'number' ? { capacity: pool } : pool) }
  for (const [id, moments] of Object.entries(arrivals)) {
    records[id] = { type: 'node', kind: 'arrival', ...name(id), lane: 'customer' }
    const fields = Array.isArray(moments) ? { arrivals: { kind: 'times', unit: 'min', times: moments } } : moments
    records[`${id}-stream`] = { type: 'stream', at: id, ...(fields as Fields) }
  }
  for (const [id, { kind = 'action', needs, time, ...fields }] of Object.entries(steps)) {
    const node = { type: 'node', kind, ...name(id), lane: 'customer', ...fields }
    const stages =
      time === undefined ? {} : { stages: (Array.isArray(time) ? time : [time]).map((one) => ({ time: timeOf(one) })) }
    const from = (pool: unknown) => (typeof pool === 'string' ? { from: [pool] } : pool)
    records[id] = { ...node, ...stages, ...(needs ? { needs: (needs as unknown[]).map(from) } : {}) }
  }
  for (const [at, [from, to, fields]] of flows.entries())
    records[`flow-${String(at).padStart(3, '0')}`] = { type: 'flow', kind: 'sequence', from, to, ...fields }
  const parsed = parseValue({ format: 'throughline-blueprint', schemaVersion: 1, id: 'tiny', records })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings.map((one) => [one.path, one.facts])))
  return parsed.value
}

export interface TraceOptions {
  /** Kinds of rows to tell, in words; those in which somebody does something where absent. */
  rows?: readonly (keyof typeof Row)[]
  seed?: number
  replication?: number
  warmup?: number
  length?: number
  followUp?: number
  /** Events a step; nothing may depend on it. */
  chunk?: number
  mostLive?: number
}

const telling: readonly (keyof typeof Row)[] = [
  ...(['begin', 'stage', 'finish', 'suspend', 'resume', 'abandon', 'expire'] as const),
  ...(['full', 'absorb', 'join', 'cancel', 'timer', 'end', 'open'] as const),
]

const nameOfRow = new Map<number, keyof typeof Row>(
  Object.entries(Row).map(([name, kind]) => [kind, name as keyof typeof Row]),
)

/** Cases are a, b, c … in order of arrival; tokens after the first are b.1, b.2. */
export function trace(blueprint: Blueprint, options: TraceOptions = {}): string[] {
  const lines: string[] = []
  const wanted = new Set(options.rows ?? telling)
  const cases: string[] = []
  run(blueprint, options, (block, network) => {
    for (let at = 0; at < block.count; at += 1) {
      const kind = nameOfRow.get(block.kind[at]) as keyof typeof Row
      const slot = block.slot[at]
      if (kind === 'arrive') cases[slot] = letter(block.value[at])
      if (!wanted.has(kind)) continue
      const token = block.token[at] === 0 ? '' : `.${block.token[at]}`
      const who = slot < 0 ? network.names.pools[block.place[at]] : `${cases[slot]}${token}`
      const where = slot < 0 || block.place[at] < 0 ? '' : ` ${network.names.places[block.place[at]]}`
      lines.push(`${rounded(block.time[at])} ${kind} ${who}${where}`)
    }
  })
  return lines
}

/** Runs and hands on every block. */
export function run(
  blueprint: Blueprint,
  options: TraceOptions,
  take: (block: Block, network: Network) => void,
): { ending: Ending | undefined; network: Network } {
  const { warmup = 0, length = 100_000, followUp = 100_000, seed = 1, replication = 0, chunk = 1000 } = options
  const { network } = compileNetwork(blueprint, warmup + length + followUp)
  const span = { warmupMinutes: warmup, lengthMinutes: length, followUpMinutes: followUp }
  const mostLive = options.mostLive === undefined ? {} : { mostLive: options.mostLive }
  const engine = new Run(network, { seed, replication, ...span, ...mostLive })
  take(engine.block, network)
  for (let more = true; more;) {
    more = engine.step(chunk)
    take(engine.block, network)
  }
  return { ending: engine.ending, network }
}

/** Rows of one kind by case: `{ a: [2.5], b: [1] }`, with a number of your choice of each. */
export function byCase(
  blueprint: Blueprint,
  kind: keyof typeof Row,
  place: string,
  options: TraceOptions = {},
  value: 'value' | 'time' = 'value',
): Record<string, number[]> {
  const found: Record<string, number[]> = {}
  const cases: string[] = []
  run(blueprint, options, (block, network) => {
    for (let at = 0; at < block.count; at += 1) {
      if (block.kind[at] === Row.arrive)
        cases[block.slot[at]] = `${network.names.sources[block.detail[at]]} ${serialWithin(cases, block, at)}`
      if (block.kind[at] !== Row[kind] || network.names.places[block.place[at]] !== place) continue
      const who = cases[block.slot[at]]
      found[who] = [...(found[who] ?? []), block[value][at]]
    }
  })
  return found
}

const counts = new WeakMap<string[], Map<number, number>>()

/** Number of a case within its source. */
function serialWithin(run: string[], block: Block, at: number): number {
  const known = counts.get(run) ?? new Map<number, number>()
  counts.set(run, known)
  const number = known.get(block.detail[at]) ?? 0
  known.set(block.detail[at], number + 1)
  return number
}

const letter = (serial: number): string => (serial < 26 ? String.fromCharCode(97 + serial) : `case-${serial}`)
const rounded = (time: number): number => Math.round(time * 1e9) / 1e9
