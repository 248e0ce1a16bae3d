/** The next steps as they are typed into a table: `Home 30 %; Done`. */
import { expect, test } from 'vitest'
import { all, type Blueprint } from '../../src/blueprint/index.ts'
import { act, addSteps, setWays, together } from '../../src/workspace/commands/index.ts'
import { emptyBlueprint } from '../../src/workspace/empty.ts'

const steps = ['ask', 'home', 'done'].map((id) => ({ id, name: { en: id } }))
const apart = steps.map((step) => act(addSteps, { steps: [step], kind: 'action', lane: 'frontstage' }))
const three = together.run(emptyBlueprint(), { label: together.label, acts: apart })

const led = (blueprint: Blueprint, ...ways: { to: string; share?: number }[]): Blueprint =>
  setWays.run(blueprint, { from: 'ask', ways })
const flows = (blueprint: Blueprint) => all(blueprint, 'flow').map(({ to, share }) => [to, share])

test('a share that is given leaves the rest to the others', () => {
  expect(flows(led(three, { to: 'home', share: 0.3 }, { to: 'done' }))).toEqual([
    ['home', 0.3],
    ['done', 0.7],
  ])
})

test('a step that is no longer named is no longer led to, and a lone way has no share', () => {
  const both = led(three, { to: 'home', share: 0.3 }, { to: 'done' })
  expect(flows(led(both, { to: 'done' }))).toEqual([['done', undefined]])
  expect(flows(led(both))).toEqual([])
})

test('twice the same, too much, and what may not follow are refused', () => {
  const can = (...ways: { to: string; share?: number }[]) => setWays.can(three, { from: 'ask', ways })
  expect(can({ to: 'home' }, { to: 'home' })).toBe(false)
  expect(can({ to: 'home', share: 0.8 }, { to: 'done', share: 0.4 })).toBe(false)
  expect(can({ to: 'ask' })).toBe(false)
  expect(can({ to: 'home' })).toBe(true)
})

test('of several acts none is done where one cannot be', () => {
  const acts = [
    act(setWays, { from: 'ask', ways: [{ to: 'home' }] }),
    act(setWays, { from: 'ask', ways: [{ to: 'ask' }] }),
  ]
  expect(together.can(three, { label: together.label, acts })).toBe(false)
})
