import { all, departmentOf, get } from '../../blueprint/index.ts'
import { Row, type Block } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import { AtWork, type Ledger } from '../at-work.ts'
import { Levels } from '../levels.ts'
import { Presence } from '../presence.ts'
import type { Subject } from '../subject.ts'
import { longerFloats, longerInts, type Chosen, type Trail } from '../trail.ts'

/**
 * Three laws that hold on every path of every queueing system, each told from two sides that share no arithmetic: for
 * each department, and for the whole. Little's law: how many are inside on average, by the clock, against the minutes
 * that each of them spent there. Flow: all that came, against all that left and is still inside. Work: how many people
 * are at work on average, by the clock, against the minutes that were worked on each case. Of all cases, and (but for
 * Little's law) of the whole run.
 */
export const laws = analysis({
  name: 'laws',
  question: { en: 'Does the account balance?', 'zh-CN': '账目是否平衡？' },
  unit: 'count',
  source:
    'Little, Operations Research 9(3), 1961; flow balance and the utilisation law: Denning & Buzen, The Operational Analysis of Queueing Network Models, Computing Surveys 10(3), 1978',
  once: true,

  start: (subject: Subject) => new Laws(subject),
  reads: (state) => state.reads,
  take: (state, block, trail, rows) => state.take(block, trail, rows),
  finish: (state, trail) => state.samples(trail),
})

class Laws implements Ledger {
  readonly reads: readonly number[]
  readonly #subject: Subject
  /** Ids of departments that have steps or people. */
  readonly #departments: readonly string[]
  /** Int32Array // [place], [pool] index of its department, −1 for none */
  readonly #ofPlace: Int32Array
  readonly #ofPool: Int32Array
  /** By the clock: tokens inside of each department, within the span; minutes of people at work. */
  readonly #inside: Levels
  readonly #people: Presence
  readonly #busySince: Float64Array
  readonly #busy: Float64Array
  /** By the case. */
  readonly #spent: Float64Array
  readonly #atWork: AtWork
  readonly #worked: Float64Array
  /** [department], the whole last */
  readonly #came: Float64Array
  readonly #left: Float64Array
  readonly #stillIn: Float64Array
  /** Int32Array // [token] the department it is in, −1 none; and since when */
  #in = new Int32Array(0)
  #since = new Float64Array(0)
  #now = 0

  constructor(subject: Subject) {
    const { blueprint, network, places, from, to } = subject
    const owners = places.map(({ node: id }) => {
      const node = get(blueprint, 'node', id)
      return node && departmentOf(blueprint, node)?.id
    })
    const homes = network.names.pools.map((pool) => get(blueprint, 'pool', pool)?.department)
    const known = new Set([...owners, ...homes])
    this.#subject = subject
    this.#departments = all(blueprint, 'department').flatMap(({ id }) => (known.has(id) ? [id] : []))
    const index = (id: string | undefined) => (id === undefined ? -1 : this.#departments.indexOf(id))
    this.#ofPlace = Int32Array.from(owners, index)
    this.#ofPool = Int32Array.from(homes, index)
    const count = this.#departments.length
    this.#inside = new Levels(count, from, to)
    this.#people = new Presence(network)
    this.#busySince = new Float64Array(network.names.pools.length)
    this.#busy = new Float64Array(network.names.pools.length)
    this.#spent = new Float64Array(count)
    this.#atWork = new AtWork(network, this)
    this.#worked = new Float64Array(network.names.pools.length)
    this.#came = new Float64Array(count + 1)
    this.#left = new Float64Array(count + 1)
    this.#stillIn = new Float64Array(count + 1)
    const moves = [Row.arrive, Row.enter, Row.finish, Row.abandon, Row.expire, Row.cancel, Row.gone]
    this.reads = [...new Set([...moves, ...this.#people.reads, ...this.#atWork.reads])]
  }

  take(block: Block, trail: Trail, { count, at }: Chosen): void {
    this.#reserve(trail.tokens)
    const { kind, time, place, detail, value } = block
    const whole = this.#departments.length
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const what = kind[row]
      const token = trail.token[row]
      this.#now = time[row]
      this.#follow(what, place[row], detail[row], value[row])
      switch (what) {
        case Row.arrive:
          this.#came[whole] += 1
          continue
        case Row.gone:
          this.#left[whole] += 1
          continue
        case Row.pool:
          this.#atWork.take(place[row])
          continue
        case Row.enter:
          this.#come(token, this.#ofPlace[place[row]])
          break
        case Row.finish:
        case Row.abandon:
        case Row.expire:
        case Row.cancel:
          this.#go(token)
          break
      }
      this.#atWork.tell(what, token, place[row], this.#now)
    }
  }

  /** By the clock: who is at work. */
  #follow(what: number, place: number, detail: number, value: number): void {
    if (what !== Row.pool && what !== Row.begin && what !== Row.finish) return
    const pool = this.#people.poolOf(what, place)
    if (pool < 0) return
    this.#busy[pool] += this.#people.busy[pool] * (this.#now - this.#busySince[pool])
    this.#busySince[pool] = this.#now
    this.#people.change(pool, what, detail, value)
  }

  #come(token: number, department: number): void {
    this.#go(token)
    this.#in[token] = department
    this.#since[token] = this.#now
    if (department < 0) return
    this.#came[department] += 1
    this.#inside.change(department, this.#now, 1)
  }

  #go(token: number): void {
    const department = this.#in[token]
    if (department < 0) return
    this.#in[token] = -1
    this.#left[department] += 1
    this.#inside.change(department, this.#now, -1)
    this.#stay(department, this.#since[token], this.#now)
  }

