/**
 * Blueprints for tests, drawn in a line or two:
 *
 *   arrive > fork > check > join > end
 *   fork > price{share: 0.5} > join
 *   in room: enter-room > end-room
 *
 * The kind of a step is the first word of its id (arrive, end, decide, fork, join, wait, delay, batch, room for a
 * sub-blueprint); everything else is an action of 5 minutes. Braces after a step set fields of the flow into it. Where
 * a step has several ways on and none has a share, all have the same.
 */
import type { Blueprint, BlueprintRecord } from '../../src/blueprint/index.ts'

type Fields = Record<string, unknown>

const kindOf: Record<string, Fields> = {
  arrive: { kind: 'arrival' },
  end: { kind: 'end' },
  decide: { kind: 'decision' },
  fork: { kind: 'fork' },
  any: { kind: 'fork', mode: 'inclusive' },
  join: { kind: 'join' },
  taken: { kind: 'join', mode: 'inclusive' },
  first: { kind: 'join', mode: 'first' },
  wait: { kind: 'wait' },
  delay: { kind: 'delay', stages: [{ time: minutes(60) }] },
  batch: { kind: 'batch' },
  room: { kind: 'sub-blueprint' },
  mark: { kind: 'action' },
}

export function minutes(value: number): { distribution: 'constant'; value: number; unit: 'min' } {
  return { distribution: 'constant', value, unit: 'min' }
}

/** @param more records to add; a record whose id is drawn already has its fields laid over */
export function draw(drawing: string, more: Record<string, Fields> = {}): Blueprint {
  const records: Record<string, Fields> = {
    blueprint: {
      type: 'blueprint',
      name: { en: 'Drawn' },
      start: '2024-01-01T00:00',
      timezone: 'Asia/Shanghai',
      study: { kind: 'steady', warmup: { value: 0, unit: 'd' }, length: { value: 7, unit: 'd' } },
    },
    customer: { type: 'lane', name: { en: 'customer' }, role: 'customer', order: 'b' },
    frontstage: { type: 'lane', name: { en: 'frontstage' }, role: 'frontstage', order: 'd' },
  }
  for (const line of drawing.split('\n')) {
    const [, within, path] = /^\s*(?:in ([a-z0-9-]+):)?(.*)$/.exec(line) as RegExpExecArray
    let before: string | undefined
    for (const part of path.split('>')) {
      const [, id, fields] = /^\s*([a-z0-9-]*)(?:\s*\{(.*)\})?\s*$/.exec(part) ?? []
      if (!id) continue
      records[id] ??= {
        type: 'node',
        name: { en: id },
        lane: 'frontstage',
        ...(within && { within }),
        ...(kindOf[id.split('-')[0]] ?? { kind: 'action', stages: [{ time: minutes(5) }] }),
      }
      if (before)
        records[flowId(records, before, id)] = { type: 'flow', kind: 'sequence', from: before, to: id, ...read(fields) }
      before = id
    }
  }
  shareEvenly(records)
  for (const [id, fields] of Object.entries(more)) records[id] = { ...records[id], ...fields }
  return { id: 'drawn', records: records as Record<string, unknown> as Record<string, BlueprintRecord> }
}

function shareEvenly(records: Record<string, Fields>): void {
  const ways = new Map<unknown, Fields[]>()
  for (const flow of Object.values(records)) {
    const chooses = ['decision', 'action'].includes(String(records[flow.from as string]?.kind))
    if (chooses && flow.on === undefined && flow.when === undefined)
      ways.set(flow.from, [...(ways.get(flow.from) ?? []), flow])
  }
  for (const list of ways.values())
    if (list.length > 1 && list.every((flow) => flow.share === undefined))
      for (const flow of list) flow.share = 1 / list.length
}

/** `check-to-price`, and with a number if there are several. */
function flowId(records: Record<string, Fields>, from: string, to: string): string {
  let id = `${from}-to-${to}`
  for (let number = 2; id in records; number += 1) id = `${from}-to-${to}-${number}`
  return id
}

/** `share: 0.5, on: abandon` → { share: 0.5, on: 'abandon' } */
const read = (fields: string | undefined): Fields =>
  Object.fromEntries(
    (fields ?? '')
      .split(',')
      .filter((field) => field.includes(':'))
      .map((field) => {
        const [name, value] = field.split(':').map((text) => text.trim())
        return [name, Number.isNaN(Number(value)) ? value : Number(value)]
      }),
  )
