/** Whatever the format knows can be edited: by a control that the format itself names, or by a part that is written for it. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { distribution, duration, text } from '../../../src/blueprint/field.ts'
import { metaOf, nodeSchemas, promises, recordTypes } from '../../../src/blueprint/index.ts'
import { boardParts } from '../../../src/analysis/index.ts'
import { simpleControls } from '../../../src/views/inspector/fields.ts'
import { readCycle, readSteps } from '../../../src/views/inspector/rhythm.ts'

type Shape = Record<string, Parameters<typeof metaOf>[0]>
const shapes: [string, Shape][] = [
  ...nodeSchemas.map((one): [string, Shape] => [one.shape.kind.value, one.shape]),
  ...recordTypes.map((one): [string, Shape] => [one.shape.type.value, one.shape]),
]

/** What makes a record this record, and what other acts keep: order, provenance, whom it belongs to. */
const given = ['type', 'kind', 'order', 'marks']
const belongs = [
  ...['flow.from', 'flow.to', 'shift.pool', 'outage.pool', 'opening.calendar', 'exception.calendar', 'stream.at'],
  ...['service-level.clock', 'observation.of', 'attachment.media', 'attachment.data'],
  ...['place.of', 'place.column', 'place.pinned', 'survey.columns', 'survey.answers', 'walk.visits'],
]

/** Fields that are more than one control can hold, and the part that edits each. */
const parts: Record<string, string> = {
  badges: 'Badges',
  emotion: 'Emotion',
  quality: 'FiveGaps',
  commitments: 'Commitments',
  stages: 'TimeOnTheJob',
  patience: 'TimeLimits',
  deadline: 'TimeLimits',
  balk: 'TimeLimits',
  'redial.after': 'Redial',
  'evidence.checks': 'Checks',
  'flow.shares': 'OtherShares',
  'flow.handoff': 'HandoffFacts',
  'pool.levels': 'Levels',
  'pool.cost': 'Costs',
  'pool.cycle': 'Rhythm',
  'pool.steps': 'Rhythm',
  'shift.days': 'Shift',
  'shift.spans': 'Shift',
  'outage.between': 'Outages',
  'outage.repair': 'Outages',
  'opening.days': 'CalendarWeek',
  'opening.spans': 'CalendarWeek',
  'exception.spans': 'CalendarWeek',
  'attribute.options': 'AttributeValues',
  'attribute.distribution': 'AttributeValues',
  'stream.arrivals': 'Arrivals',
  'stream.together': 'Arrivals',
  'stream.classes': 'StreamMix',
  'stream.channels': 'StreamMix',
  'stream.sets': 'StreamMix',
  'clock.start': 'ClockMoments',
  'clock.stop': 'ClockMoments',
  'clock.pauses': 'ClockMoments',
  'blueprint.study': 'Study',
  'blueprint.shortBoard': 'ShortBoard',
  'survey.weights': 'Asked',
  'walk.checks': 'Asked',
  'escalation.then': 'Ladder',
}

test('every field of every record has a control or a part of its own', () => {
  const without = shapes.flatMap(([of, shape]) =>
    Object.entries(shape).flatMap(([field, one]) => {
      const meta = metaOf(one)
      const name = `${of}.${field}`
      const isEdited = meta !== undefined && simpleControls.has(meta.control)
      const isKnown =
        [...given, ...Object.keys(parts)].includes(field) || [...belongs, ...Object.keys(parts)].includes(name)
      return isEdited || isKnown ? [] : [name]
    }),
  )
  expect(without).toEqual([])
})

const folder = join(import.meta.dirname, '../../../src/views/inspector/parts')

test('each of these parts is there, and speaks of its field', () => {
  const there = readdirSync(folder)
  for (const [name, part] of Object.entries(parts)) {
    expect(there).toContain(`${part}.svelte`)
    expect(readFileSync(join(folder, `${part}.svelte`), 'utf8')).toContain(name.split('.').at(-1))
  }
})

test('whatever lies inside of a structure is edited by its part, or by what the part is made of', () => {
  const unedited = shapes.flatMap(([of, shape]) =>
    Object.entries(shape).flatMap(([field, one]) => {
      const part = parts[`${of}.${field}`] ?? parts[field]
      if (part === undefined) return []
      const source = `${sourceOf(join(folder, `${part}.svelte`))} ${typed[`${of}.${field}`] ?? ''}`
      return [...namesIn(one)]
        .filter((name) => !new RegExp(`\\b${name}\\b`).test(source))
        .map((name) => `${of}.${field}: ${name}`)
    }),
  )
  expect(unedited).toEqual([])
})

/** Structures that are typed as one text: what is read from it. */
const typed: Record<string, string> = {
  'pool.cycle': JSON.stringify(readCycle('8 h: 0–4, 5–8')),
  'pool.steps': JSON.stringify(readSteps('0 h: 2, 8 h: 5')),
}

/**
 * The components that a component is made of, itself among them, and the names in lists that they take from the format.
 * Modules of arithmetic are none: that one knows a field by name edits nothing.
 */
function sourceOf(path: string, seen = new Set<string>()): string {
  if (seen.has(path) || !path.startsWith(dirname(folder)) || !path.endsWith('.svelte')) return ''
  seen.add(path)
  const source = readFileSync(path, 'utf8')
  const made = [...source.matchAll(/from '(\.[^']+)'/g)].map(([, from]) => join(dirname(path), from))
  const listed = Object.entries({ promises, boardParts }).flatMap(([name, list]) =>
    new RegExp(`\\b(?:of|each) ${name}\\b`).test(source) ? list : [],
  )
  return [source, ...listed, ...made.map((one) => sourceOf(one, seen))].join('\n')
}

/** Names at any depth of a structure: in `stages` they are `name`, `time`, `variants`, `when`. */
function namesIn(shape: z.core.$ZodType, found = new Set<string>()): Set<string> {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable) namesIn(shape.unwrap(), found)
  else if (shape instanceof z.ZodArray) namesIn(shape.element, found)
  else if (shape instanceof z.ZodRecord) namesIn(shape.valueType, found)
  else if (shape instanceof z.ZodUnion) for (const one of shape.options) namesIn(one, found)
  else if (shape instanceof z.ZodObject && !isWhole(shape))
    for (const [name, one] of Object.entries(shape.shape)) namesIn(one as z.core.$ZodType, found.add(name))
  return found
}

/** Texts, distributions and lengths of time: one control holds each, with all that is in it. */
const isWhole = (shape: z.core.$ZodType): boolean => [text, distribution, duration].some((one) => one === shape)
