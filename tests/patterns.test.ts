/**
 * Every regular expression of src takes time in proportion to the text: no file, paste or name makes one work for minutes.
 * Each is tried on long texts that are made of what it looks for, and break off at their end.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ts from 'typescript'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../src')

/** Where it stands, and itself. */
function patternsOf(path: string, text: string): { place: string; pattern: RegExp }[] {
  const found: { place: string; pattern: RegExp }[] = []
  const scripts = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((one) => one[1])
    : [text]
  for (const script of scripts) {
    const look = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        const flags = node.text.slice(end + 1).replace(/[gy]/g, '')
        found.push({ place: `src/${path} ${node.text}`, pattern: new RegExp(node.text.slice(1, end), flags) })
      }
      ts.forEachChild(node, look)
    }
    look(ts.createSourceFile(path, script, ts.ScriptTarget.Latest))
  }
  return found
}

const patterns = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|mjs|svelte)$/.test(path))
  .flatMap((path) => patternsOf(path, readFileSync(join(src, path), 'utf8')))

/** Shown first by short texts: what doubles with each sign, then what grows by its third power, then by its square. */
const lengths = [24, 400, 20_000]

interface Attack {
  begin: string
  pump: string
}

/** Texts that begin as the pattern wants, go on so for long, and end as it does not. */
function attacks(pattern: RegExp): Attack[] {
  const samples = samplesOf(pattern)
  const begins = new Set(['', ...samples.flatMap((one) => [one, one.slice(0, one.length / 2), one.slice(0, -1)])])
  const signs = new Set([...' "0a-.\n', ...samples.flatMap((one) => [...one])])
  const pumps = [...new Set([...signs, ...begins, ...samples])].filter((one) => one !== '')
  return [...begins].flatMap((begin) => pumps.map((pump) => ({ begin, pump })))
}

/** Short texts that it is about; none where the way it is written is beyond the generator. */
function samplesOf(pattern: RegExp): string[] {
  try {
    const plain = new RegExp(pattern.source.replace(/\(\?<?[=!][^)]*\)/g, ''), pattern.flags)
    return fc.sample(fc.stringMatching(plain, { maxLength: 12 }), { numRuns: 4, seed: 1 })
  } catch {
    return []
  }
}

const millisecondsOf = (pattern: RegExp, text: string): number => {
  const began = performance.now()
  text.replace(pattern, '')
  return performance.now() - began
}

/** What hangs on the square of the length takes a hundred and more; a hiccup of the machine is over when it is asked again. */
const isSlow = (pattern: RegExp, text: string): boolean => [1, 2, 3].every(() => millisecondsOf(pattern, text) > 20)

const slowOn = (pattern: RegExp): Attack | undefined => {
  const tried = attacks(pattern)
  for (const length of lengths)
    for (const { begin, pump } of tried)
      if (isSlow(pattern, `${begin}${pump.repeat(Math.ceil(length / pump.length))}\u0001`)) return { begin, pump }
  return undefined
}

test.each([/\s+$/, /(a+)+b/, /<a [^>]*>/, /^x\d*\d*\d*$/])('%s would be found slow', (pattern) =>
  expect(slowOn(pattern)).toBeDefined(),
)

test.each([/^\d{4}-\d{2}$/, /\s/, /^(a|b)+$/, /^\d+(\.\d+)?$/])('%s would not', (pattern) =>
  expect(slowOn(pattern)).toBeUndefined(),
)

test(`no pattern of src is slow (${patterns.length} of them)`, () => {
  expect(patterns.length).toBeGreaterThan(100)
  const slow = patterns.flatMap(({ place, pattern }) => {
    const found = slowOn(pattern)
    return found ? [`${place} on ${JSON.stringify(found)}`] : []
  })
  expect(slow).toEqual([])
})
