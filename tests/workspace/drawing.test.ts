/** Drawing by commands: a story for each, on an empty blueprint; and what holds after any of them. */
import { describe, expect, test } from 'vitest'
import { applyDiff, diffRecords, reversed, type Records } from '../../src/base/index.ts'
import {
  all,
  get,
  kinds,
  normalise,
  parseRecord,
  whyNotConnected,
  whyNotNext,
  write,
  type Blueprint,
} from '../../src/blueprint/index.ts'
import * as verbs from '../../src/workspace/commands/index.ts'
import type { Command } from '../../src/workspace/command.ts'
import { copyOf } from '../../src/workspace/copied.ts'
import { emptyBlueprint } from '../../src/workspace/empty.ts'
import { emptyHistory, recorded, undone, type History } from '../../src/workspace/history.ts'
import { freshSeed } from '../random/luck.ts'
import { template, templateNames } from './templates.ts'

/** A blueprint under the hand: does one act after another, as the open document does. */
class Hand {
  blueprint: Blueprint
  constructor(blueprint = emptyBlueprint()) {
    this.blueprint = blueprint
  }
  do<Args>(command: Command<Args>, args: Args): this {
    expect(command.can(this.blueprint, args), command.name).toBe(true)
    this.blueprint = normalise(this.blueprint, command.run(this.blueprint, args))
    for (const [id, record] of Object.entries(this.blueprint.records)) expect(parseRecord(id, record).ok, id).toBe(true)
    return this
  }
  steps(lane: string, names: string, after?: string, kind: (typeof kinds)[number]['name'] = 'action'): this {
    const steps = names.split(' ').map((id) => ({ id, name: { en: id } }))
    return this.do(verbs.addSteps, { steps, kind, lane, ...(after === undefined ? {} : { after }) })
  }
  /** `call → check 0.5` */
  get flows(): string[] {
    return all(this.blueprint, 'flow').map(
      ({ from, to, share, kind, on }) =>
        `${from} → ${to}${kind === 'sequence' ? '' : ` (${kind})`}${share === undefined ? '' : ` ${share}`}${on ? ` on ${on}` : ''}`,
    )
  }
  field(id: string, field: string): unknown {
    return (this.blueprint.records[id] as unknown as Record<string, unknown>)[field]
  }
}

