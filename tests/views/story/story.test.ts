// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { BlueprintRecord } from '../../../src/blueprint/index.ts'
import type { Story, StoryStep } from '../../../src/simulation/story.ts'
import { momentOf, sentenceOf } from '../../../src/views/story/sentence.ts'
import { stateTree } from '../../../src/views/story/state-tree.ts'
import { storyKey } from '../../../src/views/story/story-keys.ts'
import { minutesBefore, timeLineOf } from '../../../src/views/story/time-line.ts'
import { wayOfCase } from '../../../src/views/story/way-of-case.ts'
import { chain, document, flow, step } from '../../layout/documents.ts'

/** Reported on Friday at 18:00; the crew works from 08:00 to 18:00 on weekdays, so the repair begins on Monday. */
const service = document({
  blueprint: {
    type: 'blueprint',
    name: { en: 'Repair' },
    start: '2026-11-06T00:00',
    timezone: 'Asia/Shanghai',
  } as BlueprintRecord,
  crew: { type: 'pool', name: { en: 'Crew' }, capacity: 2 } as BlueprintRecord,
  day: {
    type: 'shift',
    pool: 'crew',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    spans: [['08:00', '18:00']],
    headcount: 2,
  } as BlueprintRecord,
  report: step('customer', { kind: 'arrival', name: { en: 'Reports', 'zh-CN': '报障' } }),
  waits: step('customer', { kind: 'wait', name: { en: 'Waits' }, for: 'repair' } as never),
  repair: step('frontstage', { name: { en: 'Repairs', 'zh-CN': '维修' }, needs: [{ from: ['crew'] }] } as never),
  done: step('customer', { kind: 'end', name: { en: 'Done' } }),
  ...chain('report', 'repair', 'done'),
  journey: flow('report', 'waits', { kind: 'journey' }),
})

const at = (what: StoryStep['what'], node: string, minute: number, more: Partial<StoryStep> = {}): StoryStep => ({
  at: minute,
  local: '2026-11-06T18:00',
  what,
  node,
  token: 0,
  event: '',
  states: [],
  next: [],
  ...more,
})

const friday = 18 * 60
const monday = 3 * 1440 + 8 * 60
const story: Story = {
  replication: 1,
  serial: 7,
  attributes: {},
  arrivedAt: friday,
  endedAt: monday + 60,
  outcome: 'satisfied',
  steps: [
    at('arrives', 'report', friday),
    at('finishes', 'report', friday, { flow: 'report-repair', minutes: 0 }),
    at('enters', 'repair', friday, { flow: 'report-repair' }),
    at('begins', 'repair', monday, { minutes: monday - friday }),
    at('finishes', 'repair', monday + 60, { flow: 'repair-done', minutes: 60 }),
    at('ends', 'done', monday + 60),
  ],
}

test('each step is a sentence, in both languages', () => {
  expect(story.steps.map((one) => sentenceOf(one, service, 'en'))).toEqual([
    'The customer comes in: Reports.',
    '“Reports” is done.',
    'Waits for “Repairs”.',
    '“Repairs” begins, after a wait of 2.6 d.',
    '“Repairs” is done, after 1 h.',
    'It ends: Done.',
  ])
  expect(sentenceOf(story.steps[2], service, 'zh-CN')).toBe('等待“维修”。')
  expect(momentOf('2026-11-06T18:42', 'en')).toBe('Fri 18:42')
  expect(momentOf('2026-11-06T18:42', 'zh-CN')).toBe('周五 18:42')
})

test('the work is an hour of sixty-three, and nobody was there at the weekend', () => {
  const line = timeLineOf(story, service)
  expect(line.work).toEqual([[monday, monday + 60]])
  expect(minutesBefore(line.work, monday + 20)).toBe(20)
  expect(line.shift).toEqual({ pool: 'crew', open: [[monday, monday + 60]] })
  expect(line.days.map(({ day, isWeekend }) => [day - line.days[0].day, isWeekend])).toEqual([
    [0, false],
    [1, true],
    [2, true],
    [3, false],
  ])
})

