/**
 * Every number that a document can hold, found by walking the shapes themselves: with an impossible value it is refused
 * before any run, and the record and the field are named.
 */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { nodeSchemas, parseValue, recordTypes, statements } from '../../src/blueprint/index.ts'
import { check } from '../../src/rules/index.ts'
import { queueOf } from '../simulation/queue.ts'

type Json = Record<string, unknown>
type Path = (string | number)[]

/** Words that fit where a string is asked for by its form, and ids of the queue's own records. */
const words: Record<string, string> = {
  ...{ id: 'subject', order: 'k', start: '2026-11-02T00:00', timezone: 'Asia/Shanghai', currency: 'CNY' },
  ...{
    lane: 'customer',
    department: 'desk',
    pool: 'clerks',
    clock: 'promise',
    calendar: 'office',
    measure: 'wait.mean',
  },
  ...{ from: '2026-11-02', to: '2026-11-03', priceDate: '2026-11-02', date: '2026-11-02', before: '17:00' },
  ...{ when: 'finish', serves: 'class == "gold"', agreedCalendar: 'office' },
}

/** Values of a shape: all fields filled in, and one more for each further way that a union may go. */
function examples(shape: z.ZodType, key: string, inFlow = false): unknown[] {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable)
    return examples(shape.unwrap() as z.ZodType, key, inFlow)
  if (shape instanceof z.ZodNumber) return [1]
  if (shape instanceof z.ZodBoolean) return [true]
  if (shape instanceof z.ZodLiteral) return [shape.value]
  if (shape instanceof z.ZodEnum) return [shape.options[0]]
  if (shape instanceof z.ZodArray)
    return examples(shape.element as z.ZodType, key, inFlow).map((one) => listOf(one, key))
  if (shape instanceof z.ZodTuple)
    return [shape.def.items.map((item, at) => (at === 0 ? 1 : 2) && numberOrWord(item as z.ZodType, key, at))]
  if (shape instanceof z.ZodRecord)
    return examples(shape.valueType as z.ZodType, key).map((one) => ({ [nameIn(shape)]: one }))
  if (shape instanceof z.ZodUnion) return shape.options.flatMap((one) => examples(one as z.ZodType, key, inFlow))
  if (shape instanceof z.ZodObject) return objects(shape, inFlow)
  if (key === 'from' && inFlow) return ['come']
  if (key === 'to' && inFlow) return ['serve']
  return [[words[key], 'serve', '2026-11-02', '08:00', 'stage:1'].find((word) => shape.safeParse(word).success)]
}

/** A name that a record takes: the first of those it knows, else an id. */
const nameIn = ({ keyType }: z.ZodRecord): string =>
  keyType instanceof z.ZodEnum ? String(keyType.options[0]) : 'subject'

/** Lists of a given length; others have one entry. */
const lengths: Record<string, number> = { hours: 24, expected: statements, perceived: statements }
const listOf = (one: unknown, key: string): unknown[] => Array<unknown>(lengths[key] ?? 1).fill(one)

function numberOrWord(shape: z.ZodType, key: string, at: number): unknown {
  if (shape instanceof z.ZodNumber) return at + 1
  if (key === 'spans') return ['08:00', '12:00'][at]
  return ['2026-11-02', '2026-11-03'][at]
}

function objects(shape: z.ZodObject, inFlow: boolean): Json[] {
  const fields = Object.entries(shape.shape) as [string, z.ZodType][]
  // A distribution is checked by its own parameters; one of them stands for all.
  if ('distribution' in shape.shape && !('type' in shape.shape))
    return [{ distribution: 'exponential', mean: 1, unit: 'min' }]
  const isFlow = inFlow || (shape.shape.type instanceof z.ZodLiteral && shape.shape.type.value === 'flow')
  const values = fields.map(([key, inner]) => [key, examples(inner, key, isFlow)] as const)
  const base = Object.fromEntries(values.map(([key, list]) => [key, list[0]]))
  return [base, ...values.flatMap(([key, list]) => list.slice(1).map((other) => ({ ...base, [key]: other })))]
}

