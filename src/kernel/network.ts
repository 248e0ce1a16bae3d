/**
 * What the kernel runs: places, routes, pools and sources as flat tables. Nothing here knows of lanes, languages or
 * state machines; `flatten` in src/compile makes it. All times are minutes since the run's start.
 *
 * Lists of lists are "ranges": the entries of owner i stand from `first[i]` up to `first[i + 1]`.
 */
import type { Steps } from './steps.ts'

export { stepsOf, nextMoment, sumAt, type Steps } from './steps.ts'

/** What a token does at a place. */
export const Verb = {
  /** goes on at once */
  pass: 0,
  /** waits for pools, is served in stages, lets them go */
  seize: 1,
  /** lets time pass */
  delay: 2,
  /** one route is chosen */
  branch: 3,
  fork: 4,
  join: 5,
  /** the token ends */
  dispose: 6,
  /** waits until so many have come, and they go on as one */
  gather: 7,
  /** a batch is parted */
  scatter: 8,
} as const

export const JoinMode = { all: 0, inclusive: 1, first: 2, firstAndFinish: 3 } as const

/** Who stands ahead of whom in a pool's queue, inside a priority level. */
export const Discipline = { first: 0, last: 1, shortest: 2, due: 3 } as const

/** What happens to a clock on a case at a moment. */
export const ClockAct = { start: 0, stop: 1, pause: 2, resume: 3 } as const

/** How a source of cases decides when the next comes. */
export const SourceKind = { rate: 0, renewal: 1, times: 2 } as const

/** Instructions of conditions, see program.ts. */
export const Operation = { compare: 0, and: 1, or: 2, not: 3, yes: 4 } as const
export const Compare = { equal: 0, unequal: 1, less: 2, atMost: 3, greater: 4, atLeast: 5 } as const

export interface Network {
  /** Ids of ours, only for keyed streams and for those who read recordings. */
  names: {
    places: readonly string[]
    pools: readonly string[]
    sources: readonly string[]
    flows: readonly string[]
    outcomes: readonly string[]
    /** What a case carries: `class`, `channel`, attributes; for categories the option ids, else undefined. */
    variables: readonly { name: string; options: readonly string[] | undefined }[]
    /** What is drawn where: `repair/service/0`, `part-needed/route` … the keys of the random streams. */
    draws: readonly string[]
  }

  places: {
    verb: Uint8Array
    /** routes taken when the token is done here: a range into `routes` */
    firstRoute: Int32Array
    /** route when patience is over, the deadline passes, there is no room; −1 for none */
    abandonRoute: Int32Array
    expireRoute: Int32Array
    fullRoute: Int32Array
    balkRoute: Int32Array
    /** index into names.draws for choosing a route; −1 where there is nothing to choose */
    routeDraw: Int32Array
    /** per-case visit counter, −1 where a case comes at most once */
    visitCounter: Int32Array

    /** stages of seize and delay: a range into `stages` */
    firstStage: Int32Array
    /** delay: calendar whose open time is counted, −1 for elapsed time */
    calendar: Int32Array
    /** delay: first waits for the next of these moments (a tray), −1 for none */
    trays: Int32Array

    /** seize: a range into `needs` */
    firstNeed: Int32Array
    /** seize: places whose pools may stay with the token here: a range into `holds` */
    firstHold: Int32Array
    /** 1 where what is seized may be kept by a later place */
    mayBeHeld: Uint8Array
    /** priority level instead of the case's own, −1 for none */
    level: Int32Array
    /** distribution table offset, −1 for none; with the share of cases that have it, and its draw */
    patience: Int32Array
    patienceShare: Float64Array
    patienceDraw: Int32Array
    deadline: Int32Array
    deadlineDraw: Int32Array
    /** most that may wait, −1 for no limit */
    room: Int32Array
    /** a share of those who find so many waiting do not join them; −1 where nobody minds. With its draw */
    balkAt: Int32Array
    balkShare: Float64Array
    balkDraw: Int32Array

    /** timers while waiting (chasing, escalation): a range into `timers` */
    firstTimer: Int32Array

    /** join: its index; fork: index of the join that closes its block, −1 for none */
    join: Int32Array
    /** gather: how many make a batch, and the longest that the first of it waits (Infinity for ever) */
    batchSize: Int32Array
    batchTimeout: Float64Array
    /** 1: an inclusive fork */
    inclusive: Uint8Array
    /** dispose: index into names.outcomes, −1: does not count */
    outcome: Int32Array
  }

  routes: {
    /** index into names.flows */
    flow: Int32Array
    to: Int32Array
    share: Float64Array
    /** program that must hold, −1 for none */
    when: Int32Array
    /** other shares by program: a range into `variants` */
    firstVariant: Int32Array
    /** per-case counter, −1 for unlimited; taken at most `limit` times, then route `instead` */
    counter: Int32Array
    limit: Int32Array
    instead: Int32Array
  }
  variants: { when: Int32Array; share: Float64Array }
  /** By flow: the minutes within which its receiver has agreed to be done (Infinity where nothing is agreed), on which calendar (−1: elapsed), and 1 where it takes time. */
  flows: { agreed: Float64Array; calendar: Int32Array; slow: Uint8Array }

