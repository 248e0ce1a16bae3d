/** Brings in what a log or a list tells of today: each figure onto what it is of, instead of what stood there before. */
import type { Observed } from '../../analysis/log/observed.ts'
import type { Blueprint, Observation } from '../../blueprint/index.ts'
import { command } from '../command.ts'
import { withSeen } from '../observed.ts'

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
  can: (blueprint, args) => imported(blueprint, args) !== undefined,
  run: (blueprint, args) => imported(blueprint, args) ?? blueprint,
})

function imported(blueprint: Blueprint, { figures, source, period, method }: Args): Blueprint | undefined {
  let next: Blueprint | undefined = figures.length > 0 ? blueprint : undefined
  for (const { of, measure, value, n, halfWidth } of figures)
    next =
      next &&
      withSeen(
        next,
        of,
        measure,
        {
          value: plain(value),
          ...(n !== undefined && { n }),
          ...(halfWidth !== undefined && { halfWidth: Number(halfWidth.toPrecision(3)) }),
          ...(period !== undefined && { period }),
          method,
        },
        source,
      )
  return next
}

/** More than any log knows, and it can be read. */
const plain = (value: number): number => Number(value.toPrecision(6))