describe('add-steps', () => {
  test('a chain follows in its order, and the next one goes between', () => {
    const hand = new Hand().steps('customer', 'call check leave').steps('frontstage', 'ask', 'call')
    expect(hand.flows).toEqual(['call → ask', 'ask → check', 'check → leave'])
    expect(all(hand.blueprint, 'node').map(({ id }) => id)).toEqual(['call', 'ask', 'check', 'leave'])
  })

  test('behind a decision it is one way more, and the ways share evenly', () => {
    const hand = new Hand()
      .steps('frontstage', 'ask')
      .steps('frontstage', 'which', 'ask', 'decision')
      .steps('frontstage', 'mend', 'which')
      .steps('frontstage', 'swap', 'which')
      .steps('backstage', 'order', 'which')
    expect(hand.flows).toEqual([
      'ask → which',
      'which → mend 0.333333',
      'which → swap 0.333333',
      'which → order 0.333334',
    ])
  })

  test('who comes in comes with a guess at how many, and says that it is one', () => {
    const { blueprint } = new Hand().steps('customer', 'in', undefined, 'arrival')
    expect(all(blueprint, 'stream')).toMatchObject([
      { at: 'in', arrivals: { kind: 'rate', perDay: 24 }, marks: { 'arrivals.perDay': { mark: 'assumed' } } },
    ])
  })

  test('evidence hangs on its step and a note is about it; neither is on the way', () => {
    const hand = new Hand()
      .steps('customer', 'call leave')
      .steps('evidence', 'sms letter', 'call', 'evidence')
      .steps('frontstage', 'moment', 'call', 'note')
    expect(hand.flows).toEqual(['call → leave', 'sms → call (evidence)', 'letter → call (evidence)'])
    expect(hand.field('moment', 'about')).toBe('call')
  })

  test('it has the phase, the sub-blueprint and, in the same lane, the department of the one before', () => {
    const hand = new Hand()
      .do(verbs.addRow, { id: 'desk', name: { en: 'Desk' }, what: { type: 'department' } })
      .do(verbs.addRow, { id: 'start', name: { en: 'Start' }, what: { type: 'phase' } })
      .steps('frontstage', 'ask')
    hand.do(verbs.setField, { record: 'ask', field: 'department', value: 'desk' })
    hand.do(verbs.setField, { record: 'ask', field: 'phase', value: 'start' })
    hand.steps('frontstage', 'look', 'ask').steps('backstage', 'order', 'look')
    expect(get(hand.blueprint, 'node', 'look')).toMatchObject({ department: 'desk', phase: 'start' })
    expect(get(hand.blueprint, 'node', 'order')).toMatchObject({ phase: 'start' })
    expect(hand.field('order', 'department')).toBeUndefined()
  })

  test('only what may follow is taken, and the reason is said in both languages', () => {
    const { blueprint } = new Hand().steps('customer', 'call').steps('customer', 'done', 'call', 'end')
    const args = { steps: [{ id: 'more', name: {} }], kind: 'action', lane: 'customer', after: 'done' } as const
    expect(verbs.addSteps.can(blueprint, args)).toBe(false)
    expect(whyNotNext(blueprint, 'done', 'action', 'customer')).toEqual({
      en: 'Nothing follows an end.',
      'zh-CN': '结束之后没有后续。',
    })
    expect(whyNotNext(blueprint, 'call', 'evidence', 'frontstage')?.en).toBe('It has no place in this lane.')
  })
})

test('insert-step: what chose the way still chooses it, what is handed over is handed over behind', () => {
  const hand = new Hand().steps('frontstage', 'ask').steps('backstage', 'order', 'ask')
  const [{ id: flow }] = all(hand.blueprint, 'flow')
  hand
    .do(verbs.setField, { record: flow, field: 'share', value: 0.25 })
    .do(verbs.setField, { record: flow, field: 'handoff', value: { medium: 'paper' } })
    .do(verbs.insertStep, { flow, id: 'sort', name: { en: 'Sort' }, kind: 'action' })
  expect(hand.flows).toEqual(['ask → sort 0.25', 'sort → order'])
  expect(hand.field(flow, 'handoff')).toBeUndefined()
  expect(hand.field('sort-to-order', 'handoff')).toEqual({ medium: 'paper' })
  expect(hand.field('sort', 'lane')).toBe('frontstage')
})

test('remove: the way heals over what goes, and what is handed over stays with who receives', () => {
  const hand = new Hand().steps('frontstage', 'ask sort').steps('backstage', 'order', 'sort')
  hand.do(verbs.setField, { record: 'sort-to-order', field: 'handoff', value: { medium: 'paper' } })
  hand.do(verbs.remove, { ids: ['sort'] })
  expect(hand.flows).toEqual(['ask → order'])
  expect(hand.field('ask-to-sort', 'handoff')).toEqual({ medium: 'paper' })
  // Two that stand one behind the other heal as well.
  const long = new Hand().steps('customer', 'a b c d')
  expect(long.do(verbs.remove, { ids: ['b', 'c'] }).flows).toEqual(['a → d'])
})

test('remove: where several ways lead on there is nothing to heal, and nothing is doubled', () => {
  const hand = new Hand()
    .steps('frontstage', 'ask')
    .steps('frontstage', 'which', 'ask', 'decision')
    .steps('frontstage', 'mend', 'which')
    .steps('frontstage', 'swap', 'which')
  expect(hand.do(verbs.remove, { ids: ['which'] }).flows).toEqual([])
  const both = new Hand().steps('frontstage', 'a b c').do(verbs.connect, { from: 'a', to: 'c' })
  expect(both.do(verbs.remove, { ids: ['b'] }).flows).toEqual(['a → c'])
})

