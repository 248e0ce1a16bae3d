import { describe, expect, test } from 'vitest'
import * as queries from '../../src/blueprint/queries.ts'
import { small } from './small.ts'

const { all, get, lines, handoffs, isEncounter, departmentOf, nodesOf } = queries

const lane = (role: string, order: string, more: object = {}) => ({
  type: 'lane',
  name: { en: role },
  role,
  order,
  ...more,
})
const step = (at: string, more: object = {}) => ({ type: 'node', kind: 'action', name: { en: at }, lane: at, ...more })
const flow = (from: string, to: string) => ({ type: 'flow', kind: 'sequence', from, to })
const department = { type: 'department', name: { en: 'D' } }

test('a department with people and no row is named, with the lane where its people work', () => {
  const people = { type: 'pool', name: { en: 'Crew' }, department: 'crew', capacity: 1 }
  const blueprint = (more: object) =>
    small({ crew: department, people, back: lane('backstage', 'y'), ...more } as Parameters<typeof small>[0])
  const found = (more: object) =>
    queries.departmentsWithoutRow(blueprint(more)).map((one) => `${one.department.id} → ${one.lane.id}`)
  expect(found({})).toEqual(['crew → front'])
  expect(found({ helps: step('back', { needs: [{ from: ['people'], units: 1 }] }) })).toEqual(['crew → back'])
  expect(found({ own: step('back', { department: 'crew' }) })).toEqual([])
  expect(found({ crew: { ...department, lane: 'back' } })).toEqual([])
  expect(found({ people: { ...people, department: undefined } })).toEqual([])
  expect(found({ below: { ...department, parent: 'crew' } })).toEqual([])
})

describe('lists', () => {
  test('stand in the order of their keys, then of their ids; records without a key come last', () => {
    const blueprint = small({
      a: lane('custom', 'c'),
      z: lane('custom', 'c'),
      m: { type: 'lane', name: {}, role: 'custom' },
    })
    expect(all(blueprint, 'lane').map((one) => one.id)).toEqual(['customer', 'a', 'z', 'front', 'm'])
  })

  test('the order of records in a file is nobody’s business', () => {
    const blueprint = small()
    const turned = { ...blueprint, records: Object.fromEntries(Object.entries(blueprint.records).reverse()) }
    expect(all(turned, 'node')).toEqual(all(blueprint, 'node'))
  })

  test('a record is found by type and id, and never on the prototype', () => {
    expect(get(small(), 'pool', 'clerk')?.capacity).toBe(2)
    expect(get(small(), 'lane', 'clerk')).toBeUndefined()
    expect(get(small(), 'pool', 'constructor')).toBeUndefined()
    expect(nodesOf(small(), 'end').map((one) => one.id)).toEqual(['leaves'])
  })
})

describe('lines', () => {
  const named = (records: Record<string, unknown>) =>
    lines(small({ front: undefined, customer: undefined, serve: undefined, ...records })).map((one) => [
      one.name,
      one.above.id,
      one.below.id,
    ])

  test('lie between the roles of the lanes', () => {
    expect(
      named({
        e: lane('evidence', 'b'),
        c: lane('customer', 'c'),
        f: lane('frontstage', 'd'),
        b: lane('backstage', 'e'),
        s: lane('support', 'f'),
      }),
    ).toEqual([
      ['interaction', 'c', 'f'],
      ['visibility', 'f', 'b'],
      ['internal-interaction', 'b', 's'],
    ])
  })

  test('several lanes of a role have no line between them; custom lanes take the side of the lane above', () => {
    expect(
      named({
        c: lane('customer', 'b'),
        f: lane('frontstage', 'c'),
        g: lane('frontstage', 'd'),
        x: lane('custom', 'e'),
        b: lane('backstage', 'f'),
      }),
    ).toEqual([
      ['interaction', 'c', 'f'],
      ['visibility', 'x', 'b'],
    ])
  })

  test('where a role is missing two lines lie together', () => {
    expect(named({ c: lane('customer', 'b'), b: lane('backstage', 'c') })).toEqual([
      ['interaction', 'c', 'b'],
      ['visibility', 'c', 'b'],
    ])
  })
})

describe('handoffs and encounters', () => {
  const company = {
    ...{ 'desk-lane': lane('frontstage', 'd', { department: 'desk' }), desk: department },
    ...{ 'field-lane': lane('backstage', 'e', { department: 'field' }), field: department },
    take: step('desk-lane'),
    repair: step('field-lane'),
  }
  const pairs = (records: Record<string, unknown>) =>
    handoffs(small({ ...company, in: undefined, out: undefined, ...records })).map(
      (one) => `${one.from.id} ${one.flow.id} ${one.to.id}`,
    )

  test('a flow that enters an action of another department is a handoff', () => {
    expect(pairs({ over: flow('take', 'repair') })).toEqual(['desk over field'])
    expect(pairs({ over: flow('take', 'repair'), back: flow('repair', 'take') }).sort()).toEqual([
      'desk over field',
      'field back desk',
    ])
  })

  test('inside a department there is none', () => {
    expect(pairs({ note: step('desk-lane'), next: flow('take', 'note') })).toEqual([])
  })

  test('routing nodes take the department of the last action before them', () => {
    const sort = { sort: { type: 'node', kind: 'decision', name: {}, lane: 'field-lane' } }
    expect(pairs({ ...sort, one: flow('take', 'sort'), two: flow('sort', 'repair') })).toEqual(['desk two field'])
  })

  test('customer and company meet: an encounter, not a handoff', () => {
    const records = { wait: step('customer'), asks: flow('wait', 'take') }
    expect(pairs(records)).toEqual([])
    const blueprint = small({ ...company, ...records })
    const asks = get(blueprint, 'flow', 'asks')
    expect(asks && isEncounter(blueprint, asks)).toBe(true)
  })

  test('a step’s own department goes before that of its lane', () => {
    const blueprint = small({ ...company, lent: step('desk-lane', { department: 'field' }) })
    const lent = get(blueprint, 'node', 'lent')
    expect(lent && departmentOf(blueprint, lent)?.id).toBe('field')
  })
})
