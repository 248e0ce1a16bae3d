/**
 * The side of the worker: one run at a time, a new one ends the old, and Stop is heard between two chunks of work. It
 * runs with the runners that it is given; or it is one itself.
 */
import { breath } from './breath.ts'
import { Crew, type Runner } from './crew.ts'
import { runner } from './runner.ts'
import type { Answer, RunnerAnswer, Order } from './messages.ts'
import { defaultPlan } from './plan.ts'
import { Simulation } from './simulate.ts'
import { stopwatch } from './stopwatch.ts'

/** Reports are not made more often than they can be read, milliseconds; and making them takes a small part of the time. */
const betweenReports = 120
const reportsPart = 1 / 8
/** So often the worker says that it is at work, milliseconds. */
const betweenSigns = 1000

/** @param answer sends a message back; @returns what takes in orders */
export function serve(answer: (message: Answer) => void): (order: Order) => void {
  const crew = new Crew()
  const runners = new Map<number, Runner>()
  const stopped = new Set<number>()
  let current: number | undefined
  let last: { id: number; simulation: Simulation } | undefined
  let ended: Promise<void> = Promise.resolve()

  const run = async ({ id, blueprint, plan, continues }: Extract<Order, { is: 'run' }>): Promise<void> => {
    const isOld = () => current !== id
    if (isOld()) return
    const awake = stopwatch()
    let [looked, nextLook, signed] = [0, 0, 0]
    try {
      const simulation = last && last.id === continues ? last.simulation : new Simulation(blueprint, plan)
      last = { id, simulation }
      const result = await simulation.run({
        crew,
        awake,
        isLooking: () => {
          looked = awake()
          return looked >= nextLook
        },
        progress: (report) => {
          if (isOld()) return
          answer({ is: 'report', id, report: JSON.stringify(report) })
          const now = awake()
          nextLook = now + Math.max(betweenReports, (now - looked) / reportsPart)
        },
        stop: () => isOld() || stopped.has(id),
        yield: async () => {
          if (awake() - signed > betweenSigns) {
            signed = awake()
            answer({ is: 'busy', id })
          }
          await breath()
        },
      })
      // Nobody waits for a run that another one has replaced.
      if (isOld()) return
      answer(
        result.ok
          ? { is: 'done', id, report: JSON.stringify(result.value) }
          : { is: 'blocked', id, findings: result.findings },
      )
    } catch (problem) {
      if (!isOld()) answer({ is: 'failed', id, message: messageOf(problem) })
    } finally {
      stopped.delete(id)
    }
  }

  const told = async (order: Extract<Order, { is: 'story' | 'day' }>): Promise<void> => {
    const { is, id, blueprint, plan, which } = order
    try {
      const seed = plan.seed ?? defaultPlan.seed
      if (is === 'story') {
        const { tell } = await import('./tell.ts')
        answer({ is: 'told', id, told: tell(blueprint, seed, which) })
      } else {
        const { recordDay } = await import('./record-day.ts')
        answer({ is: 'told', id, told: recordDay(blueprint, seed, which) })
      }
    } catch (problem) {
      answer({ is: 'failed', id, message: messageOf(problem) })
    }
  }

  const join = ({ runner: name, line }: Extract<Order, { is: 'runner' }>): void => {
    const runner: Runner = {
      send: (order) => line.postMessage(order),
      hear: () => {},
      dismiss: () => answer({ is: 'dismiss', runner: name }),
    }
    line.onmessage = ({ data }: MessageEvent<RunnerAnswer>) => runner.hear(data)
    runners.set(name, runner)
    crew.join(runner)
  }

  return (order) => {
    switch (order.is) {
      case 'run':
        current = order.id
        // The old one ends at its next look; two at once would take each other's runners.
        ended = ended.then(() => run(order))
        break
      case 'stop':
        stopped.add(order.id)
        break
      case 'story':
      case 'day':
        void told(order)
        break
      case 'runner':
        join(order)
        break
      case 'lost':
        runners.get(order.runner)?.hear({ is: 'lost' })
        runners.delete(order.runner)
        break
      case 'be-runner': {
        const { line } = order
        const take = runner((message, buffers) => line.postMessage(message, buffers))
        line.onmessage = ({ data }) => take(data)
        break
      }
    }
  }
}

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))
