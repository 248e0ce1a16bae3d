/** One case, told: every step it took, with the states its XState machine was in. Plain JSON, made in the worker. */

import type { Waited } from '../analysis/index.ts'

export interface StoryStep {
  /** Run minutes. */
  at: number
  /** The blueprint's local time, `2026-11-06T18:42`. */
  local: string
  /** What happened. */
  what:
    | 'arrives'
    | 'enters'
    | 'begins'
    | 'reaches'
    | 'suspends'
    | 'resumes'
    | 'finishes'
    | 'decides'
    | 'splits'
    | 'joins'
    | 'delivers'
    | 'bounces'
    | 'abandons'
    | 'expires'
    | 'chases'
    | 'escalates'
    | 'ends'
    | 'cancelled'
  /** The node (or the flow, for deliveries) where it happened. */
  node: string
  /** The flow taken, where one was. */
  flow?: string
  /** Which of the case's tokens moved; the first is 0. */
  token: number
  /** Minutes waited (at `begins`) or worked (at `finishes`). */
  minutes?: number
  /** The wait that is over with this, by cause; at `joins` that of each way which came before the last. */
  waited?: Waited
  /** The XState event. */
  event: string
  /** The machine's states after the event: one value for the life, one for each spawned branch. */
  states: { token: number; value: unknown }[]
  /** Events the machine would accept next. */
  next: string[]
}

export interface Story {
  replication: number
  serial: number
  class?: string
  channel?: string
  attributes: Record<string, string | number>
  arrivedAt: number
  endedAt: number | undefined
  outcome: string | undefined
  steps: StoryStep[]
}
