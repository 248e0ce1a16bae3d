import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { aboutOf, all, write, type Blueprint } from '../../src/blueprint/index.ts'
import { Library, troubleOf, type Entry } from '../../src/workspace/storage/index.ts'
import { emptyBlueprint, OpenDocument, rename, setHeadcount } from '../../src/workspace/index.ts'
import { template } from './templates.ts'

let number = 0
const freshName = () => `library-${(number += 1)}`
const faultRepair = template('fault-repair')

async function shelfOf(library: Library): Promise<Entry[]> {
  return new Promise((done, failed) => {
    const stop = library.list((entries) => {
      setTimeout(() => stop())
      done(entries)
    }, failed)
  })
}
const read = async (library: Library, id: string): Promise<Blueprint> => {
  const result = await library.load(id)
  if (!result?.ok) throw new Error('not there')
  return result.value
}

describe('the library', () => {
  test('what is created is there, byte for byte, also for who comes later', async () => {
    const name = freshName()
    const first = new Library(name)
    const id = await first.create(faultRepair)
    first.close()
    const later = new Library(name)
    expect(write(await read(later, id))).toBe(write(faultRepair))
    expect((await shelfOf(later)).map((entry) => entry.name)).toEqual([{ en: 'Fault repair', 'zh-CN': '故障修复' }])
  })

  test('what is deleted is off the shelf, and comes back', async () => {
    const library = new Library(freshName())
    const id = await library.create(faultRepair)
    await library.remove(id)
    expect([await shelfOf(library), await library.load(id)]).toEqual([[], undefined])
    await library.restore(id)
    expect((await shelfOf(library)).map((entry) => entry.id)).toEqual([id])
  })

  test('a duplicate has a name of its own and a life of its own', async () => {
    const library = new Library(freshName())
    const id = await library.create(faultRepair)
    const copy = await library.duplicate(id, (name) => ({ en: `${name.en}, copy` }))
    expect(aboutOf(await read(library, copy!))?.name).toEqual({ en: 'Fault repair, copy' })
    await library.save(copy!, emptyBlueprint())
    expect(write(await read(library, id))).toBe(write(faultRepair))
  })

  test('the shelf is told anew after each change, last changed first', async () => {
    const library = new Library(freshName())
    const told: string[][] = []
    const stop = library.list(
      (entries) => told.push(entries.map((entry) => entry.name.en ?? '')),
      () => {},
    )
    await library.create(faultRepair)
    await new Promise((done) => setTimeout(done, 5))
    await library.create(template('business-hall'))
    await expect.poll(() => told.at(-1)).toEqual(['Business hall', 'Fault repair'])
    stop()
  })

  test('what cannot be read any more is refused with findings and can be had as it is', async () => {
    const library = new Library(freshName())
    const id = await library.create({ ...emptyBlueprint(), records: { odd: { type: 'riddle' } as never } })
    const result = await library.load(id)
    expect(result?.ok).toBe(false)
    expect(await library.raw(id)).toMatchObject({ records: { odd: { type: 'riddle' } } })
  })

  test('a full disk is told apart from a locked one', () => {
    const full = Object.assign(new Error(), {
      name: 'AbortError',
      inner: Object.assign(new Error(), { name: 'QuotaExceededError' }),
    })
    expect(troubleOf(full).code).toBe('quota')
    expect(troubleOf(Object.assign(new Error(), { name: 'SecurityError' })).code).toBe('unavailable')
    expect(troubleOf(new Error()).code).toBe('unknown')
  })
})

describe('two tabs with one blueprint', () => {
  const [early, late] = all(faultRepair, 'shift')

  async function twoTabs() {
    const name = freshName()
    const [one, two] = [new Library(name), new Library(name)]
    const id = await one.create(faultRepair)
    const open = async (library: Library) => new OpenDocument(id, await read(library, id), library, () => [], true)
    return { here: await open(one), there: await open(two), one, two, id }
  }
  const headcounts = (blueprint: Blueprint) =>
    [early, late].map(({ id }) => all(blueprint, 'shift').find((shift) => shift.id === id)?.headcount)

  test('each keeps its own edits, and neither overwrites the other', async () => {
    const { here, there, one, id } = await twoTabs()
    here.run(setHeadcount, { record: early.id, people: 31 })
    await expect.poll(() => here.saved).toBe('saved')
    there.run(setHeadcount, { record: late.id, people: 32 })
    await expect.poll(() => there.saved).toBe('saved')
    expect(headcounts(await read(one, id))).toEqual([31, 32])
    expect(headcounts(there.blueprint)).toEqual([31, 32])
  })

  test('an edit elsewhere shows here', async () => {
    const { here, there, one, id } = await twoTabs()
    const stop = one.watch(id, (kept) => here.adopt(kept))
    there.run(rename, { record: 'blueprint', language: 'en', name: 'Theirs' })
    await expect.poll(() => here.name('en')).toBe('Theirs')
    here.run(setHeadcount, { record: early.id, people: 33 })
    await expect.poll(() => here.saved).toBe('saved')
    expect(aboutOf(await read(one, id))?.name.en).toBe('Theirs')
    stop()
  })
})
