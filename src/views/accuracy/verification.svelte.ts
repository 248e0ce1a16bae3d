/** What the page shows: which cases are judged, which are under way, with which seed, since when. */
import { seedsAt, verifyInBackground, type Judgement, type ServiceCase } from '../../formats/index.ts'

/** More would not leave the page a moment for itself. */
const mostWorkers = 4

export type CaseState =
  | { is: 'running'; runs: number }
  | { is: 'judged'; judgement: Judgement }
  /** Our own failure. */
  | { is: 'failed'; why: string }

export class Verification {
  readonly cases: readonly ServiceCase[]
  seed = $state(0)
  state = $state<'running' | 'done' | 'stopped'>('done')
  /** By the case's id; those that wait are not among them. */
  found = $state.raw<Readonly<Record<string, CaseState>>>({})
  elapsedMs = $state(0)
  readonly #all: readonly ServiceCase[]
  #stop: () => void = () => {}

  /** @param all of the file; @param only ids of those that are run, all where none of them is known */
  constructor(all: readonly ServiceCase[], only: readonly string[]) {
    this.#all = all
    const known = all.filter((one) => only.includes(one.id))
    this.cases = known.length > 0 ? known : all
  }

  /** Begins anew, with luck of its own where no seed is given. */
  start(seed = freshSeed()): void {
    this.stop()
    this.seed = seed
    this.found = {}
    this.state = 'running'
    const begun = performance.now()
    const clock = setInterval(() => (this.elapsedMs = performance.now() - begun), 500)
    this.elapsedMs = 0
    const halt = () => {
      clearInterval(clock)
      this.elapsedMs = performance.now() - begun
    }
    // What is over in a moment comes first.
    const quickFirst = [...this.cases].sort((a, b) => Number(hasChance(a)) - Number(hasChance(b)))
    const orders = quickFirst.map((one) => ({ case: one, seeds: seedsAt(seed, this.#all.indexOf(one)) }))
    const running = verifyInBackground(
      orders,
      {
        progress: (id, runs) => this.#find(id, { is: 'running', runs }),
        judged: (judgement) => this.#find(judgement.case.id, { is: 'judged', judgement }),
        failed: (id, why) => this.#find(id, { is: 'failed', why }),
        done: () => {
          halt()
          this.state = 'done'
        },
      },
      Math.min(mostWorkers, navigator.hardwareConcurrency),
    )
    this.#stop = () => {
      running.stop()
      halt()
    }
  }

  /** What was found so far stays. */
  stop(): void {
    if (this.state !== 'running') return
    this.#stop()
    this.found = Object.fromEntries(Object.entries(this.found).filter(([, { is }]) => is !== 'running'))
    this.state = 'stopped'
  }

  /** In the order of the file. */
  get judgements(): Judgement[] {
    return this.cases.flatMap(({ id }) => {
      const state = this.found[id]
      return state?.is === 'judged' ? [state.judgement] : []
    })
  }

  #find(id: string, state: CaseState): void {
    this.found = { ...this.found, [id]: state }
  }
}

const hasChance = ({ expect }: ServiceCase): boolean => expect.some(({ rule }) => rule.kind !== 'exact')

/** A whole number from 0, small enough that the seeds of all cases stay exact. */
function freshSeed(): number {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2))
  return (high >>> 17) * 0x1_0000_0000 + low
}
