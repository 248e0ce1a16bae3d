/** Two windows with one blueprint, in which both work at random at the same time. */
import { equal } from '../../src/base/index.ts'
import { all, write, type Blueprint } from '../../src/blueprint/index.ts'
import { Library } from '../../src/workspace/storage/index.ts'
import { OpenDocument, remove, setField, setHeadcount, type Clash } from '../../src/workspace/index.ts'

export interface Outcome {
  /** Both show the same, and it is what is kept. */
  same: boolean
  /** Fields that only one window wrote and that do not hold what it wrote last. */
  lost: string[]
  /** How many fields were looked at for that. */
  certain: number
  edits: number
  /** How often an edit met a deletion, and it was said. */
  clashes: number
}

export async function workAtOnce(name: string, blueprint: Blueprint, acts: number, seed: number): Promise<Outcome> {
  const libraries = [new Library(name), new Library(name)]
  const id = await libraries[0].create(blueprint)
  const random = chance(seed)
  const clashes: Clash[] = []
  const windows = await Promise.all(
    libraries.map(async (library) => {
      const kept = await library.open(id)
      if (!kept?.ok) throw new Error('not there')
      const document = new OpenDocument(id, kept.value.blueprint, kept.value, () => [], true)
      document.onClash((clash) => clashes.push(clash))
      /** What it wrote last, by record. */
      return { document, stop: kept.value.watch((news) => document.take(news)), wrote: new Map<string, unknown>() }
    }),
  )
  const removed = new Set<string>()
  for (let act = 0; act < 2 * acts; act += 1) {
    const who = random(2)
    const { document, wrote } = windows[who]
    const kind = random(100)
    const steps = all(document.blueprint, 'node')
    const step = steps[random(steps.length)].id
    // For some steps they compete; of the others each writes a field of its own, so that it is known what must be there.
    const isShared = step.charCodeAt(0) % 2 === 0
    const field = isShared || who === 0 ? 'name' : 'note'
    const value = field === 'name' ? { en: `Named ${act}` } : `Note ${act}`
    if (kind < 3 && random(10) === 0 && steps.length > 12) {
      document.run(remove, { ids: [step] })
      for (const [id, { after }] of Object.entries(document.lastEdit?.diff ?? {})) if (!after) removed.add(id)
    } else if (kind < 10) {
      document.undo()
      // What is undone is not the last word, nor is what comes back with a step that was deleted.
      for (const id of Object.keys(document.lastEdit?.diff ?? {})) wrote.delete(id)
    } else if (kind < 70) {
      if (!setField.can(document.blueprint, { record: step, field, value })) continue
      document.run(setField, { record: step, field, value })
      if (!isShared) wrote.set(step, value)
    } else {
      const shifts = all(document.blueprint, 'shift')
      document.run(setHeadcount, { record: shifts[random(shifts.length)].id, people: 1 + random(90) })
    }
    if (random(4) === 0) await new Promise((done) => setTimeout(done, random(8)))
  }
  await Promise.all(windows.map(({ document }) => document.save()))
  const [one, other] = windows
  const deadline = Date.now() + 20_000
  while (write(one.document.blueprint) !== write(other.document.blueprint) && Date.now() < deadline)
    await new Promise((done) => setTimeout(done, 20))
  const read = await libraries[0].load(id)
  const now = one.document.blueprint
  const lost = [one, other].flatMap(({ wrote }, who) =>
    [...wrote].flatMap(([step, value]) => {
      const kept = now.records[step] as unknown as Record<string, unknown> | undefined
      if (!kept || removed.has(step)) return []
      return equal(kept[who === 0 ? 'name' : 'note'], value) ? [] : [`window ${who}, ${step}`]
    }),
  )
  const certain = [one, other].reduce(
    (sum, { wrote }) => sum + [...wrote.keys()].filter((id) => !removed.has(id)).length,
    0,
  )
  for (const { stop } of windows) stop()
  for (const library of libraries) library.close()
  const same = write(now) === write(other.document.blueprint) && read?.ok === true && write(read.value) === write(now)
  return { same, lost, certain, edits: 2 * acts, clashes: clashes.length }
}

/** A small generator, so that what fails can be had again. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 0x100000000) * below)
  }
}
