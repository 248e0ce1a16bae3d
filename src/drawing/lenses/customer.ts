import { duration, render } from '../../base/index.ts'
import { figure } from '../../analysis/report.ts'
import { all, lines, roleOf, shownAt, type Blueprint, type Identified, type Node } from '../../blueprint/index.ts'
import { faded, type Lens, type Mark, type Seen } from '../lens.ts'
import { between } from '../step-back.ts'

const words = {
  served: {
    en: 'Somebody serves the customer for {served} of {whole}',
    'zh-CN': '{whole} 中有 {served} 有人在为客户服务',
  },
  unseen: { en: 'nothing to see', 'zh-CN': '没有展示' },
  unseenMeans: { en: 'the customer sees nothing there', 'zh-CN': '客户在此看不到任何东西' },
  noCustomer: {
    en: 'Nobody stands for the customer yet. Add a lane for customer actions, and draw what the customer does.',
    'zh-CN': '还没有客户。请添加“客户行为”泳道，画出客户做什么。',
  },
}

/** What the customer sees: everything below the line of visibility steps back, and so does whatever leads there. */
export const customer = {
  name: 'customer',
  label: { en: 'Customer’s view', 'zh-CN': '客户视角' },
  shows: {
    en: 'What the customer sees. What lies below the line of visibility steps back.',
    'zh-CN': '客户看得见的部分；可视分界线以下淡出。',
  },
  isWarm: true,
  marks(seen) {
    const { blueprint, language } = seen
    if (!all(blueprint, 'lane').some(({ role }) => role === 'customer'))
      return { legend: [], nothing: words.noCustomer[language] }
    const hidden = hiddenLanes(blueprint)
    const shown = shownAt(blueprint)
    const isUnseen = (node: Identified<Node>) =>
      node.kind === 'action' && roleOf(blueprint, node) === 'customer' && !shown.has(node.id)
    const steps = new Map(
      seen.steps.flatMap((node): [string, Mark][] => {
        if (hidden.has(node.lane)) return [[node.id, faded]]
        return isUnseen(node) ? [[node.id, { sign: 'missed', text: [words.unseen[language]] }]] : []
      }),
    )
    const inSight = new Set(seen.steps.filter(({ lane }) => !hidden.has(lane)).map(({ id }) => id))
    const told = servedOf(seen, inSight)
    return {
      steps,
      flows: between(seen, inSight),
      legend: [
        ...(told === undefined ? [] : [{ is: 'words', text: told } as const]),
        ...(seen.steps.some(isUnseen)
          ? [{ is: 'sign', sign: 'missed', text: words.unseenMeans[language] } as const]
          : []),
        { is: 'heat' },
      ],
    }
  },
} as const satisfies Lens

/** The lanes below the line of visibility. */
function hiddenLanes(blueprint: Blueprint): Set<string> {
  const first = lines(blueprint).find(({ name }) => name === 'visibility')?.below.id
  const lanes = all(blueprint, 'lane').map(({ id }) => id)
  return new Set(first === undefined ? [] : lanes.slice(lanes.indexOf(first)))
}

/** Of the customer's time, what is work in sight: each step's by the share of cases that come there. The rest is waiting. */
function servedOf({ steps, report, language, blueprint }: Seen, inSight: ReadonlySet<string>): string | undefined {
  const whole = figure(report, 'cycle-time.mean')?.value
  const volume = (id: string) => figure(report, 'volume', id)?.value ?? 0
  const cases = all(blueprint, 'node').reduce((sum, one) => sum + (one.kind === 'arrival' ? volume(one.id) : 0), 0)
  if (whole === undefined || cases === 0) return undefined
  const served = steps
    .filter(({ id, kind }) => kind === 'action' && inSight.has(id))
    .reduce((sum, { id }) => sum + ((figure(report, 'service.mean', id)?.value ?? 0) * volume(id)) / cases, 0)
  const facts = { served: duration(Math.min(served, whole), language), whole: duration(whole, language) }
  return render(words.served[language], facts, language)
}
