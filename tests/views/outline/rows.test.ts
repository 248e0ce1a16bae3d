/** The rows of the outline: what stands under what, and what folding hides. */
import { expect, test } from 'vitest'
import type { BlueprintRecord } from '../../../src/blueprint/index.ts'
import { scaleOf, type Reading } from '../../../src/drawing/index.ts'
import { lanesOf, phasesOf, placedSteps, shownRows } from '../../../src/views/outline/rows.ts'
import { chain, document, named, step } from '../../layout/documents.ts'

const blueprint = document({
  desk: named('department', 'Desk', 'b'),
  field: named('department', 'Field', 'c'),
  legal: { ...named('department', 'Legal', 'd'), lane: 'backstage' } as BlueprintRecord,
  begin: named('phase', 'Begin', 'b'),
  calls: step('customer', { phase: 'begin' }),
  sends: step('backstage', { department: 'field' }),
  sorts: step('backstage', { department: 'desk', phase: 'begin' }),
  files: step('backstage'),
  ...chain('calls', 'sorts', 'sends', 'files'),
})
const reading: Reading = { blueprint, report: undefined, language: 'en', scale: scaleOf(blueprint) }

const shown = (...folded: string[]): string[] => {
  const steps = placedSteps(reading)
  return shownRows(lanesOf(steps, reading, []), phasesOf(steps, reading), folded).map((row) =>
    row.is === 'step'
      ? `${row.level === 3 ? '    ' : '  '}${row.id}`
      : row.is === 'department'
        ? `  ${row.key}`
        : row.key,
  )
}

test('departments stand in their lanes in the document’s order, also without a step; steps of nobody come last; then phases', () => {
  expect(shown()).toEqual([
    'evidence',
    'customer',
    '  calls',
    'frontstage',
    'backstage',
    '  backstage desk',
    '    sorts',
    '  backstage field',
    '    sends',
    '  backstage legal',
    '  files',
    'support',
    'begin',
  ])
})

test('a folded lane or department hides what is in it, a folded phase hides nothing here', () => {
  expect(shown('customer', 'desk', 'begin')).toEqual([
    'evidence',
    'customer',
    'frontstage',
    'backstage',
    '  backstage desk',
    '  backstage field',
    '    sends',
    '  backstage legal',
    '  files',
    'support',
    'begin',
  ])
  expect(shown('backstage').slice(3, 6)).toEqual(['frontstage', 'backstage', 'support'])
})