function* numbersIn(value: unknown, path: Path = []): Iterable<Path> {
  if (typeof value === 'number') yield path
  else if (Array.isArray(value)) for (const [at, one] of value.entries()) yield* numbersIn(one, [...path, at])
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* numbersIn(one, [...path, key])
}

function withNumber(value: unknown, [first, ...rest]: Path, to: number): unknown {
  if (first === undefined) return to
  if (Array.isArray(value)) return value.map((one, at) => (at === first ? withNumber(one, rest, to) : (one as unknown)))
  return { ...(value as Json), [first]: withNumber((value as Json)[first], rest, to) }
}

/** @returns the fields of the record that are named as wrong */
function named(record: Json): string[] {
  const id = record.type === 'blueprint' ? 'blueprint' : 'subject'
  const { records } = structuredClone(queueOf())
  const office = { type: 'calendar', name: { en: 'Office' } }
  const parsed = parseValue({
    ...{ format: 'throughline-blueprint', schemaVersion: 1, id: 'figures' },
    records: { ...records, office, [id]: record },
  })
  if (!parsed.ok)
    return parsed.findings.flatMap(({ path }) =>
      path?.startsWith(`records/${id}/`) ? [path.split('/').slice(2).join('.')] : [],
    )
  return check(parsed.value).flatMap(({ severity, at, facts: { field } }) =>
    severity === 'blocks' && at[0] === id && typeof field === 'string' ? [field] : [],
  )
}

const shapes = [
  ...recordTypes.map((shape) => [String(shape.shape.type.value), shape] as const),
  ...nodeSchemas.map((shape) => [`node ${shape.shape.kind.value}`, shape] as const),
]

const cases = shapes.flatMap(([name, shape]) =>
  objects(shape as z.ZodObject, false).flatMap((record) =>
    [...numbersIn(record)].map((path) => ({ name, record, path, field: `${name}: ${path.join('.')}` })),
  ),
)
const byField = [...new Map(cases.map((one) => [one.field.replace(/hours\.\d+/, 'hours.0'), one])).values()]

/** What may be less than nothing: moods, ranks, marks, money, a swing, and figures of the user's own. */
const mayBeNegative =
  /(emotion|quality|priority|cost|value|target|amplitudePerDay|sets)\b(?!\.unit)|stage:|marks|^observation: n$|^survey: (least|most|answers)/
const hasReach = /perDay|amplitudePerDay|factor$|speed|\.mean$|share$|attainment|chance|missing/
const isLength = /(tolerance|within|after|agreed|timeout|warmup|length|followUp|period)\.value$/

test.each(shapes.map(([name]) => name))('%s as it stands is of our shape', (name) => {
  const shape = shapes.find((one) => one[0] === name)?.[1] as z.ZodObject
  expect(objects(shape, false).flatMap((record) => shape.safeParse(record).error?.issues ?? [])).toEqual([])
})

test('the walk finds the numbers', () => {
  expect(byField.length).toBeGreaterThan(90)
  expect(byField.map((one) => one.field)).toContain('node action: stages.0.time.mean')
  expect(byField.map((one) => one.field)).toContain('stream: arrivals.perDay')
})

/** Of these values, those that are not refused with the field named. */
const passed = ({ record, path }: (typeof cases)[number], values: readonly number[]): number[] => {
  const written = path.join('.')
  // What is wrong with a whole list, span or distribution is said of it as a whole.
  const around = written.replace(/\.[^.]+$/, '')
  const isNamed = (value: number) =>
    named(withNumber(record, path, value) as Json).some((one) => written.startsWith(one) || one.startsWith(around))
  return values.filter((value) => !isNamed(value))
}

describe('impossible figures are refused, record and field named', () => {
  test.each(byField)('$field is nothing that is no number or without end', (one) => {
    expect(passed(one, [NaN, Infinity, -Infinity])).toEqual([])
  })

  const least = byField.filter(({ field }) => !mayBeNegative.test(field) || isLength.test(field))
  test.each(least)('$field is not less than nothing', (one) => {
    expect(passed(one, [-1, -1e300])).toEqual([])
  })

  const reach = byField.filter(({ field }) => hasReach.test(field) || isLength.test(field))
  test.each(reach)('$field is not beyond all reach', (one) => {
    expect(passed(one, [1e300])).toEqual([])
  })
})
