/** Copy, paste and duplicate: steps with the flows between them, and rows of a table, one step a row. */
import { get, type Duration } from '../../blueprint/index.ts'
import { act, addSteps, paste, pasted, setField, together, type Act } from '../../workspace/commands/index.ts'
import { copyOf, readCopied, writeCopied, type Copied } from '../../workspace/copied.ts'
import { freshRecordId } from '../../workspace/steps.ts'
import type { Editor } from './editor.svelte.ts'
import { rowsOf } from './rows.ts'

/** @returns the text to be laid on the clipboard; undefined where there is no step to copy */
export function copySteps(editor: Editor, ids: readonly string[]): string | undefined {
  const copied = copyOf(editor.blueprint, ids)
  if (Object.keys(copied.records).length === 0) return undefined
  sayCount(editor, 'copied', ids.length)
  return writeCopied(copied)
}

export const duplicate = (editor: Editor, ids: readonly string[]): void => put(editor, copyOf(editor.blueprint, ids))

/** What a clipboard holds: copied steps, or rows in a chain behind a step. */
export function pasteText(editor: Editor, text: string, after: string | undefined): void {
  const copied = readCopied(text)
  if (copied?.ok) return put(editor, copied.value)
  if (copied) {
    const [{ what, facts }] = copied.findings
    const { session } = editor
    return editor.say(() => session.say(editor.words.damagedCopy, { reason: session.say(session.in(what), facts) }))
  }
  pasteRows(editor, text, after)
}

function put(editor: Editor, copied: Copied): void {
  const within = editor.within()
  const args = { copied, ...(within === undefined ? {} : { within }) }
  const steps = pasted(editor.blueprint, args)?.steps
  if (!steps) return editor.say(() => editor.words.nothingToPaste)
  editor.document.run(paste, args)
  editor.select(steps[0])
  editor.session.selected = steps
}

/** A row that has no place in its lane is left out, and said. */
function pasteRows(editor: Editor, text: string, after: string | undefined): void {
  const rows = text.startsWith('{') ? [] : rowsOf(editor.blueprint, text)
  const home = get(editor.blueprint, 'lane', editor.node(after)?.lane) ?? editor.firstLane
  const within = editor.within()
  const acts: Act[] = []
  const given: string[] = []
  let next = editor.blueprint
  for (const row of rows) {
    const id = freshRecordId(editor.blueprint, row.name, 'step', given)
    const last = given.at(-1) ?? after
    const add = act(addSteps, {
      steps: [{ id, name: { [editor.session.language]: row.name } }],
      kind: 'action',
      lane: row.lane ?? home?.id ?? '',
      ...(last === undefined ? {} : { after: last }),
      ...(within === undefined ? {} : { within }),
    })
    const added = add(next)
    if (!added) continue
    next = added
    given.push(id)
    acts.push(add, ...(row.duration ? [lasts(id, row.duration)] : []))
  }
  const last = given.at(-1)
  if (last === undefined) return editor.say(() => editor.words.nothingToPaste)
  editor.document.run(together, { label: paste.label, acts })
  editor.select(last)
  const left = rows.length - given.length
  if (left > 0) sayCount(editor, 'leftOut', left)
}

const sayCount = (editor: Editor, what: 'copied' | 'leftOut', steps: number): void =>
  editor.say(() => editor.session.say(editor.words[what], { count: editor.session.count(editor.words.steps, steps) }))

const lasts = (record: string, duration: Duration): Act =>
  act(setField, { record, field: 'stages', value: [{ time: { distribution: 'constant', ...duration } }] })
