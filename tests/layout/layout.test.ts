/** How a picture reads, in small stories. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Blueprint, BlueprintRecord } from '../../src/blueprint/index.ts'
import { layout, type Picture } from '../../src/layout/index.ts'
import { anyService, card, chain, document, flow, named, step } from './documents.ts'

const picture = (blueprint: Blueprint): Picture => layout(blueprint, { language: 'en' })

/** Column of each node: "a0 b1". */
const columns = (blueprint: Blueprint): string =>
  picture(blueprint)
    .nodes.map(({ id, column }) => `${id}${column}`)
    .join(' ')

const nodeOf = (from: Picture, id: string) => from.nodes.find((one) => one.id === id) as Picture['nodes'][number]
const edgeOf = (from: Picture, id: string) => from.edges.find((one) => one.id === id) as Picture['edges'][number]

describe('columns', () => {
  test('steps of one lane stand one after the other', () => {
    expect(
      columns(document({ a: step('customer'), b: step('customer'), c: step('customer'), ...chain('a', 'b', 'c') })),
    ).toBe('a0 b1 c2')
  })

  test('where customer and employee meet, both stand in one column', () => {
    expect(columns(document({ a: step('customer'), b: step('frontstage'), ...chain('a', 'b') }))).toBe('a0 b0')
    const met = { a: step('customer'), b: step('frontstage'), c: step('frontstage'), ...chain('b', 'c') }
    expect(columns(document({ ...met, e: flow('a', 'c', { kind: 'encounter' }) }))).toBe('a1 b0 c1')
  })

  test('a support process is called in the column of its step, and answers in the next', () => {
    const records = { a: step('backstage'), b: step('support'), c: step('backstage'), ...chain('a', 'b', 'c') }
    expect(columns(document(records))).toBe('a0 b0 c1')
  })

  test('a handoff to another department goes to the right', () => {
    const records = {
      x: named('department', 'X'),
      y: named('department', 'Y'),
      a: step('frontstage', { department: 'x' }),
      b: step('backstage', { department: 'y' }),
      c: step('support', { department: 'x' }),
      ...chain('a', 'b', 'c'),
    }
    expect(columns(document(records))).toBe('a0 b1 c1')
  })

  test('the ways out of a decision share a column', () => {
    const records = {
      d: step('frontstage', { kind: 'decision' }),
      a: step('support'),
      b: step('support'),
      e: step('support'),
    }
    const ways = { f1: flow('d', 'a'), f2: flow('d', 'b'), f3: flow('d', 'e') }
    expect(columns(document({ ...records, ...ways }))).toBe('a1 b1 d0 e1')
  })

  test('a fourth step in a cell goes on to the next column', () => {
    const ids = ['a', 'b', 'c', 'd']
    const records = Object.fromEntries(
      ids.flatMap((id) => [
        [id, step('backstage')],
        [`f${id}`, flow('start', id)],
      ]),
    )
    expect(columns(document({ start: step('backstage'), ...records }))).toBe('a1 b1 c1 d2 start0')
  })

  test('a flow that closes a circle goes back, or the one that the user names', () => {
    const records = { a: step('backstage'), b: step('backstage'), c: step('backstage'), ...chain('a', 'b', 'c', 'a') }
    const loops = (blueprint: Blueprint) => picture(blueprint).edges.flatMap((edge) => (edge.loop ? [edge.id] : []))
    expect(loops(document(records))).toEqual(['c-a'])
    const marked = document({ ...records, 'a-b': flow('a', 'b', { loop: true }) })
    expect(loops(marked)).toEqual(['a-b'])
    expect(columns(marked)).toBe('a2 b0 c1')
  })

  test('phases and pins push to the right', () => {
    const phases = { p: named('phase', 'P', 'b'), q: named('phase', 'Q', 'c') }
    const records = {
      a: step('customer', { phase: 'p' }),
      b: step('customer', { phase: 'p' }),
      z: step('support', { phase: 'q' }),
      ...chain('a', 'b'),
    }
    expect(columns(document({ ...phases, ...records }))).toBe('a0 b1 z2')
    const pin = { type: 'place', of: 'a', column: 3, pinned: true } as BlueprintRecord
    expect(columns(document({ ...records, pin }))).toBe('a3 b4 z0')
  })

  test('an empty phase keeps a place to drop something into', () => {
    const { phases, columns: all } = picture(
      document({
        p: named('phase', 'P', 'b'),
        q: named('phase', 'Q', 'c'),
        r: named('phase', 'R', 'd'),
        a: step('customer', { phase: 'p' }),
        b: step('customer', { phase: 'r' }),
      }),
    )
    expect(phases.map(({ id }) => id)).toEqual(['p', 'q', 'r'])
    expect(all.length).toBe(3)
    expect(phases[1].width).toBeGreaterThan(124)
  })

  test('what only leads to something later stands next to it', () => {
    const main = { a: step('frontstage'), b: step('frontstage'), c: step('frontstage'), ...chain('a', 'b', 'c') }
    expect(columns(document({ ...main, s: step('customer', { kind: 'arrival' }), f: flow('s', 'c') }))).toBe(
      'a0 b1 c2 s2',
    )
  })

  test('steps without flows stand side by side', () => {
    expect(columns(document({ a: step('backstage'), b: step('backstage'), c: step('backstage') }))).toBe('a0 b1 c2')
  })

  test('what is inserted after a step moves nothing left of that step', () => {
    fc.assert(
      fc.property(anyService(), fc.nat(100), (before, pick) => {
        const flows = Object.entries(before.records).filter(([, record]) => record.type === 'flow')
        const [id, cut] = flows[pick % flows.length]
        if (cut.type !== 'flow') return
        const lane = (before.records[cut.from] as { lane: string }).lane
        const after = {
          ...before,
          records: { ...before.records, [id]: flow(cut.from, 'new'), new: step(lane), tail: flow('new', cut.to) },
        }
        const [old, now] = [picture(before), picture(after)]
        const { column } = nodeOf(old, cut.from)
        const left = old.nodes.filter((node) => node.column < column)
        expect(left.map((node) => [node.id, nodeOf(now, node.id).column])).toEqual(
          left.map((node) => [node.id, node.column]),
        )
      }),
      { numRuns: 120 },
    )
  })
})

