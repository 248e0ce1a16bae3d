/** How exactly the headline figures are known, in a few words for the strip and as a sentence on hover. */
import { duration, phrased, render, type Language } from '../../base/index.ts'
import { figure, type Evidence, type Report } from '../../analysis/report.ts'
import { nameOf, type Blueprint } from '../../blueprint/index.ts'
import type { words as both } from './words.ts'

export interface EvidenceWords {
  short: string
  whole: string
  isEnough: boolean
}

type Words = (typeof both)['en']['live']
type Known = Evidence['figures'][number]

export function evidenceOf(
  blueprint: Blueprint,
  report: Report,
  words: Words,
  language: Language,
): EvidenceWords | undefined {
  const { verdict, figures } = report.evidence
  const known = figures.filter((one): one is Required<Known> => one.halfWidth !== undefined)
  if (known.length === 0) return undefined
  const isEnough = known.every(({ halfWidth, wanted }) => halfWidth <= wanted)
  const relative = ({ key }: Known, width: number) => {
    const one = report.figures[key]
    return one.unit === 'share'
      ? render(words.points, { n: (width * 100).toFixed(1) }, language)
      : render(words.percent, { n: ((width / Math.abs(one.value ?? 1)) * 100).toFixed(1) }, language)
  }
  const widths = phrased(
    known.map((one) => relative(one, one.halfWidth)),
    language,
  )
  const sentences = known.map((one) => {
    const { of, unit } = report.figures[one.key]
    const name = of === undefined ? words.cycleTime : nameOf(blueprint, of)[language]
    const time = figure(report, 'cycle-time.mean') && unit === 'minutes'
    const width = time
      ? `${duration(one.halfWidth, language)} (${relative(one, one.halfWidth)})`
      : relative(one, one.halfWidth)
    return render(words.halfWidth, { figure: name, width, wanted: relative(one, one.wanted) }, language)
  })
  const whole = render(words.evidence[verdict], { runs: report.replications.done }, language)
  return {
    short: render(isEnough ? words.known : words.notEnough, { widths }, language),
    whole: whole + sentences.join(language === 'en' ? '; ' : '；'),
    isEnough,
  }
}
