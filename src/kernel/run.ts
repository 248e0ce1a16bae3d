/**
 * The engine: one replication of a network. SPEC.md has its rules; the numbers in brackets refer to them.
 * Long, because a token's way through routing, work, pools, forks and batches is one recursion over one state; what it
 * leans on stands apart: the event list, live cases and tokens, stations.
 * `step` runs some hundred events and leaves the rows they made in `block`; nothing older is kept.
 */
import { Stream, draw, streamKeys } from '../random/index.ts'
import { Cases } from './cases.ts'
import { EventKind, EventList, grownFloats, grownInts } from './event-list.ts'
import { Instances } from './instances.ts'
import { JoinMode, Verb, type Network } from './network.ts'
import { plainOf, toldByWork, type Plain } from './plain.ts'
import { holdsFor } from './program.ts'
import { Promises } from './promises.ts'
import { Row, block, unlimited, type Block, type Ending } from './recording.ts'
import type { RunOptions } from './run-options.ts'
import { Sources } from './sources.ts'
import { Stations, plenty } from './stations.ts'
import { nextMoment, timeOfSum } from './steps.ts'
import { TokenState, Tokens, mostHeld } from './tokens.ts'

const What = {
  workEnds: 0,
  capacity: 1,
  fails: 2,
  repaired: 3,
  patience: 4,
  deadline: 5,
  timer: 6,
  arrival: 7,
  batch: 8,
} as const

/** Moves at one instant before it is called a loop without time. */
const mostMovesAtOnce = 100_000
/** Where a crowd comes at one instant, so many more for each of its cases. */
const movesOfOne = 20
/** Tokens of one case at a time. */
const mostTokensOfOne = 10_000
/** A timer may go off so often within a visit and still have draws of its own. */
const drawsPerVisit = 32

export class Run {
  readonly block: Block = block(4096)
  ending: Ending | undefined
  now = 0

  readonly #network: Network
  readonly #plain: Plain
  /** Int32Array // [place] the pool whose changes its `begin` and `finish` tell; −1 for none */
  readonly #told: Int32Array
  /** Whether tokens may ride along with others. */
  readonly #batches: boolean
  readonly #measureStart: number
  readonly #measureEnd: number
  readonly #cap: number
  readonly #mostLive: number
  readonly #keys: Uint32Array
  readonly #sourceCount: number
  readonly #stream = new Stream()
  readonly #events = new EventList()
  readonly #tokens: Tokens
  readonly #cases: Cases
  readonly #instances = new Instances()
  /** Where some queue goes by what is due. */
  readonly #promises: Promises | undefined
  /** [place] tokens that wait for their batch to be full, and the number of that batch */
  readonly #waitingBatch: number[][]
  readonly #batchNumber: Int32Array
  readonly #stations: Stations
  readonly #sources: Sources
  /** Tokens that are to move on, with their routes: the last is next. */
  readonly #moving: number[] = []
  readonly #capacityStep: Int32Array
  /** Int32Array // [pool] units in force, as rows tell it */
  readonly #inForce: Int32Array
  readonly #outageNumber: Int32Array
  #serial = 0
  #measuredInside = 0
  #moves = 0
  #movesAt = -1
  /** Serial number of the next case when the present instant began. */
  #serialAt = 0
  #recent: number[] = []

