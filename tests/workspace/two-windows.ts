/** Two windows with one blueprint, in which both work at random at the same time. */
import { all, write, type Blueprint } from '../../src/blueprint/index.ts'
import { Library } from '../../src/workspace/storage/index.ts'
import { OpenDocument, remove, rename, setHeadcount, type Clash } from '../../src/workspace/index.ts'

export interface Outcome {
  /** Both show the same, and it is what is kept. */
  same: boolean
  /** Fields that only one window wrote, of records that are there, and that do not hold what it wrote last. */
  lost: string[]
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
  for (let act = 0; act < 2 * acts; act += 1) {
    const { document, wrote } = windows[random(2)]
    const kind = random(100)
    const [steps, shifts] = [all(document.blueprint, 'node'), all(document.blueprint, 'shift')]
    if (kind < 4 && steps.length > 12) document.run(remove, { ids: [steps[random(steps.length)].id] })
    else if (kind < 12) document.undo()
    else if (kind < 60 && shifts.length > 0) {
      const shift = shifts[random(shifts.length)].id
      document.run(setHeadcount, { record: shift, people: act + 100 })
      wrote.set(`${shift}/headcount`, act + 100)
    } else {
      const step = steps[random(steps.length)].id
      document.run(rename, { record: step, language: 'en', name: `Named ${act}` })
      wrote.set(`${step}/name`, `Named ${act}`)
    }
    // What is undone is not its last word.
    if (kind >= 4 && kind < 12) wrote.clear()
    if (random(4) === 0) await new Promise((done) => setTimeout(done, random(8)))
  }
  await Promise.all(windows.map(({ document }) => document.save()))
  const [one, other] = windows
  const deadline = Date.now() + 20_000
  while (write(one.document.blueprint) !== write(other.document.blueprint) && Date.now() < deadline)
    await new Promise((done) => setTimeout(done, 20))
  const read = await libraries[0].load(id)
  const now = one.document.blueprint
  const lost = [one, other].flatMap(({ wrote }, at) =>
    [...wrote].flatMap(([place, value]) => {
      const [record, field] = place.split('/')
      const kept = now.records[record] as { name?: { en?: string }; headcount?: number } | undefined
      if (!kept || windows[1 - at].wrote.has(place)) return []
      return (field === 'name' ? kept.name?.en : kept.headcount) === value ? [] : [place]
    }),
  )
  for (const { stop } of windows) stop()
  for (const library of libraries) library.close()
  const same = write(now) === write(other.document.blueprint) && read?.ok === true && write(read.value) === write(now)
  return { same, lost, edits: 2 * acts, clashes: clashes.length }
}

/** A small generator, so that what fails can be had again. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 0x100000000) * below)
  }
}
