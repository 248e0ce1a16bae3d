/**
 * Conditions on a case, written as people write them: `class == "gold" && (region == "county" || cable > 300)`.
 * Parsed with jsep, checked against the blueprint's classes, channels and attributes, and turned into a plain tree.
 * Nothing is ever evaluated as code.
 */
import jsep from 'jsep'
import type { Texts } from '../base/index.ts'
import { once } from './once.ts'
import { all } from './queries.ts'

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

export type Condition =
  | { is: 'always' }
  | { is: 'and' | 'or'; left: Condition; right: Condition }
  | { is: 'not'; of: Condition }
  | { is: 'compare'; variable: string; comparison: Comparison; value: string | number }

/** What a condition may speak of: for each variable its option ids, or `number`. */
export type Vocabulary = Record<string, readonly string[] | 'number'>

export type Parsed = { ok: true; condition: Condition } | { ok: false; problem: Texts }

/** `class`, `channel` and every attribute of the blueprint. */
export const vocabularyOf = once((blueprint): Vocabulary => {
  const words: Vocabulary = {
    class: all(blueprint, 'class').map((one) => one.id),
    channel: all(blueprint, 'channel').map((one) => one.id),
  }
  for (const attribute of all(blueprint, 'attribute')) {
    words[attribute.id] = attribute.kind === 'number' ? 'number' : Object.keys(attribute.options ?? {}).sort()
  }
  return words
})

/** Conditions that tell cases apart by one value: each class, each channel, each option of an attribute. */
export const plainConditions = (words: Vocabulary): string[] =>
  Object.entries(words).flatMap(([name, known]) =>
    known === 'number' || known.length < 2 ? [] : known.map((option) => `${name} == "${option}"`),
  )

const parsedSource = new Map<string, jsep.Expression | Error>()

/** @param source the text; empty means always */
export function parseCondition(source: string, words: Vocabulary): Parsed {
  if (source.trim() === '') return { ok: true, condition: { is: 'always' } }
  let tree = parsedSource.get(source)
  if (tree === undefined) {
    try {
      tree = jsep(source)
    } catch (problem) {
      tree = problem as Error
    }
    if (parsedSource.size > 5_000) parsedSource.clear()
    parsedSource.set(source, tree)
  }
  if (tree instanceof Error) {
    return { ok: false, problem: { en: `cannot be read: ${tree.message}`, 'zh-CN': `无法读懂：${tree.message}` } }
  }
  try {
    return { ok: true, condition: conditionOf(tree, words, 0) }
  } catch (problem) {
    if (problem instanceof Misread) return { ok: false, problem: problem.text }
    throw problem
  }
}

class Misread extends Error {
  text: Texts
  constructor(text: Texts) {
    super(text.en)
    this.text = text
  }
}

const mirrored: Record<Comparison, Comparison> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function conditionOf(tree: jsep.Expression, words: Vocabulary, depth: number): Condition {
  if (depth > 100) throw new Misread({ en: 'is nested too deeply', 'zh-CN': '嵌套过深' })
  if (tree.type === 'UnaryExpression' && tree.operator === '!') {
    return { is: 'not', of: conditionOf(tree.argument as jsep.Expression, words, depth + 1) }
  }
  if (tree.type === 'BinaryExpression' || tree.type === 'LogicalExpression') {
    const operator = tree.operator as string
    const [left, right] = [tree.left as jsep.Expression, tree.right as jsep.Expression]
    if (operator === '&&' || operator === '||') {
      return {
        is: operator === '&&' ? 'and' : 'or',
        left: conditionOf(left, words, depth + 1),
        right: conditionOf(right, words, depth + 1),
      }
    }
    if (operator in mirrored) {
      if (left.type === 'Identifier') return comparison(left, operator as Comparison, right, words)
      if (right.type === 'Identifier') return comparison(right, mirrored[operator as Comparison], left, words)
    }
  }
  throw new Misread({
    en: 'may only compare a property of the case with a value, as in region == "county" && cable > 300',
    'zh-CN': '只能把工单的属性与值比较，例如 region == "county" && cable > 300',
  })
}

function comparison(name: jsep.Expression, operator: Comparison, value: jsep.Expression, words: Vocabulary): Condition {
  const variable = name.name as string
  const known = Object.hasOwn(words, variable) ? words[variable] : undefined
  if (known === undefined) {
    const list = Object.keys(words).join(', ')
    throw new Misread({
      en: `speaks of “${variable}”, which no case has; known are ${list}`,
      'zh-CN': `提到“${variable}”，但工单没有这个属性；已有 ${list}`,
    })
  }
  const literal = literalOf(value)
  if (known === 'number') {
    if (typeof literal !== 'number')
      throw new Misread({
        en: `compares the number “${variable}” with a word`,
        'zh-CN': `把数值“${variable}”与文字相比`,
      })
  } else {
    if (operator !== '==' && operator !== '!=') {
      throw new Misread({
        en: `can only ask whether “${variable}” is (==) or is not (!=) a value`,
        'zh-CN': `对“${variable}”只能判断是 (==) 或不是 (!=)`,
      })
    }
    if (typeof literal !== 'string' || !known.includes(literal)) {
      throw new Misread({
        en: `compares “${variable}” with ${JSON.stringify(literal)}, which is none of ${known.join(', ')}`,
        'zh-CN': `把“${variable}”与 ${JSON.stringify(literal)} 相比，可用的值是 ${known.join('、')}`,
      })
    }
  }
  return { is: 'compare', variable, comparison: operator, value: literal }
}

function literalOf(tree: jsep.Expression): string | number {
  if (tree.type === 'Literal' && (typeof tree.value === 'string' || typeof tree.value === 'number')) return tree.value
  if (tree.type === 'UnaryExpression' && tree.operator === '-') {
    const inner = literalOf(tree.argument as jsep.Expression)
    if (typeof inner === 'number') return -inner
  }
  throw new Misread({
    en: 'may only compare with a plain number or a quoted word',
    'zh-CN': '只能与数字或带引号的文字比较',
  })
}

/** Does the condition hold for a case with these values (option ids for categories, numbers for numbers)? */
export function holds(condition: Condition, values: Record<string, string | number | undefined>): boolean {
  switch (condition.is) {
    case 'always':
      return true
    case 'and':
      return holds(condition.left, values) && holds(condition.right, values)
    case 'or':
      return holds(condition.left, values) || holds(condition.right, values)
    case 'not':
      return !holds(condition.of, values)
    case 'compare': {
      const value = values[condition.variable]
      if (value === undefined) return false
      switch (condition.comparison) {
        case '==':
          return value === condition.value
        case '!=':
          return value !== condition.value
        case '<':
          return value < condition.value
        case '<=':
          return value <= condition.value
        case '>':
          return value > condition.value
        case '>=':
          return value >= condition.value
      }
    }
  }
}
