/** How long the picture of a big service takes: the layout alone, in one thread. */
import { all } from '../../src/blueprint/index.ts'
import { layout } from '../../src/layout/index.ts'
import { bigService } from './big-service.ts'
import { median } from './measure.ts'

export interface LayoutTime {
  steps: number
  flows: number
  /** The first picture, before anything is compiled, and the median of those after it. */
  firstMs: number
  medianMs: number
  /** Of the processors, in the median: what it takes on a machine that does nothing else. */
  workMs: number
}

export function layoutTime(rounds: number): LayoutTime {
  const blueprint = bigService(608, 800)
  const once = () => {
    const [start, used] = [performance.now(), process.cpuUsage()]
    layout(blueprint, { language: 'en' })
    const { user, system } = process.cpuUsage(used)
    return { ms: performance.now() - start, work: (user + system) / 1000 }
  }
  const first = once()
  const later = Array.from({ length: Math.max(15, rounds) }, once)
  return {
    steps: all(blueprint, 'node').length,
    flows: all(blueprint, 'flow').length,
    firstMs: first.ms,
    medianMs: median(later.map(({ ms }) => ms)),
    workMs: median(later.map(({ work }) => work)),
  }
}
