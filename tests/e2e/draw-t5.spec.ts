/** The business hall (T5), drawn from nothing by keyboard alone: what is drawn has the structure of the template. */
import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { all, departmentOf, handoffs, nameOf, type Blueprint } from '../../src/blueprint/index.ts'
import type { CanvasHandle } from '../../src/views/canvas/test-handle.ts'
import { expect, test } from './fixtures.ts'

/** Lanes, steps, flows and handoffs by name: what a blueprint says without its figures. */
function structureOf(blueprint: Blueprint) {
  const name = (id: string | undefined) => (id === undefined ? '' : nameOf(blueprint, id).en)
  return {
    lanes: all(blueprint, 'lane').map((lane) => `${name(lane.id)} (${lane.role})`),
    steps: all(blueprint, 'node')
      .map((node) => {
        const about = node.kind === 'note' ? ` about ${name(node.about)}` : ''
        const owner = node.kind === 'action' ? departmentOf(blueprint, node) : undefined
        const place = [name(node.lane), name(node.phase), name(owner?.id)].filter((part) => part !== '')
        return `${name(node.id)} (${node.kind}: ${place.join(', ')})${about}`
      })
      .toSorted(),
    flows: all(blueprint, 'flow')
      .map(({ from, to, kind, on = 'done' }) => `${name(from)} → ${name(to)} (${kind}, ${on})`)
      .toSorted(),
    handoffs: handoffs(blueprint)
      .map(({ flow, from, to }) => `${name(from.id)} → ${name(to.id)}: ${name(flow.from)} → ${name(flow.to)}`)
      .toSorted(),
  }
}

const drawn = (page: Page): Promise<Blueprint> =>
  page.evaluate(() => (globalThis as unknown as { throughlineCanvas: CanvasHandle }).throughlineCanvas.blueprint())

test('the business hall is drawn by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('/?test')
  await page.keyboard.press('n')
  await expect(page.getByLabel('What does the customer do first?')).toBeFocused()
  let keys = 0
  const press = async (...pressed: string[]) => {
    keys += pressed.length
    for (const key of pressed) await page.keyboard.press(key)
  }
  const type = async (text: string) => {
    keys += text.length + 1
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  /** To a step, by searching for its name. */
  const go = async (name: string) => {
    await press('/')
    await type(name)
  }
  const ask = async (key: string, ...answers: string[]) => {
    await press(key)
    for (const answer of answers) await type(answer)
  }

  // The way of the cases.
  await type('Arrives')
  await press('Escape')
  await ask('Shift+G', 'Arrive')
  await ask('Alt+ArrowDown', 'Greets and sorts')
  await ask('g', 'Hall floor')
  await ask('Tab', 'Self-service, web')
  await ask('Shift+G', 'Be served')
  await ask('Shift+N', 'Serves at a counter')
  await ask('g', 'Counters')
  await ask('Shift+G', 'Be served')
  await go('Greets and sorts')
  await ask('c', 'Serves at a counter')
  await go('Serves at a counter')
  await ask('d', 'Approval needed?')
  await ask('Alt+ArrowUp', 'Rates on the pad')
  await ask('Shift+G', 'Rate and leave')
  for (const end of ['Satisfied', 'Not satisfied', 'Complains']) {
    await ask('n', 'end', end)
    await go('Rates on the pad')
  }
  await ask('Shift+N', 'end', 'Leaves the queue')
  await ask('Shift+G', 'Be served')
  await go('Approval needed?')
  await ask('Alt+ArrowDown', 'Manager approves')
  await ask('g', 'Duty manager')
  await ask('c', 'Rates on the pad')
  await go('Self-service, web')
  await ask('c', 'Rates on the pad')
  await go('Serves at a counter')
  await ask('Shift+C', 'patience', 'Leaves the queue')

  // What the customer goes through, and whom the customer meets.
  await go('Arrives')
  await ask('Shift+N', 'Says what for')
  await ask('Shift+G', 'Arrive')
  await ask('Shift+N', 'wait', 'Waits for a call')
  await ask('Shift+G', 'Wait')
  await ask('Shift+N', 'Does the business')
  await ask('Shift+G', 'Be served')
  const journey = ['Arrives', 'Says what for', 'Waits for a call', 'Does the business', 'Rates on the pad']
  for (const [at, step] of journey.slice(0, -1).entries()) {
    await go(step)
    await ask('Shift+C', 'journey', journey[at + 1])
  }
  await go('Says what for')
  await ask('Shift+C', 'encounter', 'Greets and sorts')
  await go('Does the business')
  await ask('Shift+C', 'encounter', 'Serves at a counter')

  // The system behind it: drawn beside the manager, then moved across the line.
  await go('Manager approves')
  await ask('Shift+N', 'CRM')
  await press('Alt+Shift+ArrowDown')
  await ask('g', 'Information systems')
  await ask('Shift+G', 'Be served')
  await ask('Shift+C', 'data', 'Serves at a counter')

  const evidence = ['Signs at the door', 'Queue ticket', 'Calling screen', 'Receipt', 'Rating pad']
  for (const [at, name] of evidence.entries()) {
    await go(journey[at])
    await ask('e', name)
  }
  await go('Serves at a counter')
  await ask('t', 'What the simulation says')
  for (const name of ['Peaks at 11:00 and 17:00', 'Gold and diamond are called first']) {
    await go('Serves at a counter')
    await ask('t', name)
    await ask('Shift+G', 'Wait')
  }
  await go('Manager approves')
  await ask('t', 'The clerk is held during approval')
  await go('Says what for')
  await ask('t', 'First words at the door')

  const template = JSON.parse(readFileSync('blueprints/business-hall.json', 'utf8')) as Blueprint
  expect(structureOf(await drawn(page))).toEqual(structureOf(template))
  console.log(`${keys} keys, ${(keys / 5 / 60).toFixed(1)} minutes at five a second`)
})
