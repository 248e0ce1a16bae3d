/** The layout of a blueprint, worked out once for all who look at it: the canvas, the outline, and each new report. */
import { once, type Blueprint } from '../blueprint/index.ts'
import { layout, type LayoutOptions, type Picture } from '../layout/index.ts'

type Asked = Omit<LayoutOptions, 'measure'>

const pictures = once(() => new Map<string, Picture>())

export function pictureOf(blueprint: Blueprint, asked: Asked): Picture {
  const key = JSON.stringify(asked)
  const picture = pictures(blueprint).get(key) ?? layout(blueprint, asked)
  pictures(blueprint).set(key, picture)
  return picture
}
