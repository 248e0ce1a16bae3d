/** What somebody has counted and timed step by step, as figures of a blueprint. */
import type { Finding } from '../../base/index.ts'
import { get, handoffs, namesOf, type Blueprint } from '../../blueprint/index.ts'
import type { Observed, Told } from './observed.ts'

/** One row of such a list. What is absent was not looked at. */
export interface SeenRow {
  /** The step, as the row calls it. */
  activity: string
  /** Minutes on the job and waited for it, the mean; and half of their 95 % intervals. */
  time?: number
  timeHalf?: number
  wait?: number
  waitHalf?: number
  /** The share that was sent back on receipt. */
  bounce?: number
  n?: number
}

/** @param stepOf the step that each row means; those without one are passed over */
export function observedOf(
  blueprint: Blueprint,
  rows: readonly SeenRow[],
  stepOf: ReadonlyMap<string, string>,
): Pick<Told, 'figures' | 'untold'> {
  const figures: Observed[] = []
  const nowhere: string[] = []
  for (const { activity, time, timeHalf, wait, waitHalf, bounce, n } of rows) {
    const step = stepOf.get(activity)
    if (step === undefined) continue
    const add = (of: string, measure: Observed['measure'], value: number | undefined, halfWidth?: number) => {
      if (value === undefined) return
      const more = { ...(n !== undefined && { n }), ...(halfWidth !== undefined && { halfWidth }) }
      figures.push({ of, measure, value, ...more })
    }
    add(step, 'service.mean', time, timeHalf)
    add(step, 'wait.mean', wait, waitHalf)
    const into = handoffs(blueprint).filter(({ flow }) => flow.to === step)
    if (into.length === 1) add(into[0].flow.id, 'bounce', bounce)
    else if (bounce !== undefined && get(blueprint, 'node', step)) nowhere.push(step)
  }
  return { figures, untold: nowhere.length > 0 ? [manyHandoffs(blueprint, nowhere)] : [] }
}

const manyHandoffs = (blueprint: Blueprint, at: string[]): Finding => ({
  ...{ rule: 'observed', severity: 'advice', at, facts: { list: namesOf(blueprint, at) } },
  what: {
    en: 'No one handoff leads to {list}, so nobody knows from whom it was sent back.',
    'zh-CN': '{list}不是只有一个交接来源，无法确定退给了谁。',
  },
  remedy: {
    en: 'Enter what was sent back at each handoff.',
    'zh-CN': '请在各交接上分别填写退单。',
  },
})
