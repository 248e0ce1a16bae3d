import type { Blueprint } from '../blueprint/index.ts'
import type { Network } from '../kernel/network.ts'
import { flatten } from './flatten.ts'
import type { CaseMachine } from './machine-config.ts'
import { toMachine } from './machine.ts'
import { toWorld, type World } from './world.ts'

export * from './flatten.ts'
export * from './life.ts'
export * from './machine-config.ts'
export * from './machine.ts'
export * from './moments.ts'
export * from './promised.ts'
export * from './replay.ts'
export * from './world.ts'

/** Everything that running a blueprint needs: what a case is, what is not a case, and the tables of both. */
export interface Compiled {
  machine: CaseMachine
  world: World
  network: Network
}

/** @param horizonMinutes how far calendars, shifts and rates must reach: warm-up, length and follow-up together */
export function compileNetwork(blueprint: Blueprint, horizonMinutes: number): Compiled {
  const machine = toMachine(blueprint)
  const world = toWorld(blueprint, horizonMinutes)
  return { machine, world, network: flatten(machine, world) }
}
