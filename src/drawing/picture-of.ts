/** The layout of a blueprint, worked out once for all who look at it: the canvas, the outline, and each new report. */
import type { Blueprint } from '../blueprint/index.ts'
import { layout, type LayoutOptions, type Picture } from '../layout/index.ts'

type Asked = Omit<LayoutOptions, 'measure'>

/** By the records: blueprints are replaced and never changed in place. */
const pictures = new WeakMap<Blueprint['records'], Map<string, Picture>>()

export function pictureOf(blueprint: Blueprint, asked: Asked): Picture {
  const known = pictures.get(blueprint.records) ?? new Map<string, Picture>()
  pictures.set(blueprint.records, known)
  const key = JSON.stringify(asked)
  const picture = known.get(key) ?? layout(blueprint, asked)
  known.set(key, picture)
  return picture
}
