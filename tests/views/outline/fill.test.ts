/** Cells of a spreadsheet laid on the table of steps. */
import { expect, test } from 'vitest'
import { all, get, type Blueprint } from '../../../src/blueprint/index.ts'
import { columnsIn, typed } from '../../../src/views/outline/columns.ts'
import { cellsOfText, filled, textOfCells } from '../../../src/views/outline/fill.ts'
import { together } from '../../../src/workspace/commands/index.ts'
import { emptyBlueprint } from '../../../src/workspace/empty.ts'
import { template, templateNames } from '../../workspace/templates.ts'

const pasted = (blueprint: Blueprint, text: string, from?: string, column = 0): Blueprint => {
  const { acts } = filled(blueprint, cellsOfText(text), from, column, 'en')
  return together.run(blueprint, { label: together.label, acts })
}
const names = (blueprint: Blueprint) => all(blueprint, 'node').map(({ name }) => name.en)
const flows = (blueprint: Blueprint) =>
  all(blueprint, 'flow').map(({ from, to, share }) => [from, to, ...(share === undefined ? [] : [share])].join(' '))
const shown = (blueprint: Blueprint, id: string) =>
  columnsIn('en').map(({ read }) => read(blueprint, get(blueprint, 'node', id)!, 'en'))

test('a spreadsheet quotes what parts cells', () => {
  const rows = [
    ['a "b"', 'c\nd'],
    ['', 'e'],
  ]
  expect(cellsOfText(textOfCells(rows))).toEqual(rows)
  expect(cellsOfText('call\t\r\ncheck\t5 min\r\n')).toEqual([
    ['call', ''],
    ['check', '5 min'],
  ])
})

const table = `Name	Lane	Department	Time on the job	Next steps
Call	Customer actions			Check
Check	Frontstage	Hotline	5 to 12 min, usually 8	Visit 30 %; Done 70 %
Visit	Backstage	Field	1 h	Done
Done	Customer actions			`

test('a headed table makes steps, departments and ways, whichever row they are named in first', () => {
  const blueprint = pasted(emptyBlueprint(), table)
  expect(names(blueprint)).toEqual(['Call', 'Check', 'Visit', 'Done'])
  expect(flows(blueprint)).toEqual(['call check', 'check visit 0.3', 'check done 0.7', 'visit done'])
  expect(shown(blueprint, 'check')).toEqual([
    ...['Check', '', 'Action', 'Frontstage', 'Hotline', '', ''],
    ...['5 to 12 min, usually 8', 'Visit 30 %; Done 70 %'],
  ])
})

test('pasted once more it fills the rows that are there, and changes nothing', () => {
  const blueprint = pasted(emptyBlueprint(), table)
  expect(filled(blueprint, cellsOfText(table), undefined, 0, 'en').acts).toEqual([])
  const renamed = pasted(blueprint, 'Name\tTime on the job\nVisit\t2 h')
  expect(shown(renamed, 'visit')[7]).toBe('2 h')
})

test('cells without a head fill from where they are laid, and go on under the last row', () => {
  const blueprint = pasted(emptyBlueprint(), table)
  const next = pasted(blueprint, 'Home\nBye\nLast', 'visit')
  expect(names(next)).toEqual(['Call', 'Check', 'Home', 'Bye', 'Last'])
  expect(flows(next)).toContain('done last')
})

test('what cannot be taken is left as it was, and said', () => {
  const blueprint = pasted(emptyBlueprint(), table)
  const { acts, missed } = filled(blueprint, [['soon'], ['3 h']], 'check', 7, 'en')
  expect(missed.map(({ text }) => text)).toEqual(['soon'])
  const next = together.run(blueprint, { label: together.label, acts })
  expect(shown(next, 'check')[7]).toBe('5 to 12 min, usually 8')
  expect(shown(next, 'visit')[7]).toBe('3 h')
})

test.each(templateNames)('every cell of %s, typed as it is shown, changes nothing', (name) => {
  const blueprint = template(name)
  for (const language of ['en', 'zh-CN'] as const)
    for (const node of all(blueprint, 'node'))
      for (const column of columnsIn(language))
        expect(typed(column, blueprint, node.id, column.read(blueprint, node, language), language)).toEqual({
          acts: [],
        })
})

test('a step leads elsewhere, and people are asked for by name', () => {
  const blueprint = template('fault-repair')
  const people = columnsIn('en').find(({ name }) => name === 'people')!
  const visit = get(blueprint, 'node', 'visit')!
  const first = people.read(blueprint, visit, 'en').split(' / ')[0]
  const taken = typed(people, blueprint, 'visit', `2 × ${first}`, 'en')
  const next = together.run(blueprint, { label: together.label, acts: 'acts' in taken ? taken.acts : [] })
  expect(people.read(next, get(next, 'node', 'visit')!, 'en')).toBe(`2 × ${first}`)
  expect(typed(people, blueprint, 'visit', 'nobody', 'en')).toHaveProperty('reason')
})
