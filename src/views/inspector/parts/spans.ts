/** Hours and days of a shift, as people write them: “07–12, 13–18”, “Mon–Fri”. */
import { listed, type Language, type Texts } from '../../../base/index.ts'
import { days } from '../../../blueprint/index.ts'

export type Day = (typeof days)[number]
export type Span = [from: string, to: string]

const hour = (time: string): string => time.replace(/:00$/, '')

export const writeSpans = (spans: readonly Span[]): string =>
  spans.map(([from, to]) => `${hour(from)}–${hour(to)}`).join(', ')

/** @returns the spans, or why they cannot be read */
export function readSpans(text: string): { ok: true; spans: Span[] } | { ok: false; why: Texts } {
  const spans: Span[] = []
  for (const part of text.normalize('NFKC').split(/[,;、]/)) {
    if (part.trim() === '') continue
    const found = /^\s*(\d{1,2})(?::(\d{2}))?\s*[-–—~至到]\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(part)
    const [from, to] = found ? [time(found[1], found[2]), time(found[3], found[4])] : []
    if (!from || !to || from === '24:00')
      return {
        ok: false,
        why: {
          en: `“${part.trim()}” is not a span of hours. Write it like 08:30–12, 13–17:30.`,
          'zh-CN': `“${part.trim()}”不是时段，请写成 08:30–12, 13–17:30 这样。`,
        },
      }
    spans.push([from, to])
  }
  if (spans.length > 0) return { ok: true, spans }
  return {
    ok: false,
    why: { en: 'Write hours like 08:30–12, 13–17:30.', 'zh-CN': '请填写时段，如 08:30–12, 13–17:30。' },
  }
}

function time(hours: string, minutes = '00'): string | undefined {
  const [h, m] = [Number(hours), Number(minutes)]
  if (m > 59 || h > 24 || (h === 24 && m > 0)) return undefined
  return `${String(h).padStart(2, '0')}:${minutes}`
}

export const dayNames: Record<Day, Texts> = {
  mon: { en: 'Mon', 'zh-CN': '周一' },
  tue: { en: 'Tue', 'zh-CN': '周二' },
  wed: { en: 'Wed', 'zh-CN': '周三' },
  thu: { en: 'Thu', 'zh-CN': '周四' },
  fri: { en: 'Fri', 'zh-CN': '周五' },
  sat: { en: 'Sat', 'zh-CN': '周六' },
  sun: { en: 'Sun', 'zh-CN': '周日' },
}

/** One letter each, for buttons that stand close. */
export const dayLetter = (day: Day, language: Language): string =>
  language === 'en' ? dayNames[day].en[0] : dayNames[day]['zh-CN'][1]

/** “every day”, “Mon–Fri”, “Sat, Sun” */
export function writeDays(on: readonly Day[], language: Language): string {
  if (on.length === 7) return { en: 'every day', 'zh-CN': '每天' }[language]
  const runs: Day[][] = []
  for (const day of days.filter((one) => on.includes(one))) {
    const last = runs.at(-1)
    if (last && days.indexOf(day) === days.indexOf(last[last.length - 1]) + 1) last.push(day)
    else runs.push([day])
  }
  const name = (day: Day) => dayNames[day][language]
  const parts = runs.flatMap((run) =>
    run.length > 2 ? [`${name(run[0])}${language === 'en' ? '–' : '至'}${name(run[run.length - 1])}`] : run.map(name),
  )
  return listed(parts, language)
}
