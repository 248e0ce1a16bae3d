/** A table of the written report in one language, with the picture that may be drawn of it. */
import type { Language } from '../../base/index.ts'
import type { Picture, Table } from '../../analysis/index.ts'
import { cellOf, type WrittenCell } from './cell.ts'

export interface WrittenColumn {
  head: string
  /** Numbers stand right, words left. */
  is: 'words' | 'number'
}

export interface WrittenRow {
  /** Id of the record that it is about. */
  of?: string
  cells: WrittenCell[]
}

export interface WrittenTable {
  id: string
  caption: string
  columns: WrittenColumn[]
  rows: WrittenRow[]
  /** Only where there is something to draw in it. */
  picture?: Picture
}

export function tableOf({ id, caption, columns, rows, picture }: Table, language: Language): WrittenTable {
  const written: WrittenTable = {
    ...{ id, caption: caption[language] },
    columns: columns.map(({ head, is }) => ({ head: head[language], is })),
    rows: rows.map(({ of, cells }) => ({
      ...(of !== undefined && { of }),
      cells: cells.map((cell) => cellOf(cell, language)),
    })),
  }
  return picture && isDrawable(written, picture) ? { ...written, picture } : written
}

/** The columns from which a picture takes its numbers. */
function drawnColumns({ columns }: WrittenTable, picture: Picture): number[] {
  switch (picture.is) {
    case 'stacked':
      return picture.parts.map(({ column }) => column)
    case 'dots':
      return [picture.column]
    case 'matrix':
      return columns.map((_, at) => at).slice(1)
    case 'quadrant':
      return [picture.across, picture.up]
  }
}

/** An empty chart says nothing that the table beside it does not say better. */
function isDrawable(table: WrittenTable, picture: Picture): boolean {
  const columns = drawnColumns(table, picture)
  const isKnown = ({ cells }: WrittenRow, column: number) => cells[column]?.value !== undefined
  return picture.is === 'quadrant'
    ? table.rows.some((row) => columns.every((column) => isKnown(row, column)))
    : table.rows.some((row) => columns.some((column) => isKnown(row, column)))
}
