import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages, say, type Finding } from '../../src/base/index.ts'
import { jsonSchema, parse, parseValue, write } from '../../src/blueprint/index.ts'
import { check } from '../../src/rules/index.ts'
import { about, fileOf, records, small } from './small.ts'

const folder = join(import.meta.dirname, '../../blueprints')
const templates = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

const refusalOf = (value: unknown): Finding[] => {
  const parsed = parse(typeof value === 'string' ? value : JSON.stringify(value))
  expect(parsed.ok).toBe(false)
  return parsed.findings
}

/** Said in full, in both languages: no place left open, a remedy in each. */
function isReadable(finding: Finding): void {
  expect(finding.severity).toBe('blocks')
  expect(finding.remedy).toBeDefined()
  for (const language of languages) {
    const said = say(finding, language)
    // By name, for what is quoted from the file may hold braces itself.
    const places = [finding.what, finding.remedy].flatMap((text) => text?.[language].match(/\{\w+\}/g) ?? [])
    expect(places.filter((place) => !Object.hasOwn(finding.facts, place.slice(1, -1)))).toEqual([])
    expect(said).not.toContain('[object')
    expect(said.length).toBeGreaterThan(10)
  }
  expect(say(finding, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/)
}

describe('what is not our shape is refused, with path, fact and remedy', () => {
  test.each<[string, unknown, string, string | undefined, string]>([
    ['not JSON', '{\n"format": throughline', 'not-json', undefined, 'line 2, column 11'],
    ['another format', { format: 'drawio' }, 'not-a-blueprint', undefined, 'not a Throughline blueprint'],
    ['a list', [1, 2], 'not-a-blueprint', undefined, 'not a Throughline blueprint'],
    ['nothing', 'null', 'not-a-blueprint', undefined, 'not a Throughline blueprint'],
    ['no version', fileOf({}, { schemaVersion: undefined }), 'no-version', 'schemaVersion', '"schemaVersion": 1'],
    ['half a version', fileOf({}, { schemaVersion: 0.5 }), 'no-version', 'schemaVersion', 'which version'],
    ['a newer version', fileOf({}, { schemaVersion: 99 }), 'newer-version', 'schemaVersion', 'version 99'],
    ['records that are none', fileOf({}, { records: [] }), 'wrong-shape', 'records', 'records:'],
    ['a field beside', fileOf({}, { extra: 1 }), 'unknown-field', undefined, 'extra'],
    ['a bad id of its own', fileOf({}, { id: 'Not OK' }), 'wrong-shape', 'id', 'id:'],
    [
      'a hostile key',
      '{"format":"throughline-blueprint","records":{"__proto__":{}}}',
      'hostile-key',
      'records',
      '“__proto__”',
    ],
    [
      'the same id twice',
      JSON.stringify(fileOf()).replace('"front"', '"customer"'),
      'doubled-key',
      'records/customer',
      '“customer” stands twice',
    ],
    ['a deep file', '['.repeat(100), 'too-deep', undefined, 'more than 40 levels'],
    ['an unknown type', fileOf({ x: { type: 'planet' } }), 'unknown-kind', 'records/x/type', '“planet”'],
    [
      'an unknown kind',
      fileOf({ x: { type: 'node', kind: 'teleport' } }),
      'unknown-kind',
      'records/x/kind',
      '“teleport”',
    ],
    ['a record that is a number', fileOf({ x: 5 }), 'not-a-record', 'records/x', '“x” is not an object'],
    [
      'an id with capitals',
      fileOf({ 'Bad Id': records.serve }),
      'bad-id',
      'records/Bad Id',
      '“Bad Id” cannot be an id',
    ],
    ['an id that is too long', fileOf({ ['x'.repeat(81)]: records.serve }), 'bad-id', undefined, '80 at most'],
    ['no blueprint record', fileOf({ blueprint: undefined }), 'no-about', 'records/blueprint', '“blueprint”'],
    ['two of them', fileOf({ other: about }), 'about-id', 'records/other', '“other”'],
    ['another under its id', fileOf({ blueprint: records.shop }), 'about-id', 'records/blueprint', '“blueprint”'],
    [
      'an unknown distribution',
      fileOf({ day: { ...(records.day as object), arrivals: { kind: 'renewal', gap: { distribution: 'gaussish' } } } }),
      'unknown-distribution',
      'records/day/arrivals/gap',
      '“gaussish”',
    ],
    [
      'a text for a number',
      fileOf({ clerk: { type: 'pool', name: {}, capacity: '3' } }),
      'wrong-shape',
      'records/clerk/capacity',
      'records/clerk/capacity',
    ],
    [
      'half a person',
      fileOf({ clerk: { type: 'pool', name: {}, capacity: 1.5 } }),
      'wrong-shape',
      'records/clerk/capacity',
      'int',
    ],
    [
      'a misspelt field',
      fileOf({ clerk: { type: 'pool', name: {}, capacity: 1, capactiy: 2 } }),
      'unknown-field',
      'records/clerk',
      'capactiy',
    ],
    [
      'a date that is none',
      fileOf({ x: { type: 'exception', calendar: 'c', from: '1 May' } }),
      'wrong-shape',
      'records/x/from',
      'records/x/from',
    ],
    [
      '25 o’clock',
      fileOf({ x: { type: 'opening', calendar: 'c', days: ['mon'], spans: [['08:00', '25:00']] } }),
      'wrong-shape',
      'records/x/spans/0/1',
      'records/x/spans/0/1',
    ],
    [
      'an eighth day',
      fileOf({ x: { type: 'opening', calendar: 'c', days: ['someday'], spans: [['08:00', '09:00']] } }),
      'wrong-shape',
      'records/x/days/0',
      'records/x/days/0',
    ],
  ])('%s', (_, value, rule, path, fact) => {
    const [finding] = refusalOf(value)
    expect([finding.rule, ...(path === undefined ? [] : [finding.path])]).toEqual([
      `parse/${rule}`,
      ...(path === undefined ? [] : [path]),
    ])
    expect(say(finding, 'en')).toContain(fact)
    isReadable(finding)
  })

  test('100 MB are refused without being read', () => {
    const [finding] = refusalOf(' '.repeat(100_000_000))
    expect(finding.rule).toBe('parse/too-large')
    expect(say(finding, 'en')).toBe('The file holds 100 MB; at most 67 MB can be opened. Take out large attachments.')
  })

  test('several mistakes are named together, and not thousands', () => {
    const two = fileOf({ x: { type: 'planet' }, clerk: { type: 'pool', name: {}, capacity: -1 } })
    expect(
      refusalOf(two)
        .map((one) => one.path)
        .sort(),
    ).toEqual(['records/clerk/capacity', 'records/x/type'])
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`x${at}`, { type: 'planet' }]))
    expect(refusalOf(fileOf(many)).length).toBeLessThan(100)
  })

  test('nothing of the prototype is touched', () => {
    parseValue(
      JSON.parse(
        '{"format":"throughline-blueprint","schemaVersion":1,"id":"a","records":{"__proto__":{"polluted":1}}}',
      ),
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('what is wrong in meaning opens, and waits to be mended', () => {
  test.each([
    [
      'a negative time',
      { serve: { ...(records.serve as object), stages: [{ time: { distribution: 'exponential', mean: -5 } }] } },
    ],
    ['a flow to nowhere', { out: { type: 'flow', kind: 'sequence', from: 'serve', to: 'nowhere' } }],
    [
      'shares that do not sum to 1',
      { x: { type: 'class', name: {}, share: 0.3 }, y: { type: 'class', name: {}, share: 0.3 } },
    ],
    ['nobody comes', { day: undefined }],
    ['a condition nobody can read', { in: { ...(records.in as object), when: 'class ==' } }],
    ['a time zone on the moon', { blueprint: { ...about, timezone: 'Moon/Crater' } }],
  ])('%s', (_, changed) => {
    const parsed = parse(JSON.stringify(fileOf(changed)))
    expect(parsed.ok).toBe(true)
    if (parsed.ok) expect(check(parsed.value).filter((one) => one.severity === 'blocks')).not.toEqual([])
  })
})

describe('a file', () => {
  test.each(templates)('$name is written as it was read, byte for byte', ({ text }) => {
    const parsed = parse(text)
    expect(parsed.ok && write(parsed.value)).toBe(text)
  })

  test('the order of keys and absent fields change no byte', () => {
    const turned = {
      records: Object.fromEntries(Object.entries(records).reverse()),
      id: 'small',
      schemaVersion: 1,
      format: 'throughline-blueprint',
    }
    const parsed = parseValue({
      ...turned,
      records: { ...turned.records, shop: { name: { en: 'Shop' }, type: 'department', parent: undefined } },
    })
    expect(parsed.ok && write(parsed.value)).toBe(write(small()))
  })

  test('parsing changes nothing of what it was given', () => {
    const value = fileOf()
    const before = JSON.stringify(value)
    parseValue(value)
    expect(JSON.stringify(value)).toBe(before)
  })
})

describe('the JSON Schema', () => {
  const schema = JSON.parse(JSON.stringify(jsonSchema())) as Schema
  const isValid = (value: unknown) => problems(schema, value, '').length === 0

  test('accepts every template', () => {
    for (const { name, text } of templates) expect([name, problems(schema, JSON.parse(text), '')]).toEqual([name, []])
  })

  test('and refuses what the parser refuses', () => {
    expect(isValid(fileOf())).toBe(true)
    expect(isValid(fileOf({}, { format: 'other' }))).toBe(false)
    expect(isValid(fileOf({ clerk: { type: 'pool', name: {}, capacity: '3' } }))).toBe(false)
    expect(isValid(fileOf({ x: { type: 'planet' } }))).toBe(false)
    expect(isValid(fileOf({ clerk: { type: 'pool', name: {}, capacity: 1, capactiy: 2 } }))).toBe(false)
  })
})

describe('no file makes it throw', () => {
  test('1,000 mutated templates are opened or refused in words, fast', () => {
    const start = process.cpuUsage().user
    let [opened, refused] = [0, 0]
    const pieces = [
      '',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '-1',
      '1e999',
      'null',
      '"__proto__":1,',
      '\u0000',
      '\ud800',
      '\\',
      '节',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...templates),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), fc.constantFrom(...pieces)), {
          minLength: 1,
          maxLength: 4,
        }),
        ({ text }, cuts) => {
          let changed = text
          for (const [where, length, piece] of cuts) {
            const at = Math.floor(where * changed.length)
            changed = changed.slice(0, at) + piece + changed.slice(at + length)
          }
          const parsed = parse(changed)
          if (parsed.ok) opened += 1
          else {
            refused += 1
            isReadable(parsed.findings[0])
          }
        },
      ),
      { numRuns: 500 },
    )
    // The same inside of values: the text stays JSON, a value becomes another.
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.nat(), fc.jsonValue({ maxDepth: 3 }), ({ text }, which, other) => {
        const value = JSON.parse(text) as unknown
        const places = holdersOf(value)
        const { holder, key } = places[which % places.length]
        holder[key] = other
        const parsed = parseValue(value)
        if (parsed.ok) opened += 1
        else {
          refused += 1
          isReadable(parsed.findings[0])
        }
      }),
      { numRuns: 500 },
    )
    expect(opened + refused).toBe(1000)
    expect(refused).toBeGreaterThan(500)
    // Processor time, for others may be at work on this machine: 30 ms a file.
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(30)
  }, 120_000)
})

