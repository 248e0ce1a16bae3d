/** How sure the figures of a print are, in a few words: `20 runs, on time ±1.2 points, time from beginning to end ±14 min`. */
import { duration, phrased, render, type Language } from '../../base/index.ts'
import type { Report } from '../../analysis/report.ts'
import { nameOf, type Blueprint } from '../../blueprint/index.ts'
import { words as both } from './words.ts'

export function precisionOf(blueprint: Blueprint, report: Report | undefined, language: Language): string {
  const words = both[language]
  if (!report) return words.noFigures
  const widths = report.evidence.figures.flatMap(({ key, halfWidth }) => {
    if (halfWidth === undefined) return []
    const { of, unit } = report.figures[key]
    const figure = of === undefined ? words.cycleTime : nameOf(blueprint, of)[language]
    const points = render(words.points, { n: (halfWidth * 100).toFixed(1) }, language)
    const width = unit === 'share' ? points : duration(halfWidth, language)
    return [render(words.width, { figure, width }, language)]
  })
  const facts = { count: report.replications.done, widths: phrased(widths, language) }
  return render(words.runs, facts, language).replace(/[,，]\s*$/, '')
}