  constructor(network: Network, options: RunOptions) {
    this.#network = network
    this.#plain = plainOf(network)
    this.#told = toldByWork(network)
    this.#batches = network.places.verb.includes(Verb.gather)
    this.#measureStart = options.warmupMinutes
    this.#measureEnd = options.warmupMinutes + options.lengthMinutes
    this.#cap = this.#measureEnd + options.followUpMinutes
    this.#mostLive = options.mostLive ?? 1_000_000
    this.#sourceCount = network.names.sources.length + 1
    const { draws, sources } = network.names
    // What happens to no case (an outage, an absence) has a name of its own, the first: a new source must not change its luck (K3).
    this.#keys = streamKeys(options.seed, options.replication, draws, ['', ...sources])
    this.#cases = new Cases(network)
    const promises = new Promises(network, this.#cases)
    if (promises.isAsked) this.#promises = promises
    this.#tokens = new Tokens(widest(network.places.firstNeed))
    this.#stations = new Stations(network, this.#tokens, this.#cases, mostAlternatives(network))
    this.#sources = new Sources(network, this.#keys, this.#stream, this.#cases)
    this.#waitingBatch = network.names.places.map(() => [])
    this.#batchNumber = new Int32Array(network.names.places.length)
    this.#capacityStep = new Int32Array(network.names.pools.length)
    this.#inForce = new Int32Array(network.names.pools.length)
    this.#outageNumber = new Int32Array(network.outages.pool.length)
    for (let pool = 0; pool < network.names.pools.length; pool += 1) this.#applyCapacity(pool, 0)
    for (let outage = 0; outage < network.outages.pool.length; outage += 1) this.#scheduleFailure(outage)
    for (let source = 0; source < network.names.sources.length; source += 1) this.#scheduleArrival(source)
  }

  /**
   * Runs on.
   * @param mostEvents ends the step when so many have happened
   * @returns whether there is more; when not, `ending` says how it ended
   */
  step(mostEvents: number): boolean {
    this.block.count = 0
    if (this.ending) return false
    const events = this.#events
    // A case that comes with others is an event too, or a step could be as long as a crowd is large.
    const first = this.#serial
    for (let count = 0; count + this.#serial - first < mostEvents; count += 1) {
      const next = events.timeOfNext()
      if (next >= this.#measureEnd && this.#measuredInside === 0) return this.#end({ is: 'followed-up' })
      if (next > this.#cap) return this.#end({ is: 'cap' })
      events.take()
      this.now = events.time
      this.#happen(events.what, events.target, events.stamp)
      if (this.ending) return false
      if (this.#cases.live > this.#mostLive)
        return this.#end({ is: 'too-many-cases', at: this.now, live: this.#cases.live })
    }
    return true
  }

  /** Stops here; what is inside is reported as open. */
  stop(): void {
    if (!this.ending) this.#end({ is: 'stopped' })
  }

  #end(ending: Ending): boolean {
    this.ending = ending
    if (ending.is === 'cap') this.now = this.#cap
    for (let slot = 0; slot < this.#cases.used; slot += 1) {
      if (!this.#cases.isLive(slot) || this.#cases.measured[slot] === 0) continue
      this.#emit(Row.open, slot, 0, -1, -1, this.now - this.#cases.arrival[slot])
    }
    return false
  }

  #happen(what: number, target: number, stamp: number): void {
    const tokens = this.#tokens
    switch (what) {
      case What.workEnds:
        if (stamp === tokens.workStamp[target]) this.#stageEnds(target)
        return
      case What.arrival:
        return this.#arrive(target)
      case What.capacity:
        return this.#changeCapacity(target)
      case What.fails:
        return this.#fail(target)
      case What.repaired:
        return this.#repair(target, stamp)
      case What.patience:
        // Patience runs only until work first starts (K12).
        if (stamp === tokens.visitStamp[target] && tokens.state[target] === TokenState.waiting) {
          this.#leave(target, Row.abandon, this.#network.places.abandonRoute[tokens.place[target]])
        }
        return
      case What.deadline:
        if (stamp === tokens.visitStamp[target]) {
          this.#leave(target, Row.expire, this.#network.places.expireRoute[tokens.place[target]])
        }
        return
      case What.batch:
        // The first of the batch has waited long enough; a batch that left meanwhile has another number.
        if (stamp === this.#batchNumber[target]) this.#sendBatch(target)
        return this.#run()
      default:
        return this.#timer(target, stamp)
    }
  }

  // Arrivals

  #scheduleArrival(source: number): void {
    const at = this.#sources.next(source)
    // Of different sources the one with the smaller id comes first (K1); ids are sorted when the network is made.
    if (at < Infinity) this.#events.put(at, EventKind.arrival, What.arrival, source, 0, source)
  }

  #arrive(source: number): void {
    const together = this.#sources.together(source)
    this.#scheduleArrival(source)
    // More than may be inside at once need not come first to be counted. (K19)
    for (let count = 0; count < together && !this.ending && this.#cases.live <= this.#mostLive; count += 1)
      this.#admit(source)
  }

  #admit(source: number): void {
    const cases = this.#cases
    const slot = cases.open(source, this.#sources.taken(source), this.#serial++, this.now)
    const place = this.#network.sources.to[source]
    if (this.now >= this.#measureStart && this.now < this.#measureEnd) {
      cases.measured[slot] = 1
      this.#measuredInside += 1
    }
    this.#promises?.open(slot)
    this.#emit(Row.arrive, slot, 0, place, source, cases.serial[slot])
    this.#sources.assign(source, slot)
    for (let variable = 0; variable < cases.variables; variable += 1) {
      this.#emit(Row.assign, slot, 0, variable, 0, cases.values[slot * cases.variables + variable])
    }
    this.#start(this.#newToken(slot), place)
    this.#run()
  }

  // Tokens and their moves

  #newToken(slot: number): number {
    const cases = this.#cases
    const tokens = this.#tokens
    const before = tokens.capacity
    const token = tokens.open(slot, cases.numbered[slot]++)
    if (tokens.capacity !== before) this.#stations.reserve()
    cases.tokens[slot] += 1
    const first = cases.firstToken[slot]
    tokens.previous[token] = -1
    tokens.next[token] = first
    if (first >= 0) tokens.previous[first] = token
    cases.firstToken[slot] = token
    return token
  }

  #dropToken(token: number): void {
    const tokens = this.#tokens
    const cases = this.#cases
    const slot = tokens.caseSlot[token]
    const before = tokens.previous[token]
    const after = tokens.next[token]
    if (before < 0) cases.firstToken[slot] = after
    else tokens.next[before] = after
    if (after >= 0) tokens.previous[after] = before
    tokens.close(token)
    cases.tokens[slot] -= 1
    if (cases.tokens[slot] > 0) return
    const ended = cases.endTime[slot]
    this.#emit(
      Row.gone,
      slot,
      0,
      ended < 0 ? -1 : cases.endPlace[slot],
      cases.outcome[slot],
      ended < 0 ? 0 : ended - cases.arrival[slot],
    )
    if (cases.measured[slot] === 1) this.#measuredInside -= 1
    cases.close(slot)
  }