describe('rows', () => {
  test('departments are rows of their lane, in their order; the customer’s lane has one row', () => {
    const { lanes } = picture(
      document({
        x: named('department', 'X', 'c'),
        y: named('department', 'Y', 'b'),
        a: step('backstage', { department: 'x' }),
        b: step('backstage', { department: 'y' }),
        c: step('customer', { department: 'x' }),
      }),
    )
    const backstage = lanes.find(({ role }) => role === 'backstage')
    expect(backstage?.departments.map(({ id }) => id)).toEqual(['y', 'x'])
    expect(lanes.find(({ role }) => role === 'customer')?.departments.map(({ id }) => id)).toEqual([undefined])
  })

  test('a department put into a lane has an empty row there, until it owns a step', () => {
    const legal = { ...named('department', 'Legal', 'c'), lane: 'backstage' } as BlueprintRecord
    const rows = (more: Record<string, BlueprintRecord>) =>
      picture(document({ desk: named('department', 'Desk', 'b'), legal, ...more }))
        .lanes.filter(({ id }) => id === 'backstage' || id === 'support')
        .map(({ departments }) => departments.map(({ id, height }) => [id, height >= 64]))
    const sorts = step('backstage', { department: 'desk' })
    expect(rows({})).toEqual([[['legal', true]], [[undefined, true]]])
    expect(rows({ sorts })[0]).toEqual([
      ['desk', true],
      ['legal', true],
    ])
    expect(rows({ sorts, files: step('support', { department: 'legal' }) })).toEqual([
      [['desk', true]],
      [['legal', true]],
    ])
  })

  test('one never put into a lane has it in the first of them, unless it stands over others or its people work there', () => {
    const rows = (more: Record<string, BlueprintRecord>) =>
      picture(
        document({
          ...more,
          talks: step('frontstage', { department: 'desk' }),
          desk: named('department', 'Desk', 'b'),
        }),
      )
        .lanes.flatMap(({ id, departments }) => departments.map((row) => `${id} ${row.id ?? '-'}`))
        .filter((row) => !row.endsWith('-'))
    const legal = named('department', 'Legal', 'c')
    const put = (more: object) => ({ legal: { ...legal, ...more } as BlueprintRecord })
    expect(rows({ legal })).toEqual(['frontstage desk', 'frontstage legal'])
    expect(rows(put({ lane: 'backstage' }))).toEqual(['frontstage desk', 'backstage legal'])
    expect(rows(put({ lane: 'gone' }))).toEqual(['frontstage desk', 'frontstage legal'])
    const team = { ...named('department', 'Team', 'd'), parent: 'legal', lane: 'support' } as BlueprintRecord
    expect(rows({ legal, team })).toEqual(['frontstage desk', 'support team'])
    const lawyers = { type: 'pool', name: { en: 'Lawyers' }, department: 'legal' } as BlueprintRecord
    expect(rows({ legal, lawyers })).toEqual(['frontstage desk'])
  })

  test('a decision without owner stands with the steps that lead to it, an action without owner apart', () => {
    const owned = { x: named('department', 'X'), a: step('backstage', { department: 'x' }) }
    const result = picture(
      document({ ...owned, d: step('backstage', { kind: 'decision' }), e: step('backstage'), ...chain('a', 'd', 'e') }),
    )
    expect(nodeOf(result, 'd').department).toBe('x')
    expect(nodeOf(result, 'e').department).toBe(undefined)
  })

  test('the customer’s own line stays straight; what ends beside it goes below', () => {
    const result = picture(
      document({
        a: step('customer'),
        b: step('frontstage'),
        gone: step('customer', { kind: 'end' }),
        c: step('frontstage'),
        z: step('customer'),
        ...chain('a', 'b', 'c', 'z'),
        leaves: flow('b', 'gone'),
        journey: flow('a', 'z', { kind: 'journey' }),
        pin: { type: 'place', of: 'z', column: 3 },
        pin2: { type: 'place', of: 'gone', column: 1 },
      }),
    )
    expect(edgeOf(result, 'journey').points.length).toBe(2)
    expect(nodeOf(result, 'gone').y).toBeGreaterThan(nodeOf(result, 'a').y)
  })

  test('an empty lane is 64 px high', () => {
    expect(picture(document({})).lanes.map(({ height }) => height >= 64 && height <= 72)).toEqual(Array(5).fill(true))
  })
})

