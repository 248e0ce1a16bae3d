/** All queues with known answers, and each of their figures with another answer. */
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { judge, read, type ServiceCase } from '../../src/formats/index.ts'

const cases = read(readFileSync(join(import.meta.dirname, '../../simulations/known-answers.json'), 'utf8'))
if (!cases.ok) throw new Error(JSON.stringify(cases.findings))

/** An answer that no simulator can meet which meets the right one, and as little wrong as the rule can tell. */
function otherwise({ value, rule }: ServiceCase['expect'][number]): unknown {
  if (typeof value === 'number') {
    if (rule.kind === 'exact') return value + 1e-8 * Math.max(1, Math.abs(value))
    // Three standard errors from the mean, which itself may be three from the truth, and once more for the second try.
    return rule.kind === 'abs' ? value + 3 * rule.tol : value * (1 + 12 * rule.relSE)
  }
  if (Array.isArray(value)) return value.map((row, at) => (at > 0 ? row : { ...row, end: (row.end ?? 0) + 1e-3 }))
  return value === 'stable' ? { kind: 'unstable' } : 'stable'
}

describe.each(cases.value.map((one) => [one.id, one.title, one] as const))('%s %s', (_, __, one) => {
  const seed = randomInt(2 ** 47)

  test(`holds (seed ${seed})`, async () => {
    const { verdicts } = await judge(one, { seed })
    expect(verdicts.filter((verdict) => verdict.outcome !== 'holds')).toEqual([])
  })

  test(`falls short in every figure with other answers (seed ${seed})`, async () => {
    const expected = one.expect.map((each) => ({ ...each, value: otherwise(each) }))
    const { verdicts } = await judge({ ...one, expect: expected }, { seed })
    expect(verdicts.filter((verdict) => verdict.outcome !== 'short')).toEqual([])
  })
})
