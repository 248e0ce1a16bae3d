/**
 * Exact logarithms and exponentials for the tests: 256-bit fixed point, by the exponential series and Newton's steps.
 * On purpose not the way in which `elementary.ts` makes its tables.
 */
const BITS = 256n
const ONE = 1n << BITS

/** How far a double is from log x or e^x, in units in the last place of the exact value. */
export const logError = (x: number, got: number): number => {
  const { mantissa, exponent } = parts(x)
  return error(got, fixedLog(mantissa) + exponent * LN2, 0n)
}

export const expError = (x: number, got: number): number => {
  const exact = fixed(x, 0n)
  const twos = (2n * exact + LN2) / (2n * LN2)
  return error(got, fixedExp(exact - twos * LN2), twos)
}

/** @param exact fixed point, to be multiplied by 2^twos */
function error(got: number, exact: bigint, twos: bigint): number {
  if (exact === 0n) return got === 0 ? 0 : Infinity
  const size = BigInt((exact < 0n ? -exact : exact).toString(2).length)
  // Below the smallest normal number the last place stays where it is.
  const place = twos + size - BITS - 53n < -1074n ? -1074n - twos + BITS : size - 53n
  const distance = fixed(got, -twos) - exact
  return Number(((distance < 0n ? -distance : distance) << 64n) >> place) / 18446744073709551616
}

/** x × 2^shift, exactly (the places of a double and the shifts of these tests fit). */
function fixed(x: number, shift: bigint): bigint {
  const { digits, place } = whole(x)
  const by = BITS + place + shift
  return by >= 0n ? digits << by : digits >> -by
}

/** x = mantissa × 2^exponent with a mantissa in [1, 2), as fixed point. */
function parts(x: number): { mantissa: bigint; exponent: bigint } {
  const { digits, place } = whole(x)
  const size = BigInt(digits.toString(2).length) - 1n
  return { mantissa: digits << (BITS - size), exponent: place + size }
}

/** x = digits × 2^place, exactly. */
function whole(x: number): { digits: bigint; place: bigint } {
  const bits = new BigInt64Array(Float64Array.of(x).buffer)[0]
  const biased = (bits >> 52n) & 0x7ffn
  const fraction = bits & 0xf_ffff_ffff_ffffn
  const digits = biased === 0n ? fraction : fraction | 0x10_0000_0000_0000n
  return { digits: bits < 0n ? -digits : digits, place: (biased === 0n ? 1n : biased) - 1075n }
}

function fixedExp(x: bigint): bigint {
  let sum = 0n
  let term = ONE
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term
    term = (term * x) / (ONE * n)
  }
  return sum
}

/** y with e^y = x, by Halley's steps: each triples the digits. */
function fixedLog(x: bigint): bigint {
  let y = BigInt(Math.round(Math.log(Number(x >> (BITS - 60n)) / 2 ** 60) * 2 ** 50)) << (BITS - 50n)
  for (let step = 0; step < 4; step++) {
    const e = fixedExp(y)
    y += (2n * (x - e) * ONE) / (x + e)
  }
  return y
}

const LN2 = fixedLog(2n * ONE)
