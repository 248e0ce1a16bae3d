/**
 * What a run tells: rows in the order in which things happened, in blocks that are read and dropped.
 * A case is named by its slot, which is used again after `gone`; its serial number stands in its `arrive` row.
 */
export const Row = {
  /** A case comes. value: serial number in the replication; place: first place; detail: source. */
  arrive: 0,
  /** A variable of the case just arrived. place: variable; value: number or option index. */
  assign: 1,
  /** A token is at a seize or delay place and waits. detail: flow it came by, −1 none. */
  enter: 2,
  /** Work (or the delay) starts. value: minutes since `enter`; detail: flow it came by. */
  begin: 3,
  /** A stage other than the last has ended. detail: stage, from 0. */
  stage: 4,
  /** Work is done. value: minutes since `begin`; detail: flow it leaves by. */
  finish: 5,
  /** Work stops at closing time. value: minutes of work left. */
  suspend: 6,
  /** Work goes on. value: minutes suspended. */
  resume: 7,
  /** Patience is over. value: minutes waited; detail: flow. */
  abandon: 8,
  /** The deadline has passed. value: minutes since `enter`; detail: flow. */
  expire: 9,
  /** Does not join the queue: there is no room, or it is too long for this one (K13, K25). detail: flow. */
  full: 10,
  /** Passed without stopping; detail: flow. */
  pass: 11,
  /** A way was chosen. detail: flow. */
  decide: 12,
  /** The token splits; one `branch` row follows for each way. */
  fork: 13,
  /** A way of a fork. token: the one that takes it; detail: flow. */
  branch: 14,
  /** A token has come to a join and is absorbed. */
  absorb: 15,
  /** A join is complete. token: the one that goes on; detail: flow. */
  join: 16,
  /** A token is stopped because another was first. */
  cancel: 17,
  /** A timer while waiting went off. detail: timer; value: 1 when it had its effect. A side token follows with `branch`. */
  timer: 18,
  /** A token ends. detail: outcome, −1 does not count; value: minutes since arrival. */
  end: 19,
  /** The last token of a case has ended. detail: outcome of its last counted end, −1 none; value: minutes from arrival to it; place: that end. */
  gone: 20,
  /** Still inside when the run stopped. value: minutes since arrival. */
  open: 21,
  /** A pool changed otherwise than by work that begins or ends where that says it all (`toldByWork`). place: pool; value: units at work; detail: units in force (2^31 − 1: as many as needed); slot −1. */
  pool: 22,
} as const

export const unlimited = 0x7fffffff

export { toldByWork } from './plain.ts'

/** Rows as columns; `count` of them are filled. */
export interface Block {
  count: number
  kind: Uint8Array
  time: Float64Array
  /** Case slot; −1 for rows about pools. */
  slot: Int32Array
  /** Number of the token within its case; 0 came first. */
  token: Int32Array
  place: Int32Array
  detail: Int32Array
  value: Float64Array
}

/** Events to run before their rows are read: few enough for the rows to stay in the processor's nearest memory meanwhile. */
export const portion = 400

export const block = (size: number): Block => ({
  count: 0,
  kind: new Uint8Array(size),
  time: new Float64Array(size),
  slot: new Int32Array(size),
  token: new Int32Array(size),
  place: new Int32Array(size),
  detail: new Int32Array(size),
  value: new Float64Array(size),
})

/** How a run ended. `followedUp`: every case of the measured span has left; `cap`: some are still inside; else why it stopped. */
export type Ending =
  | { is: 'followed-up' | 'cap' | 'stopped' }
  /** So many moves at one instant without time passing: places named. */
  | { is: 'zero-time-loop'; at: number; places: string[] }
  /** One case has split again and again at this place, into more tokens than allowed. */
  | { is: 'too-many-tokens'; at: number; place: string }
  /** More live cases than allowed. */
  | { is: 'too-many-cases'; at: number; live: number }
