import { expect, test } from 'vitest'
import type { Report } from '../../src/analysis/index.ts'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { breath, Crew, runner, simulate, type Plan, type Runner } from '../../src/simulation/index.ts'
import { hired } from '../../src/headless/threads.ts'
import { queueOf } from './queue.ts'

type Answers = Parameters<Runner['hear']>[0]

/** A runner in this thread: messages are cloned; `deliver` decides when (and whether) an answer arrives. */
function nearRunner(crew: Crew, deliver: (arrive: () => void, answer: Answers) => void): Runner {
  const take = runner((answer) => {
    const copy = structuredClone(answer)
    deliver(() => near.hear(copy), copy)
  })
  const near: Runner = { send: (order) => void setTimeout(() => take(structuredClone(order))), hear: () => {} }
  crew.join(near)
  return near
}

const blueprint = queueOf({ days: 1, warmupDays: 1 })
const plan: Plan = { precision: { mean: 0.5, share: 0.2 } }

async function run(crew: Crew, one: Blueprint = blueprint, how: Plan = plan): Promise<Report> {
  const result = await simulate(one, how, { crew, yield: breath })
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.value
}

test('any number of runners, answering in any order, give the same bytes: figures, count, trials and verdict', async () => {
  const alone = await run(new Crew())
  expect(alone.evidence.verdict).toBe('enough')
  expect(alone.proofs?.length).toBeGreaterThan(0)

  const two = new Crew()
  nearRunner(two, (arrive) => arrive())
  expect(await run(two)).toEqual(alone)

  // The first answer of each three comes last.
  const backwards = new Crew()
  for (let more = 0; more < 3; more += 1) {
    const held: (() => void)[] = []
    nearRunner(backwards, (arrive, { is }) => {
      if (is !== 'outcome') return arrive()
      held.push(arrive)
      if (held.length === 3) for (const late of held.splice(0).reverse()) late()
      else setTimeout(() => held.splice(0).forEach((late) => late()), 30)
    })
  }
  expect(JSON.stringify(await run(backwards))).toBe(JSON.stringify(alone))
})

test('threads of Node give the same bytes as one alone', async () => {
  const alone = await run(new Crew(), blueprint, { replications: 12 })
  for (const more of [1, 2]) {
    const crew = new Crew()
    let outcomes = 0
    const threads = Array.from({ length: more }, () => hired(crew))
    for (const thread of threads) thread.on('message', ({ is }: Answers) => (outcomes += is === 'outcome' ? 1 : 0))
    await Promise.all(threads.map((thread) => new Promise((resolve) => thread.once('online', resolve))))
    // Until they have taken part: the first runs may be over before they are ready.
    do expect(JSON.stringify(await run(crew, blueprint, { replications: 12 }))).toBe(JSON.stringify(alone))
    while (outcomes === 0)
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}, 120_000)

test('what a lost runner had is done by others, and the bytes are the same', async () => {
  const alone = await run(new Crew())
  const crew = new Crew()
  const lost = nearRunner(crew, (arrive, { is }) => {
    if (is === 'outcome') lost.hear({ is: 'lost' })
    else arrive()
  })
  nearRunner(crew, (arrive) => arrive())
  expect(await run(crew)).toEqual(alone)
  expect(crew.size).toBe(2)
})

test('with a clock the first replication is run alone, for a moment; then all take part', async () => {
  const startOf = async (msEachLook: number) => {
    const crew = new Crew()
    let first: number | undefined
    let awake = 0
    let added = 0
    const near = nearRunner(crew, (arrive) => arrive())
    const { send } = near
    near.send = (order) => {
      if (order.is === 'replicate') first ??= added
      send(order)
    }
    const hand = { crew, yield: breath, awake: () => (awake += msEachLook), progress: () => void (added += 1) }
    await simulate(blueprint, { replications: 6, asks: false }, hand)
    return first
  }
  expect(await startOf(0)).toBe(1)
  // Where it takes long nobody waits for it.
  expect(await startOf(200)).toBe(0)
})

test('a runner that falls silent is left after ten seconds awake', async () => {
  const crew = new Crew()
  nearRunner(crew, () => {})
  let awake = 0
  const result = await simulate(
    blueprint,
    { replications: 6, asks: false },
    {
      ...{ crew, yield: breath },
      awake: () => (awake += 500),
    },
  )
  expect(result.ok && result.value.replications).toEqual({ done: 6, wanted: 6 })
  expect(crew.size).toBe(1)
})

test('a fault of ours in a runner is told, not waited for', async () => {
  const crew = new Crew()
  const broken = nearRunner(crew, () => broken.hear({ is: 'failed', message: 'kernel/station: 2 servers, 1 busy' }))
  await expect(run(crew, queueOf({ days: 20 }), { replications: 20 })).rejects.toThrow('kernel/station')
})