test('connect: evidence is shown, all else moves on; no way twice, none to itself', () => {
  const hand = new Hand()
    .steps('customer', 'call')
    .steps('customer', 'leave')
    .steps('evidence', 'sms', undefined, 'evidence')
  hand.do(verbs.connect, { from: 'call', to: 'leave' }).do(verbs.connect, { from: 'sms', to: 'leave' })
  hand.do(verbs.connect, { from: 'call', to: 'leave', kind: 'journey' })
  expect(hand.flows).toEqual(['call → leave', 'sms → leave (evidence)', 'call → leave (journey)'])
  expect(whyNotConnected(hand.blueprint, 'call', 'leave')?.en).toBe('It leads there already.')
  expect(whyNotConnected(hand.blueprint, 'call', 'call')?.en).toBe('A step does not lead to itself.')
})

test('place-on-flow: a step leaves its way, which heals, and stands in another', () => {
  const hand = new Hand().steps('frontstage', 'a b c').steps('frontstage', 'x y')
  hand.do(verbs.placeOnFlow, { step: 'b', flow: 'x-to-y' })
  expect(hand.flows.sort()).toEqual(['a → c', 'b → y', 'x → b'])
})

test('move-steps: the lane’s department counts, unless another is named; what has no place there stays', () => {
  const hand = new Hand().do(verbs.addRow, { id: 'desk', name: { en: 'Desk' }, what: { type: 'department' } })
  hand.steps('frontstage', 'ask').do(verbs.moveSteps, { ids: ['ask'], lane: 'backstage', department: 'desk' })
  expect(get(hand.blueprint, 'node', 'ask')).toMatchObject({ lane: 'backstage', department: 'desk' })
  hand.do(verbs.moveSteps, { ids: ['ask'], lane: 'support' })
  expect(hand.field('ask', 'department')).toBeUndefined()
  expect(verbs.moveSteps.can(hand.blueprint, { ids: ['ask'], lane: 'evidence' })).toBe(false)
})

test('reorder: one place up and down, also where keys are missing', () => {
  const hand = new Hand()
  const lanes = () => all(hand.blueprint, 'lane').map(({ id }) => id)
  hand.do(verbs.reorder, { id: 'support', by: -1 })
  expect(lanes()).toEqual(['evidence', 'customer', 'frontstage', 'support', 'backstage'])
  for (const id of lanes()) hand.do(verbs.setField, { record: id, field: 'order', value: undefined })
  const [first] = lanes()
  hand.do(verbs.reorder, { id: first, by: 2 })
  expect(lanes()[2]).toBe(first)
  expect(verbs.reorder.can(hand.blueprint, { id: lanes()[0], by: -1 })).toBe(false)
})

test('change-kind: what the new kind knows stays', () => {
  const hand = new Hand().steps('frontstage', 'wait')
  hand
    .do(verbs.setField, { record: 'wait', field: 'room', value: 3 })
    .do(verbs.setField, {
      record: 'wait',
      field: 'stages',
      value: [{ time: { distribution: 'constant', value: 5, unit: 'min' } }],
    })
    .do(verbs.changeKind, { id: 'wait', kind: 'delay' })
  expect(get(hand.blueprint, 'node', 'wait')).toMatchObject({ kind: 'delay', name: { en: 'wait' }, lane: 'frontstage' })
  expect(hand.field('wait', 'room')).toBeUndefined()
  expect(hand.field('wait', 'stages')).toHaveLength(1)
})

