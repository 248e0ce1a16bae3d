/** Who did not get through tries again: a delay with a probability and a limit. */
import { describe, expect, test } from 'vitest'
import { visits } from '../../src/blueprint/index.ts'
import { check } from '../../src/rules/index.ts'
import { Row } from '../../src/kernel/recording.ts'
import { expectTheory, type Reading } from '../kernel/theory.ts'
import { about, minutes, tiny, trace, type Tiny } from '../kernel/tiny.ts'

/** One line, nobody waits; who finds it engaged may redial. */
const line = (arrivals: Tiny['arrivals'][string], redial: object, time: unknown = 10) =>
  tiny({
    pools: { agent: 1 },
    arrivals: { in: arrivals },
    steps: {
      call: { needs: ['agent'], time, room: 0 },
      again: { kind: 'redial', after: minutes(4), ...redial },
      ...{ out: { kind: 'end', outcome: 'satisfied' }, lost: { kind: 'end', outcome: 'lost', counts: false } },
    },
    flows: [
      ['in', 'call'],
      ['call', 'out'],
      ['call', 'again', { on: 'full' }],
      ['again', 'call'],
      ['again', 'lost', { on: 'abandon' }],
    ],
  })
const tries = { rows: ['full', 'begin', 'end'] } as const

describe('a redial', () => {
  test('is a new try after the time, until it gets through', () => {
    expect(trace(line([0, 1], {}), { rows: ['full', 'begin'] })).toEqual([
      '0 begin a call',
      '1 full b call',
      '1 begin b again~again',
      '5 full b call',
      '5 begin b again~again',
      '9 full b call',
      '9 begin b again~again',
      '13 begin b call',
    ])
  })

  test('is made so often at most; then the caller lets it be', () => {
    expect(trace(line([0, 1], { limit: 2 }), tries).filter((row) => row.includes(' b '))).toEqual([
      '1 full b call',
      '1 begin b again~again',
      '5 full b call',
      '5 begin b again~again',
      '9 full b call',
      '9 end b lost',
    ])
  })

  test('is made by nobody where the share is 0', () => {
    expect(trace(line([0, 1], { share: 0 }), { rows: ['end'] })).toEqual(['1 end b lost', '10 end a out'])
  })

  test('by half of those who come, three times at most: the traffic equations count the tries', () => {
    // Were every call turned away, a case would come to the redial 1 + 1/2 + 1/4 + 1/8 times; before the run nobody is.
    const everybody = tiny({
      ...{ pools: { agent: 1 }, arrivals: { in: { arrivals: { kind: 'renewal', gap: about(10) } } } },
      steps: {
        again: { kind: 'redial', share: 0.5, limit: 3, after: minutes(4) },
        ...{ out: { kind: 'end' }, ask: { time: 1 } },
      },
      flows: [
        ['in', 'ask'],
        ['ask', 'again'],
        ['again', 'ask'],
        ['again', 'out', { on: 'abandon' }],
      ],
    })
    expect(visits(everybody).get('ask')).toBeCloseTo(1.875, 9)
    expect(visits(everybody).get('out')).toBeCloseTo(1, 9)
  })

  test('without a way for those who let it be, the blueprint cannot run', () => {
    const open = (redial: object) =>
      check(
        tiny({
          pools: { agent: 1 },
          arrivals: { in: [0] },
          steps: {
            call: { needs: ['agent'], time: 1, room: 0 },
            again: { kind: 'redial', ...redial },
            out: { kind: 'end' },
          },
          flows: [
            ['in', 'call'],
            ['call', 'out'],
            ['call', 'again', { on: 'full' }],
            ['again', 'call'],
          ],
        }),
      ).filter((finding) => finding.severity === 'blocks')
    expect(open({ share: 0.5, after: minutes(1) }).map((one) => [one.rule, one.at])).toEqual([
      ['one-way-out', ['again']],
    ])
    expect(open({ limit: 3, after: minutes(1) }).map((one) => one.rule)).toEqual(['one-way-out'])
    expect(open({ after: minutes(1) })).toEqual([])
    expect(open({}).map((one) => one.rule)).toEqual(['no-zero-time-loop'])
  })

  test('M/M/1 with retrials: the mean time inside is Falin’s', () => {
    // λ 1/10, work of 6, a new try every 5 minutes: (ρ(λ + ρθ)) / (λθ(1 − ρ)) = 16.5 minutes until it gets through.
    const timeInside: Reading = () => {
      let [sum, count] = [0, 0]
      return {
        take(block) {
          for (let row = 0; row < block.count; row += 1) {
            if (block.kind[row] !== Row.end) continue
            sum += block.value[row]
            count += 1
          }
        },
        figures: () => ({ mean: sum / count }),
      }
    }
    const blueprint = line({ arrivals: { kind: 'renewal', gap: about(10) } }, { after: about(5) }, about(6))
    expectTheory(blueprint, { warmup: 5_000, length: 50_000 }, timeInside, { mean: 22.5 }, 0.05)
  })
})
