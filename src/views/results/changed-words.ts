/** A difference in words: what it is of, how large, from what to what. */
import { inLanguage, render, type Language } from '../../base/index.ts'
import { aboutOf, get, nameOf, type Blueprint } from '../../blueprint/index.ts'
import type { Difference } from '../../analysis/difference.ts'
import { levelName } from '../../analysis/names.ts'
import { levelsOf } from '../../analysis/targets.ts'
import { marginOf, signed, valueOf } from './figures.ts'

interface Words {
  onTimeOf: string
  onTime: string
  mean: string
  tail: string
  wait: string
  busy: string
  outcome: string
  saving: string
  points: string
}

export function changedName(one: Difference, blueprint: Blueprint, words: Words, language: Language): string {
  const { measure, of, by } = one
  if (measure === 'attainment') {
    const clock = get(blueprint, 'clock', of)
    const level = clock && levelsOf(blueprint, clock).find(({ id }) => id === by?.row)
    return level ? render(words.onTimeOf, { row: levelName(blueprint, level) }, language) : words.onTime
  }
  if (measure === 'cycle-time.mean') return words.mean
  if (measure === 'cycle-time.p90') return words.tail
  if (measure === 'saving') return savingName(blueprint, words, language)
  if (measure.startsWith('outcome.')) return outcomeName(words.outcome, measure, blueprint, language)
  const pool = of === undefined ? '' : nameOf(blueprint, of)
  return render(measure === 'wait.mean' ? words.wait : words.busy, { pool }, language)
}

/** In the blueprint's currency, where it has one. */
export const savingName = (blueprint: Blueprint, words: Pick<Words, 'saving'>, language: Language): string =>
  render(words.saving, { currency: aboutOf(blueprint)?.currency ?? '¤' }, language)

/** `outcome.satisfied` as the blueprint's end calls it. */
export function outcomeName(template: string, measure: string, blueprint: Blueprint, language: Language): string {
  const outcome = measure.slice('outcome.'.length)
  const end = Object.values(blueprint.records).find(
    (one) => one.type === 'node' && one.kind === 'end' && one.outcome === outcome,
  )
  const name = end && 'name' in end && typeof end.name === 'object' ? inLanguage(end.name, language) : ''
  return render(template, { outcome: name || outcome }, language)
}

/** `+4.2 points` and `±1.4`; `−54 min` and `±9 min`. */
export function differenceText(
  { value, low, high, unit }: Difference,
  words: Pick<Words, 'points'>,
  language: Language,
): { value: string; margin: string } {
  const text = signed(value, unit, language)
  return {
    value: unit === 'share' ? render(words.points, { points: text }, language) : text,
    margin: marginOf({ ...blank, unit, value, low, high }, language),
  }
}

/** `93.9 % → 98.1 %` */
export const fromTo = ({ before, after, unit }: Difference, language: Language): string =>
  [before, after].map((value) => valueOf({ ...blank, unit, value }, language)).join(' → ')

const blank = { measure: '', n: 0, replications: [] }
