/** A thread that runs the replications it is given, one after the other, and posts what they say. */
import { InTurn, type Subject } from '../analysis/index.ts'
import { breath } from './breath.ts'
import type { RunnerAnswer, RunnerOrder } from './messages.ts'
import { buffersOf, packed } from './packed.ts'
import { prepared, Replication } from './replication.ts'
import type { Settings } from './settings.ts'
import type { Blueprint } from '../blueprint/index.ts'

interface Known {
  blueprint: Blueprint
  settings: Settings
  subject?: Subject
}

/** @param answer sends a message back, handing buffers over; @returns what takes in orders */
export function runner(answer: (message: RunnerAnswer, buffers: ArrayBuffer[]) => void): (order: RunnerOrder) => void {
  const studies = new Map<number, Known>()
  const told = new InTurn<number>()
  let queue: { study: number; replication: number }[] = []
  let isWorking = false

  const fail = (problem: unknown): void => {
    isWorking = false
    queue = []
    answer({ is: 'failed', message: problem instanceof Error ? problem.message : String(problem) }, [])
  }

  const work = async (): Promise<void> => {
    isWorking = true
    for (let job = queue[0]; job; job = queue[0]) {
      const known = studies.get(job.study)
      if (!known) {
        queue.shift()
        continue
      }
      known.subject ??= prepared(known.blueprint, known.settings)
      const run = new Replication(known.subject, known.settings, job.replication)
      let outcome = run.step()
      while (!outcome && queue[0] === job) {
        answer({ is: 'busy' }, [])
        await breath()
        outcome = run.step()
      }
      // Meanwhile it may have been told to drop it.
      if (queue[0] !== job || !outcome) continue
      queue.shift()
      const { study, replication } = job
      if (outcome.is === 'broken') answer({ is: 'outcome', study, replication, outcome }, [])
      else {
        const small = packed(outcome, told)
        answer({ is: 'outcome', study, replication, outcome: small }, buffersOf(small))
      }
      await breath()
    }
    isWorking = false
  }

  return (order) => {
    switch (order.is) {
      case 'study':
        studies.set(order.study, { blueprint: order.blueprint, settings: order.settings })
        break
      case 'forget':
        studies.delete(order.study)
        break
      case 'drop':
        queue = []
        break
      case 'replicate':
        queue.push({ study: order.study, replication: order.replication })
        if (!isWorking) void work().catch(fail)
        break
    }
  }
}
