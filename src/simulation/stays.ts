/** Where each token of each case is, row by row; of a day, or of any other span. */
import { leadsBack, type Subject } from '../analysis/index.ts'
import type { Network } from '../kernel/network.ts'
import { Row, type Block } from '../kernel/recording.ts'
import type { Stay } from './day.ts'

interface Live {
  stays: Stay[]
  /** By token: where it is now, and the flows it has taken since it was somewhere last. */
  here: Map<number, Stay>
  ways: Map<number, string[]>
  /** Who waits at a join for the others. */
  meeting: Stay[]
}

export class Stays {
  /** Those of the span, once their case has left. */
  readonly kept: Stay[] = []
  readonly #live = new Map<number, Live>()
  /** [place] id of the node or flow */
  readonly #ids: readonly string[]
  readonly #flows: readonly string[]
  /** [flow] whoever takes it is sent back */
  readonly #back: readonly boolean[]
  readonly #from: number
  readonly #to: number

  constructor(network: Network, { blueprint, places }: Subject, from: number, to: number) {
    this.#ids = places.map(({ node, flow }) => node ?? flow ?? '')
    this.#flows = network.names.flows.map((name) => (name.endsWith('~refused') ? `-${name.slice(0, -8)}` : name))
    this.#back = network.names.flows.map((name) => leadsBack(blueprint, name))
    this.#from = from
    this.#to = to
  }

  /** Reads a row. @param sentBack is told of a case that is sent back, and when */
  take(
    { kind, slot, token, place, detail, time }: Block,
    row: number,
    sentBack: (slot: number, at: number) => void,
  ): void {
    const its = slot[row]
    if (its < 0) return
    const [what, now, number] = [kind[row], time[row], token[row]]
    if (what === Row.arrive) {
      this.#live.set(its, { stays: [], here: new Map(), ways: new Map(), meeting: [] })
      return
    }
    const live = this.#live.get(its)
    if (!live) return
    const at = this.#ids[place[row]]
    const taken = detail[row]
    switch (what) {
      case Row.enter:
        this.#come(live, number, at, now)
        break
      case Row.begin:
      case Row.resume: {
        const stay = live.here.get(number)
        if (stay) stay.begun ??= now
        break
      }
      case Row.suspend:
        this.#end(live, number, now)
        this.#come(live, number, at, now)
        break
      case Row.full: {
        // Who is turned away has been nowhere.
        const stay = live.here.get(number)
        live.here.delete(number)
        if (stay) live.stays.splice(live.stays.indexOf(stay), 1)
        this.#go(live, number, [...(stay?.way ?? []), ...this.#way(taken)])
        break
      }
      case Row.finish:
      case Row.abandon:
      case Row.expire:
      case Row.decide:
      case Row.pass:
        this.#end(live, number, now)
        this.#go(live, number, this.#way(taken))
        if ((what === Row.finish || what === Row.decide) && taken >= 0 && this.#back[taken]) sentBack(its, now)
        break
      case Row.branch:
        live.ways.set(number, this.#way(taken))
        break
      case Row.absorb:
        live.meeting.push(this.#come(live, number, at, now))
        break
      case Row.join:
        for (const stay of live.meeting) if (stay.at === at) stay.to ??= now
        live.meeting = live.meeting.filter((stay) => stay.at !== at)
        this.#go(live, number, this.#way(taken))
        break
      case Row.cancel:
        this.#end(live, number, now)
        break
      case Row.end:
        this.#come(live, number, at, now)
        this.#end(live, number, now)
        break
      case Row.gone:
        for (const stay of live.stays) stay.to ??= now
        break
    }
  }

  /** The case is done with. @returns whether it was there in the span */
  leave(slot: number, place: number): boolean {
    const live = this.#live.get(slot)
    this.#live.delete(slot)
    const within = live?.stays.filter(
      ({ from, to = Infinity }) => from < this.#to && (to > this.#from || from >= this.#from),
    )
    for (const stay of within ?? []) {
      stay.case = place
      this.kept.push(stay)
    }
    return within !== undefined && within.length > 0
  }

  #come(live: Live, token: number, at: string, now: number): Stay {
    const stay: Stay = { case: 0, token, at, from: now, way: live.ways.get(token) ?? [] }
    live.ways.delete(token)
    live.stays.push(stay)
    live.here.set(token, stay)
    return stay
  }

  #end(live: Live, token: number, now: number): void {
    const stay = live.here.get(token)
    if (stay) stay.to = now
    live.here.delete(token)
  }

  /** A flow on which something is handed over is told when it has come there and when it is received. */
  #go(live: Live, token: number, way: readonly string[]): void {
    const before = live.ways.get(token) ?? []
    live.ways.set(token, [...before, ...way.filter((flow) => flow !== before.at(-1))])
  }

  #way(flow: number): string[] {
    return flow >= 0 ? [this.#flows[flow]] : []
  }
}
