/** A clipboard is somebody else's data: only steps, flows and lanes of the document's own shape come in. */
import { expect, test } from 'vitest'
import { all, get, write } from '../../src/blueprint/index.ts'
import { addSteps, paste } from '../../src/workspace/commands/index.ts'
import { copyOf, emptyBlueprint, readCopied, writeCopied } from '../../src/workspace/index.ts'

const step = { type: 'node', kind: 'action', lane: 'frontstage', name: { en: 'Ask' } }
const clipboard = (records: unknown) => JSON.stringify({ format: 'throughline-steps', records })
/** What is said of a clipboard that is refused. */
const refusal = (text: string) => {
  const read = readCopied(text)
  return read && !read.ok ? read.findings.map(({ rule }) => rule) : read
}

test('what was copied is read as it was', () => {
  const start = emptyBlueprint()
  const steps = ['ask', 'look'].map((id) => ({ id, name: { en: id } }))
  const blueprint = addSteps.run(start, { steps, kind: 'action', lane: 'frontstage' })
  const copied = copyOf(blueprint, ['ask', 'look'])
  expect(Object.keys(copied.records)).toEqual(['frontstage', 'ask', 'look', 'ask-to-look'])
  expect(readCopied(writeCopied(copied))).toEqual({ ok: true, value: copied, findings: [] })
})

test.each([
  ['a table', 'Ask\tFrontstage\t5 min'],
  ['nothing', ''],
  ['another JSON', '{"format":"something-else","records":{}}'],
  ['a blueprint, which is opened and not pasted', write(emptyBlueprint())],
  ['no records', '{"format":"throughline-steps","records":null}'],
  ['a list', '{"format":"throughline-steps","records":[null]}'],
])('%s is not what was copied here', (_, text) => {
  expect(readCopied(text)).toBeUndefined()
})

test.each([
  ['null for a step', clipboard({ ask: null }), 'parse/not-a-record'],
  ['a list for a step', clipboard({ ask: [step] }), 'parse/not-a-record'],
  ['a step without a kind', clipboard({ ask: { ...step, kind: undefined } }), 'parse/unknown-kind'],
  ['a field that is not known', clipboard({ ask: { ...step, onclick: 'alert(1)' } }), 'parse/unknown-field'],
  ['a name that is no text', clipboard({ ask: { ...step, name: 7 } }), 'parse/wrong-shape'],
  ['an id that is none', clipboard({ 'Ask <b>': step }), 'parse/bad-id'],
  ['the record of the whole', clipboard({ blueprint: emptyBlueprint().records.blueprint }), 'copied/no-step'],
  ['people', clipboard({ ask: step, crew: { type: 'pool', name: { en: 'Crew' }, capacity: 3 } }), 'copied/no-step'],
  ['a department', clipboard({ ask: step, desk: { type: 'department', name: { en: 'Desk' } } }), 'copied/no-step'],
  ['a hostile key', '{"format":"throughline-steps","records":{"__proto__":{"type":"node"}}}', 'parse/hostile-key'],
  ['a text that breaks off', clipboard({ ask: step }).slice(0, -9), 'parse/not-json'],
])('%s is refused, and said', (_, text, rule) => {
  expect(refusal(text)).toEqual([rule])
  expect(Object.hasOwn(Object.prototype, 'type')).toBe(false)
})

test('a way to a step that did not come along stays out', () => {
  const start = emptyBlueprint()
  const steps = [{ id: 'look', name: { en: 'look' } }]
  const blueprint = addSteps.run(start, { steps, kind: 'action', lane: 'frontstage' })
  const flow = { type: 'flow', kind: 'sequence', from: 'ask', to: 'look' }
  const read = readCopied(clipboard({ ask: step, 'ask-to-look': flow }))
  if (!read?.ok) throw new Error('it is of our shape')
  const pasted = paste.run(blueprint, { copied: read.value })
  expect(all(pasted, 'node').map(({ id }) => id)).toEqual(['look', 'ask'])
  expect(all(pasted, 'flow')).toEqual([])
})

test('a lane that is copied along gives steps their place and is not added', () => {
  const lane = { type: 'lane', role: 'backstage', name: { en: 'Their back office' } }
  const read = readCopied(clipboard({ theirs: lane, ask: { ...step, lane: 'theirs' } }))
  if (!read?.ok) throw new Error('it is of our shape')
  const pasted = paste.run(emptyBlueprint(), { copied: read.value })
  expect(get(pasted, 'node', 'ask')?.lane).toBe('backstage')
  expect(get(pasted, 'lane', 'theirs')).toBeUndefined()
})
