import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  concurrency,
  cycles,
  exitReachable,
  forkOfJoin,
  reachable,
  revisitable,
  starvingJoins,
  swallowingJoins,
  zeroTimeLoops,
  type Block,
} from '../../src/blueprint/index.ts'
import { draw, minutes } from './draw.ts'

const sorted = (set: Iterable<string>) => [...set].sort()

/** `a→join | b,c→join`: what each branch holds, and where they meet. */
function told(block: Block | undefined): string {
  if (!block) return 'no fork'
  if (!block.structured) return `${block.why.reason} at ${block.why.at}`
  const branches = block.branches.map(({ nodes }) => sorted(nodes).join(','))
  return `${branches.sort().join(' | ')} → ${block.join ?? 'ends'}`
}
const block = (drawing: string, fork = 'fork', more = {}) => told(concurrency(draw(drawing, more)).get(fork))

test('a step that nothing leads to is not reached, an evidence never is', () => {
  const blueprint = draw('arrive > check > end\n stray > end', {
    sheet: { type: 'node', kind: 'evidence', name: {}, lane: 'frontstage' },
  })
  expect(sorted(reachable(blueprint))).toEqual(['arrive', 'check', 'end'])
})

test('a chasing call reaches the steps that it goes to', () => {
  const chase = { type: 'chase', at: ['check'], after: { value: 1, unit: 'h' }, share: 0.4, to: 'answer' }
  const blueprint = draw('arrive > check > end\n answer > end-call', { chase })
  expect(sorted(reachable(blueprint))).toEqual(['answer', 'arrive', 'check', 'end', 'end-call'])
  expect(sorted(revisitable(blueprint))).toEqual(['answer', 'end-call'])
})

test('a case that can only go round never comes to an end', () => {
  expect(sorted(exitReachable(draw('arrive > check > decide > check{share: 1}\n decide > end{share: 0}')))).toEqual([
    'end',
  ])
  expect(sorted(exitReachable(draw('arrive > check > decide > check{share: 0.2}\n decide > end{share: 0.8}')))).toEqual(
    ['arrive', 'check', 'decide', 'end'],
  )
})

test('a flow of share 0 that stands in for a flow with a limit is a way out', () => {
  const drawing = 'arrive > check > decide > check{share: 1, limit: 3, instead: decide-to-end}\n decide > end{share: 0}'
  expect(exitReachable(draw(drawing)).has('check')).toBe(true)
})

