/** What says that a lane, department or phase is folded: as on the button that unfolds it. */
import { element, type Element } from './element.ts'
import { ink } from './ink.ts'

export const foldSign = (x: number, y: number): Element =>
  element('polyline', {
    points: `${x - 1.75},${y - 3.5} ${x + 1.75},${y} ${x - 1.75},${y + 3.5}`,
    ...{ class: 'folded', fill: 'none', stroke: ink['ink-2'], 'stroke-width': 1.2 },
    ...{ 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
  })
