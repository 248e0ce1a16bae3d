/** Conditions on the case, ready to be asked many times: over a column of values instead of named ones. */
import { parseCondition, vocabularyOf, type Condition } from '../blueprint/index.ts'
import type { Subject } from './subject.ts'

/** @param values Float64Array // [case × variable], `base` begins a case: a number, or the place of the option */
export type Test = (values: Float64Array, base: number) => boolean

/** What cannot be read never holds; a rule says so before any run. */
export function testOf({ blueprint, network }: Pick<Subject, 'blueprint' | 'network'>, source: string): Test {
  const parsed = parseCondition(source, vocabularyOf(blueprint))
  return parsed.ok ? tested(parsed.condition, network.names.variables) : () => false
}

type Variables = readonly { name: string; options: readonly string[] | undefined }[]

function tested(condition: Condition, variables: Variables): Test {
  switch (condition.is) {
    case 'always':
      return () => true
    case 'and': {
      const [left, right] = [tested(condition.left, variables), tested(condition.right, variables)]
      return (values, base) => left(values, base) && right(values, base)
    }
    case 'or': {
      const [left, right] = [tested(condition.left, variables), tested(condition.right, variables)]
      return (values, base) => left(values, base) || right(values, base)
    }
    case 'not': {
      const inner = tested(condition.of, variables)
      return (values, base) => !inner(values, base)
    }
    case 'compare': {
      const at = variables.findIndex((one) => one.name === condition.variable)
      if (at < 0) return () => false
      const { value, comparison } = condition
      const wanted = typeof value === 'number' ? value : (variables[at].options?.indexOf(value) ?? -1)
      switch (comparison) {
        case '==':
          return (values, base) => values[base + at] === wanted
        case '!=':
          return (values, base) => values[base + at] !== wanted
        case '<':
          return (values, base) => values[base + at] < wanted
        case '<=':
          return (values, base) => values[base + at] <= wanted
        case '>':
          return (values, base) => values[base + at] > wanted
        case '>=':
          return (values, base) => values[base + at] >= wanted
      }
    }
  }
}
