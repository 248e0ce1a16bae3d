/** Event logs: how they are read, and why their cases waited. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { logWaits, sumWaits, type LogEvent, type LogWait, type WeeklyHours } from '../../src/analysis/index.ts'
import { say, type Result } from '../../src/base/index.ts'
import { logCsv, logXes, weeklyHours } from '../../src/formats/index.ts'

function read<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.findings.map((one) => say(one, 'en')).join('\n'))
  return result.value
}
const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/log', name), 'utf8')

describe('a log of our own', async () => {
  const events = read(await logCsv.read(fixture('repairs.csv')))
  const hours = read(weeklyHours.read(fixture('hours.json')))
  const partsAt = (waits: readonly LogWait[]) =>
    Object.fromEntries(waits.map(({ event, parts }) => [`${event.case} ${event.activity}`, parts]))

  test('is split as worked out by hand', () => {
    expect(partsAt(logWaits(events, { hours, batchSize: 2 }))).toEqual({
      // 8:10; Bo does nothing that is told until 8:20, then b (8:20, came later) until 8:40, then nothing again.
      'a Repair': { other: 15, priority: 20 },
      'b Repair': {},
      // 11:50; Bo is away 12–13, then nothing is told until 13:30.
      'c Repair': { other: 40, 'off-shift': 60 },
      // 13:50; Bo works on c (11:50, came before) until 14:00, then nothing is told until 14:15.
      'd Repair': { contention: 10, other: 15 },
      // Filed together at 16:00: e (15:10) waits for f, which comes at 15:40.
      'e File': { batching: 30, other: 20 },
      // And then 10 minutes for e, which came before.
      'f File': { contention: 10, other: 20 },
    })
  })

  test('without hours nobody is off shift, without a size there are no batches; the parts are the whole', () => {
    const waits = logWaits(events)
    expect(partsAt(waits)).toMatchObject({ 'c Repair': { other: 100 }, 'e File': { other: 50 } })
    for (const some of [waits, logWaits(events, { hours, batchSize: 2 })])
      for (const { minutes, parts } of some)
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(minutes, 6)
  })
})

describe('what is read', () => {
  test('XES: a start and a completion are one piece of work, a completion alone has no length', async () => {
    const day = 20_759 * 1440
    expect(read(await logXes.read(fixture('repairs.xes')))).toEqual([
      { case: 'a', activity: 'Log', resource: 'Ann', start: day + 480, end: day + 490 },
      { case: 'a', activity: 'Close', resource: '', start: day + 510, end: day + 510 },
    ])
  })

  test.each([
    ['case,activity\na,b', 'There is no column “end”. Head the columns case, activity, resource, start and end.'],
    ['case,activity,end\na,b,soon', 'Line 2: “soon” is no date and time. Write it as 2026-11-02 08:30.'],
    [
      'case,activity,start,end\na,b,2026-11-02 10:00,2026-11-02 09:00',
      'Line 2: it ends before it starts. Correct one of the times.',
    ],
    [
      '工单,环节,结束时间\n,b,2026-11-02 10:00',
      'Line 2: the case or the activity is missing. Fill in both, or take the line out.',
    ],
  ])('what is wrong in a file is named by its line: %j', async (source, sentence) => {
    const result = await logCsv.read(source)
    expect(result.findings.map((one) => say(one, 'en'))).toEqual([sentence])
  })

  test('a file that is no XML, and hours that are none, are refused', async () => {
    expect((await logXes.read('<log><trace></log>')).ok).toBe(false)
    expect((await logXes.read('<log></log>')).findings.map((one) => say(one, 'en'))).toEqual([
      'There is no event that was completed. Export the log with its events.',
    ])
    expect(weeklyHours.read('{"Bo": 3}').ok).toBe(false)
  })
})

/** The corpus lies outside of the project, in a folder `shared` beside it or further up. */
function corpus(): string | undefined {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, 'shared/corpus/handoff-waiting')
    if (existsSync(found)) return found
  }
  return undefined
}
const folder = corpus()
if (!folder) console.info('shared/corpus/handoff-waiting is absent: the published splits are not compared')

/** `1 days 02:30:00` */
const secondsIn = (text: string): number => {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] =
    /^(?:(\d+) days?)?\s*(?:(\d+):(\d+):([\d.]+))?$/.exec(text) ?? []
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

describe.skipIf(!folder).each(['manual_log_1', 'manual_log_2', 'manual_log_3'])('the published log %s', (name) => {
  test('is split as published, to the second', async () => {
    const file = (of: string) => readFileSync(join(folder ?? '', of), 'utf8')
    const events: LogEvent[] = read(await logCsv.read(file(`${name}.csv`)))
    const hours: Map<string, WeeklyHours> = read(weeklyHours.read(file('manual_log_calendar.json')))
    const found = sumWaits(logWaits(events, { hours, batchSize: 2 }), ({ before, event }) =>
      [before.activity, before.resource, event.activity, event.resource].join(),
    )
    const [, ...lines] = file(`${name}_expected.csv`).trim().split(/\r?\n/)
    const expected = lines.map((line) => {
      const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '').replaceAll('"', ''))
      const [batching, priority, contention, offShift, other] = cells.slice(7, 12).map(secondsIn)
      const parts = { batching, priority, contention, 'off-shift': offShift, other }
      return [cells.slice(0, 4).join(), Number(cells[4]), secondsIn(cells[6]), parts] as const
    })
    const seconds = (minutes = 0) => Math.round(minutes * 60)
    const told = [...found].map(([key, { waits, minutes, parts }]) => [
      ...[key, waits.length, seconds(minutes)],
      Object.fromEntries(
        (['batching', 'priority', 'contention', 'off-shift', 'other'] as const).map((cause) => [
          cause,
          seconds(parts[cause]),
        ]),
      ),
    ])
    const byKey = (a: readonly unknown[], b: readonly unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)
    expect(told.sort(byKey)).toEqual([...expected].sort(byKey))
    expect(told.length).toBeGreaterThan(7)
  })
})
