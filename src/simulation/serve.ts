/** The worker's side: one run at a time, a new one ends the old, and Stop is heard between two chunks of work. */
import type { Answer, Order } from './messages.ts'
import { simulate } from './simulate.ts'
import { defaultPlan } from './plan.ts'

/** @param answer sends a message back; @returns what takes in orders */
export function serve(answer: (message: Answer) => void): (order: Order) => void {
  let current: number | undefined
  const stopped = new Set<number>()

  const run = async (order: Extract<Order, { is: 'run' }>): Promise<void> => {
    const { id } = order
    const isOld = () => current !== id
    try {
      const result = await simulate(order.blueprint, order.plan, {
        progress: (report) => isOld() || answer({ is: 'report', id, report }),
        stop: () => isOld() || stopped.has(id),
        yield: breath,
      })
      // Nobody waits for a run that another one has replaced.
      if (isOld()) return
      answer(result.ok ? { is: 'done', id, report: result.value } : { is: 'blocked', id, findings: result.findings })
    } catch (problem) {
      if (!isOld()) answer({ is: 'failed', id, message: messageOf(problem) })
    } finally {
      stopped.delete(id)
    }
  }

  const story = async (order: Extract<Order, { is: 'story' }>): Promise<void> => {
    const { id, blueprint, plan, replication, serial } = order
    try {
      const { tell } = await import('./tell.ts')
      answer({ is: 'story', id, story: tell(blueprint, plan.seed ?? defaultPlan.seed, replication, serial) })
    } catch (problem) {
      answer({ is: 'failed', id, message: messageOf(problem) })
    }
  }

  return (order) => {
    switch (order.is) {
      case 'run':
        current = order.id
        void run(order)
        break
      case 'stop':
        stopped.add(order.id)
        break
      case 'story':
        void story(order)
        break
    }
  }
}

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))

/** Lets waiting messages in. A message to oneself is quicker than a timer, which browsers hold back. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
