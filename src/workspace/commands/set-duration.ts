/** How long: a plain time (an agreed time, a limit), or the mean of a varying one, whose shape is kept. */
import { checkSpec, meanOf, scale, type Spec } from '../../random/index.ts'
import { minutesIn, type Blueprint, type Unit } from '../../blueprint/index.ts'
import { valueAt, withField, type FieldPath } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  record: string
  /** Dotted: `within`, `handoff.agreed`, `stages.0.time`. */
  field: FieldPath
  /** In `unit`; for a varying time its mean, above 0. */
  value: number
  /** The unit that stands there where absent. */
  unit?: Unit
}

export const setDuration = command<Args>({
  name: 'set-duration',
  label: { en: 'Change a time', 'zh-CN': '修改时间' },
  can: (blueprint, args) => lasting(blueprint, args) !== undefined,
  run: (blueprint, args) => lasting(blueprint, args) ?? blueprint,
})

function lasting(blueprint: Blueprint, { record, field, value, unit }: Args): Blueprint | undefined {
  if (!Number.isFinite(value) || value < 0 || !Object.hasOwn(blueprint.records, record)) return undefined
  const present = valueAt(blueprint.records[record], field)
  if (!isSpec(present)) {
    const own = (present as { unit?: Unit } | undefined)?.unit
    return withField(blueprint, record, field, { value, unit: unit ?? own ?? 'min' })
  }
  const own = present.unit ?? 'min'
  if (value === 0 || checkSpec(present).length > 0) return undefined
  const wanted = own === unit || unit === undefined ? value : inUnit(value, unit, own)
  return wanted === undefined ? undefined : withField(blueprint, record, field, scaledTo(present, wanted))
}

/** Parameters are kept to a millionth: a mean of 20 is not to become 19.999999999999996. */
const scaledTo = (spec: Spec, mean: number): Spec =>
  JSON.parse(
    JSON.stringify(scale(spec, mean / meanOf(spec)), (_, one: unknown) =>
      typeof one === 'number' ? Number(one.toPrecision(6)) : one,
    ),
  ) as Spec

function inUnit(value: number, from: Unit, to: Unit): number | undefined {
  if (from === 'workday' || to === 'workday') return undefined
  return (value * minutesIn[from]) / minutesIn[to]
}

const isSpec = (value: unknown): value is Spec & { unit?: Unit } =>
  typeof value === 'object' && value !== null && 'distribution' in value
