/**
 * The causes of every wait of a run, found by looking at each stretch between two events by itself: who is there, who
 * works on what. Slow and simple, to be compared with what the analysis finds as it goes along.
 */
import { Split } from '../../src/analysis/causes/split.ts'
import { subjectOf } from '../../src/analysis/index.ts'
import { Phase, Trail } from '../../src/analysis/trail.ts'
import { compileNetwork } from '../../src/compile/index.ts'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { Row, toldByWork, type Block } from '../../src/kernel/recording.ts'
import { Run } from '../../src/kernel/run.ts'

/** Minutes by cause. `told`: by the analysis; `seen`: by looking. */
export interface WatchedWait {
  at: string
  minutes: number
  told: Parts
  seen: Parts
}
interface Parts {
  offShift: number
  priority: number
  rest: number
}

interface Wait {
  place: number
  servers: number
  from: number
  to: number
  came: number
  isStop: boolean
  told: Parts
}
interface Work {
  place: number
  pools: number[]
  came: number
  from: number
  to: number
}

export function watchedWaits(blueprint: Blueprint, seed: number, length: number, followUp: number): WatchedWait[] {
  const { network } = compileNetwork(blueprint, length + followUp)
  const subject = subjectOf(blueprint, network, 0, length, 'written')
  const trail = new Trail(subject)
  const split = new Split(subject, trail)
  trail.split = split
  const told = toldByWork(network)
  const { places, needs, alternatives, holds } = network
  const there: [number, number][][] = network.names.pools.map(() => [])
  const waits: Wait[] = []
  const works: Work[] = []
  const now = new Map<string, { came: number; servers: number; works: Work[]; stopped: number }>()
  let heard: number[] = []
  let taken: number[] = []

  const run = new Run(network, {
    ...{ seed, replication: 0, warmupMinutes: 0, lengthMinutes: length, followUpMinutes: followUp },
  })
  const take = (block: Block) => {
    trail.follow(block)
    split.follow(block, trail)
    for (let row = 0; row < block.count; row += 1) read(block, row)
  }
  const read = (block: Block, row: number) => {
    const [kind, time, place, value] = [block.kind[row], block.time[row], block.place[row], block.value[row]]
    if (kind === Row.pool) {
      there[place].push([time, block.detail[row]])
      heard.push(place)
      return
    }
    if (kind < Row.enter || kind >= Row.gone) return
    const key = `${block.slot[row]} ${block.token[row]}`
    const its = now.get(key) ?? { came: 0, servers: 0, works: [], stopped: -1 }
    now.set(key, its)
    // Whoever was kept at work is let go at the first place where they do not stay.
    const stays = holds.slice(places.firstHold[place], places.firstHold[place + 1])
    for (const work of its.works)
      if (work.place !== place && !stays.includes(work.place)) work.to = Math.min(work.to, time)
    const begin = () => {
      const count = places.firstNeed[place + 1] - places.firstNeed[place]
      if (told[place] >= 0) taken = [told[place]]
      else if (heard.length >= count) taken = heard.slice(heard.length - count)
      heard = []
      const work = { place, pools: taken, came: its.came, from: time, to: Infinity }
      its.works.push(work)
      works.push(work)
    }
    const end = () => {
      for (const work of its.works) if (work.place === place && work.to === Infinity) work.to = time
    }
    const wait = (from: number, isStop: boolean) => {
      if (time <= from || subject.poolsOf[place].length === 0) return
      const [offShift, priority] = [split.offShift[row], isStop ? 0 : split.priority[row]]
      const parts = { offShift, priority, rest: (isStop ? time - from : value) - offShift - priority }
      waits.push({ place, servers: its.servers, from, to: time, came: its.came, isStop, told: parts })
    }
    switch (kind) {
      case Row.enter:
        its.came = time
        its.servers = trail.servers[row]
        return
      case Row.begin:
        if (subject.poolsOf[place].length === 0) return
        wait(its.came, false)
        return begin()
      case Row.suspend:
        its.stopped = time
        return end()
      case Row.resume:
        wait(its.stopped, true)
        its.stopped = -1
        return begin()
      case Row.finish:
        heard = []
        if (places.mayBeHeld[place] === 0) end()
        return
      case Row.abandon:
        return wait(its.came, false)
      case Row.expire:
        if (trail.phase[row] === Phase.waiting) wait(its.came, false)
        else if (its.stopped >= 0) wait(its.stopped, true)
        its.stopped = -1
        return end()
      case Row.cancel:
      case Row.absorb:
      case Row.end:
        for (const work of its.works) work.to = Math.min(work.to, time)
        now.delete(key)
    }
  }
  take(run.block)
  for (let more = true; more;) {
    more = run.step(100)
    take(run.block)
  }

  const moments = [...new Set([...works.flatMap((work) => [work.from, work.to]), ...there.flat().map(([at]) => at)])]
  moments.sort((a, b) => a - b)
  const isThere = (pool: number, at: number) => there[pool].findLast(([since]) => since <= at)?.[1] ?? 0
  return waits.map((wait) => {
    const seen = { offShift: 0, priority: 0, rest: 0 }
    const own = subject.poolsOf[wait.place].filter((_, n) => wait.servers & (1 << n))
    const lists: { units: number; pools: number[] }[] = []
    for (let need = places.firstNeed[wait.place]; need < places.firstNeed[wait.place + 1]; need += 1) {
      const list = [...alternatives.slice(needs.firstAlternative[need], needs.firstAlternative[need + 1])]
      lists.push({ units: needs.units[need], pools: list.filter((pool) => own.includes(pool)) })
    }
    const cuts = [wait.from, ...moments.filter((at) => at > wait.from && at < wait.to), wait.to]
    for (let at = 1; at < cuts.length; at += 1) {
      const [from, minutes] = [cuts[at - 1], cuts[at] - cuts[at - 1]]
      const isClosed = lists.some(({ units, pools }) => pools.every((pool) => isThere(pool, from) < units))
      const isOvertaken = works.some(
        ({ from: began, to, came, pools }) =>
          began <= from && to > from && came > wait.came && pools.some((pool) => own.includes(pool)),
      )
      if (isClosed) seen.offShift += minutes
      else if (isOvertaken && !wait.isStop) seen.priority += minutes
      else seen.rest += minutes
    }
    return { at: network.names.places[wait.place], minutes: wait.to - wait.from, told: wait.told, seen }
  })
}
