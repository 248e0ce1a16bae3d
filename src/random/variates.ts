/**
 * Standard random variates, from which the distributions are made. Each one draws from a keyed stream as often as it
 * likes: attempts are counted within the position, so that nobody else is put out of step.
 */
import { exp, log, pow } from './elementary.ts'
import type { Stream } from './stream.ts'

/**
 * Exponential variate of mean 1, by the ziggurat of 256 layers.
 * @source Marsaglia & Tsang, The Ziggurat Method for Generating Random Variables, JSS 5(8), 2000
 */
export function standardExponential(stream: Stream): number {
  let start = 0
  for (;;) {
    const layer = stream.bits() & 255
    const x = stream.uniform * exponential.edges[layer]
    if (x < exponential.edges[layer + 1]) return start + x
    // Beyond the last edge the distribution looks as it does from 0 on.
    if (layer === 0) start += EXPONENTIAL_EDGE
    else if (isUnderCurve(exponential, layer, stream.next(), exp(-x))) return start + x
  }
}

/** Normal variate of mean 0 and variance 1, by the ziggurat of 256 layers; source as above. */
export function standardNormal(stream: Stream): number {
  for (;;) {
    const spare = stream.bits()
    const layer = spare & 255
    const sign = (spare & 256) === 0 ? 1 : -1
    const x = stream.uniform * normal.edges[layer]
    if (x < normal.edges[layer + 1]) return sign * x
    if (layer === 0) return sign * normalTail(stream)
    if (isUnderCurve(normal, layer, stream.next(), exp(-0.5 * x * x))) return sign * x
  }
}

/**
 * Gamma variate of mean `shape` and scale 1.
 * @param shape > 0
 * @source Marsaglia & Tsang, A Simple Method for Generating Gamma Variables, ACM TOMS 26(3), 2000
 */
export function standardGamma(stream: Stream, shape: number): number {
  return shape < 1 ? largeGamma(stream, shape + 1) * pow(stream.next(), 1 / shape) : largeGamma(stream, shape)
}

/** Beta variate on (0, 1), as a share of two gamma variates; a, b > 0. */
export function standardBeta(stream: Stream, a: number, b: number): number {
  if (a >= 1 && b >= 1) {
    const x = largeGamma(stream, a)
    return x / (x + largeGamma(stream, b))
  }
  // Gamma variates of small shape may both be too small for a double, so compare their logarithms.
  return 1 / (1 + exp(logGammaVariate(stream, b) - logGammaVariate(stream, a)))
}

function largeGamma(stream: Stream, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = standardNormal(stream)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = stream.next()
    const square = x * x
    if (u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - v + log(v))) return d * v
  }
}

function logGammaVariate(stream: Stream, shape: number): number {
  return shape < 1 ? log(largeGamma(stream, shape + 1)) + log(stream.next()) / shape : log(largeGamma(stream, shape))
}

function normalTail(stream: Stream): number {
  for (;;) {
    const x = -log(stream.next()) / NORMAL_EDGE
    if (-2 * log(stream.next()) > x * x) return NORMAL_EDGE + x
  }
}

/**
 * 256 horizontal layers of equal area under a falling curve. Layer 0 holds the tail, as if it were a wider box.
 * Edges Float64Array // [257], from the right end of layer 0 down to 0; heights [257], the curve at the edges.
 */
interface Ziggurat {
  edges: Float64Array
  heights: Float64Array
}

function isUnderCurve(ziggurat: Ziggurat, layer: number, u: number, height: number): boolean {
  const { heights } = ziggurat
  return heights[layer] + u * (heights[layer + 1] - heights[layer]) < height
}

/** @param edge where the tail begins, chosen such that the layers close at the top of the curve */
function layersOf(edge: number, area: number, curve: (x: number) => number, inverse: (y: number) => number): Ziggurat {
  const edges = new Float64Array(257)
  const heights = new Float64Array(257)
  edges[0] = area / curve(edge)
  edges[1] = edge
  heights[1] = curve(edge)
  for (let i = 2; i < 256; i++) {
    heights[i] = heights[i - 1] + area / edges[i - 1]
    edges[i] = inverse(heights[i])
  }
  heights[256] = 1
  return { edges, heights }
}

const EXPONENTIAL_EDGE = 7.69711747013104972
const NORMAL_EDGE = 3.6541528853610088
const NORMAL_AREA = 0.00492867323399

const exponential = layersOf(
  EXPONENTIAL_EDGE,
  (EXPONENTIAL_EDGE + 1) * exp(-EXPONENTIAL_EDGE),
  (x) => exp(-x),
  (y) => -log(y),
)
const normal = layersOf(
  NORMAL_EDGE,
  NORMAL_AREA,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * log(y)),
)
