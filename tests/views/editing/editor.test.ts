/** The hand that draws, without a screen. */
import { expect, test } from 'vitest'
import { all, type Blueprint } from '../../../src/blueprint/index.ts'
import { Editor } from '../../../src/views/editing/editor.svelte.ts'
import { emptyBlueprint, OpenDocument, Session } from '../../../src/workspace/index.ts'

const library = { save: (_: string, blueprint: Blueprint) => Promise.resolve(blueprint) }

function hand() {
  const document = new OpenDocument('d', emptyBlueprint(), library, () => [], true)
  let focused: string | undefined
  const editor = new Editor(
    document,
    new Session(),
    () => undefined,
    (id) => (focused = id),
  )
  const flows = () => {
    const name = (id: string) => all(document.blueprint, 'node').find((node) => node.id === id)?.name.en
    return all(document.blueprint, 'flow').map(({ from, to }) => `${name(from)} → ${name(to)}`)
  }
  return { document, editor, flows, focused: () => focused }
}

test('a handoff drawn into a way keeps what followed', () => {
  const { editor, flows, focused } = hand()
  editor.next(undefined)
  editor.named('Calls > Asks')
  const asks = focused()
  editor.next(asks, { kind: 'end' })
  editor.named('Leaves')
  expect(flows()).toEqual(['Calls → Asks', 'Asks → Leaves'])
  editor.next(asks, { lane: 'backstage' })
  expect(flows()).toEqual(['Calls → Asks', 'Asks → New step', 'New step → Leaves'])
  editor.named('Checks')
  expect(flows()).toEqual(['Calls → Asks', 'Asks → Checks', 'Checks → Leaves'])
})

test('several are moved across a line, said, and doubled with the way between them', () => {
  const { document, editor, flows } = hand()
  editor.next(undefined)
  editor.named('Calls')
  editor.next('arrival', { lane: 'frontstage' })
  editor.named('Asks > Notes')
  const [, asks, notes] = all(document.blueprint, 'node').map(({ id }) => id)
  editor.shift([notes, asks], 1)
  expect(editor.said).toBe('“Notes” is backstage now. It crosses the line of visibility.')
  editor.duplicate([notes, asks])
  expect(flows()).toEqual(['Calls → Asks', 'Asks → Notes', 'Asks → Notes'])
})
