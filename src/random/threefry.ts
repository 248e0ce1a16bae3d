/**
 * Threefry-2x32: turns a 64-bit counter under a 64-bit key into 64 random bits, with no state in between.
 * 13 rounds pass every known statistical test and serve for draws; 20 rounds have a margin and serve for making keys.
 * @source Salmon, Moraes, Dror & Shaw, Parallel Random Numbers: As Easy as 1, 2, 3, SC'11
 */

/** Where the words of a block stand in the array that both functions work on. */
export const KEY = 0
export const COUNTER = 2
export const OUTPUT = 4
export const BLOCK_WORDS = 6

const PARITY = 0x1bd11bda
const ROTATIONS = Int32Array.of(13, 15, 26, 6, 17, 29, 16, 24)

/**
 * Any number of rounds, in a loop.
 * @param block Int32Array // [key, key, counter, counter, output, output]; only the output is written
 */
export function threefry(block: Int32Array, rounds: number): void {
  const key0 = block[0]
  const key1 = block[1]
  const key2 = PARITY ^ key0 ^ key1
  let [next, after, third] = [key1, key2, key0] // injected in turn
  let a = (block[2] + key0) | 0
  let b = (block[3] + key1) | 0
  for (let round = 1; round <= rounds; round++) {
    const turn = ROTATIONS[(round - 1) & 7]
    a = (a + b) | 0
    b = ((b << turn) | (b >>> (32 - turn))) ^ a
    if ((round & 3) === 0) {
      a = (a + next) | 0
      b = (b + after + (round >> 2)) | 0
      ;[next, after, third] = [after, third, next]
    }
  }
  block[4] = a
  block[5] = b
}

/** The same with 13 rounds, written out because every draw of a simulation goes through here. */
export function threefry13(block: Int32Array): void {
  const key0 = block[0]
  const key1 = block[1]
  const key2 = PARITY ^ key0 ^ key1
  let a = (block[2] + key0) | 0
  let b = (block[3] + key1) | 0

  a = (a + b) | 0
  b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0
  b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0
  b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0
  b = ((b << 6) | (b >>> 26)) ^ a

  a = (a + key1) | 0
  b = (b + key2 + 1) | 0

  a = (a + b) | 0
  b = ((b << 17) | (b >>> 15)) ^ a
  a = (a + b) | 0
  b = ((b << 29) | (b >>> 3)) ^ a
  a = (a + b) | 0
  b = ((b << 16) | (b >>> 16)) ^ a
  a = (a + b) | 0
  b = ((b << 24) | (b >>> 8)) ^ a

  a = (a + key2) | 0
  b = (b + key0 + 2) | 0

  a = (a + b) | 0
  b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0
  b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0
  b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0
  b = ((b << 6) | (b >>> 26)) ^ a

  a = (a + key0) | 0
  b = (b + key1 + 3) | 0

  a = (a + b) | 0
  b = ((b << 17) | (b >>> 15)) ^ a

  block[4] = a
  block[5] = b
}
