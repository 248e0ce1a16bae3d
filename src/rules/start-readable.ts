import { aboutOf, all, dateOf, dayNumber, isZone, nameOf, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** The start of a run, its time zone and every date can be read. */
export const startReadable: Rule = {
  name: 'start-readable',
  severity: 'blocks',
  texts: {
    label: { en: 'Start, dates and time zones can be read', 'zh-CN': '开始时间、日期和时区可读' },
    what: {
      en: 'The run cannot start at “{start}”: there is no such date.',
      'zh-CN': '无法从“{start}”开始：没有这个日期。',
    },
    remedy: { en: 'Choose a date of the calendar.', 'zh-CN': '请选择存在的日期。' },
    why: {
      en: 'Shifts, opening hours, holidays and arrivals all hang on the date and the time zone. Without them nobody can say who is there when a case comes.',
      'zh-CN': '班次、开放时间、节假日和到达都取决于日期与时区。没有它们，就说不清工单到来时谁在岗。',
    },
    cases: {
      zone: {
        what: {
          en: '“{name}” is in the time zone “{zone}”, which is unknown.',
          'zh-CN': '“{name}”的时区“{zone}”未知。',
        },
        remedy: {
          en: 'Choose a known one, for example Asia/Shanghai.',
          'zh-CN': '请选择已知时区，例如 Asia/Shanghai。',
        },
      },
      date: {
        what: {
          en: '“{name}” names the date {date}, which does not exist.',
          'zh-CN': '“{name}”写的日期 {date} 不存在。',
        },
        remedy: { en: 'Correct the date.', 'zh-CN': '请更正日期。' },
      },
    },
  },
  check(blueprint, report) {
    const about = aboutOf(blueprint)
    if (!about) return
    if (!isDate(about.start.slice(0, 10)) || Number.isNaN(Date.parse(`${about.start}:00Z`)))
      report([about.id], { start: about.start })
    for (const one of [about, ...all(blueprint, 'calendar')])
      if (one.timezone !== undefined && !isZone(one.timezone))
        report([one.id], { name: nameOf(blueprint, one.id), zone: one.timezone }, 'zone')
    for (const [id, dates] of datesOf(blueprint))
      for (const date of dates) if (!isDate(date)) report([id], { name: nameOf(blueprint, id), date }, 'date')
  },
}

const isDate = (date: string): boolean => {
  const day = dayNumber(date)
  return !Number.isNaN(day) && dateOf(day) === date
}

function* datesOf(blueprint: Blueprint): Generator<[string, string[]]> {
  for (const { id, from, to } of all(blueprint, 'exception')) yield [id, to === undefined ? [from] : [from, to]]
  for (const { id, arrivals } of all(blueprint, 'stream'))
    if (arrivals.kind === 'rate') yield [id, (arrivals.factors ?? []).flatMap((factor) => factor.dates ?? [])]
}
