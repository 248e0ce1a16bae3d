// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Inspector } from '../../../src/views/inspector/index.ts'
import { session, workspace } from '../../../src/workspace/index.ts'
import { queueOf } from '../../simulation/queue.ts'
import { means } from './means.ts'

const hour = (value: number) => ({ value, unit: 'h' })

let inspector: Record<string, unknown>
let target: HTMLElement
beforeEach(() => {
  workspace.equip(means)
  workspace.openNew(
    queueOf({
      more: {
        second: {
          ...{ type: 'node', kind: 'action', name: { en: 'Sign' }, lane: 'front', needs: [{ from: ['clerks'] }] },
        },
        call: { type: 'chase', at: ['serve'], after: hour(1), share: 0.5, to: 'serve' },
        rise: { type: 'escalation', at: ['serve'], after: hour(2), then: [{ after: hour(4), to: 'desk' }] },
      },
    }),
  )
  session.language = 'en'
  target = document.createElement('div')
  document.body.append(target)
  inspector = mount(Inspector, { target })
})
afterEach(() => {
  void unmount(inspector)
  target.remove()
  workspace.close()
})

const select = (id: string) => {
  session.selection = id
  flushSync()
}
const named = (name: string) => target.querySelector(`[aria-label="${name}"]`)
const press = (group: string, option: string) => {
  const buttons = [...(named(group)?.querySelectorAll('button') ?? [])]
  buttons.find((one) => one.textContent === option)?.click()
  flushSync()
}
const recordOf = (id: string) => workspace.current?.document.blueprint.records[id]

test.each(['call', 'rise'])('%s: the steps are chosen among those at which people are waited for', (id) => {
  select(id)
  const options = [...(named('While waiting at')?.querySelectorAll('button') ?? [])].map((one) => one.textContent)
  expect(options).toEqual(['Sign', 'Serve'])
  press('While waiting at', 'Sign')
  expect(recordOf(id)).toMatchObject({ at: ['second', 'serve'] })
})

test.each([
  ['call', ['While waiting at', 'Having waited', 'So many call again', 'At most', 'The call goes to']],
  [
    'rise',
    ['While waiting at', 'Having waited, level 1', 'Goes up to, level 1', 'Name, level 2', 'Having waited, level 2'],
  ],
])('every field of “%s” has a control', (id, labels) => {
  select(id)
  expect(labels.filter((label) => named(label) === null)).toEqual([])
})
