/** A plan and a blueprint's study put together: everything that says how it is run. */
import { defaultPrecision, type Depth, type Precision, type Report } from '../analysis/index.ts'
import { aboutOf, studyKind, type Blueprint, type StudyKind } from '../blueprint/index.ts'
import { stoppingRule } from '../statistics/index.ts'
import { defaultPlan, type Plan } from './plan.ts'
import { runSpan, type Span } from './span.ts'

export interface Settings extends Span {
  study: StudyKind
  /** Where the warm-up comes from. */
  warmup: Report['warmup']
  /** Exactly so many; as many as `precision` needs where undefined. */
  replications: number | undefined
  precision: Precision
  /** At most so many. */
  most: number
  seed: number
  asks: boolean
  /** Whose waits and work are measured apart, too. */
  alone: Plan['alone']
  /** How deep it is read. */
  depth: Depth
}

/** The plan comes first, then the blueprint's study, then the defaults. */
export function settingsOf(blueprint: Blueprint, plan: Plan): Settings {
  const study = aboutOf(blueprint)?.study
  const { mean, share, most } = plan.precision ?? study?.precision ?? {}
  const asked = plan.precision === undefined ? study?.replications : undefined
  return {
    study: studyKind(blueprint),
    warmup: 'given',
    replications: plan.replications ?? asked,
    precision: { mean: mean ?? defaultPrecision.mean, share: share ?? defaultPrecision.share },
    most: Math.max(stoppingRule.fewest, most ?? stoppingRule.most),
    seed: plan.seed ?? defaultPlan.seed,
    asks: plan.asks ?? defaultPlan.asks,
    alone: plan.alone,
    depth: plan.depth ?? 'written',
    ...runSpan(blueprint),
  }
}
