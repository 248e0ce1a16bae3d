/**
 * The warm-up of a steady study that the blueprint does not give: from pilot runs, by MSER-5 on the mean number of cases
 * inside. A batch of five is one whole cycle of the hours (a day, a week), so that no rhythm is taken for a beginning.
 * Pilots have luck of their own: the figures owe them nothing.
 */
import { aboutOf, rhythmOf, type Blueprint } from '../blueprint/index.ts'
import { compileNetwork } from '../compile/index.ts'
import type { Network } from '../kernel/network.ts'
import { Row } from '../kernel/recording.ts'
import { Run } from '../kernel/run.ts'
import { mserBatch, warmUp } from '../statistics/index.ts'
import type { Hand } from './crew.ts'
import type { Settings } from './settings.ts'

const pilots = 5
/** Numbers of replications that no report will ever reach. */
const firstPilot = 1 << 30
/** Cycles of the first try; each of the next ones is twice as long. */
const cycles = 10
const tries = 4
/** Where the hours have no rhythm, the measured span is taken for so many cycles. */
const cyclesOfSpan = 40
const chunk = 10_000

/** @returns the settings with their warm-up, or undefined when the hand said stop */
export async function withWarmup(blueprint: Blueprint, settings: Settings, hand: Hand): Promise<Settings | undefined> {
  if (settings.study !== 'steady' || aboutOf(blueprint)?.study.warmup !== undefined) return settings
  const cycle = rhythmOf(blueprint) ?? settings.lengthMinutes / cyclesOfSpan
  let length = Math.max(cycles, Math.ceil(settings.lengthMinutes / cycle)) * cycle
  for (let left = tries; left > 0; left -= 1, length *= 2) {
    const series = await insideOver(blueprint, length, cycle / mserBatch, settings.seed, hand)
    if (!series) return undefined
    const found = warmUp(series)
    if ('cut' in found) return beginningAt(settings, (found.cut * cycle) / mserBatch, 'found')
  }
  return beginningAt(settings, settings.lengthMinutes, 'not-found')
}

const beginningAt = (settings: Settings, warmupMinutes: number, warmup: Settings['warmup']): Settings => ({
  ...settings,
  ...{ warmupMinutes, warmup, horizonMinutes: settings.horizonMinutes - settings.warmupMinutes + warmupMinutes },
})

/** Mean number inside in each step of time, averaged over the pilots. */
async function insideOver(
  blueprint: Blueprint,
  length: number,
  step: number,
  seed: number,
  hand: Hand,
): Promise<Float64Array | undefined> {
  const { network } = compileNetwork(blueprint, length)
  const series = new Float64Array(Math.round(length / step))
  for (let pilot = 0; pilot < pilots; pilot += 1) {
    const one = await insideOnce(network, length, step, { seed, replication: firstPilot + pilot }, hand)
    if (!one) return undefined
    one.forEach((inside, at) => (series[at] += inside / pilots))
  }
  return series
}

async function insideOnce(
  network: Network,
  length: number,
  step: number,
  luck: { seed: number; replication: number },
  hand: Hand,
): Promise<Float64Array | undefined> {
  const inside = new Float64Array(Math.round(length / step))
  const run = new Run(network, { ...luck, warmupMinutes: 0, lengthMinutes: length, followUpMinutes: 0 })
  let [level, since] = [0, 0]
  const advance = (until: number) => {
    for (let at = Math.floor(since / step); since < until && at < inside.length; at += 1) {
      const end = Math.min(until, (at + 1) * step)
      inside[at] += (level * (end - since)) / step
      since = end
    }
  }
  for (let more = true; more;) {
    more = run.step(chunk)
    const { count, kind, time } = run.block
    for (let row = 0; row < count; row += 1) {
      if (kind[row] !== Row.arrive && kind[row] !== Row.gone) continue
      advance(Math.min(time[row], length))
      level += kind[row] === Row.arrive ? 1 : -1
    }
    if (hand.stop?.()) return undefined
    if (more) await hand.yield?.()
  }
  advance(length)
  return inside
}
