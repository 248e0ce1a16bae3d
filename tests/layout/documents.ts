/** Small documents for the tests of the layout, written by hand or drawn at random. */
import fc from 'fast-check'
import type { Blueprint, BlueprintRecord, Flow, Node, NodeKind, Role } from '../../src/blueprint/index.ts'

type Records = Record<string, BlueprintRecord>

const about = {
  type: 'blueprint',
  name: { en: 'Test' },
  start: '2026-01-05T08:00',
  timezone: 'Asia/Shanghai',
} as BlueprintRecord

const roles: readonly Role[] = ['evidence', 'customer', 'frontstage', 'backstage', 'support']

/** Five lanes, named after their roles, and the records given. */
export const document = (records: Records): Blueprint => ({
  id: 'test',
  records: {
    blueprint: about,
    ...Object.fromEntries(
      roles.map((role, at) => [
        role,
        { type: 'lane', role, name: { en: role }, order: 'bcdef'[at] } as BlueprintRecord,
      ]),
    ),
    ...records,
  },
})

export const step = (lane: string, more: Partial<Node> & { kind?: NodeKind } = {}): BlueprintRecord =>
  ({ type: 'node', kind: 'action', name: { en: 'Step' }, lane, ...more }) as BlueprintRecord

export const card = (more: Partial<Node> = {}): BlueprintRecord =>
  ({ type: 'node', kind: 'evidence', name: { en: 'Card' }, lane: 'evidence', ...more }) as BlueprintRecord

export const flow = (from: string, to: string, more: Partial<Flow> = {}): BlueprintRecord =>
  ({ type: 'flow', kind: 'sequence', from, to, ...more }) as BlueprintRecord

export const named = (type: 'department' | 'phase', en: string, order = 'm'): BlueprintRecord =>
  ({ type, name: { en }, order }) as BlueprintRecord

/** "a>b>c" and the like, as flows named a-b, b-c. */
export const chain = (...ids: string[]): Records =>
  Object.fromEntries(ids.slice(1).map((to, at) => [`${ids[at]}-${to}`, flow(ids[at], to)]))

const words = [
  'Call',
  'Checks the line',
  'Sends somebody out',
  'Writes the report and files it',
  '现场勘查并确认资源情况',
  '派单',
  '',
]
const at = (index: number): string => `n${String(index).padStart(2, '0')}`

/** Any graph on any lanes: loops, doubled flows, self-loops, phases against the flow, several cards for one step. */
export const anyDocument = (size = 16): fc.Arbitrary<Blueprint> =>
  fc
    .record({
      nodes: fc.array(
        fc.record({
          lane: fc.constantFrom(...roles.slice(1)),
          kind: fc.constantFrom<NodeKind>(
            'action',
            'action',
            'action',
            'decision',
            'fork',
            'join',
            'arrival',
            'end',
            'wait',
          ),
          name: fc.constantFrom(...words),
          department: fc.option(fc.constantFrom('d1', 'd2', 'd3'), { nil: undefined }),
          phase: fc.option(fc.constantFrom('p1', 'p2', 'p3'), { nil: undefined, freq: 2 }),
          pin: fc.option(fc.nat(8), { nil: undefined, freq: 12 }),
        }),
        { minLength: 0, maxLength: size },
      ),
      flows: fc.array(
        fc.record({
          from: fc.nat(size),
          to: fc.nat(size),
          kind: fc.constantFrom<Flow['kind']>(
            'sequence',
            'sequence',
            'sequence',
            'journey',
            'encounter',
            'information',
            'data',
          ),
          loop: fc.constantFrom(undefined, undefined, undefined, true),
          name: fc.constantFrom(undefined, undefined, 'yes', 'when nobody is at home today'),
        }),
        { maxLength: size * 2 },
      ),
      cards: fc.array(fc.nat(size), { maxLength: 4 }),
      phases: fc.boolean(),
    })
    .map(({ nodes, flows, cards, phases }) => {
      const records: Records = { d1: named('department', 'One', 'b'), d2: named('department', 'Two', 'c') }
      records.d3 = named('department', 'Three', 'd')
      if (phases) ['p1', 'p2', 'p3'].forEach((id, index) => (records[id] = named('phase', id, 'bcd'[index])))
      nodes.forEach(({ lane, kind, name, department, phase, pin }, index) => {
        records[at(index)] = step(lane, {
          kind,
          name: { en: name },
          department,
          ...(phases ? { phase } : {}),
        } as Partial<Node>)
        if (pin !== undefined) records[`pin-${at(index)}`] = { type: 'place', of: at(index), column: pin, pinned: true }
      })
      cards.forEach((over, index) => {
        records[`c${index}`] = card()
        if (over < nodes.length) records[`fc${index}`] = flow(`c${index}`, at(over), { kind: 'evidence' })
      })
      flows.forEach(({ from, to, kind, loop, name }, index) => {
        if (from < nodes.length && to < nodes.length)
          records[`f${String(index).padStart(2, '0')}`] = flow(at(from), at(to), {
            kind,
            ...(loop ? { loop } : {}),
            ...(name ? { name: { en: name } } : {}),
          })
      })
      return document(records)
    })

/** A service in which everything follows from one arrival, with at most two steps beside each other. */
export const anyService = (size = 14): fc.Arbitrary<Blueprint> =>
  fc
    .array(
      fc.record({
        lane: fc.constantFrom(...roles.slice(1)),
        after: fc.nat(1),
        also: fc.option(fc.nat(size), { nil: undefined }),
      }),
      { minLength: 2, maxLength: size },
    )
    .map((steps) => {
      const records: Records = { [at(0)]: step('customer', { kind: 'arrival' }) }
      steps.forEach(({ lane, after, also }, index) => {
        const id = at(index + 1)
        records[id] = step(lane)
        records[`f${id}`] = flow(at(Math.max(0, index - after)), id)
        if (also !== undefined && also < index) records[`g${id}`] = flow(at(also), id)
      })
      return document(records)
    })
