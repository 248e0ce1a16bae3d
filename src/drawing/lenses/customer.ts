import { duration, render } from '../../base/index.ts'
import { figure } from '../../analysis/report.ts'
import { all, hiddenLanes, isKeptInformed, roleOf, shownAt, type Identified, type Node } from '../../blueprint/index.ts'
import { stepFigure } from '../focus.ts'
import { faded, type Lens, type Mark, type Seen } from '../lens.ts'
import { between } from '../step-back.ts'

const words = {
  lived: {
    en: 'Of {whole} the customer takes part {active}, waits told {told}, in the dark {blind}',
    'zh-CN': '历时 {whole}：参与 {active}，知情等待 {told}，不知情等待 {blind}',
  },
  told: { en: 'waits {time}, told', 'zh-CN': '等 {time}，知晓进度' },
  blind: { en: 'waits {time} in the dark', 'zh-CN': '等 {time}，不知情' },
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
    en: 'What the customer sees, and how waiting feels. What lies below the line of visibility steps back.',
    'zh-CN': '客户看得见的部分和等待的感受；可视分界线以下淡出。',
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
        const felt = feltAt(seen, node)
        if (felt) return [[node.id, felt]]
        return isUnseen(node) ? [[node.id, { sign: 'missed', text: [words.unseen[language]] }]] : []
      }),
    )
    const inSight = new Set(seen.steps.filter(({ lane }) => !hidden.has(lane)).map(({ id }) => id))
    const lived = livedOf(seen)
    return {
      steps,
      flows: between(seen, inSight),
      legend: [
        ...(lived === undefined ? [] : [{ is: 'words', text: lived } as const]),
        ...([...steps.values()].some(({ sign }) => sign === 'missed')
          ? [{ is: 'sign', sign: 'missed', text: words.unseenMeans[language] } as const]
          : []),
        { is: 'heat' },
      ],
    }
  },
} as const satisfies Lens

/** Of the customer's time, what is active, and what of the waiting is with notice and blind. */
function livedOf({ report, language }: Seen): string | undefined {
  const [whole, active, known, blind] = ['cycle-time.mean', 'lived.active', 'lived.told', 'lived.blind'].map(
    (measure) => figure(report, measure)?.value,
  )
  if (whole === undefined || active === undefined) return undefined
  const time = (minutes = 0) => duration(minutes, language)
  const facts = { whole: time(whole), active: time(active), told: time(known), blind: time(blind) }
  return render(words.lived[language], facts, language)
}

/** What a wait of the customer is like. */
function feltAt({ blueprint, report, focus, language }: Seen, node: Identified<Node>): Mark | undefined {
  if (node.kind !== 'wait') return undefined
  const wait = stepFigure({ report, focus }, 'wait.mean', node.id)?.value
  if (wait === undefined || wait <= 0) return undefined
  const isTold = isKeptInformed(blueprint, node)
  const facts = { time: duration(wait, language) }
  const text = [render(words[isTold ? 'told' : 'blind'][language], facts, language), facts.time]
  return isTold ? { text } : { sign: 'missed', text }
}
