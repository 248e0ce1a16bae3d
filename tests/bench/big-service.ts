/** A service of any size, as long ones are: parts one behind the other, each with a choice of three ways through the lanes. */
import { orderBetween } from '../../src/base/index.ts'
import type { Blueprint, BlueprintRecord } from '../../src/blueprint/index.ts'
import { emptyBlueprint } from '../../src/workspace/empty.ts'

const rows = ['frontstage', 'backstage', 'support']
const partSize = 12

/**
 * @param steps about so many, evidence counted
 * @param flows about so many: what is more than a part needs goes across its ways, back to its choice, and on to the next part
 */
export function bigService(steps: number, flows = 0): Blueprint {
  const empty = emptyBlueprint()
  const records: Record<string, BlueprintRecord> = { ...empty.records }
  let order: string | undefined
  const put = (id: string, record: object) => {
    order = orderBetween(order, undefined)
    records[id] = { order, ...record } as BlueprintRecord
  }
  const node = (id: string, kind: string, lane: string, name: string) =>
    put(id, {
      ...{ type: 'node', kind, lane, name: { en: name } },
      ...(kind === 'action' && { stages: [{ time: { distribution: 'constant', value: 5, unit: 'min' } }] }),
    })
  const flow = (from: string, to: string, more: object = {}) =>
    put(`${from}-to-${to}`, { type: 'flow', kind: 'sequence', from, to, ...more })

  node('calls', 'arrival', 'customer', 'Calls')
  put('calling', { type: 'stream', at: 'calls', arrivals: { kind: 'rate', perDay: 24 } })
  let last = 'calls'
  for (let part = 1; part * partSize < steps; part += 1) {
    const [asks, which, card] = [`asks-${part}`, `which-${part}`, `card-${part}`]
    node(asks, 'action', 'customer', `Asks ${part}`)
    node(card, 'evidence', 'evidence', `Letter ${part}`)
    node(which, 'decision', 'frontstage', `Which way ${part}?`)
    flow(last, asks)
    flow(card, asks, { kind: 'evidence' })
    flow(asks, which)
    const tells = `tells-${part}`
    node(tells, 'action', 'frontstage', `Tells the customer ${part}`)
    for (const [row, lane] of rows.entries()) {
      const [takes, does] = [`takes-${part}-${row}`, `does-${part}-${row}`]
      node(takes, 'action', lane, `Takes it over ${part}`)
      node(does, 'action', lane, `Does the work ${part}`)
      flow(which, takes, { share: row === 0 ? 0.4 : 0.3 })
      flow(takes, does)
      flow(does, tells)
    }
    last = tells
  }
  node('done', 'end', 'customer', 'Done')
  flow(last, 'done')
  const across = (part: number): [from: string, to: string][] => [
    [`does-${part}-2`, `takes-${part}-1`],
    [`tells-${part}`, `which-${part}`],
    [`takes-${part}-0`, `does-${part}-1`],
    [`does-${part}-1`, `takes-${part + 1}-2`],
    [`does-${part}-0`, `tells-${part + 1}`],
  ]
  let count = Object.values(records).filter(({ type }) => type === 'flow').length
  for (let kind = 0; count < flows && kind < across(1).length; kind += 1)
    for (let part = 1; count < flows && `asks-${part + 1}` in records; part += 1) {
      flow(...across(part)[kind])
      count += 1
    }
  return { ...empty, records }
}