  #stay(department: number, since: number, until: number): void {
    const { from, to } = this.#subject
    this.#spent[department] += Math.max(0, Math.min(until, to) - Math.max(since, from))
  }

  spent(pool: number, _: number, minutes: number): void {
    this.#worked[pool] += minutes
  }

  takenUp(): void {
    // How many orders are taken up is no part of any law.
  }

  #reserve(tokens: number): void {
    this.#atWork.reserve(tokens)
    if (tokens <= this.#in.length) return
    this.#in = longerInts(this.#in, tokens * 2, -1)
    this.#since = longerFloats(this.#since, tokens * 2)
  }

  *samples(trail: Trail): Iterable<Sample> {
    const { from, to } = this.#subject
    const span = to - from
    this.#atWork.stop(this.#now)
    this.#stillIn[this.#departments.length] = [...trail.inside()].length
    for (const [pool, busy] of this.#people.busy.entries())
      this.#busy[pool] += busy * (this.#now - this.#busySince[pool])
    for (const [token, department] of this.#in.entries()) {
      if (department < 0) continue
      this.#stillIn[department] += 1
      this.#stay(department, this.#since[token], Math.max(this.#now, to))
    }
    const clock = new Float64Array(this.#departments.length + 1)
    const cases = new Float64Array(this.#departments.length + 1)
    for (const [pool, department] of this.#ofPool.entries())
      for (const at of new Set([department, this.#departments.length])) {
        if (at < 0) continue
        clock[at] += this.#busy[pool]
        cases[at] += this.#worked[pool]
      }
    const length = this.#now || 1
    for (let at = 0; at <= this.#departments.length; at += 1) {
      const isWhole = at === this.#departments.length
      const n = this.#came[at]
      const side = (law: string, name: string, value: number): Sample => ({
        ...{ measure: `law.${law}`, ...(isWhole ? {} : { of: this.#departments[at] }), by: { side: name } },
        ...{ unit: 'count', is: 'total', value, n },
      })
      if (!isWhole && n > 0) {
        yield side('little', 'clock', this.#inside.integral(at) / span)
        yield side('little', 'case', this.#spent[at] / span)
      }
      if (n > 0) {
        yield side('flow', 'in', n)
        yield side('flow', 'out', this.#left[at] + this.#stillIn[at])
      }
      if (clock[at] === 0 && cases[at] === 0) continue
      yield side('work', 'clock', clock[at] / length)
      yield side('work', 'case', cases[at] / length)
    }
  }
}
