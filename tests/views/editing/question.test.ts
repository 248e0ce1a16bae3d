/** What a typed text is taken for. */
import { expect, test } from 'vitest'
import { ranked, type Choice } from '../../../src/views/editing/question.ts'

const choice = (label: string, more: Partial<Choice> = {}): Choice => ({ id: label, label, run: () => {}, ...more })
const choices = [
  choice('Note', { hint: 'A remark about a concrete moment' }),
  choice('Decision'),
  choice('Redial', { reason: 'It has no place in this lane.' }),
]
const labels = (found: Choice[]) => found.map(({ label }) => label)

test('the best fit comes first, and what cannot be chosen last', () => {
  expect(labels(ranked({ choices }, 'd'))).toEqual(['Decision', 'Redial'])
  expect(labels(ranked({ choices }, 'dial'))).toEqual(['Redial'])
  expect(labels(ranked({ choices }, 'dcs'))).toEqual(['Decision'])
  expect(labels(ranked({ choices }, ''))).toEqual(['Note', 'Decision', 'Redial'])
})

test('a name of its own is not taken for a choice that has its letters somewhere', () => {
  const typed = choice
  expect(labels(ranked({ choices, typed }, 'CRM'))).toEqual([])
  expect(labels(ranked({ choices, typed }, 'dec'))).toEqual(['Decision'])
})
