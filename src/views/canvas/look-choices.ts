/** What can be looked for, and whose cases alone can be shown, as choices: the menu of the canvas and the palette offer the same. */
import { focuses, focusName, lenses, type Focus } from '../../drawing/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { session } from '../../workspace/index.ts'
import type { Choice } from '../editing/index.ts'
import { words } from './words.ts'

export const lookChoices = (blueprint: Blueprint): Choice[] => [
  ...lenses.map(({ name, label, shows }): Choice => ({
    ...{ id: `lens ${name}`, label: session.in(label), hint: session.in(shows), group: session.in(words.lens) },
    run: () => (session.lens = name),
  })),
  ...focusChoices(blueprint, focuses(blueprint)),
]

function focusChoices(blueprint: Blueprint, found: readonly Focus[]): Choice[] {
  if (found.length === 0) return []
  const group = session.in(words.whose)
  const one = (focus: Focus): Choice => ({
    ...{ id: `focus ${focus.by} ${focus.id}`, label: session.in(focusName(blueprint, focus)), group },
    hint: session.in(words[focus.by === 'class' ? 'byClass' : 'byChannel']),
    run: () => (session.focus = focus),
  })
  const everybody: Choice = {
    ...{ id: 'focus', label: session.in(words.everybody), group },
    run: () => (session.focus = undefined),
  }
  return [everybody, ...found.map(one)]
}
