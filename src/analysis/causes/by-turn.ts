import { Discipline } from '../../kernel/network.ts'
import type { Subject } from '../subject.ts'

/**
 * Where nobody is ever overtaken: one unit of one pool is asked for, and whoever waits for that pool, here or elsewhere,
 * stands in one line, first come first served.
 * @returns Int32Array // [place] the pool; −1 elsewhere
 */
export function placesByTurn({ network, poolsOf }: Subject): Int32Array {
  const { places, needs, alternatives, crewsThatCan, pools, levels } = network
  const levelsAt = (place: number) => (places.level[place] >= 0 ? [places.level[place]] : [...levels])
  const asksForOne = (place: number) => {
    const need = places.firstNeed[place]
    const alternative = needs.firstAlternative[need]
    return (
      places.firstNeed[place + 1] - need === 1 &&
      needs.units[need] === 1 &&
      needs.firstAlternative[need + 1] - alternative === 1 &&
      crewsThatCan[alternative] === -1
    )
  }
  const isByTurn = network.names.pools.map((_, pool) => {
    const at = poolsOf.flatMap((list, place) => (list.includes(pool) ? [place] : []))
    return (
      pools.discipline[pool] === Discipline.first &&
      pools.ageing[pool] === 0 &&
      pools.preemption[pool] === 0 &&
      pools.serves[pool] < 0 &&
      at.every(asksForOne) &&
      new Set(at.flatMap(levelsAt)).size <= 1
    )
  })
  return Int32Array.from(places.verb, (_, place) =>
    poolsOf[place].length > 0 && isByTurn[alternatives[needs.firstAlternative[places.firstNeed[place]]]]
      ? poolsOf[place][0]
      : -1,
  )
}
