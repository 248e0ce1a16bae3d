/**
 * Random streams keyed by meaning: what a case meets at a place depends on who it is and where it is, and on nothing
 * drawn before. So the same customer meets the same luck in every scenario, an inserted step shifts nobody else's
 * draws, and any worker may run any replication.
 *
 * A key names (seed, replication, place × purpose, source). Under it a counter names (case within the source, visit,
 * attempt): one draw is one Threefry block, and rejection methods use as many attempts as they like.
 */
import { BLOCK_WORDS, threefry, threefry13 } from './threefry.ts'

/**
 * One key for each name and source of a replication.
 * @param seed whole number from 0 to 2^53 − 1
 * @param replication whole number from 0 to 2^32 − 1
 * @param names what is drawn and where: `identify/service`, `triage/routing`; each one once
 * @param sources ids of the sources of cases, each one once
 * @returns Uint32Array // [name × source × 2], the key of (n, s) begins at (n * sources.length + s) * 2
 */
export function streamKeys(
  seed: number,
  replication: number,
  names: readonly string[],
  sources: readonly string[],
): Uint32Array {
  const keys = new Uint32Array(names.length * sources.length * 2)
  const root: Key = [0, 0]
  absorb(root, seed % 0x1_0000_0000, Math.floor(seed / 0x1_0000_0000))
  absorb(root, replication, 0)
  const sourceHashes = sources.map(hash)
  let at = 0
  for (const name of names) {
    const place: Key = [...root]
    absorb(place, ...hash(name))
    for (const sourceHash of sourceHashes) {
      const key: Key = [...place]
      absorb(key, ...sourceHash)
      keys[at++] = key[0]
      keys[at++] = key[1]
    }
  }
  return keys
}

/**
 * A reader of streams: put it at a position, then draw. It holds no memory of earlier positions and allocates nothing.
 * A position has room for 65,536 draws.
 */
export class Stream {
  readonly #block = new Int32Array(BLOCK_WORDS)

  /**
   * Goes to the first draw of a case's visit.
   * @param key0 first word of a key from `streamKeys`, and `key1` the second
   * @param index number of the case within its source, below 2^32
   * @param visit how often the case was here before
   */
  at(key0: number, key1: number, index: number, visit: number): void {
    const block = this.#block
    block[0] = key0
    block[1] = key1
    // Visits past 65,535 (a case of a closed population, circulating) go on in the first word, at golden-ratio steps:
    // these lie more than 25,000 apart, so that a small population never meets another case's counters.
    block[2] = index + Math.imul(visit >>> 16, 0x9e3779b1)
    block[3] = visit << 16
  }

  /** @returns a number in (0, 1) with 53 random bits; never 0 and never 1, so that it may be put into a logarithm */
  next(): number {
    const block = this.#block
    threefry13(block)
    block[3]++
    const bits = (block[4] >>> 5) * 0x400_0000 + (block[5] >>> 6)
    return bits === 0 ? HALF_STEP : bits * STEP
  }

  /** Draws 64 bits: @returns eleven of them, 0 to 2047; the other 53 stand in `uniform` until the next draw */
  bits(): number {
    const block = this.#block
    threefry13(block)
    block[3]++
    return block[5] & 0x7ff
  }

  /** The other bits of the last call of `bits`, as a number in [0, 1). */
  get uniform(): number {
    return ((this.#block[4] >>> 0) * 0x20_0000 + (this.#block[5] >>> 11)) * STEP
  }
}

const STEP = 1 / 0x20_0000_0000_0000
const HALF_STEP = STEP / 2

/** Two words: the state of a chain of blocks, in the end a key or a hash. */
type Key = [number, number]

const scratch = new Int32Array(BLOCK_WORDS)

/** Makes the key depend on two more words, by one block of 20 rounds. */
function absorb(key: Key, word0: number, word1: number): void {
  scratch[0] = key[0]
  scratch[1] = key[1]
  scratch[2] = word0
  scratch[3] = word1
  threefry(scratch, 20)
  key[0] = scratch[4]
  key[1] = scratch[5]
}

/** A 64-bit hash of a text: its UTF-16 code units, four at a time, then its length. */
function hash(text: string): Key {
  const key: Key = [0, 0]
  const unit = (i: number) => (i < text.length ? text.charCodeAt(i) : 0)
  for (let i = 0; i < text.length; i += 4) absorb(key, unit(i) | (unit(i + 1) << 16), unit(i + 2) | (unit(i + 3) << 16))
  absorb(key, text.length, 0)
  return key
}
