/** Surveys and walks written by hand, as records of a document. */
import type { BlueprintRecord } from '../../src/blueprint/index.ts'

/** Twenty-two marks from five: one for each dimension, in the order of the statements. */
const marks = ([tangibles, reliability, responsiveness, assurance, empathy]: readonly (number | null)[]) =>
  ([4, 5, 4, 4, 5] as const).flatMap((count, at) =>
    Array.from({ length: count }, () => [tangibles, reliability, responsiveness, assurance, empathy][at]),
  )

type Five = readonly [number | null, number | null, number | null, number | null, number | null]

/** A person for each pair: what is expected and what is perceived, by dimension. */
export const survey = (people: readonly { expected: Five; perceived: Five }[], more: object = {}): BlueprintRecord =>
  ({
    ...{ type: 'survey', name: { en: 'Autumn', 'zh-CN': '秋季' } },
    answers: people.map(({ expected, perceived }) => ({ expected: marks(expected), perceived: marks(perceived) })),
    ...more,
  }) as BlueprintRecord

/** The same marks in every dimension. */
export const all = (mark: number | null): Five => [mark, mark, mark, mark, mark]

/** So many visits with both checks done, and so many with only the first. */
export const walk = (of: string, both: number, onlyFirst: number): BlueprintRecord => {
  const visit = (card: boolean) => ({ found: { badge: true, card } })
  return {
    ...{ type: 'walk', name: { en: 'Walk' }, of },
    checks: [
      { id: 'badge', name: { en: 'Badge worn' } },
      { id: 'card', name: { en: 'Card handed over' } },
    ],
    visits: [
      ...Array.from({ length: both }, () => visit(true)),
      ...Array.from({ length: onlyFirst }, () => visit(false)),
    ],
  } as BlueprintRecord
}
