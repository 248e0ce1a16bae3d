/** What is not a case: pools and their hours, sources, calendars, trays, and what a case carries when it comes. Minutes throughout. */
import {
  all,
  capacitySteps,
  get,
  localClock,
  midnights,
  minutesOf,
  minuteOfDay,
  runMinutesIn,
  openIntervals,
  rateSteps,
  waveSteps,
  compareText,
  type ArrivalStream,
  type Blueprint,
  type Identified,
  type Interval,
  type Pool,
} from '../blueprint/index.ts'
import type { Spec } from '../random/index.ts'
import { drawnInMinutes } from './minutes.ts'
import { promisedOf, type Promised } from './promised.ts'

export interface Step {
  times: number[]
  values: number[]
}

export type VariableSetting =
  | { is: 'none' }
  | { is: 'fixed'; value: string | number }
  | { is: 'category'; shares: number[] }
  | { is: 'drawn'; spec: Spec }

export interface World {
  horizonMinutes: number
  pools: {
    id: string
    capacity: Step
    finishes: boolean
    discipline: 'first' | 'last' | 'shortest' | 'earliest-due'
    /** Waiting that weighs as much as one step of priority; 0 where it never does. */
    ageingMinutes: number
    preemption: 'resume' | 'restart' | undefined
    speed: number
    /** Levels of experience, fastest first; none where all work alike. */
    crews: { heads: number; speed: number; skills: string[] }[]
    skills: string[]
    /** Share of those rostered that is away on a day, and the local day of each step of `capacity`. */
    absence: { share: number; days: number[] } | undefined
    serves: string | undefined
  }[]
  outages: { id: string; pool: string; units: number | undefined; between: Spec; repair: Spec }[]
  calendars: { id: string; open: Step }[]
  /** Moments of day-times like "17:00", by the time. */
  moments: Record<string, number[]>
  variables: { name: string; options: string[] | undefined }[]
  /** What a receiver has agreed to: by flow, the minutes and the calendar that they are counted on. */
  agreed: Record<string, { minutes: number; calendar: string | undefined }>
  promises: Promised[]
  /** Priority by class id; lower goes first. */
  priorities: Record<string, number>
  sources: {
    id: string
    at: string
    arrivals: { is: 'rate'; rate: Step } | { is: 'renewal'; gap: Spec } | { is: 'times'; times: number[] }
    /** How many come at a time; one where absent. */
    together: Spec | undefined
    settings: VariableSetting[]
  }[]
}

/** @param horizonMinutes tables reach this far */
export function toWorld(blueprint: Blueprint, horizonMinutes: number): World {
  const variables = variablesOf(blueprint)
  return {
    horizonMinutes,
    pools: all(blueprint, 'pool').map((pool) => ({
      id: pool.id,
      ...presenceOf(blueprint, pool, horizonMinutes),
      finishes: pool.closing === 'finish',
      discipline: pool.discipline ?? 'first',
      ageingMinutes: pool.ageing ? minutesOf(blueprint, pool.ageing, pool.calendar) : 0,
      preemption: pool.preemption,
      skills: pool.skills ?? [],
      serves: pool.serves,
    })),
    outages: all(blueprint, 'outage').map((outage) => {
      const calendar = get(blueprint, 'pool', outage.pool)?.calendar
      return {
        id: outage.id,
        pool: outage.pool,
        units: outage.units,
        between: drawnInMinutes(blueprint, outage.between, calendar),
        repair: drawnInMinutes(blueprint, outage.repair, calendar),
      }
    }),
    calendars: all(blueprint, 'calendar').map((calendar) => ({
      id: calendar.id,
      open: switched(openIntervals(blueprint, calendar, horizonMinutes)),
    })),
    moments: momentsOf(blueprint, horizonMinutes),
    variables,
    agreed: agreedOf(blueprint),
    promises: promisedOf(blueprint, horizonMinutes),
    priorities: Object.fromEntries(all(blueprint, 'class').map((one) => [one.id, one.priority ?? 0])),
    // Arrivals at the same time come by source id, whatever the order of the document.
    sources: [...all(blueprint, 'stream')]
      .sort((a, b) => compareText(a.id, b.id))
      .filter((stream) => get(blueprint, 'node', stream.at)?.kind === 'arrival')
      .map((stream) => ({
        id: stream.id,
        at: stream.at,
        arrivals: arrivalsOf(blueprint, stream, horizonMinutes),
        together: stream.together && drawnInMinutes(blueprint, { ...stream.together, unit: undefined }, undefined),
        settings: variables.map((variable) => settingOf(blueprint, stream, variable.name)),
      })),
  }
}

/** Who is there and when: heads, levels, and days on which some are away. */
function presenceOf(blueprint: Blueprint, pool: Identified<Pool>, horizon: number) {
  const capacity = capacitySteps(blueprint, pool.id, horizon)
  const levels = (pool.levels ?? []).filter((level) => level.count > 0)
  // As many as needed have no levels to choose from: they all work at the mean speed.
  const isEndless = capacity.values.includes(Infinity)
  const speed = (pool.speed ?? 1) * (isEndless ? meanSpeed(levels) : 1)
  const crews = isEndless
    ? []
    : levels.map(({ count, speed: of, skills }) => ({ heads: count, speed: of, skills: skills ?? [] }))
  crews.sort((a, b) => b.speed - a.speed)
  const clock = localClock(blueprint, get(blueprint, 'calendar', pool.calendar)?.timezone)
  if (!pool.absence || !clock) return { capacity, speed, crews, absence: undefined }
  const byDay = cutAt(capacity, midnights(clock, horizon))
  const days = byDay.times.map((time) => clock.local(time).day)
  return { capacity: byDay, speed, crews, absence: { share: pool.absence, days } }
}

