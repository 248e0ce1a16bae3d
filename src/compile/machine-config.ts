/**
 * The shape of the machines we make: plain JSON that XState takes as it is, with our ids in `meta`.
 * `flatten` reads nothing else, so what is animated, exported and simulated is one thing.
 */
import type { Spec } from '../random/index.ts'

/** Times in minutes. */
export interface StageMeta {
  name?: Record<string, string | undefined>
  time: Spec
  variants: { when: string; time: Spec }[]
}

export interface TimerMeta {
  /** The chase or escalation record. */
  id: string
  afterMinutes: number
  share: number
  limit: number
  /** Where the side errand starts; undefined: only noted. */
  to: string | undefined
}

export type SeizeMeta = Extract<PlaceMeta, { verb: 'seize' }>

/** What a place is to the engine: the verb and its fields. `place` is the id of a node, or of a flow with a slow or refusable handoff. */
export type PlaceMeta = { place: string } & (
  | { verb: 'pass' }
  | { verb: 'gather'; size: number; timeoutMinutes: number | undefined }
  | { verb: 'scatter' }
  | { verb: 'branch' }
  | {
      verb: 'seize'
      stages: StageMeta[]
      needs: { from: string[]; units: number; skills: string[] }[]
      holds: string[]
      priority: number | undefined
      patience: { time: Spec; share: number } | undefined
      deadline: Spec | undefined
      room: number | undefined
      balk: { waiting: number; share: number } | undefined
      timers: TimerMeta[]
    }
  | {
      verb: 'delay'
      stages: StageMeta[]
      calendar: string | undefined
      trays: string[] | undefined
      deadline: Spec | undefined
    }
  | { verb: 'fork'; inclusive: boolean; join: string | undefined; ways?: { flow: string; to: string; when?: string }[] }
  | { verb: 'join'; mode: 'all' | 'inclusive' | 'first' | 'first-and-finish'; expects: number; closesBlock: boolean }
  | { verb: 'dispose'; outcome: string; counts: boolean }
)

/** A way of a fork (`flow`), or the final state in which a token has come to a join (`arrives`). */
export interface WayMeta {
  flow?: string
  when?: string
  first?: string
  arrives?: string
}

/** Guard `takes`: the event names this flow, and the flow may be taken. */
export interface Takes {
  flow: string
  share?: number
  shares?: { when: string; share: number }[]
  when?: string
  limit?: number
  /** This flow stands in for one whose limit is reached. */
  insteadOf?: string
  insteadLimit?: number
}

export interface TransitionConfig {
  target?: string
  guard?: { type: string; params?: unknown }
  actions?: { type: string; params?: unknown }[]
  meta?: { flow?: string }
}

export interface StateConfig {
  id?: string
  type?: 'parallel' | 'final'
  initial?: string
  states?: Record<string, StateConfig>
  on?: Record<string, TransitionConfig[]>
  after?: Record<string, TransitionConfig[]>
  always?: TransitionConfig[]
  onDone?: TransitionConfig[]
  entry?: { type: string; params?: unknown }[]
  meta?: PlaceMeta | WayMeta
}

/** The life of one token of a case (and, where all concurrency is block-structured, of the whole case). */
export interface MachineConfig extends StateConfig {
  id: string
  /** Conditions that guards speak of are read with these words. */
  meta?: never
}

/** All that `toMachine` gives. */
export interface CaseMachine {
  /** The life of a case, or of one of its tokens. */
  life: MachineConfig
  /** Joins at which tokens of branches that are no block meet, with how many they wait for; empty where all is structured. */
  meetings: Record<
    string,
    { mode: 'all' | 'inclusive' | 'first' | 'first-and-finish'; expects: number; closesBlock: boolean }
  >
  /** Named delays in minutes on average, for machines that run by themselves. */
  delays: Record<string, number>
  words: Record<string, readonly string[] | 'number'>
}
