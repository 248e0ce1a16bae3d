/** A report with just these figures: `{ 'wait.mean@repair': 200, 'wait.mean@dispatch': 'closed' }`; words are reasons for there being none. */
import type { Figure, Report } from '../../src/analysis/report.ts'

export function reportOf(values: Record<string, number | string>): Report {
  const figures = Object.entries(values).map(([key, value]): [string, Figure] => {
    const [measure, rest] = key.split('@')
    const base = { measure, of: rest?.split('/')[0], unit: 'minutes' as const, n: 100, replications: [] }
    return [
      key,
      typeof value === 'number'
        ? { ...base, value, low: value - 15, high: value + 15 }
        : { ...base, reason: { en: value, 'zh-CN': value } },
    ]
  })
  return { figures: Object.fromEntries(figures) } as unknown as Report
}