test('paste: copies have ids of their own, and the flows between them come along', () => {
  const hand = new Hand().steps('frontstage', 'ask').steps('backstage', 'order', 'ask')
  const copied = copyOf(hand.blueprint, ['ask', 'order'])
  hand.do(verbs.paste, { copied })
  expect(hand.flows).toEqual(['ask → order', 'ask-2 → order-2'])
  // In another blueprint the lane of the same role takes them.
  const other = new Hand({ id: 'other', records: { blueprint: hand.blueprint.records.blueprint } })
  expect(verbs.paste.can(other.blueprint, { copied })).toBe(false)
  other.do(verbs.addRow, { id: 'front', name: {}, what: { type: 'lane', role: 'frontstage' } })
  other.do(verbs.addRow, { id: 'back', name: {}, what: { type: 'lane', role: 'backstage' } })
  other.do(verbs.paste, { copied })
  expect(all(other.blueprint, 'node').map(({ id, lane }) => [id, lane])).toEqual([
    ['ask', 'front'],
    ['order', 'back'],
  ])
})

test('replace-text: in both languages and every letter case, and nowhere else', () => {
  const hand = new Hand().steps('frontstage', 'ask')
  hand.do(verbs.rename, { record: 'ask', language: 'en', name: 'Ask the CLERK about $1' })
  expect(verbs.foundIn(hand.blueprint, 'clerk')).toEqual(['ask'])
  hand.do(verbs.replaceText, { find: 'clerk', replace: '$& (x)' })
  expect(hand.field('ask', 'name')).toEqual({ en: 'Ask the $& (x) about $1' })
  expect(verbs.replaceText.can(hand.blueprint, { find: 'clerk', replace: '' })).toBe(false)
})

test('a thousand random acts, undone one by one, give the bytes of the start', () => {
  const seed = freshSeed()
  console.log(`random acts from seed ${seed}`)
  let state = seed >>> 0 || 1
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
  const one = <T>(list: readonly T[]): T => list[random(list.length)]
  const start = template(one(templateNames))
  let blueprint = start
  let history: History = emptyHistory
  const act = <Args>(command: Command<Args>, args: Args): boolean => {
    if (!command.can(blueprint, args)) return false
    const next = normalise(blueprint, command.run(blueprint, args))
    history = recorded(history, {
      label: command.label,
      diff: diffRecords(blueprint.records as Records, next.records as Records),
    })
    blueprint = next
    return true
  }
  let count = 0
  for (let round = 0; count < 1000 && round < 100_000; round += 1) {
    const nodes = all(blueprint, 'node').map(({ id }) => id)
    const flows = all(blueprint, 'flow').map(({ id }) => id)
    const lanes = all(blueprint, 'lane').map(({ id }) => id)
    const id = `r${round}`
    const name = { en: id }
    const kind = one(kinds).name
    const done = [
      () => act(verbs.addSteps, { steps: [{ id, name }], kind, lane: one(lanes), after: one(nodes) }),
      () => act(verbs.insertStep, { flow: one(flows), id, name, kind }),
      () => act(verbs.placeOnFlow, { step: one(nodes), flow: one(flows) }),
      () => act(verbs.connect, { from: one(nodes), to: one(nodes) }),
      () => act(verbs.moveBehind, { step: one(nodes), after: one(nodes) }),
      () => act(verbs.moveSteps, { ids: [one(nodes)], lane: one(lanes) }),
      () => act(verbs.changeKind, { id: one(nodes), kind }),
      () => random(3) === 0 && act(verbs.remove, { ids: [one(nodes), one(flows)] }),
      () => random(3) === 0 && act(verbs.paste, { copied: copyOf(blueprint, [one(nodes), one(nodes)]) }),
      () => act(verbs.reorder, { id: one([...nodes, ...lanes]), by: random(7) - 3 }),
      () => act(verbs.rename, { record: one(nodes), language: 'en', name: id }),
    ]
    if (nodes.length > 0 && flows.length > 0 && one(done)()) count += 1
  }
  expect(count).toBe(1000)
  for (let step = undone(history, blueprint.records as Records); step;) {
    history = step.history
    blueprint = { ...blueprint, records: step.records as Blueprint['records'] }
    step = undone(history, blueprint.records as Records)
  }
  expect(write(blueprint)).toBe(write(start))
  expect(
    applyDiff(start.records as Records, reversed(diffRecords(start.records as Records, start.records as Records))),
  ).toEqual(start.records)
})
