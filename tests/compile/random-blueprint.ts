/**
 * Random blueprints that are sound by construction: sequences, choices, loops with limits, blocks of parallel branches
 * (all, inclusive, first), branches that are no block, patience, deadlines, rooms, handoffs that bounce, side errands.
 */
import fc from 'fast-check'
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'
import { assert } from '../../src/base/index.ts'

type Piece =
  | {
      is: 'action'
      pool: number
      time: number
      patience?: number
      deadline?: number
      room?: number
      balk?: number
      chased?: boolean
      skilled?: boolean
    }
  | { is: 'delay'; time: number; deadline?: number }
  | { is: 'mark' }
  | { is: 'sequence'; pieces: Piece[] }
  | { is: 'choice'; ways: Piece[]; byClass: boolean }
  | { is: 'loop'; body: Piece; limit?: number }
  | { is: 'block'; ways: Piece[]; mode: 'all' | 'inclusive' | 'first' | 'first-and-finish' }
  | { is: 'redial'; body: Piece; limit?: number }
  | { is: 'tangle'; ways: [Piece, Piece, Piece] }
  | { is: 'slow'; bounce: boolean; then: Piece }

const time = fc.constantFrom(0, 1, 2, 5)
const leaf: fc.Arbitrary<Piece> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        is: fc.constant('action' as const),
        pool: fc.integer({ min: 0, max: 2 }),
        time,
        patience: fc.constantFrom(1, 3, 8),
        deadline: fc.constantFrom(2, 6, 20),
        room: fc.constantFrom(0, 1, 3),
        balk: fc.constantFrom(0, 1, 2),
        chased: fc.boolean(),
        skilled: fc.boolean(),
      },
      { requiredKeys: ['is', 'pool', 'time'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { is: fc.constant('delay' as const), time, deadline: fc.constantFrom(1, 4) },
      { requiredKeys: ['is', 'time'] },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ is: 'mark' as const }) },
)

const { piece } = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    fc.record({ is: fc.constant('sequence' as const), pieces: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      is: fc.constant('choice' as const),
      ways: fc.array(tie('piece'), { minLength: 2, maxLength: 3 }),
      byClass: fc.boolean(),
    }),
    fc.record(
      { is: fc.constant('loop' as const), body: tie('piece'), limit: fc.constantFrom(1, 2) },
      { requiredKeys: ['is', 'body'] },
    ),
    fc.record(
      { is: fc.constant('redial' as const), body: leaf, limit: fc.constantFrom(1, 2) },
      { requiredKeys: ['is', 'body'] },
    ),
    fc.record({
      is: fc.constant('block' as const),
      ways: fc.array(tie('piece'), { minLength: 2, maxLength: 3 }),
      mode: fc.constantFrom('all' as const, 'inclusive' as const, 'first' as const, 'first-and-finish' as const),
    }),
    fc.record({ is: fc.constant('tangle' as const), ways: fc.tuple(leaf, leaf, leaf) }),
    fc.record({ is: fc.constant('slow' as const), bounce: fc.boolean(), then: leaf }),
  ),
}))

const minutes = (value: number) => ({ value, unit: 'min' })

/** How a pool's queue stands. */
const line = fc.record(
  {
    discipline: fc.constantFrom('first', 'last', 'shortest', 'earliest-due'),
    ageing: fc.constantFrom(minutes(0), minutes(3)),
    preemption: fc.constantFrom('resume', 'restart'),
    levels: fc.constant([
      { name: { en: 'Junior' }, count: 1, speed: 0.5 },
      { name: { en: 'Senior' }, count: 1, speed: 2, skills: ['knack'] },
    ]),
    absence: fc.constant(0.3),
  },
  { requiredKeys: [] },
)

/** A blueprint with cases coming about every two minutes to three small pools. */
export const randomBlueprint: fc.Arbitrary<Blueprint> = fc
  .record({ body: piece, lines: fc.tuple(line, line, line) })
  .map(({ body, lines }) => new Drawing().blueprint(body, lines))

class Drawing {
  readonly #records: Record<string, object> = {}
  #count = 0