test('loops are found, one list each, and their steps may be visited again', () => {
  const blueprint = draw('arrive > a > b > a\n b > c > d > c\n d > end')
  expect(cycles(blueprint)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(sorted(revisitable(blueprint))).toEqual(['a', 'b', 'c', 'd'])
})

test('a refused handoff goes back, and that is a loop', () => {
  const blueprint = draw('arrive > a > b > c > end', {
    'b-to-c': { handoff: { bounce: { share: 0.1, to: 'a' } } },
  })
  expect(cycles(blueprint)).toEqual([['a', 'b']])
  const toGiver = draw('arrive > a > b > end', { 'a-to-b': { handoff: { bounce: { share: 0.1 } } } })
  expect(cycles(toGiver)).toEqual([['a']])
})

test('the inside of a sub-blueprint lies on the way through it', () => {
  const blueprint = draw('arrive > room > after > end\n in room: look > mend > end-room')
  expect(sorted(reachable(blueprint))).toEqual(['after', 'arrive', 'end', 'end-room', 'look', 'mend', 'room'])
  expect(exitReachable(blueprint).has('look')).toBe(true)
  expect(cycles(draw('arrive > room > decide > room\n decide > end\n in room: look > end-room'))).toEqual([
    ['decide', 'end-room', 'look', 'room'],
  ])
})

test('a sub-blueprint that stands in itself is no reason to hang', () => {
  const blueprint = draw('arrive > room > end\n in room: room-two > end-two', { room: { within: 'room-two' } })
  expect(reachable(blueprint).has('room')).toBe(true)
  expect(concurrency(blueprint).size).toBe(0)
})

test('records that refer to nothing are passed over', () => {
  const blueprint = draw('arrive > fork > a > join > end\n fork > b > join', {
    lost: { type: 'flow', kind: 'sequence', from: 'nowhere', to: 'a' },
    gone: { type: 'flow', kind: 'sequence', from: 'end', to: 'nobody' },
    b: { within: 'nothing' },
  })
  expect(told(concurrency(blueprint).get('fork'))).toBe('a | b → join')
  expect(cycles(blueprint)).toEqual([])
  expect(starvingJoins(blueprint).size).toBe(0)
})

test('a loop of decisions takes no time; one that holds a step of some minutes does', () => {
  expect(zeroTimeLoops(draw('arrive > decide > wait > decide\n decide > end'))).toEqual([['decide', 'wait']])
  expect(zeroTimeLoops(draw('arrive > decide > work > decide\n decide > end'))).toEqual([])
  expect(zeroTimeLoops(draw('arrive > decide > mark > decide\n decide > end'))).toEqual([['decide', 'mark']])
})

test('a limit, a transfer or a time of 0 make the difference', () => {
  const loop = 'arrive > decide > wait > decide\n decide > end'
  expect(zeroTimeLoops(draw(loop, { 'decide-to-wait': { limit: 3, instead: 'decide-to-end' } }))).toEqual([])
  expect(zeroTimeLoops(draw(loop, { 'wait-to-decide': { handoff: { transfer: minutes(5) } } }))).toEqual([])
  expect(zeroTimeLoops(draw(loop, { 'wait-to-decide': { handoff: { transfer: minutes(0) } } }))).toHaveLength(1)
  expect(
    zeroTimeLoops(draw('arrive > a > decide > a\n decide > end', { a: { stages: [{ time: minutes(0) }] } })),
  ).toHaveLength(1)
})

test('a full room sends a case away at once, so trying again needs time', () => {
  const again = 'arrive > serve > end\n serve > wait{on: full} > serve'
  expect(zeroTimeLoops(draw(again))).toEqual([['serve', 'wait']])
  expect(zeroTimeLoops(draw('arrive > serve > end\n serve > delay{on: full} > serve'))).toEqual([])
})

test('a loop through a join takes as long as the slowest branch', () => {
  const block = 'arrive > fork > wait > join > decide > fork\n decide > end'
  expect(zeroTimeLoops(draw(`${block}\n fork > work > join`))).toEqual([])
  expect(zeroTimeLoops(draw(`${block}\n fork > wait-two > join`))).toHaveLength(1)
  const first = { join: { mode: 'first' } }
  expect(zeroTimeLoops(draw(`${block}\n fork > work > join`, first))).toHaveLength(1)
})

test('two branches that meet at one join are a block', () => {
  const blueprint = draw('arrive > fork > a > join > end\n fork > b > c > join')
  expect(told(concurrency(blueprint).get('fork'))).toBe('a | b,c → join')
  expect(concurrency(blueprint).get('fork')).toMatchObject({
    structured: true,
    branches: [{ flow: 'fork-to-a' }, { flow: 'fork-to-b' }],
  })
  expect([...forkOfJoin(blueprint)]).toEqual([['join', 'fork']])
})

test('a branch may be empty, choose among several flows into the join, or go round', () => {
  expect(block('arrive > fork > join > end\n fork > b > join')).toBe(' | b → join')
  expect(block('arrive > fork > a > decide > join > end\n decide > x > join\n fork > b > join')).toBe(
    'a,decide,x | b → join',
  )
  expect(block('arrive > fork > a > decide > a\n decide > join > end\n fork > b > join')).toBe('a,decide | b → join')
})

test('a step with an abandon exit into the join stays in its branch', () => {
  expect(block('arrive > fork > a > join > end\n a > join{on: abandon}\n fork > b > join')).toBe('a | b → join')
})

test('without a join each branch ends for itself', () => {
  expect(block('arrive > fork > a > end-a\n fork > b > decide > end-b\n decide > end-c')).toBe(
    'a,end-a | b,decide,end-b,end-c → ends',
  )
})

test('a block may stand in a branch of a block', () => {
  const drawing = 'arrive > fork > a > fork-in > b > join-in > c > join > end\n fork-in > d > join-in\n fork > e > join'
  expect(block(drawing)).toBe('a,b,c,d,fork-in,join-in | e → join')
  expect(block(drawing, 'fork-in')).toBe('b | d → join-in')
})

test('a block that follows a block keeps to its own join', () => {
  const drawing = 'arrive > fork > a > join > fork-two > c > join-two > end\n fork > b > join\n fork-two > d > join-two'
  expect(block(drawing)).toBe('a | b → join')
  expect(block(drawing, 'fork-two')).toBe('c | d → join-two')
})

test('a block in a loop is a block', () => {
  expect(block('arrive > fork > a > join > decide > fork\n decide > end\n fork > b > join')).toBe('a | b → join')
})

test('a block with a sub-blueprint in a branch holds its inside too', () => {
  const drawing = 'arrive > fork > room > join > end\n fork > b > join\n in room: look > end-room'
  expect(block(drawing)).toBe('b | end-room,look,room → join')
})

test('a block inside of a sub-blueprint is one; one that leaves it is none', () => {
  expect(block('arrive > room > end\n in room: fork > a > join > end-room\n in room: fork > b > join')).toBe(
    'a | b → join',
  )
  expect(block('arrive > room > join > end\n in room: fork > a > end-a\n in room: fork > b > end-b')).toBe(
    'leaves-sub-blueprint at join',
  )
  expect(block('arrive > room > end\n in room: fork > a > end-a\n in room: fork > b > end-b')).toContain('at ')
})

test('what is no block says why, and where', () => {
  expect(block('arrive > fork > a > shared > join > end\n fork > b > shared\n b > join')).toBe('shared-step at shared')
  expect(block('arrive > fork > a > join > end\n fork > b > join\n b > end{on: abandon}')).toBe(
    'ends-before-join at end',
  )
  expect(block('arrive > early > fork > a > join > end\n fork > b > decide > early\n decide > join')).toBe(
    'back-to-fork at fork',
  )
  expect(block('arrive > decide > fork > a > join > end\n fork > b > join\n decide > b')).toBe(
    'entered-from-outside at b',
  )
  expect(block('arrive > decide > fork > a > join > end\n fork > b > join\n decide > join')).toBe(
    'join-has-other-ways at decide',
  )
  expect(block('arrive > fork > a > join > end\n fork > b')).toBe('ends-before-join at b')
  expect(block('arrive > fork', 'fork')).toBe('no-branches at fork')
})

test('a chasing call into a branch enters it from outside', () => {
  const chase = { type: 'chase', at: ['a'], after: { value: 1, unit: 'h' }, share: 0.4, to: 'b' }
  expect(block('arrive > fork > a > join > end\n fork > b > join', 'fork', { chase })).toBe('entered-from-outside at b')
})

test('a refused handoff that stays in its branch keeps the block, one that leaves it does not', () => {
  const drawing = 'arrive > early > fork > a > b > join > end\n fork > c > join'
  const bounced = (to: string) => ({ 'a-to-b': { handoff: { transfer: minutes(5), bounce: { share: 0.1, to } } } })
  expect(block(drawing, 'fork', bounced('a'))).toBe('a,b | c → join')
  expect(block(drawing, 'fork', bounced('early'))).toBe('back-to-fork at fork')
})

test('branches that cross are no blocks, and neither is the block around them', () => {
  // a and b each feed two joins: the classic shape that no nesting of parallel parts can draw.
  const crossed =
    'fork-in > a > fork-a > join-one > j > join-both\n fork-a > join-two > k > join-both\n fork-in > b > fork-b > join-one\n fork-b > join-two'
  const drawing = `arrive > fork > fork-in\n${crossed}\n join-both > join > end\n fork > other > join`
  const blocks = concurrency(draw(drawing))
  expect(blocks.get('fork-a')?.structured).toBe(false)
  expect(blocks.get('fork-in')?.structured).toBe(false)
  expect(told(blocks.get('fork'))).toMatch(/^nested at /)
  expect(starvingJoins(draw(drawing)).size).toBe(0)
})

test('two forks with one join in common are no blocks but run', () => {
  const drawing = 'arrive > fork > a > join > end\n fork > fork-in > b > join\n fork-in > c > join'
  expect(block(drawing)).toMatch(/^nested/)
  expect(sorted(starvingJoins(draw(drawing)))).toEqual([])
})

test('a join of all ways after a choice waits for ever', () => {
  expect(sorted(starvingJoins(draw('arrive > decide > a > join > end\n decide > b > join')))).toEqual(['join'])
  expect(sorted(starvingJoins(draw('arrive > decide > a > first > end\n decide > b > first')))).toEqual([])
  // Outside of a block nothing tells which ways were taken: it waits for as many as there are.
  expect(sorted(starvingJoins(draw('arrive > decide > a > taken > end\n decide > b > taken')))).toEqual(['taken'])
})

test('a join outside of a block counts what comes, not by which way it comes', () => {
  const twoByEither = 'arrive > fork > a > decide > join > end\n fork > b > decide\n decide > c > join'
  expect(sorted(starvingJoins(draw(twoByEither)))).toEqual([])
  const three = draw(twoByEither, { join: { expects: 3 } })
  expect(sorted(starvingJoins(three))).toEqual(['join'])
  const threeComeForTwo = 'arrive > fork > a > shared > join > end\n fork > b > shared\n fork > c > join'
  expect(sorted(starvingJoins(draw(threeComeForTwo)))).toEqual(['join'])
  expect(sorted(starvingJoins(draw(threeComeForTwo, { join: { expects: 3 } })))).toEqual([])
})

test('a branch that may end before the join starves it', () => {
  expect(
    sorted(starvingJoins(draw('arrive > fork > a > join > end\n fork > b > join\n b > end{on: abandon}'))),
  ).toEqual(['join'])
  expect(
    sorted(starvingJoins(draw('arrive > fork > a > first > end\n fork > b > first\n b > end{on: abandon}'))),
  ).toEqual([])
})

test('a case that comes again to a join of the first that closes no block is taken for a late one', () => {
  const loop = 'arrive > decide > a > first > again > decide\n decide > b > first\n again > end'
  const finish = { first: { others: 'finish' } }
  expect(sorted(swallowingJoins(draw(loop, finish)))).toEqual(['first'])
  // Outside of a block there are no others to stop: who comes again is absorbed all the same.
  expect(sorted(swallowingJoins(draw(loop)))).toEqual(['first'])
  // Late is who comes while the first is on its way to an end.
  const race = 'arrive > fork > a > first > end\n fork > b > first\n b > end{on: abandon}'
  expect(sorted(swallowingJoins(draw(race, finish)))).toEqual([])
})

test('a join of all ways starves after a fork that leaves some out, a join of those taken does not', () => {
  const some = { 'any-to-b': { when: 'class == "gold"' } }
  expect(sorted(starvingJoins(draw('arrive > any > a > join > end\n any > b > join', some)))).toEqual(['join'])
  expect(sorted(starvingJoins(draw('arrive > any > a > taken > end\n any > b > taken', some)))).toEqual([])
  expect(sorted(starvingJoins(draw('arrive > any > a > join > end\n any > b > join')))).toEqual([])
})

test('blocks never starve, in loops neither; a join that nobody reaches is left alone', () => {
  expect(
    sorted(starvingJoins(draw('arrive > fork > a > join > decide > fork\n decide > end\n fork > b > join'))),
  ).toEqual([])
  expect(sorted(starvingJoins(draw('arrive > end\n stray > join > end\n other > join')))).toEqual([])
})

test('a large drawing is told before anybody gives up: sixty forks one after the other, 2^60 ways', () => {
  const chain = Array.from(
    { length: 60 },
    (_, at) => `fork-${at} > a-${at} > join-${at} > fork-${at + 1}\n fork-${at} > b-${at} > join-${at}`,
  )
  const blueprint = draw(`arrive > fork-0\n${chain.join('\n')}\n fork-60 > end-a\n fork-60 > end-b`)
  expect([...concurrency(blueprint).values()].every((one) => one.structured)).toBe(true)
  expect(starvingJoins(blueprint).size).toBe(0)
})

test('on any drawing whatever, a block keeps what it promises', () => {
  const ids = ['arrive', 'fork', 'fork-in', 'join', 'join-in', 'a', 'b', 'decide', 'end', 'room']
  const arrow = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
  let structured = 0
  fc.assert(
    fc.property(fc.array(arrow, { minLength: 4, maxLength: 16 }), (arrows) => {
      const blueprint = draw(
        ['arrive > fork', ...arrows.map(([from, to]) => `${from} > ${to}`), 'in room: look > end-room'].join('\n'),
      )
      starvingJoins(blueprint)
      zeroTimeLoops(blueprint)
      revisitable(blueprint)
      const flows = Object.values(blueprint.records)
        .filter((record) => record.type === 'flow')
        // Nothing follows an end, whatever is drawn.
        .filter((flow) => flow.from !== 'end')
      for (const [fork, block] of concurrency(blueprint)) {
        if (!block.structured) continue
        structured += 1
        const owner = new Map<string, number>()
        for (const [at, branch] of block.branches.entries())
          for (const id of branch.nodes) {
            expect(owner.has(id)).toBe(false)
            owner.set(id, at)
          }
        expect(owner.has(fork)).toBe(false)
        for (const { from, to } of flows) {
          const [a, b] = [owner.get(from), owner.get(to)]
          if (a !== undefined && b === undefined) expect(to).toBe(block.join)
          if (b !== undefined && a !== b) expect(from).toBe(fork)
          if (to === block.join) expect(from === fork || a !== undefined).toBe(true)
        }
        for (const branch of block.branches) {
          const last = [...branch.nodes].filter((id) => id !== 'end-room' && !flows.some((flow) => flow.from === id))
          if (block.join === undefined) expect(last.every((id) => id.startsWith('end'))).toBe(true)
          else expect(last).toEqual([])
        }
      }
    }),
    { numRuns: 300, seed: 1 },
  )
  expect(structured).toBeGreaterThan(30)
})
