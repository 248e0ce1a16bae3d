import { concurrency, get, nodesOf, type Blueprint } from '../../blueprint/index.ts'
import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import type { Subject } from '../subject.ts'

/**
 * Who never gets past a join: cases that are over while some of their tokens still wait there for a way that was not
 * taken. A share of the measured cases; joins that go on with the first are left out, for theirs are absorbed.
 */
export const stranded = analysis({
  name: 'stranded',
  question: { en: 'Who waits at a join in vain?', 'zh-CN': '谁在汇合处白等？' },
  unit: 'share',
  source: 'van der Aalst, The Application of Petri Nets to Workflow Management, 1998 (proper completion)',

  start(subject: Subject) {
    const stopped = mayBeStopped(subject.blueprint)
    const waits = new Set(
      nodesOf(subject.blueprint, 'join')
        .filter((join) => join.mode !== 'first' && !stopped.has(join.id))
        .map((join) => join.id),
    )
    const joins = subject.places.flatMap(({ node }, place) => (node !== undefined && waits.has(node) ? [place] : []))
    if (joins.length === 0) return undefined
    const left = new Float64Array(subject.places.length)
    return {
      subject,
      joins,
      isJoin: flags(subject.places.length, joins),
      /** Tokens that wait at joins, by slot and place. */
      waiting: new Map<number, number>(),
      left,
      cases: 0,
    }
  },

  reads: [Row.arrive, Row.absorb, Row.join, Row.gone],
  take(state, { kind, slot, place }, trail, { count, at }) {
    const { isJoin, waiting, joins, left } = state
    const places = isJoin.length
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const what = kind[row]
      if (trail.counted[row] === 0) continue
      if (what === Row.arrive) state.cases += 1
      else if (what === Row.absorb && isJoin[place[row]] === 1) {
        const key = slot[row] * places + place[row]
        waiting.set(key, (waiting.get(key) ?? 0) + 1)
      } else if (what === Row.join) waiting.delete(slot[row] * places + place[row])
      else if (what === Row.gone && waiting.size > 0)
        for (const join of joins) if (waiting.delete(slot[row] * places + join)) left[join] += 1
    }
  },

  *finish({ subject, joins, left, cases }) {
    for (const join of joins)
      yield {
        measure: 'stranded',
        of: subject.places[join].node,
        unit: 'share',
        is: 'share',
        over: left[join],
        under: cases,
      }
  },
})

function flags(length: number, set: readonly number[]): Uint8Array {
  const array = new Uint8Array(length)
  for (const at of set) array[at] = 1
  return array
}

/**
 * Steps on a way that is stopped when another one comes first. What waits at a join there waits no more, and in vain it
 * did not wait: such a join ends a block of its own, which is never left with too few.
 */
function mayBeStopped(blueprint: Blueprint): ReadonlySet<string> {
  const stops = [...concurrency(blueprint).values()].filter((block) => {
    const join = block.structured ? get(blueprint, 'node', block.join) : undefined
    return join?.kind === 'join' && join.mode === 'first' && join.others !== 'finish'
  })
  return new Set(stops.flatMap((block) => (block.structured ? block.branches : [])).flatMap(({ nodes }) => [...nodes]))
}
