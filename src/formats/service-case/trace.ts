/** The one path of a case without chance, row by row against the one expected. */
import { dateOf, localClock, type Blueprint } from '../../blueprint/index.ts'
import { Observer, type Visit } from '../../simulation/index.ts'
import type { Expectation, ServiceCase } from './model.ts'
import type { Mapping } from './to-blueprint.ts'

type Row = Record<string, unknown>

export interface Comparison {
  measured: string
  /** The first difference. */
  wrong?: string
}

export function told(
  one: ServiceCase,
  mapping: Mapping,
  seed: number,
): { compare(expectation: Expectation): Comparison } {
  const { visits, ends, broken } = new Observer(mapping.blueprint).tellAll(seed)
  const nodeOf = new Map([...mapping.places].flatMap(([node, places]) => places.map((place) => [place, node] as const)))
  const rows = visits.map(({ place, ...visit }): NodeVisit => ({ ...visit, node: nodeOf.get(place) ?? place }))
  const gathering = new Map(one.model.nodes.flatMap((node) => (node.type === 'batch' ? [[node.id, node.size]] : [])))
  const caseEnds: Row[] = [...ends].map(([number, end]) => ({ case: number, end }))
  return {
    compare({ metric, value }) {
      if (broken) return { measured: broken.is, wrong: `The run broke off: ${broken.is}.` }
      if (!Array.isArray(value)) return { measured: '—', wrong: 'A list of rows is expected.' }
      return compareRows(
        mapping.blueprint,
        metric === 'trace' ? batched(rows, gathering, value as Row[]) : caseEnds,
        value as Row[],
      )
    },
  }
}

type NodeVisit = Omit<Visit, 'place'> & { node: string }

/** Gathering is no work. Where rows of batches are expected, what all cases of a batch did together is one row of it. */
function batched(rows: readonly NodeVisit[], sizes: ReadonlyMap<string, number>, expected: readonly Row[]): Row[] {
  const work: Row[] = rows.filter((row) => !sizes.has(row.node)).map((row) => ({ ...row }))
  if (!expected.some((row) => 'batch' in row)) return work
  const batches: number[][] = []
  for (const [node, size] of sizes) {
    const gathered = rows.filter((row) => row.node === node && row.end !== undefined).map((row) => row.case)
    while (gathered.length > 0) batches.push(gathered.splice(0, size))
  }
  const together = new Map<string, Row>()
  for (const row of work) {
    const batch = batches.findIndex((cases) => cases.includes(row.case as number)) + 1
    const { case: _, ...shared } = batch > 0 ? { ...row, batch } : row
    together.set(JSON.stringify(batch > 0 ? shared : row), batch > 0 ? shared : row)
  }
  return [...together.values()]
}

/** Each expected row is there once, and nothing else is. */
function compareRows(blueprint: Blueprint, rows: readonly Row[], expected: readonly Row[]): Comparison {
  const left = [...rows]
  const missing: Row[] = []
  for (const row of expected) {
    const at = left.findIndex((one) => fits(blueprint, one, row))
    if (at < 0) missing.push(row)
    else left.splice(at, 1)
  }
  const measured = `${expected.length - missing.length} of ${expected.length} rows`
  if (missing.length > 0)
    return {
      measured,
      wrong: `Missing: ${JSON.stringify(missing[0])}; there is: ${JSON.stringify(closest(left, missing[0]))}`,
    }
  if (left.length > 0)
    return { measured: `${measured}, ${left.length} more`, wrong: `Too many: ${JSON.stringify(left[0])}` }
  return { measured }
}

/** How a visit ended must be the same; what is not expected of it is not looked at. */
function fits(blueprint: Blueprint, row: Row, expected: Row): boolean {
  const endings: (keyof Visit)[] = ['end', 'interrupted', 'abandoned']
  return (
    endings.every((ending) => (row[ending] === undefined) === (expected[ending] === undefined)) &&
    Object.entries(expected).every(([key, value]) => {
      if (key === 'endLocal') return localTime(blueprint, row.end as number) === value
      return typeof value === 'number' ? isClose(row[key], value) : row[key] === value
    })
  )
}

const isClose = (value: unknown, wanted: number): boolean =>
  typeof value === 'number' && Math.abs(value - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))

const closest = (rows: readonly Row[], wanted: Row): Row | undefined =>
  rows.find((row) => row.case === wanted.case && row.node === wanted.node) ?? rows[0]

/** As a user reads it: local time with the offset then in force. */
function localTime(blueprint: Blueprint, runMinute: number): string | undefined {
  const [clock, utc] = [localClock(blueprint), localClock(blueprint, 'UTC')]
  if (!clock || !utc) return undefined
  const wall = ({ day, minuteOfDay }: { day: number; minuteOfDay: number }) => day * 1440 + minuteOfDay
  const local = clock.local(runMinute)
  const offset = Math.round(wall(local) - wall(utc.local(runMinute)))
  const two = (value: number) => String(value).padStart(2, '0')
  const time = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`
  return `${dateOf(local.day)}T${time(local.minuteOfDay)}${offset < 0 ? '-' : '+'}${time(Math.abs(offset))}`
}
