import { listed, render, type Texts } from '../../base/index.ts'
import { gapKinds, gapsAt, type Gap } from '../../analysis/quality-gaps.ts'
import type { Identified, Node } from '../../blueprint/index.ts'
import { gapSize } from '../gap-size.ts'
import { faded, type Lens, type LegendItem, type Mark, type Seen } from '../lens.ts'
import { around } from '../step-back.ts'

const words = {
  gap: { en: '{number} {name} {size}', 'zh-CN': '{number} {name} {size}' },
  gapShort: { en: 'gap {number}: {size}', 'zh-CN': '差距{number} {size}' },
  closed: { en: 'no gap known', 'zh-CN': '已知无差距' },
  unknown: { en: 'gaps unknown', 'zh-CN': '差距未知' },
  falls: { en: 'falls short: {kinds}', 'zh-CN': '有差距：{kinds}' },
  left: { en: '{count} of {all} gaps unknown', 'zh-CN': '{all} 个差距中 {count} 个未知' },
  none: {
    en: 'No quality is entered. Say at a step what the customer expects, what is promised, specified and perceived; what is delivered comes from the run.',
    'zh-CN': '尚未填写质量。请在步骤上填写客户期望、承诺、标准和感知；实际交付由仿真得出。',
  },
} satisfies Record<string, Texts>

/** The five gaps of service quality at each step, the widest in words; what nobody has said is unknown. */
export const fiveGaps = {
  name: 'five-gaps',
  label: { en: 'Five gaps', 'zh-CN': '五差距' },
  shows: {
    en: 'Where what is expected, promised, specified, delivered and perceived part.',
    'zh-CN': '期望、承诺、标准、交付与感知在哪里不一致。',
  },
  isWarm: false,
  marks(seen) {
    const { blueprint, report, language } = seen
    const kept = seen.steps.flatMap((step) => {
      const gaps = gapsAt(blueprint, report, step)
      return gaps ? [{ step, gaps }] : []
    })
    if (kept.length === 0) return { legend: [], nothing: words.none[language] }
    const marks = new Map(kept.map(({ step, gaps }) => [step.id, markOf(step, gaps, seen)]))
    const all = kept.flatMap(({ gaps }) => gaps)
    const short = gapKinds.filter(({ number }) => all.some((gap) => gap.number === number && (gap.short ?? 0) > 0))
    const kinds = listed(
      short.map(({ number, name }) => `${number} ${name[language]}`),
      language,
    )
    const unknown = all.filter((gap) => gap.short === undefined).length
    const isKnown = unknown < all.length
    const legend: LegendItem[] = [
      ...(short.length > 0
        ? [
            {
              is: 'sign',
              sign: 'missed',
              tint: 'bad',
              text: render(words.falls[language], { kinds }, language),
            } as const,
          ]
        : isKnown
          ? [{ is: 'sign', sign: 'met', tint: 'ok', text: words.closed[language] } as const]
          : []),
      {
        ...{ is: 'sign', sign: 'unknown', tint: 'unknown' },
        text: render(words.left[language], { count: unknown, all: all.length }, language),
      },
    ]
    return {
      steps: new Map(seen.steps.map(({ id }): [string, Mark] => [id, marks.get(id) ?? faded])),
      flows: around(seen, new Set(seen.flows.filter(({ kind }) => kind === 'journey').map(({ id }) => id))),
      legend,
    }
  },
} as const satisfies Lens

function markOf(step: Identified<Node>, gaps: readonly Gap[], seen: Seen): Mark {
  const { blueprint, language } = seen
  const known = gaps.flatMap((gap) => (gap.short === undefined ? [] : [{ ...gap, short: gap.short }]))
  const [widest] = known.toSorted((a, b) => b.short - a.short)
  if (!widest) return { sign: 'unknown', tint: 'unknown', text: [words.unknown[language]] }
  if (widest.short <= 0) return { sign: 'met', tint: 'ok', text: [words.closed[language]] }
  const facts = {
    number: widest.number,
    name: widest.name[language],
    size: gapSize(blueprint, step, widest.short, language),
  }
  return {
    ...{ sign: 'missed', tint: 'bad' },
    text: [render(words.gap[language], facts, language), render(words.gapShort[language], facts, language)],
  }
}