test('at a join each way that came first has waited until then, beside the waits of the last', () => {
  const steps = [
    at('arrives', 'report', 0),
    at('begins', 'repair', 50, { token: 1, minutes: 40, waited: [{ cause: 'contention', minutes: 40 }] }),
    at('joins', 'done', 60, {
      token: 1,
      waited: [
        { cause: 'synchronisation', minutes: 60 },
        { cause: 'synchronisation', minutes: 20 },
      ],
    }),
  ]
  expect(timeLineOf({ ...story, arrivedAt: 0, endedAt: 60, steps }, service).waits).toEqual([
    { cause: 'contention', from: 10, to: 50 },
    { cause: 'synchronisation', from: 0, to: 60 },
    { cause: 'synchronisation', from: 40, to: 60 },
  ])
  expect(sentenceOf(steps[2], service, 'en')).toBe('The ways meet at “Done”. Waited: other branch 1 h + 20 min.')
  expect(sentenceOf(steps[2], service, 'zh-CN')).toMatch(/等待：等汇合 1.*\+ 20.*。$/)
})

test('the way so far: what was come to, what was taken, and where the case stands', () => {
  const way = wayOfCase(story, 2, service, { letter: 'G', hopMs: 600 })
  expect([...way.nodes].sort()).toEqual(['repair', 'report', 'waits'])
  expect([...way.taken].sort()).toEqual(['journey', 'report-repair'])
  expect(way.token).toEqual({ node: 'repair', flow: 'report-repair', share: 1, letter: 'G', hopMs: 600 })
  expect(wayOfCase(story, 3, service, { letter: 'G', hopMs: 600 }).token).toMatchObject({ node: 'repair' })
  expect(wayOfCase(story, 3, service, { letter: 'G', hopMs: 600 }).token.flow).toBeUndefined()
})

test('states carry the names of their steps, one inside the other', () => {
  expect(stateTree({ repair: 'queued' }, service, 'zh-CN')).toEqual([
    { key: 'repair', name: '维修', inner: [{ key: 'queued', name: '等待', inner: [] }] },
  ])
  expect(stateTree({ a: {}, b: 'c' }, service, 'en').map(({ key, inner }) => [key, inner.length])).toEqual([
    ['a', 0],
    ['b', 1],
  ])
})

test('space plays and arrows step, but not with a modifier', () => {
  const done: string[] = []
  const telling = {
    play: () => void done.push('play'),
    back: () => void done.push('back'),
    forward: () => void done.push('forward'),
  }
  const press = (key: string, ctrlKey = false) =>
    storyKey({ key, ctrlKey, preventDefault() {}, target: null } as unknown as KeyboardEvent, telling)
  press(' ')
  press('ArrowLeft')
  press('ArrowRight')
  press('ArrowRight', true)
  expect(done).toEqual(['play', 'back', 'forward'])
})

test('why it waited is said, and lies on the line in the order of causes before the step that ends it', () => {
  const waited = [
    { cause: 'off-shift', minutes: 100 },
    { cause: 'contention', minutes: 20 },
  ] as const
  const begins = at('begins', 'repair', friday + 120, { minutes: 120, waited })
  expect(sentenceOf(begins, service, 'en')).toBe(
    '“Repairs” begins, after a wait of 2 h. Waited: off shift 1 h 40, busy 20 min.',
  )
  expect(sentenceOf(begins, service, 'zh-CN')).toBe(
    '“维修”开始，此前等待 2 小时。等待：下班 1 小时 40 分，排队 20 分。',
  )
  expect(timeLineOf({ ...story, steps: [begins] }, service).waits).toEqual([
    { cause: 'off-shift', from: friday, to: friday + 100 },
    { cause: 'contention', from: friday + 100, to: friday + 120 },
  ])
})
