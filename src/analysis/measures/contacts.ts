import {
  all,
  departmentOf,
  flowsFrom,
  flowsTo,
  get,
  isEncounter,
  roleOf,
  type Blueprint,
} from '../../blueprint/index.ts'
import { Row, type Block } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import { flowsBetween } from '../flows-between.ts'
import { longerInts, type Chosen, type Trail } from '../trail.ts'
import type { Subject } from '../subject.ts'

/**
 * How often the customer has to deal with the company. A contact is a stretch of frontstage steps that meet the customer
 * (a flow joins them across the line of interaction) within one department; the next department, met straight after it,
 * is a transfer and another contact: three transfers make four contacts. A case is resolved at first contact where it
 * completes with one, and no other department has had it. Of measured cases that complete.
 */
export const contacts = analysis({
  name: 'contacts',
  question: { en: 'Is one call enough?', 'zh-CN': '打一个电话够不够？' },
  unit: 'count',
  source: '打一个电话 as in 服务流程之惑; first contact resolution as in COPC CX Standard',
  isWritten: true,
  start(subject: Subject) {
    const { blueprint, network } = subject
    const met = stepsThatMeet(blueprint)
    if (met.size === 0) return undefined
    const departments = all(blueprint, 'department').map(({ id }) => id)
    const between = flowsBetween(subject)
    return new Contacts(
      Int32Array.from(subject.places, ({ node, flow }) => {
        if (flow !== undefined || node === undefined) return Place.elsewhere
        if (!met.has(node)) return Place.elsewhere
        const record = get(blueprint, 'node', node)
        const owner = record && departmentOf(blueprint, record)
        // Without departments each step that meets the customer is somebody else's.
        return owner ? departments.indexOf(owner.id) : departments.length + [...met].indexOf(node)
      }),
      Uint8Array.from(network.names.flows, (_, flow) => ((between?.handoffOf[flow] ?? -1) >= 0 ? 1 : 0)),
    )
  },
  reads: [
    ...[Row.arrive, Row.enter, Row.finish, Row.abandon, Row.expire, Row.full, Row.pass, Row.decide, Row.branch],
    ...[Row.absorb, Row.join, Row.cancel, Row.end, Row.gone],
  ],
  take: (state, block, trail, rows) => state.take(block, trail, rows),
  finish: (state) => state.samples(),
})

const Place = { elsewhere: -1 } as const

/** Frontstage steps that a flow joins with the customer's lane, also by way of decisions. */
function stepsThatMeet(blueprint: Blueprint): Set<string> {
  const found = new Set<string>()
  for (const flow of all(blueprint, 'flow')) {
    if (flow.kind !== 'sequence' && flow.kind !== 'encounter') continue
    if (isEncounter(blueprint, flow))
      for (const id of [...stepsAt(blueprint, flow.from, flowsTo), ...stepsAt(blueprint, flow.to, flowsFrom)])
        found.add(id)
  }
  return found
}

/** The frontstage action at the end of a flow, or those around a routing node that stands there. */
function stepsAt(blueprint: Blueprint, id: string, around: typeof flowsTo): string[] {
  const node = get(blueprint, 'node', id)
  if (!node || roleOf(blueprint, node) !== 'frontstage') return []
  if (node.kind === 'action') return [id]
  if (node.kind !== 'decision') return []
  return around(blueprint, id).flatMap((flow) => {
    const one = get(blueprint, 'node', around === flowsTo ? flow.from : flow.to)
    return one?.kind === 'action' && roleOf(blueprint, one) === 'frontstage' ? [one.id] : []
  })
}

class Contacts {
  /** Int32Array // [place] whom the customer meets there, −1 nobody */
  readonly #whom: Int32Array
  /** Uint8Array // [flow] 1: leads to another department */
  readonly #isHandoff: Uint8Array
  /** Int32Array // [token] whom the customer is with, −1 nobody */
  #with = new Int32Array(0)
  /** By case: contacts, transfers, whether it was handed over. */
  #contacts = new Int32Array(0)
  #transfers = new Int32Array(0)
  #handed = new Int32Array(0)
  readonly #sums = { cases: 0, met: 0, contacts: 0, transfers: 0, first: 0 }

  constructor(whom: Int32Array, isHandoff: Uint8Array) {
    this.#whom = whom
    this.#isHandoff = isHandoff
  }

  take({ kind, slot, place, detail }: Block, trail: Trail, { count, at }: Chosen): void {
    if (trail.tokens > this.#with.length) this.#with = longerInts(this.#with, trail.tokens * 2, -1)
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 0) continue
      const what = kind[row]
      const its = slot[row]
      if (what === Row.arrive) this.#open(its)
      else if (what === Row.gone) {
        if (detail[row] >= 0) this.#close(its)
      } else {
        const token = trail.token[row]
        if (what === Row.enter || what === Row.pass) this.#come(its, token, this.#whom[place[row]], what === Row.pass)
        if (what === Row.enter) continue
        if (what === Row.end || what === Row.absorb || what === Row.cancel) this.#with[token] = -1
        else if (detail[row] >= 0 && this.#isHandoff[detail[row]] === 1) this.#handed[its] = 1
      }
    }
  }

  /** @param passes nothing takes time here: what meets nobody is no interruption */
  #come(its: number, token: number, whom: number, passes: boolean): void {
    const before = this.#with[token]
    if (whom === before) return
    if (whom < 0) {
      if (!passes) this.#with[token] = -1
      return
    }
    this.#contacts[its] += 1
    if (before >= 0) this.#transfers[its] += 1
    this.#with[token] = whom
  }

  #open(its: number): void {
    if (its >= this.#contacts.length) {
      const length = Math.max(64, its * 2)
      this.#contacts = longerInts(this.#contacts, length)
      this.#transfers = longerInts(this.#transfers, length)
      this.#handed = longerInts(this.#handed, length)
    }
    this.#contacts[its] = this.#transfers[its] = this.#handed[its] = 0
  }

  #close(its: number): void {
    const sums = this.#sums
    sums.cases += 1
    sums.contacts += this.#contacts[its]
    sums.transfers += this.#transfers[its]
    if (this.#contacts[its] === 0) return
    sums.met += 1
    if (this.#contacts[its] === 1 && this.#handed[its] === 0) sums.first += 1
  }

  *samples(): Iterable<Sample> {
    const { cases, met, contacts: all, transfers, first } = this.#sums
    yield { measure: 'contacts.mean', unit: 'count', is: 'ratio', over: all, under: cases }
    yield { measure: 'transfers.mean', unit: 'count', is: 'ratio', over: transfers, under: all }
    yield { measure: 'first-contact', unit: 'share', is: 'share', over: first, under: met }
  }
}
