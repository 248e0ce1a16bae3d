/** Recordings worked by hand: rows as a table, and a network that knows only the names in it. */
import { Fold, Figures, subjectOf, type Figure, type Subject } from '../../src/analysis/index.ts'
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'
import { Verb, type Network } from '../../src/kernel/network.ts'
import { block, Row, type Block } from '../../src/kernel/recording.ts'

/** time, kind of row, case slot, token, place, detail, value: names where the row speaks of names. */
export type HandRow = [
  time: number,
  kind: keyof typeof Row,
  slot: number,
  token: number,
  place: string,
  detail: string | number,
  value: number,
]

export interface World {
  records?: Record<string, unknown>
  places?: Record<string, readonly string[]>
  pools?: readonly string[]
  sources?: readonly string[]
  flows?: readonly string[]
  outcomes?: readonly string[]
  variables?: Record<string, readonly string[] | undefined>
  timers?: readonly string[]
  /** Whose waits and work are measured apart. */
  alone?: Subject['alone']
  from?: number
  to?: number
  /** Places with patience, room, a deadline. */
  patience?: readonly string[]
  rooms?: readonly string[]
  /** Places at which people taken elsewhere stay with the case, and where they were taken. */
  holds?: Record<string, readonly string[]>
}

/** A blueprint that starts on Monday 2 November 2026 at midnight, in Shanghai. */
export function blueprintOf(records: Record<string, unknown>): Blueprint {
  const about = {
    ...{ type: 'blueprint', name: { en: 'By hand' }, start: '2026-11-02T00:00', timezone: 'Asia/Shanghai' },
    study: { kind: 'steady', warmup: { value: 0, unit: 'min' }, length: { value: 1, unit: 'd' } },
  }
  const file = {
    format: 'throughline-blueprint',
    schemaVersion: 1,
    id: 'by-hand',
    records: { blueprint: about, ...records },
  }
  const parsed = parseValue(file)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}

export function worldOf(world: World): { subject: Subject; rows: (rows: readonly HandRow[]) => Block } {
  const places = Object.entries(world.places ?? {})
  const pools = world.pools ?? []
  const names = {
    places: places.map(([name]) => name),
    pools,
    sources: world.sources ?? ['source'],
    flows: world.flows ?? [],
    outcomes: world.outcomes ?? ['satisfied'],
    variables: Object.entries(world.variables ?? {}).map(([name, options]) => ({ name, options })),
    draws: [],
  }
  const firstNeed: number[] = [0]
  const firstAlternative: number[] = [0]
  const alternatives: number[] = []
  for (const [, needs] of places) {
    if (needs.length > 0) {
      alternatives.push(...needs.map((pool) => pools.indexOf(pool)))
      firstAlternative.push(alternatives.length)
    }
    firstNeed.push(firstAlternative.length - 1)
  }
  const holds = Object.values(world.holds ?? {}).flat()
  const firstHold = [0]
  for (const [name] of places) firstHold.push(firstHold[firstHold.length - 1] + (world.holds?.[name]?.length ?? 0))
  const has = (list: readonly string[] = []) => Int32Array.from(names.places, (name) => (list.includes(name) ? 1 : -1))
  const network = {
    names,
    places: {
      // No way out is known here, so no place tells of its pool by its work alone: rows about pools do.
      verb: new Uint8Array(places.length).fill(Verb.seize),
      firstRoute: new Int32Array(places.length + 1),
      firstStage: new Int32Array(places.length + 1),
      firstHold: Int32Array.from(firstHold),
      mayBeHeld: Uint8Array.from(names.places, (name) => (holds.includes(name) ? 1 : 0)),
      firstNeed: Int32Array.from(firstNeed),
      room: has(world.rooms),
      patience: has(world.patience),
      deadline: has(),
      level: has(),
      calendar: has(),
      trays: has(),
    },
    holds: Int32Array.from(
      names.places.flatMap((name) => world.holds?.[name] ?? []).map((of) => names.places.indexOf(of)),
    ),
    needs: { firstAlternative: Int32Array.from(firstAlternative), units: new Int32Array(places.length).fill(1) },
    alternatives: Int32Array.from(alternatives),
    crewsThatCan: new Int32Array(alternatives.length).fill(-1),
    pools: {
      capacity: pools.map(() => ({ times: [0], values: [1] })),
      discipline: pools.map(() => 0),
      ageing: pools.map(() => 0),
      absence: pools.map(() => 0),
      serves: pools.map(() => -1),
      preemption: pools.map(() => 0),
      finishes: pools.map(() => 0),
    },
    levels: Int32Array.from([0]),
    outages: { pool: new Int32Array(0) },
    timers: { name: world.timers ?? [] },
    horizonMinutes: 40 * 1440,
  } as unknown as Network
  const subject: Subject = {
    ...subjectOf(blueprintOf(world.records ?? {}), network, world.from ?? 0, world.to ?? 1440, 'written'),
    ...(world.alone && { alone: world.alone }),
  }
  const index = (list: readonly string[], name: string) => (name === '' ? -1 : list.indexOf(name))
  const rows = (list: readonly HandRow[]): Block => {
    const made = block(list.length)
    for (const [at, [time, kind, slot, token, place, detail, value]] of list.entries()) {
      made.kind[at] = Row[kind]
      made.time[at] = time
      made.slot[at] = slot
      made.token[at] = token
      const isVariable = kind === 'assign'
      made.place[at] = isVariable
        ? names.variables.findIndex((one) => one.name === place)
        : index(kind === 'pool' ? pools : names.places, place)
      made.detail[at] =
        typeof detail === 'number'
          ? detail
          : index(kind === 'end' || kind === 'gone' ? names.outcomes : names.flows, detail)
      made.value[at] = value
    }
    made.count = list.length
    return made
  }
  return { subject, rows }
}

/** Figures of a recording: each list of rows is a replication. */
export function figuresOf(world: World, ...replications: readonly HandRow[][]): Record<string, Figure> {
  const { subject, rows } = worldOf(world)
  const figures = new Figures()
  for (const replication of replications) {
    const fold = new Fold(subject)
    // In two halves, for rows come in blocks and a measure must carry its state over.
    const half = replication.length >> 1
    fold.take(rows(replication.slice(0, half)))
    fold.take(rows(replication.slice(half)))
    if (fold.findings.length > 0) throw new Error(JSON.stringify(fold.findings))
    figures.add(fold.samples())
  }
  return figures.figures()
}
