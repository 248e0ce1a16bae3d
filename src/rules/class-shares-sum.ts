import type { Texts } from '../base/index.ts'
import { all, get, nameOf, type Blueprint } from '../blueprint/index.ts'
import { scaledToOne } from '../random/index.ts'
import type { Rule } from './index.ts'

/** The mix of arrivals is whole: classes, channels and the values of an attribute each come to 100 %. */
export const classSharesSum: Rule = {
  name: 'class-shares-sum',
  severity: 'blocks',
  texts: {
    label: { en: 'The mix of arrivals comes to 100 %', 'zh-CN': '到达构成合计 100 %' },
    what: {
      en: 'The shares of the {what} come to {sum}, not to 100 %.',
      'zh-CN': '{what}的占比合计 {sum}，不是 100 %。',
    },
    remedy: { en: 'Change them until they come to 100 %.', 'zh-CN': '请调整到合计 100 %。' },
    why: {
      en: 'Every case is of one class and comes by one channel, so the parts make up the whole. If they do not, the mix that is simulated is not the one that was meant.',
      'zh-CN': '每个工单都属于一个等级、来自一个渠道，各部分合起来就是全部。合计不对，仿真的构成就不是原来想要的。',
    },
    cases: {
      stream: {
        what: {
          en: 'Arrivals “{name}”: the shares of the {what} come to {sum}, not to 100 %.',
          'zh-CN': '到达“{name}”：{what}的占比合计 {sum}，不是 100 %。',
        },
        remedy: { en: 'Change them until they come to 100 %.', 'zh-CN': '请调整到合计 100 %。' },
      },
    },
  },
  check(blueprint, report) {
    for (const [type, field, what] of mixes) {
      const streams = all(blueprint, 'stream')
      for (const stream of streams) {
        const own = stream[field]
        if (own && !isWhole(Object.values(own)))
          report(
            [stream.id],
            { name: nameOf(blueprint, stream.id), what, sum: { share: total(Object.values(own)) } },
            'stream',
          )
      }
      const records = all(blueprint, type)
      const isUsed = streams.length === 0 || streams.some((stream) => !stream[field])
      if (records.length === 0 || !isUsed || isWhole(records.map((one) => one.share))) continue
      report(
        records.map((one) => one.id),
        { what, sum: { share: total(records.map((one) => one.share)) } },
      )
    }
    for (const [id, values] of valuesOf(blueprint)) {
      if (values.every((share) => share === undefined) || isWhole(values)) continue
      const name = nameOf(blueprint, id)
      report([id], {
        what: { en: `values of “${name.en}”`, 'zh-CN': `“${name['zh-CN']}”各取值` },
        sum: { share: total(values) },
      })
    }
  },
  fix(blueprint, { at }) {
    const record = blueprint.records[at[0]]
    const scaledAs = (shares: Record<string, number | undefined>, to: (id: string) => [set: string, field: string]) => {
      const ids = Object.keys(shares)
      const all = ids.map((id) => shares[id] ?? 0)
      if (all.some((share) => share < 0 || share > 1)) return undefined
      const scaled = scaledToOne(all)
      const changes = ids.map((id, i) => ({ set: to(id)[0], field: to(id)[1], to: scaled[i] }))
      return { label: { en: 'Scale to 100 %', 'zh-CN': '按比例调到 100 %' }, changes }
    }
    switch (record.type) {
      case 'class':
      case 'channel': {
        const type = record.type
        return scaledAs(Object.fromEntries(at.map((id) => [id, get(blueprint, type, id)?.share])), (id) => [
          id,
          'share',
        ])
      }
      case 'attribute': {
        const options = Object.entries(record.options ?? {})
        return scaledAs(Object.fromEntries(options.map(([id, option]) => [id, option.share])), (id) => [
          at[0],
          `options.${id}.share`,
        ])
      }
      case 'stream': {
        const own = (['classes', 'channels'] as const).find(
          (field) => record[field] && !isWhole(Object.values(record[field])),
        )
        return own && scaledAs(record[own] ?? {}, (id) => [at[0], `${own}.${id}`])
      }
      default:
        return undefined
    }
  },
}

const mixes: readonly ['class' | 'channel', 'classes' | 'channels', Texts][] = [
  ['class', 'classes', { en: 'customer classes', 'zh-CN': '客户等级' }],
  ['channel', 'channels', { en: 'channels', 'zh-CN': '渠道' }],
]

const valuesOf = (blueprint: Blueprint): [string, (number | undefined)[]][] =>
  all(blueprint, 'attribute')
    .filter((attribute) => attribute.kind === 'category' && attribute.options)
    .map((attribute) => [attribute.id, Object.values(attribute.options ?? {}).map((option) => option.share)])

const total = (shares: readonly (number | undefined)[]): number =>
  shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)

const isWhole = (shares: readonly (number | undefined)[]): boolean =>
  (shares.length === 1 && shares[0] === undefined) || Math.abs(total(shares) - 1) < 1e-6
