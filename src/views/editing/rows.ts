/** What is pasted or typed as steps: names in a chain (`call > check > dispatch`), and rows of a table, one step a row. */
import { called, readDuration, type Blueprint, type Duration } from '../../blueprint/index.ts'

/** Names between arrows; also those of Chinese keyboards. Nothing between two arrows is nobody. */
export const chainOf = (text: string): string[] =>
  text
    .split(/[>＞→》]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')

export interface RowOfTable {
  name: string
  /** Id of the lane that its second cell names. */
  lane: string | undefined
  /** Its third cell, as people write it: 90 s, 2 h. */
  duration: Duration | undefined
}

/** Rows of a spreadsheet: name, lane, time; the last two may be missing. A head that says so is left out. */
export function rowsOf(blueprint: Blueprint, text: string): RowOfTable[] {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter(([name]) => name !== '')
  const hasHead = /^(name|step|步骤|名称)$/i.test(rows[0]?.[0] ?? '')
  return rows.slice(hasHead ? 1 : 0).map(([name, lane = '', time = '']) => ({
    name: name.slice(0, 200),
    lane: called(blueprint, 'lane', lane)?.id,
    duration: readDuration(time),
  }))
}
