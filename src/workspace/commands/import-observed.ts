/** Brings in what a log or a list tells of today: each figure onto what it is of, instead of what stood there before. */
import type { Observed } from '../../analysis/log/observed.ts'
import type { Blueprint, Observation } from '../../blueprint/index.ts'
import { command } from '../command.ts'
import { withSeen, type Seen } from '../observed.ts'

interface Args {
  figures: readonly Observed[]
  /** Where they come from: the name of the file. */
  source: string
  period?: string
  method: Observation['method']
}

export const importObserved = command<Args>({
  name: 'import-observed',
  label: { en: 'Import observed figures', 'zh-CN': '导入实测数据' },
  keepsBefore: 'import',
  can: (blueprint, args) => imported(blueprint, args) !== undefined,
  run: (blueprint, args) => imported(blueprint, args) ?? blueprint,
})

function imported(blueprint: Blueprint, { figures, source, period, method }: Args): Blueprint | undefined {
  if (figures.length === 0) return undefined
  let next = blueprint
  for (const { of, measure, value, n, halfWidth } of figures) {
    const seen: Seen = {
      value: Number(value.toPrecision(digits)),
      ...(n !== undefined && { n }),
      ...(halfWidth !== undefined && { halfWidth: Number(halfWidth.toPrecision(digitsOfMargin)) }),
      ...(period !== undefined && { period }),
      method,
    }
    const kept = withSeen(next, of, measure, seen, source)
    if (!kept) return undefined
    next = kept
  }
  return next
}

/** More than any log knows, and it can be read. */
const [digits, digitsOfMargin] = [6, 3]
