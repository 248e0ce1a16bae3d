/** Where a case of a recorded day is. Pure. */
import { inLanguage, type Language } from '../../base/index.ts'
import { get, type Blueprint } from '../../blueprint/index.ts'
import type { RecordedDay, Stay } from '../../simulation/day.ts'
import { isWaiting } from './crowd.ts'

/** Where it has been longest without going on, of all places where it is at a moment; else where it was last. */
export function stayOf({ stays }: RecordedDay, place: number, moment: number): Stay | undefined {
  let [here, last]: (Stay | undefined)[] = []
  for (const stay of stays) {
    if (stay.from > moment) break
    if (stay.case !== place) continue
    last = stay
    if ((stay.to ?? Infinity) > moment) here ??= stay
  }
  return here ?? last
}

/** How many cases are there at a moment, and how many of their tokens wait and are served. */
export function headsAt(day: RecordedDay, moment: number): { inside: number; waiting: number; working: number } {
  const inside = new Set<number>()
  let [waiting, working] = [0, 0]
  for (const stay of day.stays) {
    if (stay.from > moment) break
    if ((stay.to ?? Infinity) <= moment) continue
    inside.add(stay.case)
    if (isWaiting(stay, moment)) waiting += 1
    else working += 1
  }
  return { inside: inside.size, waiting, working }
}

/** What people call a place: the step, or the one to which a flow hands over. */
export function placeName(blueprint: Blueprint, id: string, language: Language): string {
  const node = get(blueprint, 'node', id) ?? get(blueprint, 'node', get(blueprint, 'flow', id)?.to)
  return inLanguage(node?.name, language)
}
