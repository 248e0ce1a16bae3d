/** Tables for a terminal: columns aligned, Chinese signs two columns wide. */
export type Row = readonly string[]

/** @param rows the first is the head; the first column stands left, the others right */
export function table(rows: readonly Row[]): string {
  const widths = rows[0].map((_, column) => rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), 0))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? padded(cell, widths[column], false) : padded(cell, widths[column], true)))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('──')
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? space + text : text + space
}

/** Columns that a text takes in a terminal. */
export const widthOf = (text: string): number => {
  let width = 0
  for (const sign of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(sign)
      ? 2
      : 1
  return width
}
