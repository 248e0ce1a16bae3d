/** Which flows lead from one department to another, as the folds read it: by the number of the flow, and by place. */
import { cycles, get, handoffs, roleOf } from '../blueprint/index.ts'
import type { Subject } from './subject.ts'

export interface FlowsBetween {
  ids: readonly string[]
  /** Int32Array // [flow] number of its handoff, −1 for flows inside of a department and to the customer */
  handoffOf: Int32Array
  /** Int32Array // [place] the flow on whose way it lies; −1 for steps */
  wayOf: Int32Array
  /** Uint8Array // [flow] 1: leads to the customer */
  toCustomer: Uint8Array
  /** Ids of the handoffs, by their number. */
  handoffs: readonly string[]
  /** Uint8Array // [handoff × handoff] 1: the second leads back to the department that the first came from, and round again */
  isBack: Uint8Array
}

/** @returns undefined where nothing is handed over */
export function flowsBetween({ blueprint, network, places }: Subject): FlowsBetween | undefined {
  const ids = network.names.flows
  const at = new Map(ids.map((id, flow) => [id, flow]))
  const found = handoffs(blueprint).filter(({ flow }) => at.has(flow.id))
  if (found.length === 0) return undefined
  const handoffOf = new Int32Array(ids.length).fill(-1)
  for (const [number, { flow }] of found.entries()) handoffOf[at.get(flow.id) ?? 0] = number
  const loops = cycles(blueprint).map((loop) => new Set(loop))
  const isBack = new Uint8Array(found.length * found.length)
  for (const [first, there] of found.entries())
    for (const [second, back] of found.entries())
      if (
        back.from.id === there.to.id &&
        back.to.id === there.from.id &&
        loops.some((loop) => [there, back].every(({ flow }) => loop.has(flow.from) && loop.has(flow.to)))
      )
        isBack[first * found.length + second] = 1
  return {
    ids,
    handoffOf,
    wayOf: Int32Array.from(places, ({ flow }) => (flow === undefined ? -1 : (at.get(flow) ?? -1))),
    toCustomer: Uint8Array.from(ids, (id) => {
      const to = get(blueprint, 'node', get(blueprint, 'flow', id)?.to)
      return to && roleOf(blueprint, to) === 'customer' ? 1 : 0
    }),
    handoffs: found.map(({ flow }) => flow.id),
    isBack,
  }
}
