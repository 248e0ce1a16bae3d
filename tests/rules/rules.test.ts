/**
 * Every rule over its fixtures: a valid one is passed, an invalid one is found at the records that its sibling
 * `<name>.at.json` lists, in words without gaps.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages, render, type Finding } from '../../src/base/index.ts'
import { apply, parse, type Blueprint } from '../../src/blueprint/index.ts'
import { check, keyOf, rules, type Rule } from '../../src/rules/index.ts'

const home = join(import.meta.dirname, '../fixtures/rules')

function read(rule: string, file: string): Blueprint {
  const parsed = parse(readFileSync(join(home, rule, file), 'utf8'))
  if (!parsed.ok) throw new Error(`${rule}/${file} is no blueprint: ${JSON.stringify(parsed.findings)}`)
  return parsed.value
}

const files = (rule: string, kind: 'valid' | 'invalid') =>
  readdirSync(join(home, rule)).filter((file) => file.startsWith(`${kind}-`) && !file.endsWith('.at.json'))

const sorted = (found: readonly (readonly string[])[]) => found.map((at) => at.join(' ')).sort()

/** Places of a template that no fact has filled. */
const gaps = (finding: Finding) =>
  languages.flatMap((language) =>
    [finding.what, finding.remedy].flatMap(
      (text) => render(text?.[language] ?? '{missing}', finding.facts, language).match(/\{\w+\}/g) ?? [],
    ),
  )

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  test.each(files(name, 'valid'))('passes %s', (file) => {
    expect(check(read(name, file), [rule])).toEqual([])
  })

  test.each(files(name, 'invalid'))('finds %s', (file) => {
    const found = check(read(name, file), [rule])
    const expected = JSON.parse(readFileSync(join(home, name, file.replace('.json', '.at.json')), 'utf8')) as string[][]
    expect(sorted(found.map((finding) => finding.at))).toEqual(sorted(expected))
    expect(found.flatMap(gaps)).toEqual([])
  })

  test('says in both languages why it matters, in two sentences or three', () => {
    const { why } = rule.texts
    expect(why.en.split(/[.?](?: |$)/).filter(Boolean).length).toBeOneOf([2, 3])
    expect(why['zh-CN'].split(/[。？]/).filter(Boolean).length).toBeOneOf([2, 3])
  })

  if (rule.fix) {
    const offered = files(name, 'invalid').flatMap((file) =>
      check(read(name, file), [rule]).flatMap((finding) => (finding.offer ? [{ file, finding }] : [])),
    )
    test('offers its fix in some fixture', () => {
      expect(offered).not.toEqual([])
    })

    test.each(offered)('$finding.offer.label.en: mends $finding.at in $file', ({ file, finding }) => {
      const before = read(name, file)
      const mended = apply(before, finding.offer?.changes ?? [])
      if (!mended.ok) throw new Error(JSON.stringify(mended.findings))
      expect(check(mended.value, [rule]).map(keyOf)).not.toContain(keyOf(finding))
      const blocking = (blueprint: Blueprint) =>
        check(blueprint).flatMap((one) => (one.severity === 'blocks' ? [keyOf(one)] : []))
      const known = blocking(before)
      expect(blocking(mended.value).filter((one) => !known.includes(one))).toEqual([])
    })
  }

  test('finds each of its cases in some fixture', () => {
    const said = new Set(
      files(name, 'invalid').flatMap((file) => check(read(name, file), [rule]).map((one) => one.what.en)),
    )
    const messages = [rule.texts, ...Object.values(rule.texts.cases ?? {})].map((message) => message.what.en)
    expect(messages.filter((message) => !said.has(message))).toEqual([])
  })
})

test('no rule throws on any fixture, and a blueprint may be wrong in several ways at once', () => {
  const crashes = rules.flatMap(({ name }) =>
    [...files(name, 'valid'), ...files(name, 'invalid')].flatMap((file) =>
      check(read(name, file)).filter((finding) => finding.what.en.includes('could not be carried out')),
    ),
  )
  expect(crashes).toEqual([])
})

test('no rule throws when any one record is missing', () => {
  const whole = read('sub-blueprint-has-entry', 'valid-inside.json')
  for (const gone of Object.keys(whole.records)) {
    const records = { ...whole.records }
    delete records[gone]
    const found = check({ id: 'broken', records })
    expect(
      found.filter((finding) => finding.what.en.includes('could not be carried out')),
      gone,
    ).toEqual([])
  }
})

test('a rule that crashes becomes a finding and spares the rest', () => {
  const texts = { ...rules[0].texts, label: { en: 'Broken', 'zh-CN': '坏的' } }
  const broken: Rule = { name: 'broken', severity: 'blocks', texts, check: () => JSON.parse('{') as undefined }
  const found = check(read('one-way-out', 'invalid-dangling.json'), [broken, ...rules])
  expect(found.map((finding) => [finding.rule, finding.severity])).toContainEqual(['broken', 'advice'])
  expect(found.map((finding) => finding.rule)).toContain('one-way-out')
})

test('blocking findings come first, and a finding is known again', () => {
  const blueprint = read('start-readable', 'invalid-date.json')
  const [first] = check(blueprint)
  expect(first.severity).toBe('blocks')
  expect(keyOf(first)).toBe(keyOf(check(blueprint)[0]))
})

test('an overloaded pool is told in hours a day', () => {
  const [finding] = check(read('load-below-capacity', 'invalid-overload.json'))
  expect(render(finding.what.en, finding.facts, 'en')).toBe(
    '“Fitters” receives work for 44.4 h a day, can do 32 h: the queue grows without end.',
  )
})
