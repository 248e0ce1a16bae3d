/** Records one day of a run: the replication is run again from its key, and everybody who is there is followed. */
import { subjectOf, type Subject } from '../analysis/index.ts'
import { assert } from '../base/index.ts'
import { dateOf, localClock, type Blueprint } from '../blueprint/index.ts'
import { compileNetwork } from '../compile/index.ts'
import type { Network } from '../kernel/network.ts'
import { Run } from '../kernel/run.ts'
import type { CaseOfDay, DayOfRun, RecordedDay } from './day.ts'
import { DueMoments } from './due-moments.ts'
import type { DayOfPlay } from './messages.ts'
import { runSpan, type Span } from './span.ts'
import { Stays } from './stays.ts'

/** Where no day is wanted, the first on which a promise is broken is told, else the busiest. */
export function recordDay(blueprint: Blueprint, seed: number, wanted: DayOfPlay): RecordedDay {
  const { replication, warmupMinutes } = wanted
  const span = runSpan(blueprint, warmupMinutes)
  const { network } = compileNetwork(blueprint, span.horizonMinutes)
  const subject = subjectOf(blueprint, network, span.warmupMinutes, span.warmupMinutes + span.lengthMinutes, 'drawn')
  const run = () => new Run(network, { seed, replication, ...span })
  const days = counted(run(), subject, daysOf(blueprint, span))
  const at = Math.min(wanted.at ?? worthSeeing(days), days.length - 1)
  return { replication, at, days, ...followed(run(), subject, network, days[at]) }
}

function daysOf(blueprint: Blueprint, { warmupMinutes, lengthMinutes }: Span): DayOfRun[] {
  const clock = localClock(blueprint)
  assert(clock, 'simulation/record-day', 'a blueprint without a readable start was run')
  const end = warmupMinutes + lengthMinutes
  const days: DayOfRun[] = []
  for (let { day } = clock.local(warmupMinutes); clock.runMinute(day, 0) < end; day += 1) {
    const [from, to] = [clock.runMinute(day, 0), clock.runMinute(day + 1, 0)]
    days.push({ date: dateOf(day), from: Math.max(0, from), to, arrivals: 0, broken: 0 })
  }
  return days
}

/** What came and what was broken on each day. */
function counted(run: Run, subject: Subject, days: DayOfRun[]): DayOfRun[] {
  const on = (moment: number) => days.find(({ from, to }) => moment >= from && moment < to)
  const due = new DueMoments(subject, ({ arrivedAt, promises }) => {
    const came = on(arrivedAt)
    if (came) came.arrivals += 1
    for (const { dueAt = Infinity, endedAt = Infinity } of promises) {
      const day = dueAt < endedAt ? on(dueAt) : undefined
      if (day) day.broken += 1
    }
  })
  through(run, subject.to, (until) => {
    for (let row = 0; row < run.block.count; row += 1) due.take(run.block, row)
    if (until) due.close()
  })
  return days
}

function worthSeeing(days: readonly DayOfRun[]): number {
  const late = days.findIndex(({ broken }) => broken > 0)
  if (late >= 0) return late
  return days.reduce((best, { arrivals }, at) => (arrivals > days[best].arrivals ? at : best), 0)
}

function followed(run: Run, subject: Subject, network: Network, { from, to }: DayOfRun) {
  const cases: CaseOfDay[] = []
  const stays = new Stays(network, subject, from, to)
  const due = new DueMoments(subject, (one, slot) => {
    if (stays.leave(slot, cases.length)) cases.push(one)
  })
  through(run, to, (isOver) => {
    const { block } = run
    for (let row = 0; row < block.count; row += 1) {
      if (block.time[row] >= to) break
      stays.take(block, row, (slot, at) => due.caseIn(slot)?.sentBack.push(at))
      due.take(block, row)
    }
    if (isOver) due.close()
  })
  return inOrder(cases, stays.kept)
}

/** Runs to a moment and lets each block be read, the last one with notice. */
function through(run: Run, end: number, read: (isOver: boolean) => void): void {
  // Who is there at the beginning stands in the block already.
  let isOver = false
  read(false)
  while (!isOver) {
    const more = run.step(2_000)
    const { count, time } = run.block
    isOver = !more || (count > 0 && time[count - 1] >= end)
    read(isOver)
  }
}

/** Cases in order of their arrival, stays in that of their beginning. */
function inOrder(cases: readonly CaseOfDay[], stays: RecordedDay['stays']): Pick<RecordedDay, 'cases' | 'stays'> {
  const order = cases.map((_, at) => at).sort((a, b) => cases[a].serial - cases[b].serial)
  const placeOf = new Int32Array(cases.length)
  order.forEach((was, is) => (placeOf[was] = is))
  for (const stay of stays) stay.case = placeOf[stay.case]
  return { cases: order.map((at) => cases[at]), stays: stays.sort((a, b) => a.from - b.from || a.case - b.case) }
}
