/** Two states of a blueprint in one picture: what is there now, and what is gone, each marked with what became of it. */
import { diffRecords, type Language, type Records } from '../../base/index.ts'
import { inLanguage } from '../../base/index.ts'
import { aboutOf, type Blueprint } from '../../blueprint/index.ts'
import { drawingOf, scaleOf, type Drawing, type PlacedEdge, type PlacedStep, type Tint } from '../../drawing/index.ts'
import type { Element } from '../../formats/svg/element.ts'
import { sheet } from '../../formats/svg/sheet.ts'
import { layout } from '../../layout/index.ts'
import type { ChangeKind } from './changes.ts'
import type { words as both } from './words.ts'

type Words = (typeof both)['en']

const tintOf: Record<ChangeKind, Tint> = { added: 'ok', removed: 'bad', changed: 'own' }

export function pictureOfChanges(before: Blueprint, after: Blueprint, words: Words, language: Language): Element {
  const diff = diffRecords(before.records as Records, after.records as Records)
  const kindOf = (id: string): ChangeKind | undefined =>
    !diff[id]
      ? undefined
      : diff[id].before === undefined
        ? 'added'
        : diff[id].after === undefined
          ? 'removed'
          : 'changed'
  const blueprint: Blueprint = { ...after, records: { ...before.records, ...after.records } }
  const scale = scaleOf(after)
  const drawn = drawingOf(layout(blueprint, { language }), { blueprint, report: undefined, language, scale })
  const marked: Drawing = {
    ...drawn,
    steps: drawn.steps.map((step) => markedStep(step, kindOf(step.id), words)),
    edges: drawn.edges.map((edge) => markedEdge(edge, kindOf(edge.id))),
    legend: {
      lens: words.lens,
      items: (['added', 'removed', 'changed'] as const).map((kind) => ({
        ...{ is: 'sign', sign: kind, tint: tintOf[kind], text: words.marks[kind] },
      })),
    },
  }
  return sheet(marked, { language, scale, title: `${inLanguage(aboutOf(after)?.name, language)}: ${words.picture}` })
}

/** What stayed as it was steps back. */
function markedStep(step: PlacedStep, kind: ChangeKind | undefined, words: Words): PlacedStep {
  const plain = { ...step.face, strip: undefined, heat: 0 as const, second: kind ? words.marks[kind] : '' }
  if (!kind) return { ...step, face: { ...plain, isFaded: true } }
  const face = { ...plain, tint: tintOf[kind], sign: kind }
  return { ...step, face: kind === 'removed' ? { ...face, isFaded: true } : face }
}

/** A new flow is thick, one that is gone is dashed. */
function markedEdge(edge: PlacedEdge, kind: ChangeKind | undefined): PlacedEdge {
  const plain = { ...edge.face, heat: 0 as const, beads: 0, more: 0, gate: undefined }
  if (!kind) return { ...edge, face: { ...plain, isFaded: true } }
  const tone = kind === 'removed' ? 'loop' : edge.face.tone === 'loop' ? 'sequence' : edge.face.tone
  return { ...edge, face: { ...plain, tone, width: kind === 'added' ? 3.2 : plain.width, tint: tintOf[kind] } }
}
