import { all, cycles, flowsFrom, get, handoffs, minutesOf, nameOf, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** What departments agree on among themselves, one after the other, fits into what the customer was promised. */
export const agreedTimesFitPromise: Rule = {
  name: 'agreed-times-fit-promise',
  severity: 'advice',
  texts: {
    label: { en: 'Agreed times fit into the promise', 'zh-CN': '内部承诺不超过对客承诺' },
    what: {
      en: 'The agreed times on the way from “{from}” to “{to}” come to {sum}; “{name}” promises {promise} at most.',
      'zh-CN': '从“{from}”到“{to}”各环节的内部承诺合计 {sum}，而“{name}”最多承诺 {promise}。',
    },
    remedy: { en: 'Agree on shorter times, or promise {over} more.', 'zh-CN': '请缩短内部时限，或多承诺 {over}。' },
    why: {
      en: 'If everybody keeps what is agreed, the customer must be served in time. If the agreed times come to more than the promise, all may be on time and the customer still waits: a gap that nobody owns.',
      'zh-CN':
        '人人按约完成时，客户也应按时得到服务。若内部承诺合计超过对客承诺，各环节都不超时，客户仍会超时：这就是无人负责的断点。',
    },
  },
  check(blueprint, report) {
    const agreed = new Map<string, number>()
    for (const { flow } of handoffs(blueprint))
      if (flow.handoff?.agreed)
        agreed.set(flow.id, minutesOf(blueprint, flow.handoff.agreed, flow.handoff.agreedCalendar))
    if (agreed.size === 0) return
    for (const clock of all(blueprint, 'clock')) {
      if (clock.audience === 'internal') continue
      const levels = all(blueprint, 'service-level').filter((level) => level.clock === clock.id)
      // Working hours and natural hours do not add up; a clock is compared with natural promises only.
      if (levels.length === 0 || clock.counts === 'working' || levels.some((level) => level.counts === 'working'))
        continue
      const promise = Math.max(...levels.map((level) => minutesOf(blueprint, level.within, clock.calendar)))
      const sum = longest(blueprint, clock.start.at, clock.stop.at, agreed)
      if (sum === undefined || sum <= promise) continue
      report([clock.id], {
        from: nameOf(blueprint, clock.start.at),
        to: nameOf(blueprint, clock.stop.at),
        name: nameOf(blueprint, clock.id),
        sum: { minutes: sum },
        promise: { minutes: promise },
        over: { minutes: sum - promise },
      })
    }
  },
}

/** The most agreed time on a way from one step to another; ways inside of loops are left out. Undefined if none leads there. */
function longest(
  blueprint: Blueprint,
  from: string,
  to: string,
  agreed: ReadonlyMap<string, number>,
): number | undefined {
  const loopOf = new Map<string, readonly string[]>()
  for (const loop of cycles(blueprint)) for (const id of loop) loopOf.set(id, loop)
  const known = new Map<string, number | undefined>()
  const onPath = new Set<string>()
  const from_ = (id: string, depth: number): number | undefined => {
    if (id === to) return 0
    if (known.has(id)) return known.get(id)
    if (onPath.has(id) || depth > 2_000 || !get(blueprint, 'node', id)) return undefined
    onPath.add(id)
    let most: number | undefined
    for (const flow of flowsFrom(blueprint, id)) {
      const isInLoop = loopOf.has(id) && loopOf.get(id) === loopOf.get(flow.to)
      const rest = from_(flow.to, depth + 1)
      if (rest === undefined) continue
      most = Math.max(most ?? 0, rest + (isInLoop ? 0 : (agreed.get(flow.id) ?? 0)))
    }
    onPath.delete(id)
    known.set(id, most)
    return most
  }
  return from_(from, 0)
}
