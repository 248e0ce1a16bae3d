import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds, parseCondition, vocabularyOf, type Condition, type Vocabulary } from '../../src/blueprint/index.ts'
import { small } from './small.ts'

const words: Vocabulary = { class: ['gold', 'plain'], region: ['city', 'county'], cable: 'number' }

const decides = (source: string, values: Record<string, string | number | undefined>): boolean => {
  const parsed = parseCondition(source, words)
  if (!parsed.ok) throw new Error(parsed.problem.en)
  return holds(parsed.condition, values)
}

describe('a condition', () => {
  const one = { class: 'gold', region: 'county', cable: 350 }
  test.each([
    ['', true],
    ['  ', true],
    ['class == "gold"', true],
    ["class == 'gold'", true],
    ['"gold" == class', true],
    ['class != "gold"', false],
    ['cable > 300', true],
    ['300 < cable', true],
    ['cable >= 350 && cable <= 350', true],
    ['cable < 350', false],
    ['cable > -1', true],
    ['!(cable < 350)', true],
    ['class == "plain" || region == "county" && cable > 300', true],
    ['(class == "plain" || region == "county") && cable > 400', false],
  ])('%s is %s', (source, expected) => {
    expect(decides(source, one)).toBe(expected)
  })

  test('nothing can be said of what a case does not carry', () => {
    expect(decides('class == "gold"', {})).toBe(false)
    expect(decides('class != "gold"', {})).toBe(false)
  })

  test('its words are the classes, channels and attributes of the blueprint', () => {
    const blueprint = small({
      gold: { type: 'class', name: { en: 'Gold' } },
      phone: { type: 'channel', name: { en: 'Phone' } },
      cable: { type: 'attribute', name: { en: 'Cable' }, kind: 'number' },
      region: {
        type: 'attribute',
        name: { en: 'Region' },
        kind: 'category',
        options: { county: { name: {} }, city: { name: {} } },
      },
    })
    expect(vocabularyOf(blueprint)).toEqual({
      class: ['gold'],
      channel: ['phone'],
      cable: 'number',
      region: ['city', 'county'],
    })
  })
})

describe('what is not understood is said', () => {
  test.each([
    ['class ==', 'cannot be read'],
    ['class = "gold"', ''],
    ['colour == "red"', 'speaks of “colour”, which no case has; known are class, region, cable'],
    ['class == "silver"', 'compares “class” with "silver", which is none of gold, plain'],
    ['class > "gold"', 'can only ask whether “class” is (==) or is not (!=) a value'],
    ['cable == "long"', 'compares the number “cable” with a word'],
    ['cable + 1 > 2', 'may only compare'],
    ['alert(1)', 'may only compare'],
    ['class', 'may only compare'],
    ['constructor == "x"', 'speaks of “constructor”'],
    ['this.process == "x"', 'may only compare'],
    ['class == region', 'may only compare with a plain number or a quoted word'],
    ['`${class}` == "gold"', ''],
    ['('.repeat(5000) + 'cable > 1' + ')'.repeat(5000), ''],
    [Array.from({ length: 150 }, () => 'cable > 1').join(' && '), 'is nested too deeply'],
  ])('%.60s', (source, said) => {
    const parsed = parseCondition(source, words)
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    expect(parsed.problem.en).toContain(said)
    expect(parsed.problem['zh-CN']).toMatch(/[\u4e00-\u9fff]/)
  })

  test('no text makes it throw', () => {
    const signs = fc.array(
      fc.constantFrom('class', 'cable', '==', '>', '&&', '!', '(', ')', '"gold"', '1', '`', '[', '.', ';', '\\'),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          signs.map((list) => list.join(' ')),
        ),
        (source) => void parseCondition(source, words),
      ),
    )
  })
})

test('a written condition is read back as it was meant', () => {
  const compare = fc.oneof(
    fc.record({
      variable: fc.constantFrom('class'),
      comparison: fc.constantFrom('==', '!='),
      value: fc.constantFrom('gold', 'plain'),
    }),
    fc.record({
      variable: fc.constant('cable'),
      comparison: fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
      value: fc.integer({ min: -500, max: 500 }),
    }),
  )
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 5 },
      compare.map((one) => ({ is: 'compare', ...one }) as Condition),
      fc.record({ is: fc.constant('not' as const), of: tie('condition') }),
      fc.record({
        is: fc.constantFrom('and' as const, 'or' as const),
        left: tie('condition'),
        right: tie('condition'),
      }),
    ),
  }))
  const written = (one: Condition): string => {
    if (one.is === 'compare') return `${one.variable} ${one.comparison} ${JSON.stringify(one.value)}`
    if (one.is === 'not') return `!(${written(one.of)})`
    if (one.is === 'always') return ''
    return `(${written(one.left)}) ${one.is === 'and' ? '&&' : '||'} (${written(one.right)})`
  }
  fc.assert(
    fc.property(condition, (one) => {
      expect(parseCondition(written(one), words)).toEqual({ ok: true, condition: one })
    }),
  )
})
