/** What the customer sees: on which side of the line of visibility a step lies, what is shown there, and who is told how it stands. */
import type { Change, Texts, UserText } from '../base/index.ts'
import type { Blueprint, BlueprintRecord, Node, NodeOf } from './blueprint.ts'
import { newId } from './names.ts'
import { all, flowsTo, get, lines, roleOf, type Identified } from './queries.ts'

/** The steps at which something is shown, or that are shown themselves. */
export function shownAt(blueprint: Blueprint): Set<string> {
  const shown = new Set<string>()
  for (const flow of all(blueprint, 'flow')) {
    if (get(blueprint, 'node', flow.from)?.kind === 'evidence') shown.add(flow.to)
    if (get(blueprint, 'node', flow.to)?.kind === 'evidence') shown.add(flow.from)
  }
  return shown
}

/** The lanes below the line of visibility. */
export function hiddenLanes(blueprint: Blueprint): Set<string> {
  const first = lines(blueprint).find(({ name }) => name === 'visibility')?.below.id
  const lanes = all(blueprint, 'lane').map(({ id }) => id)
  return new Set(first === undefined ? [] : lanes.slice(lanes.indexOf(first)))
}

/**
 * Whoever waits there knows how it stands: the wait says so, something is shown there, or the company tells (a flow of
 * information, or an encounter, that comes from a step of its own).
 */
export function isKeptInformed(blueprint: Blueprint, wait: Identified<NodeOf<'wait'>>): boolean {
  return wait.notice === true || shownAt(blueprint).has(wait.id) || isTold(blueprint, wait.id)
}

const isTold = (blueprint: Blueprint, id: string): boolean =>
  (['information', 'encounter'] as const)
    .flatMap((kind) => flowsTo(blueprint, id, kind))
    .some((flow) => {
      const teller = get(blueprint, 'node', flow.from)
      return teller !== undefined && roleOf(blueprint, teller) !== 'customer'
    })

/** @returns undefined where there is no such step, or no lane for evidence */
export function showing(blueprint: Blueprint, step: string, name: Texts, picture: string): Change[] | undefined {
  const lane = all(blueprint, 'lane').find((one) => one.role === 'evidence')
  const node = get(blueprint, 'node', step)
  if (!lane || !node) return undefined
  const evidence = newId(blueprint, `${step}-evidence`, 'evidence')
  const phase: Record<string, string> = node.phase === undefined ? {} : { phase: node.phase }
  return [
    { add: evidence, record: { type: 'node', kind: 'evidence', lane: lane.id, name, picture, ...phase } },
    {
      add: newId(blueprint, `${evidence}-shown`, 'shown'),
      record: { type: 'flow', kind: 'evidence', from: evidence, to: step },
    },
  ]
}

export interface EvidenceImage {
  /** `data:image/jpeg;base64,…`: of dots only, so nothing in it can run or load. */
  address: string
  /** What is to be seen on it, where somebody has written that. */
  alt: UserText | undefined
}

const looked = new WeakMap<BlueprintRecord, EvidenceImage | undefined>()
const dots: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']

/** The image of a piece of evidence; undefined where it has none that can be shown. */
export function imageOf(blueprint: Blueprint, node: Node): EvidenceImage | undefined {
  const id = node.kind === 'evidence' ? node.attachment : undefined
  const record = id !== undefined && Object.hasOwn(blueprint.records, id) ? blueprint.records[id] : undefined
  if (record?.type !== 'attachment') return undefined
  if (!looked.has(record)) {
    const isShown = dots.includes(record.media) && /^[A-Za-z0-9+/]+={0,2}$/.test(record.data)
    const address = `data:${record.media};base64,${record.data}`
    looked.set(record, isShown ? { address, alt: record.alt } : undefined)
  }
  return looked.get(record)
}
