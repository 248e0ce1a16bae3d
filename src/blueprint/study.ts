/**
 * Which study a blueprint calls for, from its hours and arrivals: `terminating` where each day begins empty (a hall that
 * opens and closes), `steady` where no end is in sight. Proposed with its reason, never stored; the user may say
 * otherwise.
 * @source Law, Simulation Modeling and Analysis, §9.3
 */
import { proposals, type ProposalName } from './study-texts.ts'
import type { Finding } from '../base/index.ts'
import type { Blueprint, NodeOf } from './blueprint.ts'
import { capacitySteps, rateSteps, type Steps } from './calendar.ts'
import { jobMinutes } from './load.ts'
import { namesOf } from './names.ts'
import { once } from './once.ts'
import { all, aboutOf, get, nodesOf } from './queries.ts'
import { meanMinutes, minutesOf } from './times.ts'
import { visits } from './traffic.ts'

export type StudyKind = 'terminating' | 'steady'

export interface Proposal {
  kind: StudyKind
  because: ProposalName
  /** What the reason speaks of: ids. */
  at: string[]
}

/** The kind of study that is run: what the user says, else what is proposed. */
export const studyKind = (blueprint: Blueprint): StudyKind =>
  aboutOf(blueprint)?.study.kind ?? proposedStudy(blueprint).kind

/** The reason of a proposal, as a sentence. */
export const reasonOf = (blueprint: Blueprint, { because, at }: Proposal): Pick<Finding, 'what' | 'facts'> => ({
  what: proposals[because],
  facts: { things: namesOf(blueprint, at) },
})

export const proposedStudy = once(propose)

const week = 7 * 1440
/** Hours are looked at in steps of so many minutes, over a week. */
const grain = 15
const grainsPerDay = 1440 / grain

function propose(blueprint: Blueprint): Proposal {
  const streams = all(blueprint, 'stream')
  const circulating = streams.filter(({ arrivals }) => arrivals.kind === 'population')
  if (circulating.length > 0) return steady('circulates', circulating[0].at)
  if (streams.length > 0 && streams.every(({ arrivals }) => arrivals.kind === 'times'))
    return { kind: 'terminating', because: 'listed', at: [] }

  const pools = poolsInUse(blueprint)
  const people = pools.map((id) => ({ id, there: grains(capacitySteps(blueprint, id, week)) }))
  const always = people.find(({ there }) => !emptiesEveryDay([there]))
  if (always) return steady('always-open', always.id)
  const arriving = streams.map(({ at, arrivals }) => ({
    at,
    there: grains(arrivals.kind === 'rate' ? rateSteps(blueprint, arrivals, week) : { times: [0], values: [1] }),
  }))
  const atNight = arriving.find(({ there }) => !emptiesEveryDay([there]))
  if (atNight) return steady('always-arriving', atNight.at)
  if (!emptiesEveryDay([...people, ...arriving].map(({ there }) => there))) return steady('never-all-closed')

  const suspending = pools.find((id) => get(blueprint, 'pool', id)?.closing !== 'finish')
  if (suspending) return steady('carried-over', suspending)
  // A case that takes longer than half a day's opening is seldom over on the day on which it came.
  const open = longestDay(people.map(({ there }) => there))
  if (timeOfCase(blueprint) > open / 2) return steady('takes-longer')
  return { kind: 'terminating', because: 'days-stand-alone', at: [] }
}

const steady = (because: ProposalName, ...at: string[]): Proposal => ({ kind: 'steady', because, at })

/**
 * Minutes after which hours and arrivals begin anew: a day, a week, or the period of a swing; undefined where they are
 * always the same.
 */
export function rhythmOf(blueprint: Blueprint): number | undefined {
  const streams = all(blueprint, 'stream').map(({ arrivals }) => arrivals)
  const waves = streams.flatMap((one) => (one.kind === 'wave' ? minutesOf(blueprint, one.period) : []))
  const rows = [
    ...poolsInUse(blueprint).map((id) => capacitySteps(blueprint, id, week)),
    ...streams.flatMap((one) => (one.kind === 'rate' ? rateSteps(blueprint, one, week) : [])),
  ].map((steps) => levels(steps))
  const isSame = (shift: number) => rows.every((row) => row.every((value, at) => value === row[at % shift]))
  const own = isSame(1) ? [] : [isSame(grainsPerDay) ? 1440 : week]
  return waves.length + own.length > 0 ? Math.max(...waves, ...own) : undefined
}

/** What holds at the beginning of each grain of the week: number[] // [minute / grain] */
function levels({ times, values }: Steps): number[] {
  const row: number[] = new Array<number>(week / grain).fill(0)
  times.forEach((from, at) => row.fill(values[at], Math.ceil(from / grain)))
  return row
}

/** Pools that a step needs and that are not as many as needed: in the order of the document. */
function poolsInUse(blueprint: Blueprint): string[] {
  const used = new Set(nodesOf(blueprint, 'action').flatMap((node) => (node.needs ?? []).flatMap(({ from }) => from)))
  return all(blueprint, 'pool')
    .filter(({ id, capacity }) => used.has(id) && capacity !== null)
    .map(({ id }) => id)
}

/** Whether anybody is there, in each grain of the week: Uint8Array // [minute / grain] */
function grains({ times, values }: Steps): Uint8Array {
  const there = new Uint8Array(week / grain)
  times.forEach((from, at) => {
    if (values[at] > 0) there.fill(1, Math.floor(from / grain), Math.ceil((times[at + 1] ?? week) / grain))
  })
  return there
}

/** No day and night without a time at which nobody is there in any of these. */
function emptiesEveryDay(all: readonly Uint8Array[]): boolean {
  let since = 0
  for (let at = 0; at < week / grain; at += 1) {
    since = all.some((there) => there[at] === 1) ? since + 1 : 0
    if (since >= grainsPerDay) return false
  }
  return true
}

/** The longest time without a pause in which somebody is there, in minutes. */
function longestDay(all: readonly Uint8Array[]): number {
  let [since, longest] = [0, 0]
  for (let at = 0; at < week / grain; at += 1) {
    since = all.some((there) => there[at] === 1) ? since + 1 : 0
    longest = Math.max(longest, since)
  }
  return longest * grain
}

/** Mean time of work and delays in a case, without waiting, in minutes. */
function timeOfCase(blueprint: Blueprint): number {
  const counts = visits(blueprint)
  const of = (id: string, minutes: number) => (counts.get(id) ?? 0) * minutes
  const delay = ({ stages, calendar }: NodeOf<'delay'>) =>
    (stages ?? []).reduce((sum, { time }) => sum + meanMinutes(blueprint, time, calendar), 0)
  return (
    nodesOf(blueprint, 'action').reduce((sum, node) => sum + of(node.id, jobMinutes(blueprint, node, {})), 0) +
    nodesOf(blueprint, 'delay').reduce((sum, node) => sum + of(node.id, delay(node)), 0)
  )
}
