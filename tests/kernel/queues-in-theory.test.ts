/** Queues that stand otherwise than by turn, and queues that some do not join, against exact theory. */
import { describe, expect, test } from 'vitest'
import { expectTheory, shareOf, waitsAt } from './theory.ts'
import { about, tiny } from './tiny.ts'

/** One desk, exponential gaps of 10 minutes and work of 8. */
const desk = (pool: object, more: Record<string, Record<string, unknown>> = {}) =>
  tiny({
    pools: { clerk: { capacity: 1, ...pool } },
    arrivals: { in: { arrivals: { kind: 'renewal', gap: about(10) } } },
    steps: { serve: { needs: ['clerk'], time: about(8) }, out: { kind: 'end' } },
    flows: [
      ['in', 'serve'],
      ['serve', 'out'],
    ],
    more,
  })
const span = { warmup: 10_000, length: 60_000 }

describe('K23', () => {
  /**
   * Mean wait in M/M/1 where the shortest goes first: ∫ λE[S²] / 2(1 − ρ(x))² dF(x), ρ(x) the load of jobs up to x.
   * @source Phipps 1956; Kleinrock, Queueing Systems II, §3.7
   */
  function shortestFirst(rate: number, mean: number): number {
    const steps = 200_000
    const most = 40 * mean
    let sum = 0
    for (let at = 0; at < steps; at += 1) {
      const x = ((at + 0.5) * most) / steps
      const load = rate * (mean - (mean + x) * Math.exp(-x / mean))
      sum += ((rate * mean * mean) / (1 - load) ** 2) * (Math.exp(-x / mean) / mean) * (most / steps)
    }
    return sum
  }

  test('the shortest job first: M/M/1 with ρ 0.8 waits as Phipps says', () => {
    const exact = shortestFirst(1 / 10, 8)
    expect(exact).toBeLessThan(32)
    expectTheory(desk({ discipline: 'shortest' }), span, waitsAt('serve'), { all: exact }, 0.1)
  })

  test('the last first waits on average as the first first: 32 minutes', () => {
    expectTheory(desk({ discipline: 'last' }), span, waitsAt('serve'), { all: 32 }, 0.1)
  })
})

describe('K24', () => {
  const classes = {
    gold: { type: 'class', name: { en: 'Gold' }, share: 0.5, priority: 1 },
    plain: { type: 'class', name: { en: 'Plain' }, share: 0.5, priority: 2 },
  }
  const aged = (minutes: number) => desk({ ageing: { value: minutes, unit: 'min' } }, classes)

  test('a step of priority worth an age is plain priority: Cobham’s 10.67 and 53.33 minutes', () => {
    // W0 = ρE[S] = 6.4; gold W0 / (1 − 0.4), plain W0 / (1 − 0.4)(1 − 0.8).
    const exact = { gold: 6.4 / 0.6, plain: 6.4 / (0.6 * 0.2) }
    expectTheory(aged(1e9), span, waitsAt('serve'), exact, 0.12)
  })

  test('a step of priority worth next to nothing is turn by turn: 32 minutes for both', () => {
    expectTheory(aged(1e-6), span, waitsAt('serve'), { gold: 32, plain: 32 }, 0.1)
  })

  test('whatever a step is worth, all together wait 32 minutes (Kleinrock’s conservation law)', () => {
    expectTheory(aged(30), span, waitsAt('serve'), { all: 32 }, 0.1)
  })
})

describe('K25', () => {
  test('λ = μ, half of those who find somebody waiting go: a quarter of all', () => {
    // Birth and death: p(n) = 1/4, 1/4, 1/4, 1/8, 1/16 …; half of P(n ≥ 2) = 1/2.
    const blueprint = tiny({
      pools: { clerk: 1 },
      arrivals: { in: { arrivals: { kind: 'renewal', gap: about(5) } } },
      steps: {
        serve: { needs: ['clerk'], time: about(5), balk: { waiting: 1, share: 0.5 } },
        ...{ out: { kind: 'end' }, away: { kind: 'end', outcome: 'lost', counts: false } },
      },
      flows: [
        ['in', 'serve'],
        ['serve', 'out'],
        ['serve', 'away', { on: 'balk' }],
      ],
    })
    expectTheory(blueprint, { length: 50_000 }, shareOf('full', 'serve'), { full: 0.25 }, 0.02)
  })
})
