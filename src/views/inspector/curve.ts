/** The density of a time as a line to draw: how it varies, its middle and its tail. Pure. */
import { atomsOf, checkSpec, densityOf, quantileOf, type Spec } from '../../random/index.ts'

export interface Curve {
  /** SVG path of the line, and of the area under it; empty where there are only single values. */
  line: string
  area: string
  /** Single values with positive probability: place and height of a stem. */
  stems: { x: number; height: number }[]
  /** Places of the quantiles, and their values in the spec's unit. */
  p50: { x: number; value: number }
  p90: { x: number; value: number }
  ticks: { x: number; value: number }[]
}

const points = 72

/** @returns undefined where the spec cannot be drawn from */
export function curveOf(
  spec: Spec,
  width: number,
  height: number,
  ticks: (end: number) => number[],
): Curve | undefined {
  if (checkSpec(spec).length > 0) return undefined
  const [p50, p90] = [quantileOf(spec, 0.5), quantileOf(spec, 0.9)]
  const end = Math.max(quantileOf(spec, 0.995), p90 * 1.12) * 1.04 || 1
  const x = (value: number): number => round((value / end) * width)
  const stems = atomsOf(spec)
  const samples = Array.from({ length: points + 1 }, (_, i) => {
    // Between the ends, never on them: a density may be endless at 0.
    const at = ((i + 0.5) / (points + 1)) * end
    return { at, density: densityOf(spec, at) }
  })
  const top = peak(samples.map((one) => one.density))
  const line = samples.map(({ at, density }) => `${x(at)} ${round(height - Math.min(1, density / top) * height)}`)
  const tallest = stems.reduce((most, one) => Math.max(most, one.share), 0)
  const hasLine = top > 0
  return {
    line: hasLine ? `M${line.join('L')}` : '',
    area: hasLine ? `M0 ${height}L${line.join('L')}L${width} ${height}Z` : '',
    stems: stems
      .filter((one) => one.value <= end)
      .slice(0, 200)
      .map((one) => ({ x: x(one.value), height: round((one.share / tallest) * height) })),
    p50: { x: x(p50), value: p50 },
    p90: { x: x(p90), value: p90 },
    ticks: ticks(end).map((value) => ({ x: x(value), value })),
  }
}

/** The greatest density that a picture can show: one endless tip would flatten all the rest. */
function peak(densities: number[]): number {
  const sorted = densities.filter(Number.isFinite).sort((a, b) => b - a)
  return Math.min(sorted[0] ?? 0, (sorted[3] ?? 0) * 2 || (sorted[0] ?? 0))
}

/** Round values up to an end, in minutes: every quarter, hour, day … so that at most five stand under a curve. */
export function tickMinutes(end: number): number[] {
  const step = steps.find((one) => end / one <= 4.6) ?? Math.ceil(end / 4 / 10_080) * 10_080
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step)
}
const steps = [1 / 12, 1 / 6, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 4320, 7200, 10_080]

const round = (value: number): number => Math.round(value * 10) / 10