  stages: {
    /** distribution table offset */
    time: Int32Array
    /** other times by program: a range into `times` */
    firstTime: Int32Array
    draw: Int32Array
  }
  times: { when: Int32Array; time: Int32Array }

  needs: {
    units: Int32Array
    /** pools that can serve it, in order of preference: a range into `alternatives` */
    firstAlternative: Int32Array
  }
  alternatives: Int32Array
  /** By alternative: bit i is set where the pool's i-th crew can do it; −1: all of the pool */
  crewsThatCan: Int32Array
  holds: Int32Array

  timers: {
    after: Float64Array
    chance: Float64Array
    draw: Int32Array
    /** place where a side token starts, −1: only noted */
    spawn: Int32Array
    /** flow index by which listeners know it (the chase or escalation record) */
    name: readonly string[]
    /** how often within one visit */
    limit: Int32Array
  }

  joins: {
    mode: Uint8Array
    /** 1: closes the block of one fork, and its tokens are those of that fork's instance; 0: tokens of the case meet as they come. */
    closesBlock: Uint8Array
    /** Tokens awaited where no block is closed. */
    expects: Int32Array
  }

  pools: {
    capacity: readonly Steps[]
    /** 1: what is begun is finished after closing; 0: suspended */
    finishes: Uint8Array
    discipline: Uint8Array
    /** minutes of waiting that weigh as much as one step of priority; 0: waiting never does */
    ageing: Float64Array
    speed: Float64Array
    /** levels of experience, fastest first: a range into `crews`, empty where all are alike */
    firstCrew: Int32Array
    /** share of those rostered that is away on a day; 0 where everybody always comes. With its draw */
    absence: Float64Array
    absenceDraw: Int32Array
    /** where people may be away: the local day (since 1970) of each step of `capacity`, which has a step at each midnight */
    days: readonly (Int32Array | undefined)[]
    /** 0: none; 1: a better level interrupts, the work goes on later; 2: it begins anew */
    preemption: Uint8Array
    /** program a case must meet to be served here, −1 for all */
    serves: Int32Array
  }
  crews: { heads: Int32Array; speed: Float64Array }
  outages: {
    pool: Int32Array
    units: Int32Array
    between: Int32Array
    repair: Int32Array
    draw: Int32Array
    repairDraw: Int32Array
  }

  sources: {
    kind: Uint8Array
    /** place where its cases begin */
    to: Int32Array
    rates: readonly (Steps | undefined)[]
    /** renewal: distribution table offset */
    gap: Int32Array
    times: readonly (Float64Array | undefined)[]
    draw: Int32Array
    /** distribution of how many come at a time, −1 for one; with its draw */
    together: Int32Array
    togetherDraw: Int32Array
    /** how variable v of a case from source s is set: entry s × variables + v */
    assign: readonly Assignment[]
  }

  /** Priority level by class, 0 the best; one entry where there are no classes. */
  levels: Int32Array
  /** Float64Array // [level] the priority that it stands for */
  priorities: Float64Array
  /** Open time of calendars, for delays that count it. */
  calendars: readonly Steps[]
  /** Sorted moments of trays. */
  trays: readonly Float64Array[]
  /** Clocks on cases, where some queue goes by what is due; else none. */
  promises: {
    /** by clock: calendar of its working time, −1 for none; a range into `rows` */
    calendar: Int32Array
    firstRow: Int32Array
    /** kinds of rows (recording.ts) at a place that start, stop, pause or resume a clock; `stage` −1: whatever its detail */
    moments: { place: Int32Array; row: Int32Array; stage: Int32Array; clock: Int32Array; act: Int32Array }
    /** the first that fits: its program (−1 for all), whether a clock that started then fits, minutes within, 1: of working time */
    rows: {
      when: Int32Array
      isBefore: readonly (Steps | undefined)[]
      within: Float64Array
      isWorking: Uint8Array
    }
  }

  /** Conditions in reverse Polish notation: a range of `programs` into `code`, see program.ts. */
  programs: Int32Array
  code: Float64Array
  /** Parameters of all distributions, see src/random/table.ts. */
  distributions: Float64Array

  counters: { visits: number; limits: number }
  /** Tables reach this far; a run may not. */
  horizonMinutes: number
}

/** How a variable of a case gets its value on arrival. */
export type Assignment =
  | { is: 'fixed'; value: number }
  | { is: 'category'; cumulative: Float64Array; draw: number }
  | { is: 'drawn'; distribution: number; draw: number }
  | { is: 'none' }
