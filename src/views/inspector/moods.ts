/** How the customer feels on the way to a step and on from it: the nearest steps of which it is known. */
import { flowsFrom, flowsTo, get, type Blueprint } from '../../blueprint/index.ts'

export interface Mood {
  step: string
  /** From −2 to 2; undefined only of the step itself. */
  value: number | undefined
}

/** @param reach so many on either side; @returns in the order of the way, the step itself among them */
export function moodsAround(blueprint: Blueprint, step: string, reach = 3): Mood[] {
  const mood = (id: string) => get(blueprint, 'node', id)?.emotion?.customer
  // Where a way goes back, what lies before does not lie behind too.
  const seen = new Set([step])
  const known = (next: (id: string) => readonly string[]): Mood[] => {
    const found: Mood[] = []
    for (let wave = [step]; wave.length > 0 && found.length < reach;) {
      wave = [...new Set(wave.flatMap(next))].filter((id) => !seen.has(id))
      for (const id of wave) seen.add(id)
      const felt = wave.find((id) => mood(id) !== undefined)
      if (felt !== undefined) found.push({ step: felt, value: mood(felt) })
    }
    return found
  }
  const ways = ['sequence', 'journey'] as const
  const before = known((id) => ways.flatMap((kind) => flowsTo(blueprint, id, kind).map(({ from }) => from)))
  const after = known((id) => ways.flatMap((kind) => flowsFrom(blueprint, id, kind).map(({ to }) => to)))
  return [...before.reverse(), { step, value: mood(step) }, ...after]
}