/** The same steps with one more at each moment. */
function cutAt({ times, values }: Step, moments: readonly number[]): Step {
  const all = [...new Set([...times, ...moments.filter((at) => at > 0)])].sort((a, b) => a - b)
  let at = 0
  return {
    times: all,
    values: all.map((time) => {
      while (at + 1 < times.length && times[at + 1] <= time) at += 1
      return values[at]
    }),
  }
}

const meanSpeed = (levels: { count: number; speed: number }[] | undefined): number => {
  const heads = (levels ?? []).reduce((sum, one) => sum + one.count, 0)
  return heads === 0 ? 1 : (levels ?? []).reduce((sum, one) => sum + one.count * one.speed, 0) / heads
}

function agreedOf(blueprint: Blueprint): World['agreed'] {
  const found: World['agreed'] = {}
  for (const { id, handoff } of all(blueprint, 'flow')) {
    if (!handoff?.agreed) continue
    const calendar = handoff.agreedCalendar
    found[id] = { minutes: minutesOf(blueprint, handoff.agreed, calendar), calendar }
  }
  return found
}

function switched(intervals: readonly Interval[]): Step {
  const step: Step = { times: [0], values: [0] }
  for (const [from, to] of intervals) {
    if (from === 0) step.values[0] = 1
    else {
      step.times.push(from)
      step.values.push(1)
    }
    step.times.push(to)
    step.values.push(0)
  }
  return step
}

function momentsOf(blueprint: Blueprint, horizon: number): Record<string, number[]> {
  const clock = localClock(blueprint)
  const found: Record<string, number[]> = {}
  if (!clock) return found
  for (const time of new Set(all(blueprint, 'flow').flatMap((flow) => flow.handoff?.trays ?? []))) {
    const moments: number[] = []
    for (let day = clock.local(0).day; day <= clock.local(horizon).day; day += 1) {
      const at = clock.runMinute(day, minuteOfDay(time))
      if (at >= 0 && at <= horizon) moments.push(at)
    }
    found[time] = moments
  }
  return found
}

/** Class, channel, then the attributes: what every case carries, in this order. */
function variablesOf(blueprint: Blueprint): World['variables'] {
  return [
    { name: 'class', options: all(blueprint, 'class').map((one) => one.id) },
    { name: 'channel', options: all(blueprint, 'channel').map((one) => one.id) },
    ...all(blueprint, 'attribute').map((one) => ({
      name: one.id,
      options: one.kind === 'number' ? undefined : Object.keys(one.options ?? {}).sort(compareText),
    })),
  ]
}

function settingOf(blueprint: Blueprint, stream: ArrivalStream, name: string): VariableSetting {
  const fixed = stream.sets && Object.hasOwn(stream.sets, name) ? stream.sets[name] : undefined
  if (fixed !== undefined) return { is: 'fixed', value: fixed }
  if (name === 'class' || name === 'channel') {
    const own = name === 'class' ? stream.classes : stream.channels
    const records = all(blueprint, name)
    if (records.length === 0) return { is: 'none' }
    return { is: 'category', shares: records.map((one) => (own ? (own[one.id] ?? 0) : (one.share ?? 0))) }
  }
  const attribute = get(blueprint, 'attribute', name)
  if (!attribute) return { is: 'none' }
  if (attribute.kind === 'number') {
    return attribute.distribution
      ? { is: 'drawn', spec: drawnInMinutes(blueprint, { ...attribute.distribution, unit: undefined }, undefined) }
      : { is: 'none' }
  }
  const options = Object.keys(attribute.options ?? {}).sort(compareText)
  return options.length === 0
    ? { is: 'none' }
    : { is: 'category', shares: options.map((option) => attribute.options?.[option].share ?? 0) }
}

function arrivalsOf(
  blueprint: Blueprint,
  stream: ArrivalStream,
  horizon: number,
): World['sources'][number]['arrivals'] {
  const { arrivals } = stream
  switch (arrivals.kind) {
    case 'rate':
      return { is: 'rate', rate: rateSteps(blueprint, arrivals, horizon) }
    case 'wave': {
      const period = arrivals.period.value * runMinutesIn(arrivals.period.unit)
      return { is: 'rate', rate: waveSteps(arrivals.perDay / 1440, arrivals.amplitudePerDay / 1440, period, horizon) }
    }
    case 'renewal':
      return { is: 'renewal', gap: drawnInMinutes(blueprint, arrivals.gap, undefined) }
    case 'population':
      return { is: 'times', times: new Array<number>(arrivals.size).fill(0) }
    case 'times':
      return {
        is: 'times',
        times: arrivals.times.map((time) => time * runMinutesIn(arrivals.unit)).sort((a, b) => a - b),
      }
  }
}
