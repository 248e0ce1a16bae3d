/**
 * Parts of an amount rounded to cents so that they make up the amount rounded to cents: whoever adds them up comes to
 * the same sum. What was cut off most is rounded up first; of equals the first.
 * @returns whole cents, in the order of `parts`
 * @source the largest remainder method (Hare–Niemeyer)
 */
export function toTheCent(parts: readonly number[]): number[] {
  const exact = parts.map((part) => part * 100)
  const cents = exact.map(Math.floor)
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
  const short = Math.round(sum(exact)) - sum(cents)
  const byRemainder = exact
    .map((part, at) => ({ at, remainder: part - cents[at] }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
  for (const { at } of byRemainder.slice(0, short)) cents[at] += 1
  return cents
}

/** “1234.50” */
export const centsText = (cents: number): string => (cents / 100).toFixed(2)
