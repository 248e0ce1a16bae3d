/** A blueprint told otherwise, and what a run of it tells with the names of the things instead of their numbers. */
import { freshId } from '../../src/base/index.ts'
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'
import { Row } from '../../src/kernel/recording.ts'
import { scale, type Spec } from '../../src/random/index.ts'
import { run, type TraceOptions } from './tiny.ts'

type Fields = Record<string, unknown>
type Records = Record<string, Fields>

/** A row in names: time, what, which case and token, where, by which flow or with which outcome, value. */
export type Told = [time: number, kind: string, serial: number, token: number, at: string, by: string, value: number]

const nameOfRow = new Map<number, string>(Object.entries(Row).map(([name, kind]) => [kind, name]))
const withFlow: ReadonlySet<string> = new Set(
  'enter begin finish abandon expire full pass decide branch join'.split(' '),
)

export function told(blueprint: Blueprint, options: TraceOptions = {}): Told[] {
  const rows: Told[] = []
  const serials: number[] = []
  run(blueprint, { length: 300, followUp: 600, ...options }, (block, { names }) => {
    for (let at = 0; at < block.count; at += 1) {
      const kind = nameOfRow.get(block.kind[at]) ?? ''
      const [slot, place, detail, value] = [block.slot[at], block.place[at], block.detail[at], block.value[at]]
      if (kind === 'arrive') serials[slot] = value
      const where =
        kind === 'pool' ? names.pools : kind === 'assign' ? names.variables.map((one) => one.name) : names.places
      const by = withFlow.has(kind)
        ? (names.flows[detail] ?? '')
        : kind === 'end' || kind === 'gone'
          ? (names.outcomes[detail] ?? '')
          : kind === 'arrive'
            ? names.sources[detail]
            : String(detail)
      const who = slot < 0 ? -1 : serials[slot]
      rows.push([block.time[at], kind, who, block.token[at], where[place] ?? '', by, value])
    }
  })
  return rows
}

/** The same document with its records changed. */
function changed(blueprint: Blueprint, change: (records: Records) => Records): Blueprint {
  const records = change(structuredClone(blueprint.records) as Records)
  const parsed = parseValue({ format: 'throughline-blueprint', schemaVersion: 1, id: blueprint.id, records })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}

/** MR1: every time and duration times k, every rate divided by it. No calendars: a day stays a day. */
export const stretched = (blueprint: Blueprint, k: number): Blueprint =>
  changed(blueprint, (records) =>
    Object.fromEntries(Object.entries(records).map(([id, record]) => [id, longer(record, k) as Fields])),
  )

function longer(part: unknown, k: number): unknown {
  if (Array.isArray(part)) return part.map((each) => longer(each, k))
  if (typeof part !== 'object' || part === null) return part
  const fields = part as Fields
  if ('distribution' in fields) return 'unit' in fields ? scale(fields as Spec, k) : fields
  const times = (list: unknown) => (list as number[]).map((each) => each * k)
  const next = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, longer(value, k)]))
  if ('unit' in fields && typeof fields.value === 'number') next.value = fields.value * k
  if ('unit' in fields && Array.isArray(fields.times)) next.times = times(fields.times)
  if (fields.kind === 'wave') {
    next.perDay = (fields.perDay as number) / k
    next.amplitudePerDay = (fields.amplitudePerDay as number) / k
  }
  if (typeof fields.length === 'number' && Array.isArray(fields.open)) {
    next.length = fields.length * k
    next.open = fields.open.map(times)
  }
  if ('unit' in fields && Array.isArray(fields.changes))
    next.changes = fields.changes.map((each: Fields) => ({ ...each, at: (each.at as number) * k }))
  return next
}

/** Everything has another name, and the records stand in another order. */
export const renamed = (blueprint: Blueprint): Blueprint =>
  changed(blueprint, (records) =>
    Object.fromEntries(
      Object.entries(records)
        .reverse()
        .map(([id, record]) => [id, 'name' in record ? { ...record, name: { en: `Other ${id}` } } : record]),
    ),
  )

/** MR3: each way passes a delay that takes no time. @returns the blueprint, and the delays */
export function delayed(blueprint: Blueprint): { blueprint: Blueprint; delays: Set<string> } {
  const delays = new Set<string>()
  const made = changed(blueprint, (records) => {
    const next = { ...records }
    const put = (name: string, fields: Fields) => {
      const id = freshId(name, 'more', (taken) => Object.hasOwn(next, taken))
      next[id] = fields
      return id
    }
    const held = heldOnTheWay(records)
    for (const [id, flow] of Object.entries(records)) {
      const isWay = flow.type === 'flow' && flow.kind === 'sequence' && !held.has(String(flow.from))
      const to = records[String(flow.to)]
      if (!isWay || !to) continue
      const time = { distribution: 'constant', value: 0, unit: 'min' }
      const { lane, within } = to
      const place = { type: 'node', kind: 'delay', name: { en: id }, lane, stages: [{ time }] }
      const delay = put(`delay-${id}`, within === undefined ? place : { ...place, within })
      delays.add(delay)
      next[id] = { ...flow, to: delay }
      put(`after-${id}`, { type: 'flow', kind: 'sequence', from: delay, to: flow.to })
    }
    return next
  })
  return { blueprint: made, delays }
}

/** Steps that keep their people for a later one, and decisions on the way to it: a delay there would let them go (K9). */
function heldOnTheWay(records: Records): Set<string> {
  const found = new Set(
    Object.entries(records).flatMap(([id, { holds }]) => (Array.isArray(holds) ? [id, ...(holds as string[])] : [])),
  )
  for (const id of found) {
    if (records[id]?.within !== undefined) found.add(String(records[id].within))
    for (const { from, to } of Object.values(records))
      if (from === id && records[String(to)]?.kind === 'decision') found.add(String(to))
  }
  return found
}

/** A step, people and a source beside the service which no case ever sees. */
export const withUnreached = (blueprint: Blueprint): Blueprint =>
  changed(blueprint, (records) => {
    const lane = Object.keys(records).find((id) => records[id].type === 'lane')
    const name = { en: 'Never' }
    const time = { distribution: 'lognormal', mean: 7, cv: 1, unit: 'min' }
    return {
      'a-never-pool': { type: 'pool', name, capacity: 3 },
      'a-never-comes': { type: 'node', kind: 'arrival', name, lane },
      'a-never-stream': { type: 'stream', at: 'a-never-comes', arrivals: { kind: 'times', unit: 'min', times: [] } },
      'a-never-step': {
        type: 'node',
        kind: 'action',
        name,
        lane,
        stages: [{ time }],
        needs: [{ from: ['a-never-pool'] }],
      },
      'a-never-end': { type: 'node', kind: 'end', name, lane, outcome: 'satisfied' },
      'a-never-flow-1': { type: 'flow', kind: 'sequence', from: 'a-never-comes', to: 'a-never-step' },
      'a-never-flow-2': { type: 'flow', kind: 'sequence', from: 'a-never-step', to: 'a-never-end' },
      ...records,
    }
  })
