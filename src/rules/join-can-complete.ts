import {
  concurrency,
  flowsFrom,
  flowsTo,
  forkOfJoin,
  nameOf,
  reach,
  routesOf,
  starvingJoins,
  swallowingJoins,
} from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** A join waits only for ways that are really taken, and takes nobody for late who comes again. */
export const joinCanComplete: Rule = {
  name: 'join-can-complete',
  severity: 'blocks',
  texts: {
    label: { en: 'A join gets what it waits for', 'zh-CN': '汇合等得到所有路径' },
    what: {
      en: 'At “{name}” a case may wait for ways that never come: it takes only some of them.',
      'zh-CN': '工单在“{name}”可能空等：它只走其中一部分路径。',
    },
    remedy: {
      en: 'Give the fork a join of its own that waits for those taken, or lead ways that exclude each other past it.',
      'zh-CN': '请让分支有自己的汇合并等待“已走的路径”，或让互斥的路径绕开它。',
    },
    why: {
      en: 'A join waits until every way into it has come. Where a case takes only some of them it waits in vain, and nobody looks for it.',
      'zh-CN': '汇合要等齐所有路径。工单若只走其中一部分，就会空等下去，也没有人去找它。',
    },
    cases: {
      comesAgain: {
        what: {
          en: 'A case that comes to “{name}” again is taken for a late one there, and is gone without an end.',
          'zh-CN': '工单再次来到“{name}”时会被当作迟到者，没有结束就消失了。',
        },
        remedy: {
          en: 'Lead the way back past it, or the ways that exclude each other.',
          'zh-CN': '请让返回的路径绕开它，或让互斥的路径绕开它。',
        },
      },
    },
  },
  check(blueprint, report) {
    for (const id of starvingJoins(blueprint)) report([id], { name: nameOf(blueprint, id) })
    for (const id of swallowingJoins(blueprint)) report([id], { name: nameOf(blueprint, id) }, 'comesAgain')
  },
  /** The join of a block knows which ways were taken; where no fork comes before it, there is nothing to wait for. */
  fix(blueprint, { at: [join] }) {
    if (forkOfJoin(blueprint).has(join))
      return {
        label: { en: 'Wait for those taken', 'zh-CN': '改为等待已走的路径' },
        changes: [{ set: join, field: 'mode', to: 'inclusive' }],
      }
    const routes = routesOf(blueprint)
    const [on, ...others] = flowsFrom(blueprint, join)
    if (others.length > 0 || !on || on.handoff || reach(routes, [...concurrency(blueprint).keys()]).has(join))
      return undefined
    return {
      label: { en: 'Lead the ways past it', 'zh-CN': '让各路绕开它' },
      changes: [...flowsTo(blueprint, join).map(({ id }) => ({ set: id, field: 'to', to: on.to })), { remove: join }],
    }
  },
}
