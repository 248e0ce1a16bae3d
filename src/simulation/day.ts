/** A day of one replication as it can be played: who was there, where, and how the promises stood. Plain data, made in the worker. */

export interface RecordedDay {
  replication: number
  /** Which of `days` it is. */
  at: number
  /** Every local day that the measured span touches. */
  days: DayOfRun[]
  /** Whoever was there on the day, in order of arrival. */
  cases: CaseOfDay[]
  /** In order of their beginning. */
  stays: Stay[]
}

export interface DayOfRun {
  /** `2026-11-06` */
  date: string
  /** Its midnights, as far as there is a run. Run minutes, as all times here. */
  from: number
  to: number
  /** Cases that came, and promises that were broken on it. */
  arrivals: number
  broken: number
}

export interface CaseOfDay {
  /** By which the story knows it. */
  serial: number
  /** Ids. */
  class?: string
  channel?: string
  arrivedAt: number
  /** Absent where it stays beyond the day. */
  goneAt?: number
  promises: PromiseOfCase[]
  /** When somebody sent it back. */
  sentBack: number[]
}

/** A promise is near its end when so much of its time is used up (事前预警: the warning before). */
export const nearShare = 0.8

/** A clock that ran for a case. */
export interface PromiseOfCase {
  /** Id of the clock. */
  clock: string
  startedAt: number
  /** When it stopped, or the case left; absent where it goes on beyond the day. */
  endedAt?: number
  /** When four fifths of the time allowed were used up, and when all of it: on this day's way, or if it had gone on as it last did. Absent while it stands still, or where nothing is promised. */
  nearAt?: number
  dueAt?: number
}

/** A token in one place for a while. */
export interface Stay {
  /** Index into `cases`. */
  case: number
  /** Number of the token in its case. */
  token: number
  /** Id of the node; of the flow while it is being handed over. */
  at: string
  from: number
  /** When work began; absent where it did not, or had not by the end of the day. */
  begun?: number
  /** Absent where it stays beyond the day. Equal to `from` where the token ends there. */
  to?: number
  /** Flows by which it came, in their order; with a leading `-` where it was refused and went back. Empty where it went on where it was. */
  way: string[]
}