/** Every place of a value where something else could stand. */
function holdersOf(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...holdersOf(holder[key])])
}

// A reader of JSON Schema that knows the words our schema uses, and says so when it meets another.

type Schema = Record<string, unknown>

const knownWords = new Set(
  `$id $schema title description type properties required additionalProperties propertyNames pattern items prefixItems anyOf
   oneOf allOf const enum minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems $ref $defs definitions field default format`.split(
    /\s+/,
  ),
)

function problems(schema: Schema, value: unknown, path: string, root = schema): string[] {
  for (const word of Object.keys(schema)) if (!knownWords.has(word)) throw new Error(`unknown word ${word}`)
  if (typeof schema.$ref === 'string') {
    const target = schema.$ref
      .split('/')
      .slice(1)
      .reduce<unknown>((inside, step) => (inside as Schema)[step], root)
    return problems(target as Schema, value, path, root)
  }
  const found: string[] = []
  const say = (text: string) => void found.push(`${path}: ${text}`)
  const any = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (any && !any.some((one) => problems(one, value, path, root).length === 0)) say('fits none')
  for (const one of (schema.allOf as Schema[] | undefined) ?? []) found.push(...problems(one, value, path, root))
  if ('const' in schema && value !== schema.const) say(`is not ${String(schema.const)}`)
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) say('is none of the words')
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const types = schema.type === undefined ? undefined : [schema.type].flat()
  if (types && !types.includes(type) && !(types.includes('integer') && Number.isInteger(value))) say(`is ${type}`)
  if (typeof value === 'string') {
    if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern).test(value)) say('has another pattern')
    if (value.length > Number(schema.maxLength ?? Infinity)) say('is too long')
  }
  if (typeof value === 'number') {
    if (value < Number(schema.minimum ?? -Infinity) || value > Number(schema.maximum ?? Infinity))
      say('is out of range')
    if (value <= Number(schema.exclusiveMinimum ?? -Infinity)) say('is too small')
  }
  if (Array.isArray(value)) {
    if (value.length < Number(schema.minItems ?? 0) || value.length > Number(schema.maxItems ?? Infinity))
      say('has another length')
    const each = schema.prefixItems as Schema[] | undefined
    value.forEach((one, at) => {
      const inner = each?.[at] ?? (schema.items as Schema | undefined)
      if (inner && typeof inner === 'object') found.push(...problems(inner, one, `${path}/${at}`, root))
    })
  } else if (type === 'object') {
    const fields = (schema.properties as Record<string, Schema> | undefined) ?? {}
    for (const name of (schema.required as string[] | undefined) ?? [])
      if (!Object.hasOwn(value as object, name)) say(`lacks ${name}`)
    for (const [name, inner] of Object.entries(value as object)) {
      if (Object.hasOwn(fields, name)) found.push(...problems(fields[name], inner, `${path}/${name}`, root))
      else if (schema.additionalProperties === false) say(`has ${name}`)
      else if (typeof schema.additionalProperties === 'object')
        found.push(...problems(schema.additionalProperties as Schema, inner, `${path}/${name}`, root))
      if (schema.propertyNames) found.push(...problems(schema.propertyNames as Schema, name, `${path}/${name}`, root))
    }
  }
  return found
}
