import { phrased, render } from '../../base/index.ts'
import type { BlueprintRecord } from '../../blueprint/index.ts'
import { faded, type Lens, type FlowMark, type LegendItem, type Mark, type Tint } from '../lens.ts'

const kinds = ['observed', 'proposed', 'assumed', 'unmarked'] as const
type Kind = (typeof kinds)[number]

const words = {
  observed: { en: '{count} observed', 'zh-CN': '实测 {count}' },
  proposed: { en: '{count} proposed', 'zh-CN': '建议 {count}' },
  assumed: { en: '{count} assumed', 'zh-CN': '假设 {count}' },
  unmarked: { en: '{count} without a source', 'zh-CN': '无来源 {count}' },
  none: {
    en: 'No figure says where it comes from. Mark it beside the figure: observed, assumed or proposed.',
    'zh-CN': '还没有数据标明来源。请在数据旁标注：实测、假设或建议。',
  },
}

/** Where figures come from: a step shows the weakest of its own, and how many of each. */
export const provenance = {
  name: 'provenance',
  label: { en: 'Provenance', 'zh-CN': '数据来源' },
  shows: {
    en: 'Which figures are observed, proposed or assumed, and which have no source.',
    'zh-CN': '哪些数据是实测、建议或假设，哪些没有来源。',
  },
  isWarm: false,
  marks({ blueprint, language, steps, flows }) {
    const whole = countsOf(Object.values(blueprint.records))
    if (kinds.every((kind) => kind === 'unmarked' || whole[kind] === 0))
      return { legend: [], nothing: words.none[language] }
    const say = (kind: Kind, count: number) => render(words[kind][language], { count }, language)
    const marks = steps.map((step): [string, Mark] => {
      const counts = countsOf([step])
      const weakest = weakestOf(counts)
      if (!weakest) return [step.id, faded]
      const told = kinds.filter((kind) => counts[kind] > 0)
      const text = phrased(
        told.map((kind) => say(kind, counts[kind])),
        language,
      )
      return [step.id, { sign: weakest, tint: tintOf[weakest], text: [text, say(weakest, counts[weakest])] }]
    })
    const ways = flows.flatMap((flow): [string, FlowMark][] => {
      const weakest = weakestOf(countsOf([flow]))
      if (!weakest) return [[flow.id, faded]]
      return weakest === 'assumed' ? [[flow.id, { tint: 'warn' }]] : []
    })
    return {
      steps: new Map(marks),
      flows: new Map(ways),
      legend: kinds
        .filter((kind) => whole[kind] > 0)
        .map((kind): LegendItem => ({ is: 'sign', sign: kind, tint: tintOf[kind], text: say(kind, whole[kind]) })),
    }
  },
} as const satisfies Lens

const tintOf: Record<Kind, Tint> = { observed: 'ok', proposed: 'own', assumed: 'warn', unmarked: 'unknown' }

/** How many figures of these records are marked how. Times on the job that nobody has marked count as well. */
function countsOf(records: readonly BlueprintRecord[]): Record<Kind, number> {
  const counts: Record<Kind, number> = { observed: 0, proposed: 0, assumed: 0, unmarked: 0 }
  for (const record of records) {
    for (const { mark } of Object.values(record.marks ?? {})) counts[mark] += 1
    counts.unmarked += unmarkedIn(record)
  }
  return counts
}

function unmarkedIn(record: BlueprintRecord): number {
  if (record.type !== 'node' || !('stages' in record)) return 0
  const marked = Object.keys(record.marks ?? {})
  return (record.stages ?? []).filter((_, i) => !marked.some((path) => covers(path, `stages.${i}.time`))).length
}

/** A mark on the whole holds for its parts. */
const covers = (path: string, figure: string): boolean =>
  figure === path || figure.startsWith(`${path}.`) || path.startsWith(`${figure}.`)

/** The one on which the least can be built. */
const weakestOf = (counts: Record<Kind, number>): Kind | undefined => kinds.findLast((kind) => counts[kind] > 0)
