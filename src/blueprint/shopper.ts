/** What mystery shoppers look for at a step: what is asked of the evidence there, else the norms that hold everywhere. */
import { inLanguage, plainText, type UserText } from '../base/index.ts'
import type { Blueprint, Walk } from './blueprint.ts'
import { all, flowsFrom, flowsTo, get } from './queries.ts'

/** 三统一五规范: what is the same everywhere, and what everybody brings along (D2). */
export const norms: Walk['checks'] = [
  { id: 'dress', name: { en: 'Uniform dress', 'zh-CN': '着装统一' } },
  { id: 'badge', name: { en: 'Badge worn', 'zh-CN': '佩戴工牌' } },
  { id: 'wording', name: { en: 'Uniform wording', 'zh-CN': '用语统一' } },
  { id: 'card', name: { en: 'Service card handed over', 'zh-CN': '递送服务卡' } },
  { id: 'leaflet', name: { en: 'Leaflet left', 'zh-CN': '留宣传单页' } },
  { id: 'receipt', name: { en: 'Receipt handed over', 'zh-CN': '出具单据' } },
  { id: 'shoe-covers', name: { en: 'Shoe covers put on', 'zh-CN': '穿鞋套' } },
  { id: 'cloth', name: { en: 'Work place wiped with the cloth', 'zh-CN': '用抹布清洁现场' } },
]

/** A list to begin with: the checks of what is shown at the step, or at what the customer does at the same moment. */
export function checksFor(blueprint: Blueprint, step: string): Walk['checks'] {
  const moments = [step, ...besideIn(blueprint, step)]
  const names = all(blueprint, 'flow').flatMap((flow): UserText[] => {
    const [card, at] = [get(blueprint, 'node', flow.from), flow.to]
    return card?.kind === 'evidence' && moments.includes(at) ? (card.checks ?? []) : []
  })
  return names.length === 0 ? norms : withChecks([], names)
}

/** Customers' steps that meet it. */
const besideIn = (blueprint: Blueprint, step: string): string[] =>
  (['encounter', 'sequence'] as const)
    .flatMap((kind) => [
      ...flowsFrom(blueprint, step, kind).map(({ to }) => to),
      ...flowsTo(blueprint, step, kind).map(({ from }) => from),
    ])
    .filter((id) => get(blueprint, 'lane', get(blueprint, 'node', id)?.lane)?.role === 'customer')

/** The list with those that are not in it yet, by their words in any language. */
export function withChecks(checks: Walk['checks'], names: readonly UserText[]): Walk['checks'] {
  const list = [...checks]
  for (const name of names) if (!checkCalled(list, name)) list.push({ id: freshCheck(list), name })
  return list
}

export function checkCalled(checks: Walk['checks'], name: UserText): Walk['checks'][number] | undefined {
  const wanted = plainWords(name)
  return checks.find((check) => plainWords(check.name).some((one) => wanted.includes(one)))
}

const plainWords = (name: UserText): string[] =>
  (['en', 'zh-CN'] as const).map((one) => plainText(inLanguage(name, one)))

function freshCheck(checks: Walk['checks']): string {
  let number = checks.length + 1
  while (checks.some(({ id }) => id === `check-${number}`)) number += 1
  return `check-${number}`
}
