/**
 * Every open kind keeps its contract: each file of a registry folder stands in the array of the folder's index.ts,
 * under its own name, with everything its users lean on. A folder that does not exist yet is passed over.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What a field of an entry must be. `texts` is words in every language of the product, at whatever depth. */
type Must = 'string' | 'array' | 'object' | 'function' | 'texts' | 'present'

interface Registry {
  /** Under src. */
  folder: string
  /** One entry of it, in a word. */
  entry: string
  must: Record<string, Must>
  /** At least one of these functions. */
  oneOf?: readonly string[]
  /** Under tests/fixtures: a folder for each entry, with a file that passes and one that does not. */
  fixtures?: string
}

const registries: readonly Registry[] = [
  {
    folder: 'blueprint/kinds',
    entry: 'node kind',
    must: { texts: 'texts', roles: 'array', shape: 'object', glyph: 'string', behaviour: 'function' },
  },
  {
    folder: 'random/distributions',
    entry: 'distribution',
    must: { parameters: 'present', mean: 'function', variance: 'function', sample: 'function', source: 'string' },
  },
  {
    folder: 'rules',
    entry: 'rule',
    must: { severity: 'string', texts: 'texts', check: 'function' },
    fixtures: 'rules',
  },
  {
    // Beside the registries of measures and findings stand the contract, the report and what folds share.
    folder: 'analysis/measures',
    entry: 'measure',
    must: {
      question: 'texts',
      unit: 'string',
      source: 'string',
      start: 'function',
      take: 'function',
      finish: 'function',
    },
  },
  {
    folder: 'analysis/findings',
    entry: 'finding',
    must: { question: 'texts', find: 'function' },
  },
  {
    folder: 'formats',
    entry: 'format',
    must: { extension: 'string' },
    oneOf: ['read', 'write', 'paint', 'compose'],
  },
  {
    folder: 'drawing/lenses',
    entry: 'lens',
    must: { label: 'texts', shows: 'texts', marks: 'function' },
  },
  {
    folder: 'analysis/sections',
    entry: 'section',
    must: { title: 'texts', question: 'texts', make: 'function' },
  },
  {
    folder: 'workspace/commands',
    entry: 'command',
    must: { label: 'texts', can: 'function', run: 'function' },
  },
]

const languages = ['en', 'zh-CN']
const severities = ['blocks', 'defect', 'advice']
const src = join(import.meta.dirname, '../src')

for (const { folder, entry, must, oneOf, fixtures } of registries) {
  const home = join(src, folder)
  if (!existsSync(join(home, 'index.ts'))) continue

  const entries = await firstArray(join(home, 'index.ts'))
  const files = readdirSync(home)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()

  describe(`src/${folder}`, () => {
    test(`explains how to add one more ${entry}`, () => {
      expect(existsSync(join(home, 'README.md')) || existsSync(join(home, '../README.md'))).toBe(true)
    })

    test('lists each file once, under the name of the file', () => {
      expect(entries.map((one) => one.name).sort()).toEqual(files)
    })

    test.each(entries)('$name keeps the contract', (one) => {
      const broken = Object.entries(must).filter(([field, kind]) => !is(one[field], kind))
      expect(broken.map(([field, kind]) => `${field} must be: ${kind}`)).toEqual([])
      if (oneOf) expect(oneOf.filter((name) => typeof one[name] === 'function')).not.toEqual([])
      if ('severity' in must) expect(severities).toContain(one.severity)
      expect(oneSided(one)).toEqual([])
    })

    if (fixtures) {
      test.each(entries)('$name has a fixture that passes and one that does not', (one) => {
        const shown = join(import.meta.dirname, 'fixtures', fixtures, one.name)
        const names = existsSync(shown) ? readdirSync(shown) : []
        expect(names.filter((name) => /^valid\b.*\.json$/.test(name))).not.toEqual([])
        expect(names.filter((name) => /^invalid\b.*\.json$/.test(name))).not.toEqual([])
      })
    }
  })
}

type Entry = Record<string, unknown> & { name: string }

/** The registry itself: the first array of named things that the module exports. */
async function firstArray(path: string): Promise<Entry[]> {
  const module: Record<string, unknown> = await import(path)
  const isRegistry = (value: unknown): value is Entry[] => Array.isArray(value) && value.every((one) => one?.name)
  const found = Object.values(module).find(isRegistry)
  if (!found) throw new Error(`${path} exports no array of entries with a name`)
  return [...found]
}

function is(value: unknown, kind: Must): boolean {
  switch (kind) {
    case 'present':
      return value !== undefined && value !== null
    case 'array':
      return Array.isArray(value) && value.length > 0
    case 'string':
      return typeof value === 'string' && value.length > 0
    case 'texts':
      return textsIn(value).length > 0
    default:
      return typeof value === kind && value !== null
  }
}

/** Texts that lack a language, or are empty in one: the words that would make a mixed screen. */
const oneSided = (value: unknown): unknown[] =>
  textsIn(value).filter((texts) => {
    const [first, ...others] = languages.map((language) => shapeOf(texts[language]))
    return first === 'empty' || others.some((other) => other !== first)
  })

/** Every object, at whatever depth, that is keyed by a language. */
function textsIn(value: unknown, seen = new Set<unknown>()): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  // Plain data only: the inside of a schema or a machine is not ours to judge.
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (!isPlain) return []
  const own = languages.some((language) => Object.hasOwn(value, language)) ? [value as Record<string, unknown>] : []
  return [...own, ...Object.values(value).flatMap((inner) => textsIn(inner, seen))]
}

/** Two languages say the same when their texts have the same shape: a sentence each, or the same named sentences. */
function shapeOf(text: unknown): string {
  if (text === undefined || text === null || text === '') return 'empty'
  if (typeof text !== 'object') return typeof text
  const parts = Object.entries(text).map(([key, inner]) => `${key}: ${shapeOf(inner)}`)
  return `{ ${parts.sort().join(', ')} }`
}
