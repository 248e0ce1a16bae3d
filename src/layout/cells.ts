/** Steps in one cell stand above each other, so many at most. */
export const mostInCell = 3

/** Who stands where while columns are being found: row × column. */
export class Cells {
  readonly #taken = new Map<number, number[]>()
  readonly #rows: number

  constructor(rows: number) {
    this.#rows = rows
  }

  at(row: number, column: number): readonly number[] {
    return this.#taken.get(column * this.#rows + row) ?? []
  }

  take(node: number, row: number, column: number): void {
    this.#taken.set(column * this.#rows + row, [...this.at(row, column), node])
  }

  leave(node: number, row: number, column: number): void {
    this.#taken.set(
      column * this.#rows + row,
      this.at(row, column).filter((one) => one !== node),
    )
  }

  /** Nothing stands between two rows, nor in the row `to`. */
  isOpen(from: number, to: number, column: number): boolean {
    const step = to > from ? 1 : -1
    for (let row = from + step; row !== to + step; row += step) if (this.at(row, column).length > 0) return false
    return true
  }
}
