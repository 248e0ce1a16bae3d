import { expect, test } from 'vitest'
import { get, write, type Blueprint } from '../../src/blueprint/index.ts'
import { surveyCsv } from '../../src/formats/survey-csv.ts'
import { walkCsv } from '../../src/formats/walk-csv.ts'
import { beginWalk, importSurvey, importWalk, placed } from '../../src/workspace/commands/index.ts'
import { say } from '../../src/base/index.ts'
import { card, document, flow, step } from '../layout/documents.ts'

const service = document({
  serve: step('frontstage', { name: { en: 'Serve', 'zh-CN': '办理' } }),
  sign: step('frontstage', { name: { en: 'Sign' } }),
  asks: step('customer'),
  meets: flow('asks', 'sign', { kind: 'encounter' }),
  slip: card({ checks: [{ en: 'A copy is left' }] } as never),
  shown: flow('slip', 'asks', { kind: 'evidence' }),
})
const walkOf = async (source: string) => {
  const read = await walkCsv.read(source)
  if (!read.ok) throw new Error(say(read.findings[0], 'en'))
  return read.value
}
const walkAt = (blueprint: Blueprint, of: string) =>
  Object.values(blueprint.records).find((one) => one.type === 'walk' && one.of === of)

test('a check-list begins with what is asked of the evidence at that moment, else with the eight norms', () => {
  expect(beginWalk.run(service, { of: 'sign' }).records).toMatchObject({
    'sign-walk': { type: 'walk', of: 'sign', checks: [{ id: 'check-1', name: { en: 'A copy is left' } }] },
  })
  const begun = beginWalk.run(service, { of: 'serve' })
  expect(walkAt(begun, 'serve')).toMatchObject({
    checks: [
      ...[{ id: 'dress' }, { id: 'badge' }, { id: 'wording' }],
      ...[{ id: 'card' }, { id: 'leaflet' }, { id: 'receipt' }, { id: 'shoe-covers' }, { id: 'cloth' }],
    ],
  })
  expect(beginWalk.can(begun, { of: 'serve' })).toBe(false)
})

test('visits join those that are there, checks are known by their words in any language, and new ones are added', async () => {
  const begun = beginWalk.run(service, { of: 'serve' })
  const first = importWalk.run(begun, {
    of: 'serve',
    walk: await walkOf('date,Badge worn,Asks for a rating\n2026-11-02,yes,no'),
  })
  const second = importWalk.run(first, { of: 'serve', walk: await walkOf('佩戴工牌\n否') })
  expect(walkAt(second, 'serve')).toMatchObject({
    checks: { length: 9, 8: { id: 'check-9', name: { en: 'Asks for a rating' } } },
    visits: [{ date: '2026-11-02', found: { badge: true, 'check-9': false } }, { found: { badge: false } }],
  })
})

test('one file may tell of several steps, each with the checks that were seen there', async () => {
  const walk = await walkOf('step,Badge worn,Copy left\n办理,yes,\nsign,,no')
  const next = importWalk.run(service, { of: undefined, walk })
  expect(walkAt(next, 'serve')).toMatchObject({ checks: [{ name: { en: 'Badge worn' } }] })
  expect(walkAt(next, 'sign')).toMatchObject({ checks: [{ name: { en: 'Copy left' } }] })
})

test('a visit without a place, or to a step that there is not, is refused by its line', async () => {
  const problems = (walk: Awaited<ReturnType<typeof walkOf>>, of?: string) => {
    const read = placed(service, { of, walk })
    return read.ok ? [] : read.findings.map((one) => say(one, 'en'))
  }
  expect(problems(await walkOf('step,Badge worn\nServe,yes\nDance,no'))).toEqual([
    'Line 3: there is no step “Dance”. Write its name as the blueprint has it.',
  ])
  expect(problems(await walkOf('Badge worn\nyes'))).toEqual([
    'It is not said which step was visited. Select the step and import again, or give the file a column “step” with its name.',
  ])
})

test('a line without a step beside lines that have one is refused too: no visit is lost', async () => {
  const read = placed(service, { of: undefined, walk: await walkOf('step,Badge worn\nServe,yes\n,no') })
  expect(read.ok).toBe(false)
})

test('a survey is kept whole, of a step that is there', async () => {
  const heads = Array.from({ length: 22 }, (_, at) => `P${at + 1}`)
  const read = await surveyCsv.read(`Region,${heads.join(',')}\ncity,${heads.map(() => 5).join(',')}`)
  const survey = read.ok ? read.value : undefined
  const asked = importSurvey.run(service, { name: 'Autumn 2026', of: 'serve', survey: survey! })
  expect(get(asked, 'survey', 'autumn-2026')).toMatchObject({
    ...{ name: { en: 'Autumn 2026' }, of: 'serve', columns: ['Region'] },
    answers: [{ also: ['city'], perceived: heads.map(() => 5) }],
  })
  expect(write(asked)).toContain('"type": "survey"')
  expect(importSurvey.can(service, { name: 'x', of: 'nowhere', survey: survey! })).toBe(false)
})
