import type { Finding } from '../../base/index.ts'
import { get, handoffs, minutesOf, nameOf } from '../../blueprint/index.ts'
import { figure } from '../report.ts'
import { durationWords } from '../names.ts'
import { clause, sentence } from '../clause.ts'
import type { FindingMaker } from './index.ts'

/** Less than a quarter of an hour is no gap. */
const leastWait = 15

/** So many broken agreements are said; the rest stands in the table of handoffs. */
const mostGaps = 4

/** Agreed times that the work alone breaks, and the handoff where most time is lost. */
export const handoffGaps: FindingMaker = {
  name: 'handoff-gaps',
  question: { en: 'What is lost between departments?', 'zh-CN': '部门之间损失了什么？' },

  find({ blueprint, report }) {
    const list = handoffs(blueprint).flatMap((one) => {
      const wait = figure(report, 'wait.mean', one.flow.id)
      const volume = figure(report, 'volume', one.flow.id)
      if (wait?.value === undefined || !volume?.value) return []
      return [{ ...one, wait, volume, lost: wait.value * volume.value }]
    })
    const found: Finding[] = []
    const worst = [...list].sort((a, b) => b.lost - a.lost)[0]
    const cycle = figure(report, 'cycle-time.mean')?.value
    // Said only where it weighs: a tenth of what all cases take together.
    const arrivals = figure(report, 'arrivals')?.value ?? 0
    if (worst && cycle !== undefined && worst.lost >= 0.1 * cycle * arrivals && (worst.wait.value ?? 0) >= leastWait) {
      const bounce = figure(report, 'bounce', worst.flow.id)
      const said = clause(
        'Most time between departments is lost from “{from}” to “{to}”: {volume} a day wait {wait} there',
        '部门之间损失最多的是“{from}”到“{to}”：每天 {volume} 件，平均等 {wait}',
        {
          ...{
            from: nameOf(blueprint, worst.from.id),
            to: nameOf(blueprint, worst.to.id),
            volume: worst.volume.value ?? 0,
          },
          wait: { minutes: worst.wait.value ?? 0, halfWidth: ((worst.wait.high ?? 0) - (worst.wait.low ?? 0)) / 2 },
        },
      )
      const back =
        (bounce?.low ?? 0) > 0.005
          ? clause('{bounce} come back', '退单 {bounce}', { bounce: { share: bounce?.value ?? 0 } })
          : undefined
      found.push({
        rule: 'handoff-gaps',
        severity: 'advice',
        at: [worst.flow.id, worst.flow.to],
        ...sentence(said, back),
      })
    }
    const byVolume = [...list].sort((a, b) => (b.volume.value ?? 0) - (a.volume.value ?? 0))
    for (const { flow, from, to } of byVolume) {
      if (found.length > mostGaps) break
      const agreed = flow.handoff?.agreed
      const share = figure(report, 'agreed', flow.id)
      if (!agreed || share?.high === undefined || share.high >= 0.5) continue
      const within = minutesOf(blueprint, agreed, flow.handoff?.agreedCalendar)
      const work = figure(report, 'service.mean', flow.to)?.value ?? 0
      const receiver = get(blueprint, 'node', flow.to)
      const isStructural = work > within
      const said = clause(
        '“{to}” keeps the agreed {agreed} for “{step}” in {share}',
        '“{step}”约定 {agreed}，“{to}”做到的只占 {share}',
        {
          ...{ to: nameOf(blueprint, to.id), agreed: durationWords(agreed), share: { share: share.value ?? 0 } },
          step: nameOf(blueprint, receiver ? receiver.id : from.id),
        },
      )
      const why = isStructural
        ? clause('the work alone takes {work}: agree another time', '处理本身就要 {work}，应重新约定时限', {
            work: { minutes: work },
          })
        : undefined
      found.push({ rule: 'handoff-gaps', severity: 'defect', at: [flow.id], ...sentence(said, why) })
    }
    return found
  },
}
