import { expect, test } from 'vitest'
import { all, type Blueprint } from '../../src/blueprint/index.ts'
import { mermaid } from '../../src/formats/mermaid.ts'
import { chain, document, flow, step } from '../layout/documents.ts'
import { hostile, templates } from './templates.ts'

function written(blueprint: Blueprint): string {
  const text = mermaid.write(blueprint, { language: 'en' })
  if (!text.ok) throw new Error(JSON.stringify(text.findings))
  return text.value
}

test('lanes are subgraphs, kinds are shapes, flows are arrows', () => {
  const blueprint = document({
    a: step('customer', { kind: 'arrival', name: { en: 'Calls' } }),
    b: step('frontstage', { name: { en: 'Logs "it" #1' } }),
    c: step('frontstage', { kind: 'decision', name: { en: 'Urgent?' } }),
    d: step('backstage', { kind: 'sub-blueprint', name: { en: 'Repair' } }),
    e: step('backstage', { name: { en: 'Mend' }, within: 'd' }),
    f: step('customer', { kind: 'end', name: { en: 'Done' } }),
    ...chain('a', 'b', 'c', 'd', 'f'),
    'c-f': flow('c', 'f', { share: 0.255 }),
    'a-f': flow('a', 'f', { kind: 'journey' }),
    'a-b2': flow('a', 'b', { kind: 'encounter', direction: 'both' }),
    'b-f': flow('b', 'f', { kind: 'information', name: { en: 'SMS' } }),
  })
  expect(written(blueprint).split('\n')).toEqual([
    '---',
    'title: "Test"',
    '---',
    'flowchart LR',
    '  subgraph lane2["customer"]',
    '    s1(["Calls"])',
    '    s6(["Done"])',
    '  end',
    '  subgraph lane3["frontstage"]',
    '    s2["Logs #34;it#34; #35;1"]',
    '    s3{"Urgent?"}',
    '  end',
    '  subgraph lane4["backstage"]',
    '    s4[["Repair"]]',
    '  end',
    '  subgraph inside-s4["Repair"]',
    '    subgraph lane4-s4["backstage"]',
    '      s5["Mend"]',
    '    end',
    '  end',
    '  s4 -.- inside-s4',
    '  s1 --> s2',
    '  s1 <--> s2',
    '  s1 ==> s6',
    '  s2 --> s3',
    '  s2 -.->|"SMS"| s6',
    '  s3 --> s4',
    '  s3 -->|"25.5%"| s6',
    '  s4 --> s6',
    '',
  ])
})

test('whatever steps are called, each name stays inside its quotation marks on its line', () => {
  const named = document(
    Object.fromEntries(hostile.map((name, i) => [`s${i}`, step('customer', { name: { en: name } })])),
  )
  const lines = written(named).split('\n').slice(4)
  expect(lines).toHaveLength(hostile.length + 3)
  for (const line of lines.slice(1, -2)) expect(line).toMatch(/^ {4}s\d+\["[^"<>&`*[\]{}|\\$]*"\]$/)
})

test.each(templates)('%s: every step and every flow between steps comes through', (_, blueprint) => {
  const lines = written(blueprint).split('\n')
  const steps = all(blueprint, 'node').filter(({ kind }) => kind !== 'note')
  const ids = new Set(steps.map(({ id }) => id))
  const flows = all(blueprint, 'flow').filter(({ from, to }) => ids.has(from) && ids.has(to))
  expect(lines.filter((line) => /^ +s\d+[[({>]/.test(line))).toHaveLength(steps.length)
  expect(lines.filter((line) => /^ {2}s\d+ <?[-=].* s\d+$/.test(line))).toHaveLength(flows.length)
  expect(lines.filter((line) => line.trim() === 'end')).toHaveLength(
    lines.filter((line) => line.trim().startsWith('subgraph ')).length,
  )
})
