/** The picture of a table: drawn here once, shown by the page, the printed paper and the file in one page. */
import type { Element } from '../svg/element.ts'
import type { WrittenTable } from '../written/table.ts'
import { dots } from './dots.ts'
import { matrix } from './matrix.ts'
import type { Brush } from './paint.ts'
import { quadrant } from './quadrant.ts'
import { stacked } from './stacked.ts'

export { onPaper, onScreen, type Brush, type Paint } from './paint.ts'

/** @returns nothing where the table has no picture: an empty chart would say less than the table */
export function chartOf(table: WrittenTable, brush: Brush): Element | undefined {
  const { picture } = table
  switch (picture?.is) {
    case 'stacked':
      return stacked(table, picture, brush)
    case 'dots':
      return dots(table, picture, brush)
    case 'matrix':
      return matrix(table, picture, brush)
    case 'quadrant':
      return quadrant(table, picture, brush)
    case undefined:
      return undefined
  }
}
