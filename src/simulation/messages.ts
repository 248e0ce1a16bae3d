/** What client and worker say to each other. Every message names the order it belongs to. */
import type { Finding } from '../base/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import type { Report } from '../analysis/index.ts'
import type { Plan } from './plan.ts'
import type { Story } from './story.ts'

export type Order =
  | { is: 'run'; id: number; blueprint: Blueprint; plan: Plan }
  | { is: 'stop'; id: number }
  | { is: 'story'; id: number; blueprint: Blueprint; plan: Plan; replication: number; serial: number }

export type Answer =
  /** Figures so far; more will come. */
  | { is: 'report'; id: number; report: Report }
  /** It cannot run: findings of which at least one blocks. */
  | { is: 'blocked'; id: number; findings: Finding[] }
  /** The last report; partial where it was stopped. */
  | { is: 'done'; id: number; report: Report }
  | { is: 'story'; id: number; story: Story | undefined }
  /** Our own failure. */
  | { is: 'failed'; id: number; message: string }
