import { expect, test } from 'vitest'
import { threefry, threefry13 } from '../../src/random/threefry.ts'

const words = (text: string): number[] => text.split(' ').map((word) => parseInt(word, 16) | 0)
const hex = (block: Int32Array): string =>
  [block[4], block[5]].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ')

/** Known answers published with Random123 (its file kat_vectors): rounds, counter, key, output. */
const known = [
  [13, '00000000 00000000', '00000000 00000000', '9d1c5ec6 8bd50731'],
  [13, 'ffffffff ffffffff', 'ffffffff ffffffff', 'fd36d048 2d17272c'],
  [13, '243f6a88 85a308d3', '13198a2e 03707344', 'ba3e4725 f27d669e'],
  [20, '00000000 00000000', '00000000 00000000', '6b200159 99ba4efe'],
  [20, 'ffffffff ffffffff', 'ffffffff ffffffff', '1cb996fc bb002be7'],
  [20, '243f6a88 85a308d3', '13198a2e 03707344', 'c4923a9c 483df7a0'],
] as const

test.each(known)('%i rounds of counter %s under key %s give %s', (rounds, counter, key, output) => {
  const block = Int32Array.of(...words(key), ...words(counter), 0, 0)
  threefry(block, rounds)
  expect(hex(block)).toBe(output)
  if (rounds === 13) {
    const again = Int32Array.of(...words(key), ...words(counter), 0, 0)
    threefry13(again)
    expect(hex(again)).toBe(output)
  }
})

test('only the output is written', () => {
  const block = Int32Array.of(1, 2, 3, 4, 0, 0)
  threefry13(block)
  expect([...block.subarray(0, 4)]).toEqual([1, 2, 3, 4])
})
