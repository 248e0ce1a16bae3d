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
}

export function layoutTime(rounds: number): LayoutTime {
  const blueprint = bigService(608, 800)
  const once = () => {
    const start = performance.now()
    layout(blueprint, { language: 'en' })
    return performance.now() - start
  }
  const firstMs = once()
  const later = Array.from({ length: Math.max(15, rounds) }, once)
  return {
    steps: all(blueprint, 'node').length,
    flows: all(blueprint, 'flow').length,
    firstMs,
    medianMs: median(later),
  }
}
