/** How a varying time is edited: another kind with the same mean, one parameter after the other, what is wrong with it. */
import { checkSpec, defaultSpec, meanOf, scale, type Problem, type Spec } from '../../random/index.ts'

/** The same mean (and unit) in another shape, to begin editing with. */
export function inKind(spec: Spec, name: string): Spec {
  const { unit } = spec
  const fresh = defaultSpec(name)
  const mean = checkSpec(spec).length === 0 ? meanOf(spec) : 0
  const scaled = mean > 0 ? scale(fresh, mean / meanOf(fresh)) : fresh
  const rounded = JSON.parse(
    JSON.stringify(scaled, (_, one: unknown) => (typeof one === 'number' ? Number(one.toPrecision(3)) : one)),
  ) as Spec
  const good = checkSpec(rounded).length === 0 ? rounded : scaled
  return unit === undefined ? good : { ...good, unit }
}

/** A spec with some parameters set; `parts.0.mean` reaches inside. */
export function withParameters(spec: Spec, changes: Readonly<Record<string, unknown>>): Spec {
  const next = structuredClone(spec)
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    let target: Record<string, unknown> = next
    for (const key of keys.slice(0, -1)) target = target[key] as Record<string, unknown>
    target[keys[keys.length - 1]] = value
  }
  return next
}

/** What is wrong, the problem of this parameter first. */
export const problemsOf = (spec: Spec, path: string): Problem | undefined => {
  const found = checkSpec(spec)
  return found.find((one) => one.field === path) ?? found[0]
}
