/** What client, worker and runners say to each other. Every message names the order it belongs to. */
import type { Finding } from '../base/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import type { Ending } from '../kernel/recording.ts'
import type { Packed } from './packed.ts'
import type { Plan } from './plan.ts'
import type { Settings } from './settings.ts'
import type { RecordedDay } from './day.ts'
import type { Story } from './story.ts'

/** From the app to the worker that runs. */
export type Order =
  /** `continues`: the run that was stopped or had no time left; what it had is still there if it was the last. */
  | { is: 'run'; id: number; blueprint: Blueprint; plan: Plan; continues?: number }
  | { is: 'stop'; id: number }
  | { is: 'story'; id: number; blueprint: Blueprint; plan: Plan; which: CaseOfRun }
  | { is: 'day'; id: number; blueprint: Blueprint; plan: Plan; which: DayOfPlay }
  /** A line to another thread that runs replications, and the news that it is lost. */
  | { is: 'runner'; runner: number; line: MessagePort }
  | { is: 'lost'; runner: number }
  /** This thread is to be a runner; the line leads to the one that hands out the work. */
  | { is: 'be-runner'; line: MessagePort }

/** A case of a run, and how long a warm-up that run had. */
export interface CaseOfRun {
  replication: number
  /** Number of the case within the replication, in order of arrival. */
  serial: number
  /** Where the blueprint gives none. */
  warmupMinutes?: number
}

/** A day of a run; where it is not said which, one that is worth seeing. */
export interface DayOfPlay {
  replication: number
  at?: number
  warmupMinutes?: number
}

/** A report as JSON: its thousands of small objects are written and read again three times as fast as they are cloned. */
export type ReportText = string

export type Answer =
  /** Figures so far; more will come. */
  | { is: 'report'; id: number; report: ReportText }
  /** Still at work. */
  | { is: 'busy'; id: number }
  /** It cannot run: findings of which at least one blocks. */
  | { is: 'blocked'; id: number; findings: Finding[] }
  /** The last report; partial where it was stopped. */
  | { is: 'done'; id: number; report: ReportText }
  | { is: 'told'; id: number; told: Story | RecordedDay | undefined }
  /** Our own failure. */
  | { is: 'failed'; id: number; message: string }
  /** This runner says nothing any more: it is to be ended. */
  | { is: 'dismiss'; runner: number }

/** To a runner. */
export type RunnerOrder =
  /** Sent once before any of its replications. */
  | { is: 'study'; study: number; blueprint: Blueprint; settings: Settings }
  | { is: 'forget'; study: number }
  | { is: 'replicate'; study: number; replication: number }
  /** Nothing that it has been given is wanted any more. */
  | { is: 'drop' }

/** From a runner. */
export type RunnerAnswer =
  | { is: 'busy' }
  | { is: 'outcome'; study: number; replication: number; outcome: Packed | { is: 'broken'; ending: Ending } }
  | { is: 'failed'; message: string }
