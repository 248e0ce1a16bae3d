/** Waiting by cause as a bar: one stretch a cause, in the order of causes, from the left. In pixels. */
import { causes, type Cause } from '../analysis/causes/cause.ts'

export interface Part {
  cause: Cause
  /** Of the whole length. */
  share: number
}

export interface CauseBar {
  cause: Cause
  x: number
  width: number
}

export const isCause = (name: string): name is Cause => causes.some((cause) => cause === name)

/** What is there shows, however short it is. */
const least = 1.5

export function causeBars(parts: readonly Part[], x: number, width: number): CauseBar[] {
  let from = x
  return parts.map(({ cause, share }) => {
    const bar = { cause, x: from, width: Math.min(Math.max(least, share * width), x + width - from) }
    from += bar.width
    return bar
  })
}

/** In a gate, under its words. */
export const gateBar = { y: 24, height: 6, inset: 10 }
