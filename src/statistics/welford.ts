/**
 * Count, mean, variance and extremes of a stream of numbers, without keeping the numbers.
 * Its fields are plain, so that it survives a message between threads: `new Welford(received)`.
 * Merging rounds, so merge in a fixed order (that of the replications) to get the same bits each time.
 * @source Welford 1962; Chan, Golub & LeVeque, The American Statistician 37(3), 1983
 */
export class Welford {
  count = 0
  /** Mean so far; means nothing while the count is 0, so read `mean`. */
  centre = 0
  /** Sum of squared distances from the centre. */
  squares = 0
  lowest = Infinity
  highest = -Infinity

  constructor(copy?: Pick<Welford, 'count' | 'centre' | 'squares' | 'lowest' | 'highest'>) {
    if (copy === undefined) return
    this.count = copy.count
    this.centre = copy.centre
    this.squares = copy.squares
    this.lowest = copy.lowest
    this.highest = copy.highest
  }

  static of(values: Iterable<number>): Welford {
    const welford = new Welford()
    for (const value of values) welford.add(value)
    return welford
  }

  add(value: number): void {
    const distance = value - this.centre
    this.count++
    this.centre += distance / this.count
    this.squares += distance * (value - this.centre)
    if (value < this.lowest) this.lowest = value
    if (value > this.highest) this.highest = value
  }

  /** Takes in what another one has seen after this one. */
  merge(later: Pick<Welford, 'count' | 'centre' | 'squares' | 'lowest' | 'highest'>): void {
    if (later.count === 0) return
    const count = this.count + later.count
    const distance = later.centre - this.centre
    this.squares += later.squares + distance * distance * ((this.count * later.count) / count)
    this.centre += distance * (later.count / count)
    this.count = count
    this.lowest = Math.min(this.lowest, later.lowest)
    this.highest = Math.max(this.highest, later.highest)
  }

  /** `undefined` without data. */
  get mean(): number | undefined {
    return this.count > 0 ? this.centre : undefined
  }

  /** Sample variance (n − 1 below the line); `undefined` with fewer than two values. */
  get variance(): number | undefined {
    return this.count > 1 ? this.squares / (this.count - 1) : undefined
  }

  get deviation(): number | undefined {
    const variance = this.variance
    return variance === undefined ? undefined : Math.sqrt(variance)
  }

  get least(): number | undefined {
    return this.count > 0 ? this.lowest : undefined
  }

  get greatest(): number | undefined {
    return this.count > 0 ? this.highest : undefined
  }
}
