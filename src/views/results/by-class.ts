/** How promises are kept class by class (row by row of the decision table where there are no classes). */
import type { UserText } from '../../base/index.ts'
import {
  all,
  parseCondition,
  vocabularyOf,
  type Blueprint,
  type Clock,
  type Condition,
  type Identified,
} from '../../blueprint/index.ts'
import { durationWords, levelName } from '../../analysis/names.ts'
import { figure, type Figure, type Report } from '../../analysis/report.ts'
import { leadingClock, levelsOf, type Level } from '../../analysis/targets.ts'
import { targetState, type TargetState } from '../../analysis/target-state.ts'

export interface ClassRow {
  id: string
  name: UserText
  /** The promised time, where the class has one. */
  within: UserText | undefined
  target: number | undefined
  figure: Figure | undefined
  state: TargetState
}

export interface ByClass {
  is: 'class' | 'promise'
  clock: Identified<Clock>
  rows: ClassRow[]
}

export function byClass(blueprint: Blueprint, report: Report | undefined): ByClass | undefined {
  const clock = leadingClock(blueprint)
  if (!clock) return undefined
  const levels = levelsOf(blueprint, clock)
  const row = (id: string, name: UserText, one: Figure | undefined, of: readonly Level[]): ClassRow => {
    const target = only(of.map((level) => level.attainment)) ?? (of.length > 0 ? lowest(of) : undefined)
    const times = [...new Map(of.map((level) => [level.withinMinutes, level.record.within])).values()]
    const within = times.length === 1 ? durationWords(times[0]) : undefined
    return { id, name, within, target, figure: one, state: targetState(one, target) }
  }
  const classes = all(blueprint, 'class')
  if (classes.length < 2)
    return {
      ...{ is: 'promise', clock },
      rows: levels.map((level) =>
        row(level.id, levelName(blueprint, level), figure(report, 'attainment', clock.id, { row: level.id }), [level]),
      ),
    }
  const rows = classes.map(({ id, name }) =>
    row(
      id,
      name ?? { en: id },
      figure(report, 'attainment', clock.id, { class: id }),
      levelsFor(blueprint, levels, id),
    ),
  )
  return { is: 'class', clock, rows }
}

/** The rows that find room: the lowest, in the order of the document. */
export function roomFor(rows: readonly ClassRow[], most: number): ClassRow[] {
  const shown = new Set(
    [...rows]
      .sort((a, b) => (a.figure?.value ?? 2) - (b.figure?.value ?? 2))
      .slice(0, most)
      .map((one) => one.id),
  )
  return rows.filter((one) => shown.has(one.id))
}

const only = (values: readonly number[]): number | undefined =>
  values.every((one) => one === values[0]) ? values[0] : undefined
const lowest = (levels: readonly Level[]): number => Math.min(...levels.map((level) => level.attainment))

/** Rows of the table that a case of this class can meet; those that name the class, where some do. */
function levelsFor(blueprint: Blueprint, levels: readonly Level[], of: string): Level[] {
  const words = vocabularyOf(blueprint)
  const met: { level: Level; names: boolean }[] = []
  for (const level of levels) {
    const parsed = parseCondition(level.when ?? '', words)
    if (!parsed.ok) continue
    const may = mayHold(parsed.condition, of)
    if (may !== false) met.push({ level, names: namesClass(parsed.condition) })
    if (may === true && level.beforeMinute === Infinity) break
  }
  const named = met.filter((one) => one.names)
  return (named.length > 0 ? named : met).map((one) => one.level)
}

/** @returns undefined where it hangs on more than the class */
function mayHold(condition: Condition, of: string): boolean | undefined {
  switch (condition.is) {
    case 'always':
      return true
    case 'not': {
      const inner = mayHold(condition.of, of)
      return inner === undefined ? undefined : !inner
    }
    case 'and':
    case 'or': {
      const sides = [mayHold(condition.left, of), mayHold(condition.right, of)]
      const decides = condition.is === 'or'
      return sides.includes(decides) ? decides : sides.includes(undefined) ? undefined : !decides
    }
    case 'compare':
      if (condition.variable !== 'class') return undefined
      return (condition.value === of) === (condition.comparison === '==')
  }
}

function namesClass(condition: Condition): boolean {
  if (condition.is === 'compare') return condition.variable === 'class'
  if (condition.is === 'not') return namesClass(condition.of)
  return condition.is === 'always' ? false : namesClass(condition.left) || namesClass(condition.right)
}
