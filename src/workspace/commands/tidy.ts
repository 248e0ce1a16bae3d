/** Lets go of what was pinned to a column, so that every step stands where the layout puts it. */
import { all, type Blueprint } from '../../blueprint/index.ts'
import { without } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  /** Steps; all of the blueprint where absent. */
  ids?: readonly string[]
}

export const tidy = command<Args>({
  name: 'tidy',
  label: { en: 'Tidy', 'zh-CN': '整理布局' },
  keys: ['L'],
  can: (blueprint, args) => pinsOf(blueprint, args).length > 0,
  run: (blueprint, args) => without(blueprint, pinsOf(blueprint, args)),
})

/** @returns the records that hold steps to a column */
export const pinsOf = (blueprint: Blueprint, { ids }: Args): string[] =>
  all(blueprint, 'place')
    .filter(({ of, column }) => column !== undefined && (ids === undefined || ids.includes(of)))
    .map(({ id }) => id)
