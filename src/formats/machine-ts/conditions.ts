/** The conditions of a machine as TypeScript: `(values) => known(values["class"], (value) => value === "gold")`. */
import { parseCondition, type Condition, type Vocabulary } from '../../blueprint/index.ts'
import type { MachineConfig } from '../../compile/index.ts'

/** @returns the fields of an object literal, each condition once; empty where nothing hangs on one */
export function conditionsOf(life: MachineConfig, words: Vocabulary): string {
  const lines = [...new Set(whensIn(life))].sort().map((source) => {
    const parsed = parseCondition(source, words)
    // What cannot be read never holds; so it is in a run.
    const test = parsed.ok ? code(parsed.condition) : 'false'
    return `  ${JSON.stringify(source)}: (values) => ${test},`
  })
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`
}

/** Every `when`, at whatever depth. */
const whensIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'when' && typeof inner === 'string' ? [inner] : whensIn(inner),
  )
}

const signs = { '==': '===', '!=': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const

function code(condition: Condition): string {
  switch (condition.is) {
    case 'always':
      return 'true'
    case 'and':
      return `(${code(condition.left)} && ${code(condition.right)})`
    case 'or':
      return `(${code(condition.left)} || ${code(condition.right)})`
    case 'not':
      return `!${code(condition.of)}`
    case 'compare': {
      const { variable, comparison, value } = condition
      // What is not known of a case is neither equal nor unequal to anything.
      const type = typeof value
      return `known(values[${JSON.stringify(variable)}], (value: ${type}) => value ${signs[comparison]} ${JSON.stringify(value)})`
    }
  }
}
