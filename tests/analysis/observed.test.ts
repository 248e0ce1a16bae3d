import { expect, test } from 'vitest'
import { activitiesIn, matchedSteps, observedIn, type LogEvent } from '../../src/analysis/index.ts'
import { say } from '../../src/base/index.ts'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { draw } from '../blueprint/draw.ts'

/** Reception hands over to a workshop that is there from eight to five. */
const works = (drawing: string, more: Record<string, object> = {}): Blueprint =>
  draw(drawing, {
    arrive: { name: { en: 'Received', 'zh-CN': '到达' } },
    receive: { name: { en: 'Receive', 'zh-CN': '受理' }, department: 'desk', needs: [{ from: ['clerks'] }] },
    repair: { name: { en: 'Repair', 'zh-CN': '修理' }, department: 'workshop', needs: [{ from: ['fitters'] }] },
    desk: { type: 'department', name: { en: 'Desk' } },
    workshop: { type: 'department', name: { en: 'Workshop' } },
    clerks: { type: 'pool', name: { en: 'Clerks' }, capacity: 2 },
    fitters: { type: 'pool', name: { en: 'Fitters' }, capacity: 2, calendar: 'office' },
    office: { type: 'calendar', name: { en: 'Office' } },
    week: {
      ...{ type: 'opening', calendar: 'office' },
      ...{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], spans: [['08:00', '17:00']] },
    },
    ...more,
  })
const repairs = works('arrive > receive > decide > repair > end\ndecide > end')

const minutesOf = (time: string): number => Date.parse(`2026-11-${time.replace(' ', 'T')}:00Z`) / 60_000
const log = (...lines: string[]): LogEvent[] =>
  lines.map((line) => {
    const [name, activity, start, end] = line.split(', ')
    return { case: name, activity, resource: '', start: minutesOf(start), end: minutesOf(end) }
  })
const told = log(
  'a, Received, 02 08:00, 02 08:00',
  'a, Receive, 02 08:10, 02 08:20',
  'a, Repair, 02 08:50, 02 09:10',
  'b, Received, 02 08:05, 02 08:05',
  'b, Receive, 02 08:20, 02 08:40',
  'b, Repair, 02 16:30, 03 08:30',
  'c, Received, 02 09:00, 02 09:00',
  'c, Receive, 02 09:00, 02 09:30',
  'c, Repair, 02 10:00, 02 10:10',
  'c, Receive, 02 10:20, 02 10:30',
  'c, Repair, 02 11:00, 02 11:20',
)
const read = (blueprint: Blueprint, events: LogEvent[]) =>
  observedIn(blueprint, events, matchedSteps(blueprint, activitiesIn(events).keys()))
const near = (value: number) => expect.closeTo(value, 6) as number
const half = expect.any(Number) as number

test('times, waits, what was sent back and the whole, as worked out by hand', () => {
  const { figures, period, untold } = read(repairs, told)
  expect(figures).toEqual([
    // 10, 20, 30, 10.
    { of: 'receive', measure: 'service.mean', value: near(17.5), n: 4, halfWidth: half },
    // 20, 20, and over the night 30 and 30; what was only looked at and sent back is no repair.
    { of: 'repair', measure: 'service.mean', value: near(100 / 3), n: 3, halfWidth: half },
    // 10, 15 and 0 after the arrival; 10 after it came back.
    { of: 'receive', measure: 'wait.mean', value: near(8.75), n: 4, halfWidth: half },
    // 30, from 8:40 to 16:30, 30: at the step, and on the handoff that leads to it.
    { of: 'repair', measure: 'wait.mean', value: near(530 / 3), n: 3, halfWidth: half },
    { of: 'decide-to-repair', measure: 'wait.mean', value: near(530 / 3), n: 3, halfWidth: half },
    { of: 'decide-to-repair', measure: 'bounce', value: near(0.25), n: 4, halfWidth: half },
    // 8:00 to 9:10, 8:05 to 8:30 on the next day, 9:00 to 11:20.
    { of: 'blueprint', measure: 'cycle-time.mean', value: near((70 + 1465 + 140) / 3), n: 3, halfWidth: half },
  ])
  expect([period, untold]).toEqual(['2026-11-02 – 2026-11-03', []])
})

test('an interval is made of times on their own, and of waits with those that come close together', () => {
  const { figures } = read(repairs, told)
  // Of 10, 20, 30, 10: Student with 3 degrees of freedom, 3.182 × 9.574 / √4.
  expect(figures[0].halfWidth).toBeCloseTo(15.23, 2)
  // A tenth of the time from 8:10 to 10:20 is 13 min: 10 and 15 come together, 0, 10. The jackknife's values 16.25, 2.917
  // and 9.583 have a deviation of 6.667: 4.303 × 6.667 / √3.
  expect(figures[2].halfWidth).toBeCloseTo(16.56, 2)
})

test('activities are matched by the name in either language and by id; one that two steps are called is not', () => {
  const steps = { receive: { name: { en: 'Receive', 'zh-CN': '受理' } }, repair: { name: { en: 'receive' } } }
  expect([...matchedSteps(repairs, ['受理', 'REPAIR ', 'Lunch', 'decide'])]).toEqual([
    ['受理', 'receive'],
    ['REPAIR ', 'repair'],
  ])
  expect([...matchedSteps(draw('arrive > receive > repair > end', steps), ['Receive', '受理'])]).toEqual([
    ['受理', 'receive'],
  ])
})

test('a log that only says when work was done tells no time and no wait', () => {
  const { figures, untold } = read(repairs, log('a, Receive, 02 08:20, 02 08:20', 'a, Repair, 02 09:10, 02 09:10'))
  expect(figures).toEqual([{ of: 'decide-to-repair', measure: 'bounce', value: 0, n: 1 }])
  expect(untold.map((one) => say(one, 'en'))).toEqual([
    'Of “Receive”, “Repair” the log says only when it was done: neither its time nor its wait is known. ' +
      'Export the log with the times at which work began.',
    expect.stringMatching(/^No case can be followed from its arrival to an end/) as string,
  ])
})

test('where something between takes time the wait is none, and where a handoff takes time it is the handoff’s', () => {
  const [first, last] = ['a, Receive, 02 08:10, 02 08:20', 'a, Repair, 02 08:50, 02 09:10']
  const waits = (blueprint: Blueprint) =>
    read(blueprint, log(first, last)).figures.flatMap(({ of, measure, value }) =>
      measure === 'wait.mean' ? [[of, value]] : [],
    )
  expect(waits(works('arrive > receive > repair > end'))).toEqual([
    ['repair', 30],
    ['receive-to-repair', 30],
  ])
  expect(waits(works('arrive > receive > delay > repair > end'))).toEqual([])
  const transfer = { distribution: 'constant', value: 10, unit: 'min' }
  const slow = works('arrive > receive > repair > end', { 'receive-to-repair': { handoff: { transfer } } })
  expect(waits(slow)).toEqual([['receive-to-repair', 30]])
})
