/** The rows of the outline: what stands under what, and what folding hides. */
import { expect, test } from 'vitest'
import type { BlueprintRecord } from '../../../src/blueprint/index.ts'
import { scaleOf, type Reading } from '../../../src/drawing/index.ts'
import { lanesOf, phaseFolds, phasesOf, placedSteps, shownRows, slabFacts } from '../../../src/views/outline/rows.ts'
import { chain, document, named, step } from '../../layout/documents.ts'

const blueprint = document({
  desk: named('department', 'Desk', 'b'),
  field: named('department', 'Field', 'c'),
  legal: { ...named('department', 'Legal', 'd'), lane: 'backstage' } as BlueprintRecord,
  begin: named('phase', 'Begin', 'b'),
  later: named('phase', 'Later', 'c'),
  calls: step('customer', { phase: 'begin' }),
  sends: step('backstage', { department: 'field', phase: 'later' }),
  sorts: step('backstage', { department: 'desk', phase: 'begin' }),
  files: step('backstage'),
  ...chain('calls', 'sorts', 'sends', 'files'),
})
const reading: Reading = { blueprint, report: undefined, language: 'en', scale: scaleOf(blueprint) }

const shown = (...folded: string[]): string[] => {
  const steps = placedSteps(reading)
  const inPhases = phaseFolds(reading, folded)
  return shownRows(lanesOf(steps, reading, []), phasesOf(steps, reading), folded, inPhases).map((row) =>
    row.is === 'slab'
      ? `${row.level === 3 ? '    ' : '  '}[${slabFacts(row, 'en')}: ${row.holds.join(' ')}]`
      : row.is === 'step'
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
    'later',
  ])
})

test('a folded lane or department hides what is in it', () => {
  expect(shown('customer', 'desk')).toEqual([
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
    'later',
  ])
  expect(shown('backstage').slice(3, 6)).toEqual(['frontstage', 'backstage', 'support'])
})

test('a folded phase leaves one row in each lane and department where its steps were', () => {
  expect(shown('begin')).toEqual([
    'evidence',
    'customer',
    '  [1 step, folded with “Begin”: calls]',
    'frontstage',
    'backstage',
    '  backstage desk',
    '    [1 step, folded with “Begin”: sorts]',
    '  backstage field',
    '    sends',
    '  backstage legal',
    '  files',
    'support',
    'begin',
    'later',
  ])
  // As in the picture, a phase has all columns up to the next one.
  expect(shown('begin', 'later')).toContain('  [1 step, folded with “Later”: files]')
  // In a folded lane there is nothing for it to leave.
  expect(shown('begin', 'customer', 'backstage')).toEqual([
    ...['evidence', 'customer', 'frontstage', 'backstage', 'support', 'begin', 'later'],
  ])
})
