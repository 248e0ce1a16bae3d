/** What can be asked of any spec, whatever its distribution. All but `check` expect a spec that passed `checkSpec`. */
import type { Texts } from '../base/index.ts'
import {
  problem,
  type Distribution,
  type Family,
  type Parameter,
  type Problem,
  type Range,
  type Spec,
} from './distribution.ts'
import { distributions } from './distributions/index.ts'

export const isDistribution = (name: string): boolean => byName.has(name)

/** @throws if there is no such distribution: that is for `checkSpec` to find */
export function distributionOf(spec: Spec): Distribution {
  const found = byName.get(spec.distribution)
  if (found === undefined) throw new Error(`random/family: there is no distribution “${spec.distribution}”`)
  return found
}

const byName = new Map(distributions.map((distribution) => [distribution.name, distribution]))

const family: Family = {
  meanOf: (spec) => distributionOf(spec).mean(spec, family),
  varianceOf: (spec) => distributionOf(spec).variance(spec, family),
  supportOf: (spec) => distributionOf(spec).support(spec, family),
  densityOf: (spec, x) => distributionOf(spec).density(spec, x, family),
  atomsOf: (spec) => distributionOf(spec).atoms?.(spec, family) ?? [],
  cumulativeOf: (spec, x) => distributionOf(spec).cumulative(spec, x, family),
  quantileOf: (spec, p) => distributionOf(spec).quantile(spec, p, family),
}

export const { meanOf, varianceOf, supportOf, densityOf, atomsOf, cumulativeOf, quantileOf } = family

/** A spec with every parameter at its default, to begin editing with. */
export function defaultSpec(name: string): Spec {
  const { parameters } = distributionOf({ distribution: name })
  return {
    distribution: name,
    ...structuredClone(Object.fromEntries(parameters.map((one) => [one.name, one.default]))),
  }
}

/** The same distribution in another unit: every time is multiplied by the factor, nothing else changes. */
export function scale<S extends Spec>(spec: S, factor: number): S {
  return { ...spec, ...scaled(spec, distributionOf(spec).parameters, factor) }
}

function scaled(
  record: Record<string, unknown>,
  parameters: readonly Parameter[],
  factor: number,
): Record<string, unknown> {
  const next = { ...record }
  for (const parameter of parameters) {
    const value = record[parameter.name]
    if (parameter.kind === 'time') next[parameter.name] = (value as number) * factor
    if (parameter.kind === 'spec') next[parameter.name] = scale(value as Spec, factor)
    if (parameter.kind === 'list' && parameter.entry === 'time')
      next[parameter.name] = (value as number[]).map((one) => one * factor)
    if (parameter.kind === 'table') {
      next[parameter.name] = (value as Record<string, unknown>[]).map((one) => scaled(one, parameter.fields, factor))
    }
  }
  return next
}

/**
 * Everything that is wrong with a value that should be a spec; empty if it can be drawn from.
 * Types and ranges come from the parameters, the rest from the distribution itself.
 */
export function checkSpec(value: unknown): Problem[] {
  if (!isRecord(value) || typeof value.distribution !== 'string') {
    return [problem('distribution', 'no distribution is named', '没有写明分布')]
  }
  const distribution = byName.get(value.distribution)
  if (distribution === undefined) {
    const name = value.distribution
    return [problem('distribution', `there is no distribution “${name}”`, `没有名为“${name}”的分布`)]
  }
  const spec = value as Spec
  const shape = distribution.parameters.flatMap((parameter) => checkParameter(parameter, spec[parameter.name]))
  if (shape.length > 0) return shape
  const meaning = distribution.check?.(spec) ?? []
  if (meaning.length > 0) return meaning
  if (Number.isFinite(meanOf(spec)) && Number.isFinite(varianceOf(spec))) return []
  return [problem('distribution', 'its mean or variance is too large for a number', '均值或方差大得无法表示')]
}

function checkParameter(parameter: Parameter, value: unknown): Problem[] {
  const { name, kind } = parameter
  switch (kind) {
    case 'spec':
      return checkSpec(value).map((one) => ({ ...one, field: `${name}.${one.field}` }))
    case 'list':
    case 'table': {
      if (!Array.isArray(value)) return [problem(name, 'must be a list', '必须是列表')]
      if (value.length === 0 && !(kind === 'table' && parameter.mayBeEmpty))
        return [problem(name, 'must not be empty', '不能为空')]
      return value.flatMap((entry: unknown, i) =>
        (kind === 'list'
          ? checkNumber(entry, '', parameter.entry === 'share' ? { least: 0, most: 1 } : { least: 0 }, false)
          : checkEntry(parameter.fields, entry)
        ).map((one) => ({
          ...one,
          field: one.field === '' ? `${name}.${i}` : `${name}.${i}.${one.field}`,
        })),
      )
    }
    default:
      return checkNumber(value, name, parameter.range, kind === 'whole')
  }
}

function checkEntry(fields: readonly Parameter[], entry: unknown): Problem[] {
  if (!isRecord(entry)) return [problem('', 'must be a record', '必须是一条记录')]
  return fields.flatMap((field) => checkParameter(field, entry[field.name]))
}

function checkNumber(value: unknown, field: string, { above, least, most }: Range, whole: boolean): Problem[] {
  const fact = ((): Texts | undefined => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return { en: 'must be a number', 'zh-CN': '必须是数字' }
    if (whole && !Number.isInteger(value)) return { en: 'must be a whole number', 'zh-CN': '必须是整数' }
    if (above !== undefined && value <= above) return { en: `must be above ${above}`, 'zh-CN': `必须大于 ${above}` }
    if (least !== undefined && value < least) return { en: `must be at least ${least}`, 'zh-CN': `不能小于 ${least}` }
    if (most !== undefined && value > most) return { en: `must be at most ${most}`, 'zh-CN': `不能大于 ${most}` }
    return undefined
  })()
  return fact === undefined ? [] : [{ field, fact }]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
