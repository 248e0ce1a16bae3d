import { scaledToOne } from '../random/index.ts'
import {
  all,
  chanceOf,
  drawnAmong,
  exitKinds,
  exitsOf,
  get,
  nameOf,
  parseCondition,
  shareAmong,
  trafficOf,
  vocabularyOf,
  type Blueprint,
  type Flow,
  type Identified,
  type Values,
  type Vocabulary,
} from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Where a way is chosen, the shares come to 100 %, and there is a way for every case. */
export const sharesSumToOne: Rule = {
  name: 'shares-sum-to-one',
  severity: 'blocks',
  texts: {
    label: { en: 'Shares come to 100 %', 'zh-CN': '比例合计 100 %' },
    what: {
      en: 'The ways on from “{name}” have shares that come to {sum}, not to 100 %.',
      'zh-CN': '“{name}”各去向的比例合计 {sum}，不是 100 %。',
    },
    remedy: { en: 'Change the shares until they come to 100 %.', 'zh-CN': '请调整到合计 100 %。' },
    why: {
      en: 'Every case takes exactly one way. Shares that come to less lose cases, and shares that come to more promise them twice.',
      'zh-CN': '每个工单只走一条路。合计不足会丢失工单，合计过多则同一工单被算了两次。',
    },
    cases: {
      some: {
        what: {
          en: 'The ways on from “{name}” have shares that come to {sum} for cases with {values}, not to 100 %.',
          'zh-CN': '对 {values} 的工单，“{name}”各去向的比例合计 {sum}，不是 100 %。',
        },
        remedy: {
          en: 'Change the shares by case until they come to 100 %.',
          'zh-CN': '请调整按工单的比例，使合计为 100 %。',
        },
      },
      'no-way': {
        what: {
          en: 'At “{name}” no condition holds for cases with {values}: they have no way on.',
          'zh-CN': '在“{name}”，{values} 的工单不符合任何条件，没有去向。',
        },
        remedy: {
          en: 'Add a way without a condition, for all others.',
          'zh-CN': '请加一条无条件的去向，供其余工单走。',
        },
      },
    },
  },
  check(blueprint, report) {
    const words = vocabularyOf(blueprint)
    for (const node of all(blueprint, 'node')) {
      if (node.kind !== 'decision' && node.kind !== 'action') continue
      for (const exit of exitKinds) {
        const flows = exitsOf(blueprint, node.id, exit)
        const plain = flows.filter((flow) => flow.when === undefined)
        const drawn = drawnAmong(flows)
        const name = nameOf(blueprint, node.id)
        const at = [node.id, ...plain.map((flow) => flow.id)]
        if (drawn.length > 0) {
          const base = total(drawn.map((flow) => shareAmong(drawn, flow)))
          if (!isOne(base)) report(at, { name, sum: { share: base } })
          else if (drawn.some((flow) => flow.shares)) {
            const wrong = sortsOf(blueprint).find((values) => !isOne(sumFor(drawn, values, words)))
            if (wrong)
              report(
                at,
                { name, sum: { share: sumFor(drawn, wrong, words) }, values: wordsFor(blueprint, wrong) },
                'some',
              )
          }
        } else if (flows.length > 0 && plain.length === 0) {
          const lost = sortsOf(blueprint).find((values) =>
            flows.every((flow) => chance(flow.when ?? '', values, words) === 0),
          )
          if (lost) report([node.id], { name, values: wordsFor(blueprint, lost) }, 'no-way')
        }
      }
    }
  },
  fix(blueprint, { at: [node, ...ids], variant }) {
    const flows = ids.map((id) => get(blueprint, 'flow', id)).filter((flow) => flow !== undefined)
    const drawn = drawnAmong(exitsOf(blueprint, node, flows[0]?.on))
    const shares = drawn.map((flow) => flow.share ?? 0)
    if (variant !== undefined || drawn.some((flow) => flow.shares) || shares.some((one) => one < 0 || one > 1))
      return undefined
    const open = drawn.filter((flow) => flow.share === undefined)
    const left = 1 - total(shares)
    if (open.length === 1 && left > 0) {
      const name = nameOf(blueprint, open[0].id)
      return {
        label: { en: `Give “${name.en}” the rest`, 'zh-CN': `其余归“${name['zh-CN']}”` },
        changes: [{ set: open[0].id, field: 'share', to: Math.round(left * 1e6) / 1e6 }],
      }
    }
    const scaled = scaledToOne(shares)
    return {
      label: { en: 'Scale to 100 %', 'zh-CN': '按比例调到 100 %' },
      changes: drawn.map((flow, at) => ({ set: flow.id, field: 'share', to: scaled[at] })),
    }
  },
}

const isOne = (sum: number): boolean => Math.abs(sum - 1) < 1e-6
const total = (shares: readonly number[]): number => shares.reduce((a, b) => a + b, 0)

/** What cases are like, as far as any condition asks. */
const sortsOf = (blueprint: Blueprint): Values[] => trafficOf(blueprint).sorts.map((sort) => sort.values)

function chance(condition: string, values: Values, words: Vocabulary): number {
  const parsed = parseCondition(condition, words)
  return parsed.ok ? chanceOf(parsed.condition, values) : 0.5
}

function sumFor(flows: readonly Identified<Flow>[], values: Values, words: Vocabulary): number {
  return total(
    flows.map((flow) => {
      const variant = flow.shares?.find((one) => chance(one.when, values, words) > 0.5)
      return variant?.share ?? shareAmong(flows, flow)
    }),
  )
}

function wordsFor(blueprint: Blueprint, values: Values) {
  const list = Object.entries(values).map(([variable, value]) => `${variable} = ${value}`)
  const all = list.join(', ')
  return all === '' ? nameOf(blueprint, 'blueprint') : { en: all, 'zh-CN': all }
}
