import {
  get,
  horizonMinutes,
  nameOf,
  namesOf,
  nodesOf,
  openIntervals,
  presenceIn,
  reachable,
  type Blueprint,
} from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Who is needed is there at some time, and in sufficient number. */
export const poolOpens: Rule = {
  name: 'pool-opens',
  severity: 'blocks',
  texts: {
    label: { en: 'Who is needed is there at some time', 'zh-CN': '所需人员有上班时间' },
    what: {
      en: '“{name}” needs {pools}, where nobody is ever there.',
      'zh-CN': '“{name}”需要{pools}，但那里始终没有人。',
    },
    remedy: {
      en: 'Give the pool people, a shift, or a calendar with open hours.',
      'zh-CN': '请为资源池配置人数、班次或有开放时间的日历。',
    },
    why: {
      en: 'Work is done by somebody who is there. If nobody ever is, or never enough at once, the case waits for ever.',
      'zh-CN': '工作总要有人在岗来做。若始终无人在岗，或同时在岗的人不够，工单就会永远等待。',
    },
    cases: {
      'too-few': {
        what: {
          en: '“{name}” needs {units} of {pools} at once, but never more than {most} are there.',
          'zh-CN': '“{name}”一次需要{pools}的 {units} 人，但最多只有 {most} 人在岗。',
        },
        remedy: {
          en: 'Ask for fewer, or put more people on one shift.',
          'zh-CN': '请减少所需人数，或增加同时在岗的人数。',
        },
      },
      calendar: {
        what: {
          en: '“{name}” counts only while {pools} is open, which it never is.',
          'zh-CN': '“{name}”只计{pools}的开放时间，但它从不开放。',
        },
        remedy: { en: 'Give the calendar open hours.', 'zh-CN': '请为日历填写开放时间。' },
      },
    },
  },
  check(blueprint, report) {
    for (const action of nodesOf(blueprint, 'action')) {
      if (!reachable(blueprint).has(action.id)) continue
      for (const need of action.needs ?? []) {
        const known = need.from.filter((pool) => get(blueprint, 'pool', pool))
        if (known.length === 0) continue
        const most = Math.max(...known.map((pool) => presenceIn(blueprint, pool).most))
        const [name, units] = [nameOf(blueprint, action.id), need.units ?? 1]
        if (most === 0) report([action.id, ...known], { name, pools: namesOf(blueprint, known) })
        else if (most < units)
          report([action.id, ...known], { name, units, most, pools: namesOf(blueprint, known) }, 'too-few')
      }
    }
    for (const delay of nodesOf(blueprint, 'delay')) {
      if (delay.calendar === undefined || !reachable(blueprint).has(delay.id) || opens(blueprint, delay.calendar))
        continue
      report(
        [delay.id, delay.calendar],
        { name: nameOf(blueprint, delay.id), pools: namesOf(blueprint, [delay.calendar]) },
        'calendar',
      )
    }
  },
}

/** A calendar that is not there is named by another rule. */
function opens(blueprint: Blueprint, id: string): boolean {
  const calendar = get(blueprint, 'calendar', id)
  return !calendar || openIntervals(blueprint, calendar, horizonMinutes(blueprint)).length > 0
}
