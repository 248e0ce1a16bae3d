/** SVG: the picture as the canvas shows it, heat included, in the colours of print. Text stays text. */
import { inLanguage, ok } from '../base/index.ts'
import { aboutOf, nameOf, type Blueprint } from '../blueprint/index.ts'
import { drawingOf, scaleOf } from '../drawing/index.ts'
import { layout } from '../layout/index.ts'
import type { Format, WriteOptions } from './index.ts'
import { toText, type Element } from './svg/element.ts'
import { sheet } from './svg/sheet.ts'

export const svg = {
  name: 'svg',
  label: { en: 'Picture, any size (SVG)', 'zh-CN': '图片，可任意缩放（SVG）' },
  extension: 'svg',
  media: 'image/svg+xml',
  loses: {
    en: 'It is a picture: hours, times, conditions and notes are not in it.',
    'zh-CN': '仅为图片，不含日历、时间、条件和备注。',
  },
  write: (blueprint: Blueprint, options: WriteOptions) => ok(pictureOf(blueprint, options)),
} satisfies Format

/** The picture, to be written or shown. */
export function drawnOf(blueprint: Blueprint, { language, report, look, folded = [], within }: WriteOptions): Element {
  const scale = scaleOf(blueprint)
  const asked = { language, folded, ...(within === undefined ? {} : { within }) }
  const drawing = drawingOf(layout(blueprint, asked), { ...look, blueprint, report, language, scale })
  const description = inLanguage(aboutOf(blueprint)?.promise, language)
  const whole = inLanguage(aboutOf(blueprint)?.name, language)
  const title = within === undefined ? whole : `${whole} · ${nameOf(blueprint, within)[language]}`
  return sheet(drawing, { language, scale, title, ...(description === '' ? {} : { description }) })
}

/** The text of the file. */
export const pictureOf = (blueprint: Blueprint, options: WriteOptions): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${toText(drawnOf(blueprint, options))}\n`