  /** Puts a token on the agenda; it moves when those put after it have come to rest (K8). */
  #start(token: number, place: number): void {
    this.#moving.push(place, token, this.#tokens.visitStamp[token])
  }

  #run(): void {
    const moving = this.#moving
    while (moving.length > 0) {
      const stamp = moving.pop() as number
      const token = moving.pop() as number
      const place = moving.pop() as number
      if (this.#tokens.visitStamp[token] === stamp && this.#tokens.caseSlot[token] >= 0) this.#come(token, place)
      if (this.ending) {
        moving.length = 0
        return
      }
    }
  }

  #follow(token: number, route: number): void {
    const routes = this.#network.routes
    this.#tokens.via[token] = routes.flow[route]
    const counter = routes.counter[route]
    if (counter >= 0) this.#cases.limits[this.#tokens.caseSlot[token] * this.#cases.limitCounters + counter] += 1
    this.#start(token, routes.to[route])
  }

  #come(token: number, place: number): void {
    const { places } = this.#network
    const tokens = this.#tokens
    if (this.#loops(place)) return
    tokens.place[token] = place
    tokens.visitStamp[token] += 1
    tokens.state[token] = TokenState.moving
    const counter = places.visitCounter[place]
    tokens.visit[token] =
      counter < 0 ? 0 : this.#cases.visits[tokens.caseSlot[token] * this.#cases.visitCounters + counter]++
    const verb = places.verb[place]
    if (tokens.held[token] > 0 && verb !== Verb.branch && verb !== Verb.pass) this.#letGo(token, place)
    switch (verb) {
      case Verb.pass: {
        const route = places.firstRoute[place]
        this.#emitToken(Row.pass, token, this.#network.routes.flow[route], 0)
        return this.#follow(token, route)
      }
      case Verb.branch: {
        const route = this.#choose(token)
        this.#emitToken(Row.decide, token, this.#network.routes.flow[route], 0)
        return this.#follow(token, route)
      }
      case Verb.seize:
        return this.#enter(token)
      case Verb.delay:
        return this.#delay(token)
      case Verb.fork:
        return this.#fork(token)
      case Verb.join:
        return this.#join(token)
      case Verb.gather:
        return this.#gather(token)
      case Verb.scatter:
        return this.#scatter(token)
      default:
        return this.#dispose(token)
    }
  }

  /** Counts moves at one instant; past the limit the run ends and names the places (engine: no zero-time loop hangs). */
  #loops(place: number): boolean {
    if (this.now !== this.#movesAt) {
      this.#movesAt = this.now
      this.#moves = 0
      this.#serialAt = this.#serial
    }
    this.#moves += 1
    if (this.#moves <= mostMovesAtOnce - 1000) return false
    this.#recent[this.#moves % 1000] = place
    if (this.#moves <= mostMovesAtOnce) return false
    // A hundred thousand cases that come together make so many moves without any loop.
    const crowd = this.#cases.live + this.#serial - this.#serialAt
    if (this.#moves <= mostMovesAtOnce + movesOfOne * crowd) return false
    const names = [...new Set(this.#recent)].map((at) => this.#network.names.places[at])
    this.#end({ is: 'zero-time-loop', at: this.now, places: names })
    return true
  }

  // Routing

  #choose(token: number): number {
    const { places, routes } = this.#network
    const place = this.#tokens.place[token]
    const first = places.firstRoute[place]
    const last = places.firstRoute[place + 1]
    let route = -1
    let total = 0
    for (let at = first; at < last; at += 1) {
      if (routes.when[at] >= 0) {
        if (this.#holds(routes.when[at], token)) {
          route = at
          break
        }
      } else total += this.#shareOf(at, token)
    }
    if (route < 0) route = this.#drawRoute(token, first, last, total)
    const counter = routes.counter[route]
    if (counter >= 0) {
      const taken = this.#cases.limits[this.#tokens.caseSlot[token] * this.#cases.limitCounters + counter]
      if (taken >= routes.limit[route]) route = routes.instead[route]
    }
    return route
  }

  #drawRoute(token: number, first: number, last: number, total: number): number {
    const { places, routes } = this.#network
    const name = places.routeDraw[this.#tokens.place[token]]
    let left = 0
    if (name >= 0) {
      this.#at(name, token, this.#tokens.visit[token])
      left = this.#stream.next() * total
    }
    let chosen = -1
    for (let at = first; at < last; at += 1) {
      if (routes.when[at] >= 0) continue
      const share = this.#shareOf(at, token)
      if (share <= 0 && chosen >= 0) continue
      chosen = at
      if (left < share) break
      left -= share
    }
    return chosen < 0 ? first : chosen
  }

  #shareOf(route: number, token: number): number {
    const { routes, variants } = this.#network
    for (let at = routes.firstVariant[route]; at < routes.firstVariant[route + 1]; at += 1) {
      if (this.#holds(variants.when[at], token)) return variants.share[at]
    }
    return routes.share[route]
  }

  #holds(program: number, token: number): boolean {
    const { programs, code } = this.#network
    const base = this.#tokens.caseSlot[token] * this.#cases.variables
    return holdsFor(code, programs[program], programs[program + 1], this.#cases.values, base)
  }

  // Work

  #enter(token: number): void {
    const { places } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    const onlyPool = this.#plain.pool[place]
    if (onlyPool >= 0) return this.#enterPlain(token, place, onlyPool)
    tokens.entered[token] = this.now
    tokens.stage[token] = 0
    tokens.level[token] = places.level[place] >= 0 ? places.level[place] : this.#levelOf(token)
    this.#emitToken(Row.enter, token, tokens.via[token], 0)
    if (this.#stations.seize(token)) {
      this.#scheduleDeadline(token)
      return this.#begin(token)
    }
    const victim = this.#stations.victimFor(token)
    if (victim >= 0) return this.#preempt(token, victim)
    if (places.room[place] >= 0 && this.#stations.waiting[place] >= places.room[place]) {
      const route = places.fullRoute[place]
      this.#emitToken(Row.full, token, this.#network.routes.flow[route], 0)
      return this.#follow(token, route)
    }
    if (places.balkAt[place] >= 0 && this.#stations.waiting[place] >= places.balkAt[place] && this.#balks(token)) {
      this.#emitToken(Row.full, token, this.#network.routes.flow[places.balkRoute[place]], 0)
      return this.#follow(token, places.balkRoute[place])
    }
    tokens.state[token] = TokenState.waiting
    tokens.dueBy[token] = Infinity
    this.#scheduleDeadline(token)
    if (this.#stations.asks[place] !== 0) this.#size(token)
    this.#stations.enqueue(token)
    if (places.patience[place] >= 0) {
      this.#at(places.patienceDraw[place], token, tokens.visit[token])
      if (places.patienceShare[place] >= 1 || this.#stream.next() < places.patienceShare[place]) {
        const patience = draw(this.#network.distributions, places.patience[place], this.#stream)
        this.#events.put(this.now + patience, EventKind.timer, What.patience, token, tokens.visitStamp[token])
      }
    }
    for (let timer = places.firstTimer[place]; timer < places.firstTimer[place + 1]; timer += 1)
      this.#scheduleTimer(token, timer, 0)
  }

  /** The same where nothing but one pool is asked for. */
  #enterPlain(token: number, place: number, pool: number): void {
    const tokens = this.#tokens
    const ownLevel = this.#network.places.level[place]
    tokens.entered[token] = this.now
    tokens.stage[token] = 0
    tokens.level[token] = ownLevel >= 0 ? ownLevel : this.#levelOf(token)
    this.#emitToken(Row.enter, token, tokens.via[token], 0)
    if (this.#stations.busy[pool] < this.#stations.capacity[pool]) {
      this.#stations.take(pool, token)
      return this.#beginPlain(token, place, pool)
    }
    tokens.state[token] = TokenState.waiting
    this.#stations.stand(pool, token, place)
  }

  #beginPlain(token: number, place: number, pool: number): void {
    const tokens = this.#tokens
    const now = this.now
    if (this.#told[place] < 0) this.#emitPool(pool)
    tokens.begun[token] = now
    tokens.state[token] = TokenState.working
    this.#emitToken(Row.begin, token, tokens.via[token], now - tokens.entered[token])
    this.#at(this.#plain.draw[place], token, tokens.visit[token])
    const work = draw(this.#network.distributions, this.#plain.time[place], this.#stream)
    const time = work / this.#network.pools.speed[pool]
    tokens.pace[token] = this.#network.pools.speed[pool]
    tokens.stageTime[token] = time
    tokens.due[token] = now + time
    this.#events.put(now + time, EventKind.work, What.workEnds, token, tokens.workStamp[token])
  }

  /** Interrupts work for a token of a better level (K20). What that frees beside, and who could go on elsewhere, starts after it. */
  #preempt(token: number, victim: number): void {
    const { firstNeed } = this.#network.places
    const { firstAlternative } = this.#network.needs
    const place = this.#tokens.place[victim]
    this.#suspend(victim, true)
    this.#stations.seize(token)
    this.#scheduleDeadline(token)
    this.#begin(token)
    const last = firstAlternative[firstNeed[place + 1]]
    for (let at = firstAlternative[firstNeed[place]]; at < last; at += 1) this.#dispatch(this.#network.alternatives[at])
  }

  #balks(token: number): boolean {
    const { balkShare, balkDraw } = this.#network.places
    const place = this.#tokens.place[token]
    if (balkShare[place] >= 1) return true
    this.#at(balkDraw[place], token, this.#tokens.visit[token])
    return this.#stream.next() < balkShare[place]
  }

  /** How much work it will be and when it is due, for queues that stand by that (K23). */
  #size(token: number): void {
    const { places, flows, calendars } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    let work = 0
    for (let stage = places.firstStage[place]; stage < places.firstStage[place + 1]; stage += 1)
      work += this.#stageTime(token, stage)
    tokens.work[token] = work
    if (this.#promises)
      tokens.dueBy[token] = Math.min(tokens.dueBy[token], this.#promises.due(tokens.caseSlot[token], this.now))
    const via = tokens.via[token]
    if (via < 0 || flows.agreed[via] === Infinity) return
    // What was on its way was handed over when its way began.
    const handed = flows.slow[via] === 1 ? tokens.begun[token] : this.now
    const calendar = flows.calendar[via]
    const agreed = calendar < 0 ? handed + flows.agreed[via] : timeOfSum(calendars[calendar], handed, flows.agreed[via])
    tokens.dueBy[token] = Math.min(tokens.dueBy[token], agreed)
  }

  #scheduleDeadline(token: number): void {
    const { places, distributions } = this.#network
    const place = this.#tokens.place[token]
    if (places.deadline[place] < 0) return
    this.#at(places.deadlineDraw[place], token, this.#tokens.visit[token])
    const after = draw(distributions, places.deadline[place], this.#stream)
    this.#tokens.dueBy[token] = this.now + after
    this.#events.put(this.now + after, EventKind.timer, What.deadline, token, this.#tokens.visitStamp[token])
  }

  #levelOf(token: number): number {
    const { levels } = this.#network
    if (levels.length <= 1) return levels[0] ?? 0
    // Variable 0 is the class.
    return levels[this.#cases.values[this.#tokens.caseSlot[token] * this.#cases.variables]]
  }

  #begin(token: number): void {
    const tokens = this.#tokens
    this.#emitPools(token)
    tokens.begun[token] = this.now
    tokens.state[token] = TokenState.working
    this.#emitToken(Row.begin, token, tokens.via[token], this.now - tokens.entered[token])
    this.#work(token)
  }

  /** Schedules the end of the present stage. */
  #work(token: number): void {
    const tokens = this.#tokens
    const { places } = this.#network
    const place = tokens.place[token]
    const stage = places.firstStage[place] + tokens.stage[token]
    let time = stage < places.firstStage[place + 1] ? this.#stageTime(token, stage) : 0
    if (places.firstNeed[place + 1] > places.firstNeed[place]) {
      tokens.pace[token] = this.#stations.pace(token)
      time /= tokens.pace[token]
    }
    tokens.stageTime[token] = time
    tokens.due[token] = this.now + time
    this.#events.put(tokens.due[token], EventKind.work, What.workEnds, token, tokens.workStamp[token])
  }

  #stageTime(token: number, stage: number): number {
    const { stages, times, distributions } = this.#network
    let distribution = stages.time[stage]
    for (let at = stages.firstTime[stage]; at < stages.firstTime[stage + 1]; at += 1) {
      if (this.#holds(times.when[at], token)) {
        distribution = times.time[at]
        break
      }
    }
    this.#at(stages.draw[stage], token, this.#tokens.visit[token])
    return draw(distributions, distribution, this.#stream)
  }

  #stageEnds(token: number): void {
    const { places } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    const onlyPool = this.#plain.pool[place]
    if (onlyPool >= 0) return this.#finishPlain(token, place, onlyPool)
    const last = places.firstStage[place + 1] - places.firstStage[place] - 1
    if (places.verb[place] === Verb.seize && tokens.stage[token] < last) {
      this.#emitToken(Row.stage, token, tokens.stage[token], 0)
      tokens.stage[token] += 1
      return this.#work(token)
    }
    tokens.workStamp[token] += 1
    const route =
      places.firstRoute[place + 1] - places.firstRoute[place] > 1 ? this.#choose(token) : places.firstRoute[place]
    this.#emitToken(Row.finish, token, this.#network.routes.flow[route], this.now - tokens.begun[token])
    tokens.state[token] = TokenState.moving
    if (places.verb[place] === Verb.seize) this.#releaseAll(token, places.mayBeHeld[place] === 1)
    this.#follow(token, route)
    this.#run()
  }

  #finishPlain(token: number, place: number, pool: number): void {
    const tokens = this.#tokens
    tokens.workStamp[token] += 1
    const route = this.#plain.route[place]
    this.#emitToken(Row.finish, token, this.#network.routes.flow[route], this.now - tokens.begun[token])
    tokens.state[token] = TokenState.moving
    this.#stations.leave(pool, token)
    if (this.#told[place] < 0) this.#emitPool(pool)
    this.#dispatch(pool)
    this.#follow(token, route)
    this.#run()
  }

  // Delays

  #delay(token: number): void {
    const { places } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    tokens.entered[token] = this.now
    tokens.begun[token] = this.now
    tokens.stage[token] = 0
    this.#emitToken(Row.enter, token, tokens.via[token], 0)
    this.#emitToken(Row.begin, token, tokens.via[token], 0)
    let time = 0
    for (let stage = places.firstStage[place]; stage < places.firstStage[place + 1]; stage += 1)
      time += this.#stageTime(token, stage)
    let from = this.now
    if (places.trays[place] >= 0) from = nextMoment(this.#network.trays[places.trays[place]], this.now)
    const due =
      places.calendar[place] >= 0 && time > 0
        ? timeOfSum(this.#network.calendars[places.calendar[place]], from, time)
        : from + time
    // A delay of nothing schedules nothing (K6): inserting one changes no other event's turn.
    if (due === this.now) {
      const route =
        places.firstRoute[place + 1] - places.firstRoute[place] > 1 ? this.#choose(token) : places.firstRoute[place]
      this.#emitToken(Row.finish, token, this.#network.routes.flow[route], 0)
      return this.#follow(token, route)
    }
    tokens.state[token] = TokenState.delayed
    tokens.due[token] = due
    this.#scheduleDeadline(token)
    if (due < Infinity) this.#events.put(due, EventKind.work, What.workEnds, token, tokens.workStamp[token])
  }

  // Leaving before work is done

  #leave(token: number, row: number, route: number): void {
    this.#emitToken(row, token, this.#network.routes.flow[route], this.now - this.#tokens.entered[token])
    this.#interrupt(token)
    this.#follow(token, route)
    this.#run()
  }

  /** Takes a token out of whatever it is doing; its pools are free at once. */
  #interrupt(token: number): void {
    const tokens = this.#tokens
    const state = tokens.state[token]
    tokens.workStamp[token] += 1
    tokens.visitStamp[token] += 1
    if (state === TokenState.waiting || state === TokenState.suspended) this.#stations.dequeue(token)
    tokens.state[token] = TokenState.moving
    if (state === TokenState.working && this.#network.places.verb[tokens.place[token]] === Verb.seize)
      this.#releaseAll(token, false)
  }

  // Pools

  #releaseAll(token: number, keep: boolean): void {
    const { places } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    const count = places.firstNeed[place + 1] - places.firstNeed[place]
    if (count === 1 && !keep) return this.#freed(this.#stations.release(token, 0))
    const freed: number[] = []
    for (let need = 0; need < count; need += 1) {
      if (keep && tokens.held[token] < mostHeld) this.#stations.hold(token, need)
      else freed.push(this.#stations.release(token, need))
    }
    for (const pool of freed) this.#freed(pool)
  }

  /** What the place does not hold is let go on coming there, before anything is seized (K9). */
  #letGo(token: number, place: number): void {
    const { places, holds } = this.#network
    const tokens = this.#tokens
    const freed: number[] = []
    let kept = 0
    for (let i = 0; i < tokens.held[token]; i += 1) {
      const at = token * mostHeld + i
      let holdsIt = false
      for (let hold = places.firstHold[place]; hold < places.firstHold[place + 1]; hold += 1)
        holdsIt ||= holds[hold] === tokens.heldFrom[at]
      if (holdsIt) this.#stations.moveHeld(at, token * mostHeld + kept++)
      else freed.push(this.#stations.letGo(at))
    }
    tokens.held[token] = kept
    for (const pool of freed) this.#freed(pool)
  }

  #freed(pool: number): void {
    this.#emitPool(pool)
    this.#dispatch(pool)
  }

  /** Starts whoever can start at a pool. */
  #dispatch(pool: number): void {
    const stations = this.#stations
    const tokens = this.#tokens
    while (stations.busy[pool] < stations.capacity[pool]) {
      const token = stations.nextToStart(pool)
      if (token < 0) return
      const resumes = tokens.state[token] === TokenState.suspended
      const place = tokens.place[token]
      if (!resumes && this.#plain.pool[place] === pool) {
        stations.callUp(pool, token, place)
        this.#beginPlain(token, place, pool)
        continue
      }
      stations.dequeue(token)
      stations.seize(token)
      if (resumes) this.#resume(token)
      else this.#begin(token)
    }
  }

  #changeCapacity(pool: number): void {
    this.#capacityStep[pool] += 1
    this.#applyCapacity(pool, this.#capacityStep[pool])
  }

  #applyCapacity(pool: number, step: number): void {
    const { times } = this.#network.pools.capacity[pool]
    if (step + 1 < times.length) this.#events.put(times[step + 1], EventKind.capacity, What.capacity, pool, 0)
    this.#setCapacity(pool)
  }

  #setCapacity(pool: number): void {
    const stations = this.#stations
    let value = this.#network.pools.capacity[pool].values[this.#capacityStep[pool]]
    if (this.#network.pools.absence[pool] > 0) value = this.#present(pool, value)
    stations.setCapacity(pool, Math.max(0, (value === Infinity ? plenty : value) - stations.down[pool]))
    this.#inForce[pool] = value === Infinity && stations.capacity[pool] > 0 ? unlimited : stations.capacity[pool]
    this.#emitPool(pool)
    if (this.#network.pools.finishes[pool] === 0) {
      while (stations.busy[pool] > stations.capacity[pool]) {
        const token = stations.lastBegun(pool)
        if (token < 0) break
        this.#suspend(token)
      }
    }
    this.#dispatch(pool)
  }

  /** Of those rostered the ones who are not away today: each has luck of their own for each day (K27). */
  #present(pool: number, rostered: number): number {
    const { absence, absenceDraw, days } = this.#network.pools
    if (rostered === Infinity) return rostered
    const day = days[pool]?.[this.#capacityStep[pool]] ?? 0
    let present = 0
    for (let person = 0; person < rostered; person += 1) {
      this.#atWorld(absenceDraw[pool], day, person)
      if (this.#stream.next() >= absence[pool]) present += 1
    }
    return present
  }

  /**
   * Work stops and goes on first when it can (K10), or, when it was interrupted by a better level, first among its own
   * (K20). Its other pools are free meanwhile.
   */
  #suspend(token: number, interrupted = false): void {
    const { places } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    tokens.workStamp[token] += 1
    tokens.state[token] = TokenState.suspended
    const restarts = interrupted && this.#network.pools.preemption[tokens.pool[token * tokens.needs]] === 2
    tokens.due[token] = restarts ? tokens.stageTime[token] : tokens.due[token] - this.now
    tokens.suspendedAt[token] = this.now
    this.#emitToken(Row.suspend, token, 0, tokens.due[token])
    this.#stations.enqueue(token, interrupted)
    const count = places.firstNeed[place + 1] - places.firstNeed[place]
    const freed: number[] = []
    for (let need = 0; need < count; need += 1) freed.push(this.#stations.release(token, need))
    for (const pool of freed) this.#emitPool(pool)
    // What an interruption frees is for the one that interrupts.
    if (interrupted) return
    // Also where it did not work: another of its pools may have somebody free, and then it goes on there at once.
    const { needs, alternatives } = this.#network
    const last = needs.firstAlternative[places.firstNeed[place + 1]]
    for (let at = needs.firstAlternative[places.firstNeed[place]]; at < last; at += 1) {
      const pool = alternatives[at]
      if (this.#stations.busy[pool] < this.#stations.capacity[pool]) this.#dispatch(pool)
    }
  }

  #resume(token: number): void {
    const tokens = this.#tokens
    this.#emitPools(token)
    tokens.state[token] = TokenState.working
    this.#emitToken(Row.resume, token, 0, this.now - tokens.suspendedAt[token])
    const pace = this.#stations.pace(token)
    if (pace !== tokens.pace[token]) {
      // Others go on with it: what is left takes them as long as they need.
      tokens.due[token] *= tokens.pace[token] / pace
      tokens.stageTime[token] *= tokens.pace[token] / pace
      tokens.pace[token] = pace
    }
    tokens.due[token] += this.now
    this.#events.put(tokens.due[token], EventKind.work, What.workEnds, token, tokens.workStamp[token])
  }

  #scheduleFailure(outage: number): void {
    const { outages, distributions } = this.#network
    this.#atWorld(outages.draw[outage], this.#outageNumber[outage])
    const up = draw(distributions, outages.between[outage], this.#stream)
    this.#events.put(this.now + up, EventKind.capacity, What.fails, outage, 0)
  }

  #fail(outage: number): void {
    const { outages, distributions } = this.#network
    const pool = outages.pool[outage]
    const units = outages.units[outage] < 0 ? plenty : outages.units[outage]
    this.#stations.down[pool] += units
    this.#setCapacity(pool)
    this.#atWorld(outages.repairDraw[outage], this.#outageNumber[outage])
    const repair = draw(distributions, outages.repair[outage], this.#stream)
    this.#events.put(this.now + repair, EventKind.capacity, What.repaired, outage, units)
  }

  #repair(outage: number, units: number): void {
    const pool = this.#network.outages.pool[outage]
    this.#stations.down[pool] -= units
    this.#outageNumber[outage] += 1
    this.#setCapacity(pool)
    this.#scheduleFailure(outage)
  }

  // Forks, joins, ends

  #fork(token: number): void {
    const { places, routes } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    this.#emitToken(Row.fork, token, -1, 0)
    const taken: number[] = []
    for (let route = places.firstRoute[place]; route < places.firstRoute[place + 1]; route += 1) {
      const isTaken = places.inclusive[place] === 0 || routes.when[route] < 0 || this.#holds(routes.when[route], token)
      if (isTaken) taken.push(route)
    }
    const join = places.join[place]
    const slot = tokens.caseSlot[token]
    if (this.#cases.tokens[slot] + taken.length > mostTokensOfOne) {
      this.#end({ is: 'too-many-tokens', at: this.now, place: this.#network.names.places[place] })
      return
    }
    if (join >= 0) tokens.instance[token] = this.#instances.open(tokens.instance[token], taken.length)
    if (taken.length === 0) {
      // No way was taken: the block is over as it begins.
      return this.#start(token, this.#placeOfJoin(join))
    }
    const ways = taken.map((_, at) => (at === 0 ? token : this.#newToken(tokens.caseSlot[token])))
    // The first way moves first, so it is put last (K8).
    for (let at = taken.length - 1; at >= 0; at -= 1) this.#follow(ways[at], taken[at])
    for (let at = 0; at < taken.length; at += 1) {
      tokens.place[ways[at]] = place
      tokens.instance[ways[at]] = tokens.instance[token]
      this.#emitToken(Row.branch, ways[at], routes.flow[taken[at]], 0)
    }
  }

  #placeOfJoin(join: number): number {
    const { verb, join: joins } = this.#network.places
    return verb.findIndex((one, place) => one === Verb.join && joins[place] === join)
  }

  #join(token: number): void {
    const { places, joins } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    const join = places.join[place]
    const mode = joins.mode[join]
    const instance = joins.closesBlock[join] === 1 ? tokens.instance[token] : -1
    const counter = tokens.caseSlot[token] * this.#cases.joins + join
    const come = instance >= 0 ? ++this.#instances.come[instance] : ++this.#cases.joined[counter]
    const isLast = come >= (instance >= 0 ? this.#instances.awaited[instance] : joins.expects[join])
    const goesOn = mode === JoinMode.first || mode === JoinMode.firstAndFinish ? come === 1 : isLast
    if (goesOn) {
      if (mode === JoinMode.first) this.#cancelOthers(token, instance)
      if (instance >= 0) tokens.instance[token] = this.#instances.parent[instance]
    }
    if (isLast || mode === JoinMode.first) {
      if (instance >= 0) this.#instances.close(instance)
      else this.#cases.joined[counter] = 0
    }
    if (!goesOn) {
      this.#emitToken(Row.absorb, token, -1, 0)
      return this.#dropToken(token)
    }
    const route = places.firstRoute[place]
    this.#emitToken(Row.join, token, this.#network.routes.flow[route], 0)
    this.#follow(token, route)
  }

  /** Stops every other token inside a fork's instance, also those just about to move. */
  #cancelOthers(winner: number, instance: number): void {
    const tokens = this.#tokens
    const slot = tokens.caseSlot[winner]
    const over = new Set<number>()
    // Those at work last: what they free must not start one that is about to be stopped.
    for (const atWork of [false, true]) {
      for (let token = this.#cases.firstToken[slot]; token >= 0;) {
        const next = tokens.next[token]
        const isOther = token !== winner && this.#instances.isWithin(tokens.instance[token], instance)
        if (isOther && (tokens.state[token] === TokenState.working) === atWork) {
          for (let at = tokens.instance[token]; at !== instance; at = this.#instances.parent[at]) over.add(at)
          this.#emitToken(Row.cancel, token, -1, 0)
          this.#interrupt(token)
          this.#letGoAll(token)
          this.#dropToken(token)
        }
        token = next
      }
    }
    for (const inner of over) this.#instances.close(inner)
  }

  #letGoAll(token: number): void {
    const tokens = this.#tokens
    const freed: number[] = []
    for (let i = 0; i < tokens.held[token]; i += 1) freed.push(this.#stations.letGo(token * mostHeld + i))
    tokens.held[token] = 0
    for (const pool of freed) this.#freed(pool)
  }

  #dispose(token: number): void {
    const tokens = this.#tokens
    const place = tokens.place[token]
    // A batch that is never parted ends as one, each case for itself.
    for (let each = token; each >= 0;) {
      const next = tokens.rider[each]
      tokens.rider[each] = -1
      tokens.place[each] = place
      this.#endToken(each)
      each = next
    }
  }

  #endToken(token: number): void {
    const cases = this.#cases
    const place = this.#tokens.place[token]
    const slot = this.#tokens.caseSlot[token]
    const outcome = this.#network.places.outcome[place]
    this.#emitToken(Row.end, token, outcome, this.now - cases.arrival[slot])
    if (outcome >= 0) {
      cases.endTime[slot] = this.now
      cases.endPlace[slot] = place
      cases.outcome[slot] = outcome
    }
    this.#dropToken(token)
  }

  // Batches: the first to come leads, the others ride along until they are parted

  #gather(token: number): void {
    const { places } = this.#network
    const tokens = this.#tokens
    const place = tokens.place[token]
    tokens.entered[token] = this.now
    tokens.state[token] = TokenState.gathered
    this.#emitToken(Row.enter, token, tokens.via[token], 0)
    // A batch that comes to be gathered again brings its riders along behind it.
    const waiting = this.#waitingBatch[place]
    if (waiting.length === 0 && places.batchTimeout[place] < Infinity) {
      this.#events.put(
        this.now + places.batchTimeout[place],
        EventKind.timer,
        What.batch,
        place,
        this.#batchNumber[place],
      )
    }
    waiting.push(token)
    if (waiting.length >= places.batchSize[place]) this.#sendBatch(place)
  }

  #sendBatch(place: number): void {
    const tokens = this.#tokens
    const waiting = this.#waitingBatch[place].splice(0)
    this.#batchNumber[place] += 1
    const route = this.#network.places.firstRoute[place]
    const leader = waiting[0]
    let last = lastRider(tokens, leader)
    for (const token of waiting) {
      tokens.begun[token] = this.now
      tokens.state[token] = token === leader ? TokenState.moving : TokenState.riding
      this.#emitOne(Row.finish, token, this.#network.routes.flow[route], this.now - tokens.entered[token])
      if (token === leader) continue
      tokens.rider[last] = token
      last = lastRider(tokens, token)
    }
    this.#follow(leader, route)
  }

  #scatter(token: number): void {
    const tokens = this.#tokens
    const place = tokens.place[token]
    const route = this.#network.places.firstRoute[place]
    this.#emitToken(Row.pass, token, this.#network.routes.flow[route], 0)
    const members: number[] = []
    for (let each = token; each >= 0;) {
      const next = tokens.rider[each]
      tokens.rider[each] = -1
      tokens.state[each] = TokenState.moving
      members.push(each)
      each = next
    }
    // The first to come moves first, so it is put last (K8).
    for (const each of members.reverse()) this.#follow(each, route)
  }

  // Timers while waiting

  #scheduleTimer(token: number, timer: number, times: number): void {
    const tokens = this.#tokens
    const at = this.now + this.#network.timers.after[timer]
    const entry = this.#freeTimers.pop() ?? this.#pending.length / 3
    this.#pending[entry * 3] = tokens.visitStamp[token]
    this.#pending[entry * 3 + 1] = timer
    this.#pending[entry * 3 + 2] = times
    this.#events.put(at, EventKind.timer, What.timer, token, entry)
  }

  /** Pending timers: [visit stamp, timer, times gone off] each, and the entries free to be used again. */
  readonly #pending: number[] = []
  readonly #freeTimers: number[] = []

  #timer(token: number, entry: number): void {
    const stamp = this.#pending[entry * 3]
    const timer = this.#pending[entry * 3 + 1]
    const times = this.#pending[entry * 3 + 2]
    this.#freeTimers.push(entry)
    if (this.#tokens.visitStamp[token] === stamp && this.#tokens.state[token] === TokenState.waiting)
      this.#ring(token, timer, times)
  }

  #ring(token: number, timer: number, times: number): void {
    const { timers } = this.#network
    this.#at(timers.draw[timer], token, this.#tokens.visit[token] * drawsPerVisit + times)
    const hits = timers.chance[timer] >= 1 || this.#stream.next() < timers.chance[timer]
    this.#emitToken(Row.timer, token, timer, hits ? 1 : 0)
    if (times + 1 < timers.limit[timer]) this.#scheduleTimer(token, timer, times + 1)
    if (!hits || timers.spawn[timer] < 0) return
    const side = this.#newToken(this.#tokens.caseSlot[token])
    this.#tokens.place[side] = timers.spawn[timer]
    this.#emitToken(Row.branch, side, -1, 0)
    this.#start(side, timers.spawn[timer])
    this.#run()
  }

  // Randomness: a stream belongs to a place and a purpose, a case and a visit (K3)

  #at(name: number, token: number, visit: number): void {
    const slot = this.#tokens.caseSlot[token]
    const key = (name * this.#sourceCount + 1 + this.#cases.source[slot]) * 2
    this.#stream.at(this.#keys[key], this.#keys[key + 1], this.#cases.index[slot], visit)
  }

  #atWorld(name: number, number: number, member = 0): void {
    const key = name * this.#sourceCount * 2
    this.#stream.at(this.#keys[key], this.#keys[key + 1], number, member)
  }

  // Rows

  /** A row of a token, and the same of all who ride along with it. */
  #emitToken(kind: number, token: number, detail: number, value: number): void {
    this.#emitOne(kind, token, detail, value)
    if (!this.#batches) return
    const tokens = this.#tokens
    for (let rider = tokens.rider[token]; rider >= 0; rider = tokens.rider[rider]) {
      tokens.place[rider] = tokens.place[token]
      this.#emitOne(kind, rider, detail, value)
    }
  }

  #emitOne(kind: number, token: number, detail: number, value: number): void {
    const tokens = this.#tokens
    this.#emit(kind, tokens.caseSlot[token], tokens.number[token], tokens.place[token], detail, value)
    this.#promises?.hear(kind, tokens.caseSlot[token], tokens.place[token], detail, this.now)
  }

  #emitPools(token: number): void {
    const { firstNeed } = this.#network.places
    const tokens = this.#tokens
    const place = tokens.place[token]
    for (let need = 0; need < firstNeed[place + 1] - firstNeed[place]; need += 1)
      this.#emitPool(tokens.pool[token * tokens.needs + need])
  }

  #emitPool(pool: number): void {
    this.#emit(Row.pool, -1, 0, pool, this.#inForce[pool], this.#stations.busy[pool])
  }

  #emit(kind: number, slot: number, token: number, place: number, detail: number, value: number): void {
    const rows = this.block
    const at = rows.count++
    if (at === rows.kind.length) grow(rows)
    rows.kind[at] = kind
    rows.time[at] = this.now
    rows.slot[at] = slot
    rows.token[at] = token
    rows.place[at] = place
    rows.detail[at] = detail
    rows.value[at] = value
  }
}

