/** Which joins fail their cases, found by playing tokens: every choice that a case may make, until nothing moves. */
import type { Blueprint } from './blueprint.ts'
import { once } from './once.ts'
import { compareText, get, nodesOf } from './queries.ts'
import { routesOf, type Routes, type Way } from './routes.ts'
import { concurrency, forkOfJoin, reachable, tokensAwaited } from './structure.ts'

/** Joins at which tokens may be left for ever. */
export const starvingJoins = (blueprint: Blueprint): ReadonlySet<string> => failingJoins(blueprint).starving

/** Joins that may take a case's last token for a late one, so that it is gone without an end. */
export const swallowingJoins = (blueprint: Blueprint): ReadonlySet<string> => failingJoins(blueprint).swallowing

/**
 * Found by playing tokens: every choice that a case may make, until nothing moves. A join that closes no block counts
 * tokens and does not ask by which way they came, as the run does: it goes on with the last of those awaited, or with the
 * first of them. Which ways were taken only a block can tell, so outside of one a join that waits for those taken waits
 * for all.
 */
const failingJoins = once((blueprint): { starving: ReadonlySet<string>; swallowing: ReadonlySet<string> } => {
  const routes = routesOf(blueprint)
  const found = new Set<string>()
  for (const [fork, block] of concurrency(blueprint)) {
    if (!block.structured || block.join === undefined || !reachable(blueprint).has(fork)) continue
    const from = get(blueprint, 'node', fork)
    const to = get(blueprint, 'node', block.join)
    const mayLeaveOut = from?.kind === 'fork' && from.mode === 'inclusive' && isChoosy(blueprint, routes, fork)
    if (mayLeaveOut && to?.kind === 'join' && (to.mode ?? 'all') === 'all') found.add(block.join)
  }
  const game = new Game(blueprint, routes)
  for (const start of routes.starts) game.play(start)
  for (const join of game.starved) found.add(join)
  return { starving: found, swallowing: game.swallowed }
})

const isChoosy = (blueprint: Blueprint, routes: Routes, fork: string): boolean =>
  (routes.out.get(fork) ?? []).some((way) => get(blueprint, 'flow', way.flow)?.when !== undefined)

/** How many of a thing stand where: points with tokens to move, and `join<` for tokens that have come to a join. */
type Marking = Map<string, number>

/** In a marking: some token has come to an end. */
const ended = '<'
const isMoving = (place: string): boolean => !place.endsWith('<')

/** A join that closes no block: with which of its tokens it goes on, and how many make it whole. */
interface Meeting {
  goesOnWith: 'first' | 'last'
  tokens: number
}

class Game {
  static readonly mostMarkings = 3_000
  static readonly mostTokens = 24
  readonly blueprint: Blueprint
  readonly routes: Routes
  readonly meetings = new Map<string, Meeting>()
  readonly starved = new Set<string>()
  readonly swallowed = new Set<string>()

  constructor(blueprint: Blueprint, routes: Routes) {
    this.blueprint = blueprint
    this.routes = routes
    const own = forkOfJoin(blueprint)
    for (const join of nodesOf(blueprint, 'join')) {
      // A join that ends a block is passed with the whole block, see `choices`.
      if (own.has(join.id)) continue
      const goesOnWith = join.mode === 'first' ? 'first' : 'last'
      this.meetings.set(join.id, { goesOnWith, tokens: tokensAwaited(blueprint, join.id) })
    }
  }

  /** Finds joins that fail; none where the game grows too large to tell. */
  play(start: string): void {
    const seen = new Set<string>()
    const waiting: Marking[] = [new Map([[start, 1]])]
    // The shortest plays first: what goes round makes games without end, and what starves a join is seen early.
    for (const marking of waiting) {
      const key = [...marking]
        .map(([place, count]) => `${place}*${count}`)
        .sort(compareText)
        .join(' ')
      if (seen.has(key)) continue
      seen.add(key)
      if (seen.size > Game.mostMarkings) break
      for (const one of this.nextOf(marking)) if (sum(one) <= Game.mostTokens) waiting.push(one)
    }
  }

  /**
   * Tokens do not disturb each other except at joins, so it is enough to move one of them at a time: the one that moved
   * last, until it rests. Taken by turns they would be met in every pair of places that two branches have.
   */
  nextOf(marking: Marking): Marking[] {
    const moving = [...marking.keys()].findLast(isMoving)
    if (moving === undefined) {
      for (const place of marking.keys()) {
        const join = place.slice(0, -1)
        // What comes after the first is absorbed, and waits for nothing.
        if (this.meetings.get(join)?.goesOnWith === 'last') this.starved.add(join)
      }
      return []
    }
    const left = less(marking, moving)
    return this.choices(moving).map((ways) => {
      if (ways.length === 0) return new Map(left).set(ended, 1)
      const next = ways.reduce((now, way) => this.arrive(now, way), left)
      const isOver = !next.has(ended) && ![...next.keys()].some(isMoving)
      for (const { to } of ways) if (isOver && this.meetings.get(to)?.goesOnWith === 'first') this.swallowed.add(to)
      return next
    })
  }

  /** What a token at a point may do: for each choice, the ways that it takes. */
  choices(point: string): (readonly Way[])[] {
    const ways = (this.routes.out.get(point) ?? []).filter((way) => way.taken)
    const node = get(this.blueprint, 'node', point)
    if (node?.kind !== 'fork') return ways.length === 0 ? [[]] : ways.map((way) => [way])
    const block = concurrency(this.blueprint).get(point)
    if (block?.structured) {
      const passed = block.join === undefined ? [] : (this.routes.out.get(block.join) ?? [])
      return passed.length === 0 ? [[]] : passed.map((way) => [way])
    }
    if (node.mode !== 'inclusive') return [ways]
    const isSure = (way: Way) => get(this.blueprint, 'flow', way.flow)?.when === undefined
    const [sure, open] = [ways.filter(isSure), ways.filter((way) => !isSure(way))]
    // All combinations of a few; of many, each alone and all together, which is enough to starve a join.
    const some =
      open.length <= 5
        ? Array.from({ length: 1 << open.length }, (_, bits) => open.filter((_way, at) => bits & (1 << at)))
        : [...open.map((way) => [way]), open]
    return some.map((taken) => [...sure, ...taken]).filter((taken) => taken.length > 0)
  }

  arrive(marking: Marking, { to }: Way): Marking {
    const meeting = this.meetings.get(to)
    if (!meeting) return more(marking, to)
    const place = `${to}<`
    const come = (marking.get(place) ?? 0) + 1
    const isLast = come >= meeting.tokens
    const next = isLast ? emptied(marking, place) : more(marking, place)
    return (meeting.goesOnWith === 'first' ? come === 1 : isLast) ? more(next, to) : next
  }
}

const sum = (marking: Marking): number => [...marking.values()].reduce((a, b) => a + b, 0)
const more = (marking: Marking, place: string): Marking => new Map(marking).set(place, (marking.get(place) ?? 0) + 1)
function less(marking: Marking, place: string): Marking {
  const next = new Map(marking)
  const count = (marking.get(place) ?? 0) - 1
  if (count > 0) next.set(place, count)
  else next.delete(place)
  return next
}

function emptied(marking: Marking, place: string): Marking {
  const next = new Map(marking)
  next.delete(place)
  return next
}
