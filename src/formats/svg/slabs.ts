/** What stands for the steps of folded lanes, departments and phases: as on the canvas. */
import { slabBox, type PlacedSlab } from '../../drawing/index.ts'
import { element, group, round, type Element } from './element.ts'
import { heatFillInk, heatInk, ink } from './ink.ts'
import { words } from './words.ts'

export function slab(one: PlacedSlab): Element {
  const { id, x, y, width, height, heat, title, nameLines } = one
  const { radius, under, words: at } = slabBox(one)
  const stroke = heat > 0 ? heatInk(heat >= 5 ? 5 : 4) : ink['line-strong']
  const box = { width, height, rx: radius }
  return group({ class: 'slab', 'data-id': id, transform: `translate(${round(x)} ${round(y)})` }, [
    element('title', {}, title),
    ...(under > 0
      ? [element('rect', { x: under, y: under, ...box, fill: ink.sunken, stroke: ink['line-strong'] })]
      : []),
    element('rect', { ...box, fill: heatFillInk(heat), stroke }),
    ...nameLines.map((line) => words(at.x, at.y, line, { size: 11.5, fill: ink['ink-2'], anchor: 'middle' })),
  ])
}
