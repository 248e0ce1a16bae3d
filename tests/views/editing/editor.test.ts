/** The hand that draws, without a screen. */
import { expect, test } from 'vitest'
import { all } from '../../../src/blueprint/index.ts'
import { duplicate, pasteText } from '../../../src/views/editing/clipboard.ts'
import { Editor } from '../../../src/views/editing/editor.svelte.ts'
import { RowEditor } from '../../../src/views/editing/row-editor.svelte.ts'
import { emptyBlueprint, OpenDocument, Session } from '../../../src/workspace/index.ts'

const keeper = { write: () => {}, keep: () => {}, commit: () => Promise.resolve() }

function hand() {
  const document = new OpenDocument('d', emptyBlueprint(), keeper, () => [], true)
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
  duplicate(editor, [notes, asks])
  expect(flows()).toEqual(['Calls → Asks', 'Asks → Notes', 'Asks → Notes'])
})

test('what was done stays said when the language changes, in the other one', () => {
  const { document, editor } = hand()
  const { session } = editor
  editor.next(undefined)
  editor.named('Calls')
  const calls = all(document.blueprint, 'node')[0].id
  editor.shift([calls], 1)
  editor.remove([calls])
  expect(editor.said).toBe('Deleted 1 step.')
  session.language = 'zh-CN'
  expect(editor.said).toBe('已删除 1 个步骤。')
  editor.nextAcross(undefined, 1)
  expect(editor.said).toBe('此处不可行：那里没有泳道。')
  session.language = 'en'
  expect(editor.said).toBe('That is not possible here: There is no lane there.')

  const rows = new RowEditor(document, session, { frame() {}, take() {}, draw() {} })
  rows.fold('customer')
  expect(rows.said).toBe('“Customer actions” is folded.')
  session.language = 'zh-CN'
  expect(rows.said).toBe('“客户行为”已折叠。')
})

test('a chain typed over a name is one gesture with it', () => {
  const { document, editor, flows, focused } = hand()
  editor.next(undefined)
  editor.named('Calls')
  editor.name(focused())
  editor.named('Rings > Asks > Leaves')
  expect(flows()).toEqual(['Rings → Asks', 'Asks → Leaves'])
  document.undo()
  expect(all(document.blueprint, 'node').map(({ name }) => name?.en)).toEqual(['Calls'])
  document.undo()
  expect(document.canUndo).toBe(false)
})

test('a chain says why it cannot go on where it is typed', () => {
  const { editor, flows } = hand()
  editor.next(undefined)
  editor.named('Calls')
  editor.next('arrival', { kind: 'evidence', lane: 'evidence' })
  editor.named('Leaflet > Receipt')
  expect(flows()).toEqual(['Leaflet → Calls'])
  expect(editor.said).toBe('That is not possible here: It has no place in this lane.')
})

test('of several that move, the one that cannot says why none did', () => {
  const { document, editor } = hand()
  editor.next(undefined)
  editor.named('Calls > Asks')
  const [calls, asks] = all(document.blueprint, 'node').map(({ id }) => id)
  editor.next(asks, { kind: 'end' })
  editor.named('Leaves')
  const leaves = all(document.blueprint, 'node')[2].id
  editor.moveTo([asks, calls, leaves], 'evidence')
  expect(editor.said).toBe('That is not possible here: It has no place in this lane.')
  expect(document.undoLabel?.en).toBe('Add a step')
})

test('rows of a table are one act; a row without a place is left out and said', () => {
  const { document, editor, flows, focused } = hand()
  editor.next(undefined)
  editor.named('Calls')
  pasteText(
    editor,
    'Name\tLane\tTime\nAsks\tFrontstage\t5 min\nLeaflet\tPhysical evidence\nSends\tBackstage\t2 h',
    focused(),
  )
  expect(flows()).toEqual(['Calls → Asks', 'Asks → Sends'])
  expect(editor.said).toBe('Left out 1 step: there is no place in that lane.')
  expect(document.undoLabel?.en).toBe('Paste')
  document.undo()
  expect(flows()).toEqual([])
})

test('a damaged clipboard changes nothing and says what is wrong', () => {
  const { document, editor } = hand()
  pasteText(editor, '{"format":"throughline-steps","records":{"ask":null}}', undefined)
  expect(editor.said).toBe(
    'What was copied is damaged, and nothing was pasted. Record “ask” is not an object. Copy the steps again.',
  )
  pasteText(editor, '{"some":"json"}', undefined)
  expect(editor.said).toBe('The clipboard holds no steps. Copy steps here, or rows of a table: one step a row.')
  expect(document.canUndo).toBe(false)
})

test('a step is put in another place of its lane, and is led to from where it stands then', () => {
  const { document, editor, flows } = hand()
  editor.next(undefined)
  editor.named('Calls > Asks > Pays > Leaves')
  const [, asks, pays, leaves] = all(document.blueprint, 'node').map(({ id }) => id)
  editor.moveBetween(pays, 'arrival', asks)
  expect(flows().toSorted()).toEqual(['Asks → Leaves', 'Calls → Pays', 'Pays → Asks'])
  document.undo()
  editor.moveBetween(asks, leaves, undefined)
  expect(flows().toSorted()).toEqual(['Calls → Pays', 'Leaves → Asks', 'Pays → Leaves'])
  document.undo()
  expect(flows()).toEqual(['Calls → Asks', 'Asks → Pays', 'Pays → Leaves'])
})
