import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostCharacters, readJson } from '../../src/blueprint/json.ts'

const problemOf = (text: string) => {
  const read = readJson(text)
  return read.ok ? undefined : read.problem
}

describe('JSON from a stranger', () => {
  test.each([
    ['hello', 1, 1],
    ['', 1, 1],
    ['{\n  "a": 1,\n  "b": x\n}', 3, 8],
    ['{\n  "a": 1,\n}', 3, 1],
    ['{\r\n"a":1,\r\n!}', 3, 1],
    ['{"a": 01}', 1, 8],
    ['{"a": tru }\n\n\n', 1, 7],
    ['{"a" 1}', 1, 6],
    ['{a: 1}', 1, 2],
    ['[1 2]', 1, 4],
    ['[1,]', 1, 4],
    ['{"a": 1]', 1, 8],
    ['{"a": 1}}', 1, 9],
    ['{"a": "x\ny"}', 1, 9],
    ['["\\x"]', 1, 4],
    ['["\\u12g4"]', 1, 4],
    ['{"a": 1', 1, 8],
    ['"abc', 1, 5],
    ['\ufeff{"a":', 1, 6],
  ])('%j breaks off at line %i, column %i', (text, line, column) => {
    expect(problemOf(text)).toEqual({ is: 'not-json', line, column })
  })

  test('a mark of byte order may stand before it', () => {
    expect(readJson('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } })
  })

  test.each([
    ['{"__proto__":{}}', { is: 'hostile-key', key: '__proto__', path: '' }],
    ['{"a":{"constructor":1}}', { is: 'hostile-key', key: 'constructor', path: 'a' }],
    ['{"a":{"\\u005f_proto__":1}}', { is: 'hostile-key', key: '__proto__', path: 'a' }],
    ['{"a":1,"a":2}', { is: 'doubled-key', key: 'a', path: 'a' }],
    ['{"r":{"b":{"c":1},"b":2}}', { is: 'doubled-key', key: 'b', path: 'r/b' }],
    ['{"a":1,"\\u0061":2}', { is: 'doubled-key', key: 'a', path: 'a' }],
  ])('%s is refused', (text, problem) => {
    expect(problemOf(text)).toEqual(problem)
  })

  test('the same key in two objects, or as a text, is no double', () => {
    expect(readJson('[{"a":"__proto__"},{"a":"a"}]').ok).toBe(true)
  })

  test('a depth bomb of a million brackets is refused at once', () => {
    const start = process.cpuUsage().user
    expect(problemOf('['.repeat(1_000_000))).toEqual({ is: 'too-deep', most: 40 })
    expect(problemOf('{"a":'.repeat(1_000_000))).toEqual({ is: 'too-deep', most: 40 })
    expect(process.cpuUsage().user - start).toBeLessThan(500_000)
  })

  test('what is too large is not even looked at', () => {
    const large = ' '.repeat(mostCharacters + 1)
    expect(problemOf(large)).toEqual({ is: 'too-large', bytes: mostCharacters + 1, most: mostCharacters })
  })

  test('any JSON is read as JSON.parse reads it', () => {
    const shallow = fc.jsonValue({ maxDepth: 5 })
    fc.assert(
      fc.property(shallow, fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        if (/"(__proto__|constructor|prototype)":/.test(text)) return
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })

  test('a text with one sign changed is read alike or refused inside its lines', () => {
    const text = JSON.stringify({ a: [1, -2.5e3, 'x"\\', null, true], b: { c: {}, d: [] } }, null, 2)
    const lines = text.split('\n').length
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 2 }), fc.boolean(), (at, sign, replaces) => {
        const changed = text.slice(0, at) + sign + text.slice(replaces ? at + 1 : at)
        const problem = problemOf(changed)
        const isJson = (() => {
          try {
            JSON.parse(changed)
            return true
          } catch {
            return false
          }
        })()
        if (problem === undefined || problem.is !== 'not-json') return
        expect(isJson).toBe(false)
        expect(problem.line).toBeLessThanOrEqual(lines + 2)
        // All that stands before the place could still have become JSON.
        const place =
          changed
            .split('\n')
            .slice(0, problem.line - 1)
            .join('\n').length +
          problem.column -
          1
        expect(place).toBeGreaterThanOrEqual(at - 5)
      }),
      { numRuns: 500 },
    )
  })
})
