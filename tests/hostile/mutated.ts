/** Files of each format that comes in, with something in them changed, and how they are read. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { languages, say, type Result } from '../../src/base/index.ts'
import { parse, write } from '../../src/blueprint/index.ts'
import { logCsv, logXes, seenCsv, serviceCase, surveyCsv, walkCsv, weeklyHours } from '../../src/formats/index.ts'
import { readLibrary, writeLibrary } from '../../src/formats/library/zip.ts'
import { readLink, writeLink } from '../../src/formats/link/link.ts'
import { small } from '../blueprint/small.ts'

type Reading = Result<unknown> | Promise<Result<unknown>>

const statements = (letter: string) => Array.from({ length: 22 }, (_, at) => `${letter}${at + 1}`).join(',')
const link = writeLink(small())
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const textOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const known = JSON.parse(readFileSync('simulations/known-answers.json', 'utf8')) as { cases: unknown[] }
const cases = JSON.stringify({ ...known, cases: known.cases.slice(0, 2) }, null, 1)
const library = writeLibrary([
  { id: 'small', name: { en: 'Small' }, createdAt: 0, updatedAt: 0, blueprint: small(), versions: [] },
])

/** A sound file of each format, and its reader. Bytes are letters here, one each. */
export const incoming: readonly [name: string, file: string, read: (file: string) => Reading][] = [
  ['blueprint', write(small()), parse],
  ['service-case', cases, serviceCase.read],
  ['log-csv', readFileSync('tests/fixtures/log/repairs.csv', 'utf8'), logCsv.read],
  ['log-xes', readFileSync('tests/fixtures/log/repairs.xes', 'utf8'), logXes.read],
  ['weekly-hours', readFileSync('tests/fixtures/log/hours.json', 'utf8'), weeklyHours.read],
  ['seen-csv', 'step,time (h),wait,bounces,n\nLog,"1,5",20 min,12 %,40\nClose,2,3 d,4,50\n', seenCsv.read],
  ['survey-csv', `scale,1,5\n${statements('P')},Age\n${'3,'.repeat(22)}41\n`, surveyCsv.read],
  ['walk-csv', 'Date,Shopper,Greets,Smiles\n2026-01-05,A,yes,no\n2026-01-06,B,,yes\n', walkCsv.read],
  ['link', 'link' in link ? link.link : '', readLink],
  ['library', textOf(library), (file) => readLibrary(bytesOf(file))],
]

const pieces = [
  '',
  '{',
  ']',
  '"',
  ',',
  ';',
  '\n',
  '<',
  '>',
  '&',
  '-1',
  '1e999',
  'null',
  '"__proto__":1,',
  '\u0000',
  '\u00ff',
  '\\',
  '<!DOCTYPE a>',
  '"x',
]
/** Where in the file, in ten-thousandths; how much of it goes, and what comes instead, how often (a power of ten). */
const cut = fc.tuple(fc.noBias(fc.nat(9999)), fc.nat(6), fc.constantFrom(...pieces), fc.nat(3))

/** A hang is longer on any machine. */
const mostMilliseconds = 5000

/** @returns how many were refused */
export async function mutate(file: string, read: (file: string) => Reading, numRuns: number): Promise<number> {
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 2 }), async (cuts) => {
      let changed = file
      for (const [where, length, piece, times] of cuts) {
        const at = Math.floor((where / 10_000) * changed.length)
        changed = changed.slice(0, at) + piece.repeat(10 ** times) + changed.slice(at + length)
      }
      const began = performance.now()
      const result = await read(changed)
      if (performance.now() - began > mostMilliseconds) throw new Error('too slow')
      if (result.ok) return
      refused += 1
      for (const language of languages) {
        const said = say(result.findings[0], language)
        if (/\{[a-z]+\}|\[object/i.test(said.replace(/[“”].*?[“”]/gs, ''))) throw new Error(said)
      }
    }),
    { numRuns },
  )
  return refused
}