describe('documents that are not finished', () => {
  test('without lanes nothing is drawn, and nothing fails', () => {
    const result = layout({ id: 'x', records: { a: step('nowhere'), f: flow('a', 'a') } }, { language: 'en' })
    expect([result.nodes, result.edges, result.height]).toEqual([[], [], 0])
  })

  test('a step whose department, phase or name is unknown is drawn all the same', () => {
    const odd = step('backstage', { department: 'gone', phase: 'gone', name: {} })
    expect(picture(document({ a: odd })).nodes[0]).toMatchObject({ id: 'a', lane: 'backstage', nameLines: [''] })
  })
})

describe('edges', () => {
  test('a flow inside a lane leaves on the right, arrives on the left, and is straight', () => {
    const { exit, entry, points } = edgeOf(
      picture(document({ a: step('customer'), b: step('customer'), ...chain('a', 'b') })),
      'a-b',
    )
    expect([exit, entry, points.length]).toEqual(['right', 'left', 2])
  })

  test('a drop across the lines is straight, and says what it crosses', () => {
    const result = picture(document({ a: step('customer'), b: step('support'), ...chain('a', 'b') }))
    const { exit, entry, points, crosses } = edgeOf(result, 'a-b')
    expect([exit, entry, points.length]).toEqual(['bottom', 'top', 2])
    expect(crosses).toEqual(['interaction', 'visibility', 'internal-interaction'])
    expect(result.lines.map(({ name }) => name)).toEqual(crosses)
  })

  test('upwards crosses the same lines', () => {
    const result = picture(document({ a: step('backstage'), b: step('customer'), ...chain('a', 'b') }))
    expect(edgeOf(result, 'a-b').crosses).toEqual(['interaction', 'visibility'])
  })

  test('a loop returns under its row', () => {
    const result = picture(
      document({ a: step('backstage'), b: step('backstage'), ...chain('a', 'b'), back: flow('b', 'a') }),
    )
    const { exit, entry, points, loop } = edgeOf(result, 'back')
    expect([loop, exit, entry]).toEqual([true, 'bottom', 'bottom'])
    const { y, height } = nodeOf(result, 'a')
    expect(Math.max(...points.map((point) => point.y))).toBeGreaterThan(y + height)
  })

  test('an edge to a hidden node, a note or nothing is not drawn', () => {
    const result = picture(
      document({
        a: step('backstage', { kind: 'sub-blueprint' }),
        b: step('backstage', { within: 'a' }),
        n: step('backstage', { kind: 'note' }),
        f: flow('a', 'b'),
        g: flow('a', 'n'),
        h: flow('a', 'nowhere'),
      }),
    )
    expect([result.nodes.map(({ id }) => id), result.edges]).toEqual([['a'], []])
  })

  test('inside a sub-blueprint only its own steps are drawn', () => {
    const blueprint = document({
      a: step('backstage', { kind: 'sub-blueprint' }),
      b: step('backstage', { within: 'a' }),
    })
    expect(layout(blueprint, { language: 'en', within: 'a' }).nodes.map(({ id }) => id)).toEqual(['b'])
  })

  test('evidence hangs over its step by a straight stem', () => {
    const result = picture(document({ a: step('customer'), e: card(), f: flow('e', 'a', { kind: 'evidence' }) }))
    expect(nodeOf(result, 'e').x).toBe(nodeOf(result, 'a').x)
    expect(edgeOf(result, 'f').points.length).toBe(2)
  })
})

describe('labels', () => {
  const labels = (more: object) => {
    const blueprint = document({ a: step('backstage'), b: step('backstage'), f: flow('a', 'b', more) })
    return edgeOf(picture(blueprint), 'f').label
  }
  test('a flow shows its name, else its share, else nothing', () => {
    expect(labels({ name: { en: 'fixed' }, share: 0.2 })?.lines).toEqual(['fixed'])
    expect(labels({ share: 0.355 })?.lines).toEqual(['35.5%'])
    expect(labels({ share: 1 })).toBe(undefined)
    expect(labels({})).toBe(undefined)
  })

  test('the gutter grows for a label that has no other room', () => {
    const gap = (more: object) => {
      const { nodes } = picture(document({ a: step('backstage'), b: step('backstage'), f: flow('a', 'b', more) }))
      return nodes[1].x - nodes[0].x - nodes[0].width
    }
    expect(gap({})).toBe(32)
    expect(gap({ name: { en: 'when nobody opens' } })).toBeGreaterThanOrEqual(32)
  })
})
