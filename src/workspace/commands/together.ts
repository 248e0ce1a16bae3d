/** Several acts as one: a row of cells that is pasted, a name that is new beside the step that it is given to. */
import type { Texts } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { command, type Command } from '../command.ts'

/** A command with its arguments. */
export type Act = (blueprint: Blueprint) => Blueprint | undefined

export const act =
  <Args>(one: Command<Args>, args: Args): Act =>
  (blueprint) =>
    one.can(blueprint, args) ? one.run(blueprint, args) : undefined

interface Args {
  label: Texts
  /** One after the other, each on what the one before has left. */
  acts: readonly Act[]
}

export const together = command<Args>({
  name: 'together',
  label: { en: 'Several changes', 'zh-CN': '多项修改' },
  labelOf: ({ label }) => label,
  can: (blueprint, args) => done(blueprint, args) !== undefined,
  run: (blueprint, args) => done(blueprint, args) ?? blueprint,
})

const done = (blueprint: Blueprint, { acts }: Args): Blueprint | undefined =>
  acts.reduce<Blueprint | undefined>((next, one) => next && one(next), blueprint)
