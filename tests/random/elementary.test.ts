import { readFileSync } from 'node:fs'
import { getQuickJS } from 'quickjs-emscripten'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { exp, log, pow } from '../../src/random/elementary.ts'
import { expError, logError } from './exact.ts'
import { freshSeed, uniforms } from './luck.ts'
import { pinned } from './pinned.ts'

/** Arguments of all sizes, the awkward ones first. */
const logArguments = (u: number[]): number[] => [
  ...[
    1,
    2,
    0.75,
    1.5,
    1.4999999999999998,
    0.7499999999999999,
    1 + 2 ** -52,
    1 - 2 ** -53,
    5e-324,
    2 ** -1022,
    1.7976931348623157e308,
  ],
  ...u.map((one, i) =>
    i % 3 === 0 ? one : i % 3 === 1 ? 0.9 + one / 5 : 2 ** Math.floor(one * 2000 - 1000) * (1 + u[i - 1]),
  ),
]
const expArguments = (u: number[]): number[] =>
  [
    ...[0, 1, -1, 2 ** -60, -(2 ** -60), 0.0027, 709.782712893384, 709.4, -708.3, -708.5, -744, -745.1],
    ...u.map((one, i) => (i % 3 === 0 ? -one : i % 3 === 1 ? one * 40 - 20 : one * 1454 - 745)),
  ].filter((x) => x <= 709.782712893383)

describe('against 256-bit arithmetic', () => {
  const seed = freshSeed()
  const u = uniforms(seed, 6000)

  test(`log is within one unit in the last place (seed ${seed})`, () => {
    const worst = logArguments(u).reduce((most, x) => Math.max(most, logError(x, log(x))), 0)
    expect(worst).toBeLessThan(1)
  })

  test(`exp is within one unit in the last place (seed ${seed})`, () => {
    const worst = expArguments(u).reduce((most, x) => Math.max(most, expError(x, exp(x))), 0)
    expect(worst).toBeLessThan(1)
  })
})

test('at the ends of their range', () => {
  expect([log(0), log(-1), log(NaN), log(Infinity), log(1)]).toEqual([-Infinity, NaN, NaN, Infinity, 0])
  expect([exp(710), exp(Infinity), exp(-746), exp(-Infinity), exp(NaN), exp(0)]).toEqual([
    Infinity,
    Infinity,
    0,
    0,
    NaN,
    1,
  ])
  expect([pow(0, 2), pow(0, 0), pow(7, 0), pow(7, 1), pow(4, 0.5)]).toEqual([0, 1, 1, 7, 2])
})

const bitsOf = (x: number): string => new BigUint64Array(Float64Array.of(x).buffer)[0].toString(16).padStart(16, '0')

test('the bits of a hundred arguments never change', () => {
  expect(pinned.filter(([x, logBits, expBits]) => bitsOf(log(x)) !== logBits || bitsOf(exp(x)) !== expBits)).toEqual([])
  expect(pinned.length).toBeGreaterThanOrEqual(100)
})

test('another engine gives the same bits', async () => {
  const seed = freshSeed()
  const logs = logArguments(uniforms(seed, 1500))
  const exps = expArguments(uniforms(seed, 1500))
  const source = readFileSync(new URL('../../src/random/elementary.ts', import.meta.url), 'utf8')
  const script = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  })
  const context = (await getQuickJS()).newContext()
  const result = context.unwrapResult(
    context.evalCode(`
      const exports = {}
      ${script.outputText}
      const bits = (x) => new BigUint64Array(Float64Array.of(x).buffer)[0].toString(16).padStart(16, '0')
      JSON.stringify([${JSON.stringify(logs)}.map((x) => bits(exports.log(x))), ${JSON.stringify(exps)}.map((x) => bits(exports.exp(x)))])
    `),
  )
  const there = JSON.parse(context.getString(result)) as string[][]
  result.dispose()
  context.dispose()
  expect(there, `seed ${seed}`).toEqual([logs.map((x) => bitsOf(log(x))), exps.map((x) => bitsOf(exp(x)))])
})
