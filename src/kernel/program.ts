/**
 * Conditions on a case in reverse Polish notation, four numbers an instruction: [operation, variable, comparison, value].
 * A stack of truths is enough; there is no jump, so every program ends.
 */
import { Compare, Operation } from './network.ts'
const stack = new Uint8Array(256)

/**
 * @param code instructions of all programs
 * @param from first instruction, `to` the one after the last
 * @param values variables of all cases; those of this case begin at `base`
 */
export function holdsFor(code: Float64Array, from: number, to: number, values: Float64Array, base: number): boolean {
  let top = -1
  for (let at = from * 4; at < to * 4; at += 4) {
    switch (code[at]) {
      case Operation.compare: {
        const value = values[base + code[at + 1]]
        const other = code[at + 3]
        let truth: boolean
        switch (code[at + 2]) {
          case Compare.equal:
            truth = value === other
            break
          case Compare.unequal:
            truth = value !== other
            break
          case Compare.less:
            truth = value < other
            break
          case Compare.atMost:
            truth = value <= other
            break
          case Compare.greater:
            truth = value > other
            break
          default:
            truth = value >= other
        }
        stack[++top] = truth ? 1 : 0
        break
      }
      case Operation.and:
        top -= 1
        stack[top] &= stack[top + 1]
        break
      case Operation.or:
        top -= 1
        stack[top] |= stack[top + 1]
        break
      case Operation.not:
        stack[top] ^= 1
        break
      default:
        stack[++top] = 1
    }
  }
  return stack[top] === 1
}