  blueprint(body: Piece, lines: readonly [object, object, object]): Blueprint {
    Object.assign(this.#records, {
      blueprint: {
        type: 'blueprint',
        name: { en: 'Random' },
        start: '2026-11-02T00:00',
        timezone: 'Asia/Shanghai',
        study: { kind: 'terminating', warmup: { value: 0, unit: 'min' }, length: { value: 60, unit: 'min' } },
      },
      customer: { type: 'lane', role: 'customer', name: { en: 'Customer' }, order: 'b' },
      back: { type: 'lane', role: 'backstage', name: { en: 'Back' }, order: 'c' },
      gold: { type: 'class', name: { en: 'Gold' }, share: 0.3, priority: 1 },
      plain: { type: 'class', name: { en: 'Plain' }, share: 0.7, priority: 2 },
      comes: { type: 'node', kind: 'arrival', name: { en: 'Comes' }, lane: 'customer' },
      leaves: { type: 'node', kind: 'end', name: { en: 'Leaves' }, lane: 'customer', outcome: 'satisfied' },
      stream: {
        type: 'stream',
        at: 'comes',
        arrivals: { kind: 'renewal', gap: { distribution: 'exponential', mean: 2, unit: 'min' } },
      },
      'pool-0': { type: 'pool', name: { en: 'Pool 0' }, capacity: 1, skills: ['knack'], ...lines[0] },
      'pool-1': { type: 'pool', name: { en: 'Pool 1' }, capacity: 2, closing: 'finish', ...lines[1] },
      'pool-2': {
        type: 'pool',
        name: { en: 'Pool 2' },
        capacity: 1,
        skills: ['knack'],
        serves: 'class == "gold" || class == "plain"',
        ...lines[2],
      },
    })
    const [first, last] = this.#draw(body)
    this.#flow('comes', first)
    this.#flow(last, 'leaves')
    const parsed = parseValue({
      format: 'throughline-blueprint',
      schemaVersion: 1,
      id: 'random',
      records: this.#records,
    })
    assert(parsed.ok, 'random-blueprint', JSON.stringify(parsed.findings))
    return parsed.value
  }

  #node(kind: string, fields: object, lane = 'back'): string {
    const id = `n${String(this.#count++).padStart(3, '0')}`
    this.#records[id] = { type: 'node', kind, name: { en: id }, lane, ...fields }
    return id
  }

  #flow(from: string, to: string, fields: object = {}): string {
    const id = `f${String(this.#count++).padStart(3, '0')}`
    this.#records[id] = { type: 'flow', kind: 'sequence', from, to, ...fields }
    return id
  }

  /** @returns entry and exit node of the piece */
  #draw(one: Piece): [string, string] {
    switch (one.is) {
      case 'mark': {
        const id = this.#node('action', {})
        return [id, id]
      }
      case 'delay': {
        const deadline = one.deadline === undefined ? {} : { deadline: constant(one.deadline) }
        const id = this.#node('delay', { stages: [{ time: spread(one.time) }], ...deadline })
        return one.deadline === undefined ? [id, id] : [id, this.#after(id, ['deadline'])]
      }
      case 'action': {
        const id = this.#node('action', {
          stages: [
            { time: spread(one.time) },
            { time: spread(one.time), variants: [{ when: 'class == "gold"', time: constant(1) }] },
          ],
          needs: [
            {
              from: [`pool-${one.pool}`, `pool-${(one.pool + 1) % 3}`],
              units: 1,
              ...(one.skilled ? { skills: ['knack'] } : {}),
            },
          ],
          ...(one.patience === undefined ? {} : { patience: { time: constant(one.patience), share: 0.5 } }),
          ...(one.deadline === undefined ? {} : { deadline: constant(one.deadline) }),
          ...(one.room === undefined ? {} : { room: one.room }),
          ...(one.balk === undefined ? {} : { balk: { waiting: one.balk, share: 0.5 } }),
        })
        if (one.chased) this.#chase(id)
        const exits = [
          one.patience === undefined ? '' : 'abandon',
          one.deadline === undefined ? '' : 'deadline',
          one.room === undefined ? '' : 'full',
          one.balk === undefined ? '' : 'balk',
        ].filter(Boolean)
        return exits.length === 0 ? [id, id] : [id, this.#after(id, exits)]
      }
      case 'sequence': {
        const drawn = one.pieces.map((inner) => this.#draw(inner))
        for (let at = 1; at < drawn.length; at += 1) this.#flow(drawn[at - 1][1], drawn[at][0])
        return [drawn[0][0], drawn[drawn.length - 1][1]]
      }
      case 'choice': {
        const split = this.#node('decision', {})
        const merge = this.#node('action', {})
        const drawn = one.byClass ? one.ways.length - 1 : one.ways.length
        one.ways.forEach((way, at) => {
          const [first, last] = this.#draw(way)
          const isFirst = at === one.ways.length - drawn
          const odds = drawn === 1 ? 1 : isFirst ? 0.2 : 0.8 / (drawn - 1)
          const how =
            one.byClass && at === 0
              ? { when: 'class == "gold"' }
              : { share: 1 / drawn, shares: [{ when: 'class == "plain"', share: odds }] }
          this.#flow(split, first, how)
          this.#flow(last, merge)
        })
        return [split, merge]
      }
      case 'loop': {
        // Without a limit time must pass on the way round, or it could go round for ever at one instant.
        const start =
          one.limit === undefined ? this.#node('delay', { stages: [{ time: constant(1) }] }) : this.#node('action', {})
        const [first, last] = this.#draw(one.body)
        const again = this.#node('decision', {})
        const out = this.#node('action', {})
        this.#flow(start, first)
        this.#flow(last, again)
        const on = this.#flow(again, out, { share: 0.6 })
        this.#flow(again, start, {
          share: 0.4,
          loop: true,
          ...(one.limit === undefined ? {} : { limit: one.limit, instead: on }),
        })
        return [start, out]
      }
      case 'redial': {
        const [first, last] = this.#draw(one.body)
        const limit = one.limit === undefined ? {} : { limit: one.limit }
        const again = this.#node('redial', { share: 0.4, after: spread(2), ...limit }, 'customer')
        const out = this.#node('action', {})
        this.#flow(last, again)
        this.#flow(again, first)
        this.#flow(again, out, { on: 'abandon' })
        return [first, out]
      }
      case 'block': {
        // An inclusive join needs a block around it, and a tangle is none; the rule join-can-complete says so.
        const mode = one.mode === 'inclusive' && one.ways.some(hasTangle) ? 'all' : one.mode
        const fork = this.#node('fork', { mode: mode === 'inclusive' ? 'inclusive' : 'all' })
        const join = this.#node('join', mode === 'first-and-finish' ? { mode: 'first', others: 'finish' } : { mode })
        one.ways.forEach((way, at) => {
          const [first, last] = this.#draw(way)
          this.#flow(
            fork,
            first,
            mode === 'inclusive' && at > 0 ? { when: at === 1 ? 'class == "gold"' : 'class == "plain"' } : {},
          )
          this.#flow(last, join)
        })
        const after = this.#node('action', {})
        this.#flow(join, after)
        return [fork, after]
      }
      case 'tangle': {
        // a ‖ (b then c ‖ d), where a and c meet before d does: branches that are no block.
        const [outer, inner] = [this.#node('fork', {}), this.#node('fork', {})]
        const [early, late] = [this.#node('join', {}), this.#node('join', {})]
        const [a, c, d] = one.ways.map((way) => this.#draw(way))
        this.#flow(outer, a[0])
        this.#flow(outer, inner)
        this.#flow(inner, c[0])
        this.#flow(inner, d[0])
        this.#flow(a[1], early)
        this.#flow(c[1], early)
        this.#flow(early, late)
        this.#flow(d[1], late)
        const after = this.#node('action', {})
        this.#flow(late, after)
        return [outer, after]
      }
      case 'slow': {
        const before = this.#node('action', {})
        const [first, last] = this.#draw(one.then)
        const bounce = one.bounce ? { bounce: { share: 0.3, after: constant(1) } } : {}
        this.#flow(before, first, { handoff: { transfer: spread(2), ...bounce } })
        return [before, last]
      }
    }
  }

  /** All exits of a step meet again behind it. */
  #after(id: string, exits: readonly string[]): string {
    const merge = this.#node('action', {})
    this.#flow(id, merge)
    for (const on of exits) this.#flow(id, merge, { on })
    return merge
  }

  #chase(at: string): void {
    if (this.#records['chase'] === undefined) {
      const answer = this.#node('action', { stages: [{ time: constant(1) }], needs: [{ from: ['pool-2'] }] })
      const over = this.#node('end', { counts: false })
      this.#flow(answer, over)
      this.#records['chase'] = {
        type: 'chase',
        at: [],
        after: { value: 2, unit: 'min' },
        share: 0.5,
        limit: 2,
        to: answer,
      }
    }
    ;(this.#records['chase'] as { at: string[] }).at.push(at)
    const supervise = { type: 'escalation', at: [] as string[], after: minutes(1), then: [{ after: minutes(4) }] }
    this.#records['supervise'] ??= supervise
    ;(this.#records['supervise'] as typeof supervise).at.push(at)
  }
}

const constant = (value: number) => ({ distribution: 'constant', value, unit: 'min' })
const spread = (value: number) =>
  value === 0 ? constant(0) : { distribution: 'exponential', mean: value, unit: 'min' }

function hasTangle(piece: Piece): boolean {
  if (piece.is === 'tangle') return true
  const inner =
    piece.is === 'sequence'
      ? piece.pieces
      : piece.is === 'choice' || piece.is === 'block'
        ? piece.ways
        : piece.is === 'loop'
          ? [piece.body]
          : []
  return inner.some(hasTangle)
}
