/** The filling of what has no colour of its own: other causes. */
import { element, type Element } from '../svg/element.ts'
import type { Brush } from './paint.ts'

export const hatched = 'url(#chart-hatch)'

export const hatchOf = ({ paint }: Brush): Element =>
  element(
    'pattern',
    { id: 'chart-hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 5, height: 5, fill: paint('sunken') }),
    element('rect', { width: 1.6, height: 5, fill: paint('cause-other') }),
  )
