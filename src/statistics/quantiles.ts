/**
 * Quantiles of a stream of numbers in bounded memory: exact up to a limit, then from bins whose width grows with the
 * value (DDSketch), so that a quantile q is off by at most 0.1 % of |q|. Merging loses nothing in either state.
 * A bin is what has the same leading bits as a double, 512 bins to a doubling: finding it takes no logarithm.
 * Its fields are plain, so that it survives a message between threads: `new Quantiles(received)`.
 * @source Masson, Rim & Lee, DDSketch, PVLDB 12(12), 2019
 */
/** Relative bound of a quantile beyond the exact limit. */
export const RELATIVE_BOUND = 0.001

/** Values kept one by one before bins take over. */
export const EXACT_LIMIT = 100_000

interface QuantileFields {
  exactLimit: number
  count: number
  values: Float64Array | undefined
  zeros: number
  positive: Bins
  negative: Bins
}

/** Counts of bins, from number `first` on: Float64Array // [bin − first] */
interface Bins {
  first: number
  counts: Float64Array
}

export class Quantiles implements QuantileFields {
  readonly exactLimit: number
  count = 0
  /** Float64Array // [count], then room to grow; undefined once bins have taken over */
  values: Float64Array | undefined = new Float64Array(16)
  zeros = 0
  /** Bins of values above 0, and of values below 0 by their size. */
  positive: Bins = { first: 0, counts: new Float64Array(0) }
  negative: Bins = { first: 0, counts: new Float64Array(0) }

  /** @param copy another one, whole; or only an `exactLimit` of its own */
  constructor(copy?: QuantileFields | { exactLimit: number }) {
    this.exactLimit = copy?.exactLimit ?? EXACT_LIMIT
    if (copy === undefined || !('count' in copy)) return
    this.count = copy.count
    this.values = copy.values?.slice()
    this.zeros = copy.zeros
    this.positive = copyOf(copy.positive)
    this.negative = copyOf(copy.negative)
  }

  /** @param value finite */
  add(value: number): void {
    if (this.values === undefined) {
      this.count++
      this.#count(value)
      return
    }
    if (this.count === this.exactLimit) {
      this.#leaveExactness()
      this.add(value)
      return
    }
    if (this.count === this.values.length) this.values = grown(this.values, this.count * 2, 0)
    this.values[this.count++] = value
  }

  /** Takes in what another one has seen; the order of merging does not matter. */
  merge(other: QuantileFields): void {
    if (other.values !== undefined) {
      if (this.values !== undefined && this.count + other.count <= this.exactLimit) this.#mergeSorted(other)
      else for (let i = 0; i < other.count; i++) this.add(other.values[i])
      return
    }
    this.#leaveExactness()
    this.count += other.count
    this.zeros += other.zeros
    for (const sign of ['positive', 'negative'] as const) {
      const { first, counts } = other[sign]
      counts.forEach((count, i) => count > 0 && addTo(this[sign], first + i, count))
    }
  }

  /**
   * The value at a share p of the way from the least to the greatest, between neighbours in proportion.
   * @param p from 0 to 1
   * @returns undefined without data
   */
  quantile(p: number): number | undefined {
    if (this.count === 0) return undefined
    const rank = p * (this.count - 1)
    const below = Math.floor(rank)
    const value = this.#ranked(below)
    return below === rank ? value : value + (rank - below) * (this.#ranked(below + 1) - value)
  }

  /** Whether quantiles are exact still. */
  get isExact(): boolean {
    return this.values !== undefined
  }

  #ranked(rank: number): number {
    if (this.values !== undefined) {
      this.#sort()
      return this.values[rank]
    }
    let left = rank
    const { positive, negative } = this
    for (let i = negative.counts.length - 1; i >= 0; i--) {
      if (left < negative.counts[i]) return -middleOf(negative.first + i)
      left -= negative.counts[i]
    }
    if (left < this.zeros) return 0
    left -= this.zeros
    const last = positive.counts.findIndex((count) => (left < count ? true : ((left -= count), false)))
    return middleOf(positive.first + last)
  }

  /** The order of arrival is nobody's business here, so the values themselves are sorted. */
  #sort(): void {
    if (this.#sorted !== this.count) this.values?.subarray(0, this.count).sort()
    this.#sorted = this.count
  }

  #sorted = 0

  /** Two sorted rows become one, so that nothing is sorted twice however many replications come. */
  #mergeSorted({ values: theirs, count: more }: QuantileFields): void {
    if (this.values === undefined || theirs === undefined || more === 0) return
    this.#sort()
    const later = theirs.subarray(0, more).slice().sort()
    const total = this.count + more
    if (total > this.values.length) this.values = grown(this.values, Math.max(total, this.values.length * 2), 0)
    const { values } = this
    let mine = this.count - 1
    let other = more - 1
    for (let to = total - 1; other >= 0; to--) {
      values[to] = mine >= 0 && values[mine] > later[other] ? values[mine--] : later[other--]
    }
    this.count = total
    this.#sorted = total
  }

  #leaveExactness(): void {
    const { values } = this
    this.values = undefined
    if (values !== undefined) for (let i = 0; i < this.count; i++) this.#count(values[i])
  }

  #count(value: number): void {
    if (Math.abs(value) < SMALLEST) this.zeros++
    else addTo(value > 0 ? this.positive : this.negative, binOf(Math.abs(value)), 1)
  }
}

/** A double and its two halves; the half with sign, exponent and leading bits stands second on all machines of today. */
const double = new Float64Array(1)
const halves = new Uint32Array(double.buffer)
const LEADING = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0
/** Of that half, bits below the nine leading ones of the fraction. */
const LOWER_BITS = 11

/** @param size above 0 */
function binOf(size: number): number {
  double[0] = size
  return halves[LEADING] >>> LOWER_BITS
}

/** What is smaller counts as 0: in minutes, a tenth of a nanosecond at most. */
const SMALLEST = 1e-12

/** The middle of the bin: no value in it is further away than 1 / 1024 of itself. */
function middleOf(bin: number): number {
  halves[1 - LEADING] = 0
  halves[LEADING] = ((bin << LOWER_BITS) | (1 << (LOWER_BITS - 1))) >>> 0
  return double[0]
}

function addTo(bins: Bins, bin: number, count: number): void {
  if (bins.counts.length === 0) bins.first = bin
  const missing = bins.first - bin
  if (missing > 0) {
    bins.counts = grown(bins.counts, bins.counts.length + missing + SPARE_BINS, missing + SPARE_BINS)
    bins.first = bin - SPARE_BINS
  } else if (bin - bins.first >= bins.counts.length) {
    bins.counts = grown(bins.counts, bin - bins.first + 1 + SPARE_BINS, 0)
  }
  bins.counts[bin - bins.first] += count
}

const SPARE_BINS = 256

const copyOf = ({ first, counts }: Bins): Bins => ({ first, counts: counts.slice() })

/** A longer copy, with the old content from `from` on. */
function grown(array: Float64Array, length: number, from: number): Float64Array {
  const longer = new Float64Array(length)
  longer.set(array, from)
  return longer
}
