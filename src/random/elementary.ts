/**
 * Logarithm, exponential and power made of + − × ÷ and rounding alone, so that every JavaScript engine gives the same
 * bits. The built-in ones differ from engine to engine, and one unit in the last place can swap two events.
 *
 * Both functions go to the nearest of about a hundred table points and add a short Taylor series for the rest.
 * The tables are worked out when the module loads, in 160-bit fixed point: no constants to copy wrongly.
 */

/**
 * Natural logarithm, within one unit in the last place.
 * @returns −Infinity at 0, NaN below
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  let exponent = -1023
  if (x < SMALLEST_NORMAL) {
    x *= TWO_TO_54
    exponent -= 54
  }
  // x = m × 2^exponent with m in [0.75, 1.5): adding half a mantissa carries into the exponent from 1.5 on.
  // An interval around 1 keeps log x accurate there, where it is small.
  double[0] = x
  const biased = (words[HIGH_WORD] + 0x80000) >> 20
  exponent += biased
  const m = x * powersOfTwo[2097 - biased]

  // m = (j / 128) × (1 + r); the subtraction is exact, and for j = 128 so is the division.
  const j = (m * 128 + 0.5) | 0
  const point = j * 0.0078125
  const r = (m - point) / point

  const known = exponent * LN2_HIGH + logHigh[j]
  const sum = known + r
  const lost = known - sum + r
  const series = r * r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7))))))
  return sum + (lost + (exponent * LN2_LOW + logLow[j]) + series)
}

/**
 * e to the power x, within one unit in the last place.
 * @returns Infinity above 709.78, 0 below −745.13
 */
export function exp(x: number): number {
  if (!(x < 709.782712893384)) return x === x ? Infinity : NaN
  if (x < -745.1332191019412) return 0

  // x = k × (log 2 / 128) + r, and 2^(k / 128) = 2^whole × table entry.
  const k = Math.floor(x * STEPS_PER_UNIT + 0.5)
  const r = x - k * STEP_HIGH - k * STEP_LOW
  const whole = k >> 7
  const point = expHigh[k & 127]
  const series = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))))
  const scaled = point + (point * series + expLow[k & 127])
  if (whole > -1022 && whole < 1024) return scaled * powersOfTwo[whole + 1074]
  const half = whole >> 1 // beyond the normal range in two steps, so that only the last one rounds
  return scaled * powersOfTwo[half + 1074] * powersOfTwo[whole - half + 1074]
}

/**
 * x to the power y for x ≥ 0, as exp(y log x): its relative error is about |y log x| units in the last place.
 * Good for drawing durations; not meant for exact arithmetic.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (y === 1) return x
  return exp(y * log(x))
}

/** In place of `**`, whose last bit an engine may choose. */
export const square = (x: number): number => x * x

// What follows makes the tables.

const SMALLEST_NORMAL = 2.2250738585072014e-308
const TWO_TO_54 = 18014398509481984

/** Two views of one number, to read its exponent. */
const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
double[0] = 1
const HIGH_WORD = words[1] === 0 ? 0 : 1

/** 2^(i − 1074), from the smallest double upward. */
const powersOfTwo = new Float64Array(2098)
powersOfTwo[1074] = 1
for (let i = 1075; i < 2098; i++) powersOfTwo[i] = powersOfTwo[i - 1] * 2
for (let i = 1073; i >= 0; i--) powersOfTwo[i] = powersOfTwo[i + 1] / 2

const FRACTION_BITS = 160n
const ONE = 1n << FRACTION_BITS

/** log(a / b) in fixed point, by 2 artanh((a − b) / (a + b)). */
function fixedLog(a: bigint, b: bigint): bigint {
  const z = ((a - b) * ONE) / (a + b)
  const square = (z * z) / ONE
  let sum = 0n
  let power = z
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd
    power = (power * square) / ONE
  }
  return 2n * sum
}

/** e to a small power in fixed point, by its series. */
function fixedExp(x: bigint): bigint {
  let sum = 0n
  let term = ONE
  for (let n = 1n; term !== 0n; n++) {
    sum += term
    term = (term * x) / ONE / n
  }
  return sum
}

/** The double nearest to a fixed-point number with `bits` binary places. */
const toDouble = (fixed: bigint, bits: bigint): number => Number(fixed) * powersOfTwo[1074 - Number(bits)]

/** A fixed-point number as a sum of two doubles, the first one a multiple of 2^−bits. */
function split(fixed: bigint, bits: bigint): [high: number, low: number] {
  const spare = FRACTION_BITS - bits
  const high = fixed >> spare
  return [toDouble(high, bits), toDouble(fixed - (high << spare), FRACTION_BITS)]
}

// The high parts of the logarithms are multiples of 2^−42, so that exponent × LN2_HIGH + logHigh is exact,
// and so is k × STEP_HIGH.
const LN2 = fixedLog(2n, 1n)
const [LN2_HIGH, LN2_LOW] = split(LN2, 42n)
const [STEP_HIGH, STEP_LOW] = split(LN2 / 128n, 42n)
const STEPS_PER_UNIT = toDouble((128n * ONE * ONE) / LN2, FRACTION_BITS)

/** log(j / 128) for j from 96 to 192, in two parts. */
const logHigh = new Float64Array(193)
const logLow = new Float64Array(193)
for (let j = 96; j <= 192; j++) [logHigh[j], logLow[j]] = split(fixedLog(BigInt(j), 128n), 42n)

/** 2^(j / 128) for j from 0 to 127, in two parts. */
const expHigh = new Float64Array(128)
const expLow = new Float64Array(128)
const root = fixedExp(LN2 / 128n)
for (let j = 0, power = ONE; j < 128; j++, power = (power * root) / ONE) [expHigh[j], expLow[j]] = split(power, 52n)
