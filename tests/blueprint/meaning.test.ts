import { expect, test } from 'vitest'
import type { Change } from '../../src/base/index.ts'
import { apply, changesMeaning, type Blueprint } from '../../src/blueprint/index.ts'
import { runKey, settingsOf } from '../../src/simulation/index.ts'
import { template } from '../workspace/templates.ts'

const repair = template('fault-repair')
const idOf = (is: (record: Blueprint['records'][string]) => boolean): string =>
  Object.entries(repair.records).find(([, record]) => is(record))![0]
const flow = idOf((one) => one.type === 'flow' && one.handoff?.agreed !== undefined)
const step = idOf((one) => one.type === 'node' && one.kind === 'action')
const evidence = idOf((one) => one.type === 'node' && one.kind === 'evidence')
const department = idOf((one) => one.type === 'department')

const plan = settingsOf(repair, { replications: 5 })
const said = { en: 'We say when the fitter comes.', 'zh-CN': '告知装维员到达时间。' }
const agreed = { value: 3, unit: 'h' } as const

/** Whether the figures that there are still hold, and whether the open document is run anew. */
const remark = { figuresHold: true, runAnew: false }
const word = { figuresHold: true, runAnew: true }
const figure = { figuresHold: false, runAnew: true }

const cases: [string, Change, typeof remark][] = [
  ['what departments promise each other', { set: flow, field: 'handoff.commitments.timeliness', to: said }, remark],
  ['by which way a handoff is sent', { set: flow, field: 'handoff.medium', to: 'paper' }, remark],
  ['what a step promises in words', { set: step, field: 'commitments.information', to: said }, remark],
  ['how customers feel at a step', { set: step, field: 'emotion.customer', to: -2 }, remark],
  ['what a step must know', { set: step, field: 'information', to: ['cause'] }, remark],
  [
    'what was observed',
    { add: 'seen', record: { type: 'observation', of: step, measure: 'wait.mean', value: 4, unit: 'h' } },
    remark,
  ],
  ['a remark', { set: step, field: 'note', to: said }, remark],
  ['what evidence is called', { set: evidence, field: 'name', to: said }, remark],
  ['where a step is drawn', { add: 'pin', record: { type: 'place', of: step, column: 9 } }, remark],
  ['the name of a step', { set: step, field: 'name', to: said }, word],
  ['the name of a department', { set: department, field: 'name', to: said }, word],
  ['the time that is agreed', { set: flow, field: 'handoff.agreed', to: agreed }, figure],
  ['how much is refused', { set: flow, field: 'handoff.bounce', to: { share: 0.4 } }, figure],
  ['whose a step is', { set: step, field: 'department', to: 'nobody' }, figure],
]

test.each(cases)('%s', (_, change, expected) => {
  const changed = apply(repair, [change])
  if (!changed.ok) throw new Error('the change does not fit')
  expect(changed.value).not.toEqual(repair)
  expect({
    figuresHold: runKey(changed.value, plan) === runKey(repair, plan),
    runAnew: changesMeaning(repair, changed.value),
  }).toEqual(expected)
})

test('a handoff of which only words are said is no change from none', () => {
  const flowOfNone = idOf((one) => one.type === 'flow' && one.handoff === undefined)
  const changed = apply(repair, [{ set: flowOfNone, field: 'handoff', to: { commitments: { timeliness: said } } }])
  if (!changed.ok) throw new Error('the change does not fit')
  expect(changesMeaning(repair, changed.value)).toBe(false)
})