function grow(rows: Block): void {
  const length = rows.kind.length * 2
  const kinds = new Uint8Array(length)
  kinds.set(rows.kind)
  rows.kind = kinds
  rows.time = grownFloats(rows.time as Float64Array<ArrayBuffer>, length)
  rows.slot = grownInts(rows.slot as Int32Array<ArrayBuffer>, length)
  rows.token = grownInts(rows.token as Int32Array<ArrayBuffer>, length)
  rows.place = grownInts(rows.place as Int32Array<ArrayBuffer>, length)
  rows.detail = grownInts(rows.detail as Int32Array<ArrayBuffer>, length)
  rows.value = grownFloats(rows.value as Float64Array<ArrayBuffer>, length)
}

function lastRider(tokens: Tokens, token: number): number {
  let last = token
  while (tokens.rider[last] >= 0) last = tokens.rider[last]
  return last
}

const widest = (first: Int32Array): number => {
  let most = 0
  for (let at = 0; at + 1 < first.length; at += 1) most = Math.max(most, first[at + 1] - first[at])
  return most
}

function mostAlternatives(network: Network): number {
  const { firstNeed } = network.places
  const { firstAlternative } = network.needs
  let most = 0
  for (let at = 0; at + 1 < firstNeed.length; at += 1) {
    most = Math.max(most, firstAlternative[firstNeed[at + 1]] - firstAlternative[firstNeed[at]])
  }
  return most
}
