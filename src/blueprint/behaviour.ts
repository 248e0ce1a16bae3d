/**
 * The closed vocabulary of behaviour. Node kinds are compositions of these verbs; the compiler and the kernel know
 * nothing else. A new verb is a kernel change: rules in kernel/SPEC.md, a textbook case, a reason.
 */
import type { Duration, DistributionSpec, Need, Stage } from './field.ts'

export type Verb =
  /** Cases begin here (the streams say when). */
  | { verb: 'create' }
  /** The case ends. `counts` false keeps it out of the cycle-time figures. */
  | { verb: 'dispose'; outcome: string; counts: boolean }
  /** One way out is chosen, by condition and share. `again`: the way on is taken by a share of those who come, so many times by each at most. */
  | { verb: 'branch'; again?: { share: number; limit: number | undefined } }
  | { verb: 'fork'; mode: 'all' | 'inclusive' }
  /** Goes on with the last of those awaited, or with the first. `expects` tokens make all; where absent, one on each way. */
  | { verb: 'join'; mode: 'all' | 'inclusive' | 'first'; expects: number | undefined; others: 'cancel' | 'finish' }
  /** Cases wait until so many have come (or the timeout has passed) and go on as one; `scatter` parts them again. */
  | { verb: 'gather'; size: number; timeout: Duration | undefined }
  | { verb: 'scatter' }
  /** Waits for all needs together, first come first served inside a priority. */
  | {
      verb: 'seize'
      needs: readonly Need[]
      holds: readonly string[]
      priority: number | undefined
      patience: { time: DistributionSpec; share: number } | undefined
      deadline: DistributionSpec | undefined
      room: number | undefined
      balk: { waiting: number; share: number } | undefined
    }
  /** Time passes. With a resource it is the resource's open time; without one, elapsed time or a calendar's. */
  | { verb: 'delay'; stages: readonly Stage[]; calendar: string | undefined; deadline: DistributionSpec | undefined }
  | { verb: 'release' }
  /** A moment that is only noted: the case passes at once. */
  | { verb: 'mark' }
  /** What stands inside (`within`) is run in its place. */
  | { verb: 'enter' }
