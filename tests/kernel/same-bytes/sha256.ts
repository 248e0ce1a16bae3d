/** SHA-256 of bytes as they come (FIPS 180-4): here, so that the same code hashes in every engine. */

/** Round constants and initial state: fractional parts of cube and square roots of the first primes, found exactly. */
const [constants, initial] = fractions()

export class Sha256 {
  readonly #state = Uint32Array.from(initial)
  readonly #block = new Uint8Array(64)
  readonly #words = new Uint32Array(64)
  #filled = 0
  #bytes = 0

  add(bytes: Uint8Array, count = bytes.length): void {
    for (let at = 0; at < count; at += 1) {
      this.#block[this.#filled++] = bytes[at]
      if (this.#filled === 64) this.#compress()
    }
    this.#bytes += count
  }

  /** Ends it. @returns 64 hexadecimal digits */
  hex(): string {
    const bits = this.#bytes * 8
    this.add(Uint8Array.of(0x80))
    while (this.#filled !== 56) this.add(Uint8Array.of(0))
    const length = new DataView(new ArrayBuffer(8))
    length.setUint32(0, Math.floor(bits / 0x1_0000_0000))
    length.setUint32(4, bits >>> 0)
    this.add(new Uint8Array(length.buffer))
    return [...this.#state].map((word) => word.toString(16).padStart(8, '0')).join('')
  }

  #compress(): void {
    const [state, words, block] = [this.#state, this.#words, this.#block]
    for (let at = 0; at < 16; at += 1)
      words[at] = (block[at * 4] << 24) | (block[at * 4 + 1] << 16) | (block[at * 4 + 2] << 8) | block[at * 4 + 3]
    for (let at = 16; at < 64; at += 1) {
      const [early, late] = [words[at - 15], words[at - 2]]
      const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
      const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
      words[at] = words[at - 16] + small + words[at - 7] + large
    }
    let [a, b, c, d, e, f, g, h] = state
    for (let at = 0; at < 64; at += 1) {
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants[at] + words[at]) | 0 // prettier-ignore
      const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] += value
    this.#filled = 0
  }
}

export function sha256(text: string): string {
  const hash = new Sha256()
  hash.add(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))
  return hash.hex()
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function fractions(): [Uint32Array, Uint32Array] {
  const primes: number[] = []
  for (let number = 2; primes.length < 64; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number)
  const digits = (prime: number, power: number) =>
    Number(BigInt.asUintN(32, root(BigInt(prime) << BigInt(32 * power), power)))
  return [
    Uint32Array.from(primes, (prime) => digits(prime, 3)),
    Uint32Array.from(primes.slice(0, 8), (prime) => digits(prime, 2)),
  ]
}

/** The whole part of the root, by halving. */
function root(value: bigint, power: number): bigint {
  let [low, high] = [0n, 1n << 40n]
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** BigInt(power) <= value) low = middle
    else high = middle
  }
  return low
}
