/** How people expect an edge to leave one step and to arrive at the other, as a price in the unit of the router. */
import type { Grid } from './grid.ts'
import type { Side } from './picture.ts'
import type { Ranks } from './ranks.ts'
import type { Scene } from './scene.ts'

type BySide = Record<Side, number>
interface Habit {
  exit: BySide
  entry: BySide
}

const habits = {
  loop: { exit: { left: 25, right: 15, top: 70, bottom: 0 }, entry: { left: 40, right: 15, top: 70, bottom: 0 } },
  backwards: { exit: { left: 0, right: 40, top: 5, bottom: 5 }, entry: { left: 40, right: 0, top: 5, bottom: 5 } },
  sameColumn: { exit: { left: 25, right: 15, top: 0, bottom: 0 }, entry: { left: 15, right: 15, top: 0, bottom: 0 } },
  sameRow: { exit: { left: 90, right: 0, top: 18, bottom: 18 }, entry: { left: 0, right: 90, top: 24, bottom: 24 } },
  // Upright first, so that each line of the blueprint is crossed where everybody sees it.
  otherRow: { exit: { left: 70, right: 8, top: 0, bottom: 0 }, entry: { left: 0, right: 50, top: 6, bottom: 6 } },
  evidence: { exit: { left: 20, right: 15, top: 60, bottom: 0 }, entry: { left: 60, right: 60, top: 0, bottom: 60 } },
} satisfies Record<string, Habit>

export const sides: readonly Side[] = ['left', 'right', 'top', 'bottom']

/** @returns price by side, for leaving and for arriving */
export function habitOf(scene: Scene, ranks: Ranks, grid: Grid, edge: number): Habit {
  const { from, to } = scene.flows[edge]
  const [one, other] = [scene.nodes[from], scene.nodes[to]]
  const [a, b] = [grid.at[from], grid.at[to]]
  const { exit, entry } = habits[nameOf()]
  const habit: Habit = { exit: { ...exit }, entry: { ...entry } }
  if (!ranks.loop[edge] && a.level !== b.level) {
    const away = b.level > a.level
    habit.exit[away ? 'top' : 'bottom'] += 60
    habit.entry[away ? 'bottom' : 'top'] += 60
  }
  // A bar is passed from the left to the right, and its branches begin and end at the sides of steps.
  if (isBar(one)) add(habit.exit, { left: 60, right: 0, top: 250, bottom: 250 })
  if (isBar(other)) add(habit.entry, { left: 0, right: 60, top: 250, bottom: 250 })
  if (isBar(one) && !isBar(other)) add(habit.entry, { left: 0, right: 0, top: 80, bottom: 80 })
  if (isBar(other) && !isBar(one)) add(habit.exit, { left: 0, right: 0, top: 80, bottom: 80 })
  return habit

  function nameOf(): keyof typeof habits {
    if (one.kind === 'evidence') return 'evidence'
    if (ranks.loop[edge]) return 'loop'
    if (b.upright < a.upright) return 'backwards'
    if (b.upright === a.upright) return 'sameColumn'
    return one.row === other.row ? 'sameRow' : 'otherRow'
  }
}

export const isBar = (node: { kind: string }): boolean => node.kind === 'fork' || node.kind === 'join'

function add(to: BySide, more: BySide): void {
  for (const side of sides) to[side] += more[side]
}
