/** Weekly hours of people by name, as calendars of process simulators write them in JSON. */
import { z } from 'zod'
import type { WeeklyHours } from '../analysis/index.ts'
import { ok, refused, type Result } from '../base/index.ts'
import { parseJson } from '../blueprint/index.ts'

const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const
const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?|24:00(:00(\.0{1,9})?)?)$/)
const shape = z.record(
  z.string(),
  z.array(z.object({ from: z.enum(week), to: z.enum(week), beginTime: time, endTime: time })),
)

export const weeklyHours = {
  name: 'weekly-hours',
  extension: 'json',
  loses: { en: 'Nothing.', 'zh-CN': '不丢失内容。' },

  read(source: string): Result<Map<string, WeeklyHours>> {
    const json = parseJson(source)
    if (!json.ok) return json
    const known = shape.safeParse(json.value)
    if (!known.success)
      return refused([
        {
          ...{ rule: 'weekly-hours', severity: 'blocks', at: [], facts: { problem: known.error.issues[0].message } },
          path: known.error.issues[0].path.join('/'),
          what: { en: 'These are no weekly hours: {problem}.', 'zh-CN': '不是每周工作时间：{problem}。' },
          remedy: {
            en: 'Write {"Name": [{"from": "MONDAY", "to": "FRIDAY", "beginTime": "08:00:00", "endTime": "18:00:00"}]}.',
            'zh-CN':
              '请写成 {"姓名": [{"from": "MONDAY", "to": "FRIDAY", "beginTime": "08:00:00", "endTime": "18:00:00"}]}。',
          },
        },
      ])
    return ok(new Map(Object.entries(known.data).map(([name, spans]) => [name, hoursOf(spans)])))
  },
}

/** A span of days has these hours on each of them; what reaches past midnight goes on the next day. */
function hoursOf(spans: z.infer<typeof shape>[string]): WeeklyHours {
  const days = week.map((): [number, number][] => [])
  for (const { from, to, beginTime, endTime } of spans) {
    const [opens, closes] = [minutesOf(beginTime), minutesOf(endTime)]
    const last = (week.indexOf(to) - week.indexOf(from) + 7) % 7
    for (let step = 0; step <= last; step += 1) {
      const day = (week.indexOf(from) + step) % 7
      if (closes > opens) days[day].push([opens, closes])
      else {
        days[day].push([opens, 1440])
        if (closes > 0) days[(day + 1) % 7].push([0, closes])
      }
    }
  }
  return days.map((own) => united(own))
}

function united(spans: readonly [number, number][]): [number, number][] {
  const found: [number, number][] = []
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}

const minutesOf = (text: string): number => {
  const [hour, minute, second = '0'] = text.split(':')
  return Number(hour) * 60 + Number(minute) + Number(second) / 60
}
