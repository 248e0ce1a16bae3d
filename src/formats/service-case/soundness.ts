/** What the product itself says of a case: runs and settles, never settles, cannot be run and why. In the case's words. */
import { blocks, type Finding, type Result } from '../../base/index.ts'
import { check } from '../../rules/index.ts'
import { simulate } from '../../simulation/index.ts'
import type { ServiceCase } from './model.ts'
import { toBlueprint, type Mapping } from './to-blueprint.ts'

export type Soundness =
  | 'stable'
  | { kind: 'unstable'; resource?: string }
  | {
      kind: 'zero-time-loop' | 'deadlock' | 'no-exit' | 'invalid' | 'refused'
      nodes: string[]
      node?: string
      rule: string
    }

/** What our rules' names are called there. */
const kinds: Record<string, 'zero-time-loop' | 'deadlock' | 'no-exit' | 'invalid'> = {
  'no-zero-time-loop': 'zero-time-loop',
  'simulation/zero-time-loop': 'zero-time-loop',
  'join-can-complete': 'deadlock',
  'exit-reachable': 'no-exit',
  'figures-in-range': 'invalid',
  'figures-within-reach': 'invalid',
}

/** By the way that users go: checked, run a few times, reported. */
export async function verdictOf(
  one: ServiceCase,
  mapped: Result<Mapping>,
  findings: readonly Finding[],
  seed: number,
): Promise<Soundness[]> {
  if (!mapped.ok || blocks(findings)) return refusals(one, mapped.ok ? mapped.value : undefined, findings)
  const ran = await simulate(mapped.value.blueprint, { replications: 5, seed, asks: false })
  if (!ran.ok) return refusals(one, mapped.value, ran.findings)
  // A run that broke off after some replications says why, as one that broke off in the first does.
  const why = ran.value.findings.filter((finding) => finding.rule.startsWith('simulation/'))
  if (why.length > 0)
    return refusals(
      one,
      mapped.value,
      why.map((finding) => ({ ...finding, severity: 'blocks' as const })),
    )
  const unstable = ran.value.findings.find((finding) => finding.rule === 'unstable')
  const isShown = Object.values(ran.value.figures).some(
    (one) => one.measure === 'cycle-time.mean' && one.value !== undefined,
  )
  if (!unstable && isShown) return ['stable']
  const pool = unstable?.at[0]
  const resource = [...mapped.value.pools].find(([, id]) => id === pool)?.[0]
  return [{ kind: 'unstable', ...(resource === undefined || isShown ? {} : { resource }) }]
}

/** What is said of the case with one part of its model replaced, before any run. */
export function refusalsOf(
  one: ServiceCase,
  { replace, with: part }: { replace: string; with?: unknown },
): Soundness[] {
  const model: unknown = structuredClone(one.model)
  const path = replace.split('.')
  const field = path.pop() as string
  const holder = path.reduce<unknown>((inside, step) => stepInto(inside, step), model)
  if (typeof holder !== 'object' || holder === null) return [{ kind: 'refused', nodes: [], rule: `no ${replace}` }]
  ;(holder as Record<string, unknown>)[field] = part
  const changed = { ...one, model: model as ServiceCase['model'] }
  const mapped = toBlueprint(changed)
  const findings = mapped.ok ? check(mapped.value.blueprint) : mapped.findings
  return blocks(findings) ? refusals(changed, mapped.ok ? mapped.value : undefined, findings) : ['stable']
}

/** `nodes.serve` is the node with the id `serve`. */
const stepInto = (inside: unknown, step: string): unknown =>
  Array.isArray(inside)
    ? inside.find((one) => one.id === step)
    : (inside as Record<string, unknown> | undefined)?.[step]

/** One for each reason: a loop without time, say, is often without an exit too. */
function refusals(one: ServiceCase, mapping: Mapping | undefined, findings: readonly Finding[]): Soundness[] {
  return findings
    .filter((finding) => finding.severity === 'blocks')
    .map(({ rule, at, path }) => {
      const named = [...at, ...(path ?? '').split('/')]
      const isNamed = (node: string) =>
        (mapping?.places.get(node) ?? [`node-${node}`]).some((place) => named.includes(place)) || named.includes(node)
      const nodes = one.model.nodes.map((node) => node.id).filter(isNamed)
      const kind = kinds[rule] ?? (rule.startsWith('parse/') ? 'invalid' : 'refused')
      return { kind, nodes, ...(nodes.length === 1 ? { node: nodes[0] } : {}), rule }
    })
}
