import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { aboutOf, all, newId, write, type Blueprint } from '../../src/blueprint/index.ts'
import { Library, troubleOf, type Entry } from '../../src/workspace/storage/index.ts'
import {
  addShift,
  emptyBlueprint,
  OpenDocument,
  remove,
  rename,
  setHeadcount,
  type Clash,
} from '../../src/workspace/index.ts'
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

/** As a window opens it: on the table, and hearing of others. */
async function openIn(library: Library, id: string): Promise<{ document: OpenDocument; stop: () => void }> {
  const kept = await library.open(id)
  if (!kept?.ok) throw new Error('not there')
  const document = new OpenDocument(id, kept.value.blueprint, kept.value, () => [], true)
  return { document, stop: kept.value.watch((news) => document.take(news)) }
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
    const opened = await openIn(library, copy!)
    opened.document.run(rename, { record: 'blueprint', language: 'en', name: 'Another life' })
    await expect.poll(() => opened.document.saved).toBe('saved')
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

describe('two windows with one blueprint', () => {
  const [early, late] = all(faultRepair, 'shift')
  const step = all(faultRepair, 'node').find(({ kind }) => kind === 'action')!

  async function twoWindows() {
    const name = freshName()
    const [one, two] = [new Library(name), new Library(name)]
    const id = await one.create(faultRepair)
    const here = await openIn(one, id)
    const there = await openIn(two, id)
    const leave = () => [here, there].forEach(({ stop }) => stop())
    return { here: here.document, there: there.document, one, id, leave }
  }
  const headcounts = (blueprint: Blueprint) =>
    [early, late].map(({ id }) => all(blueprint, 'shift').find((shift) => shift.id === id)?.headcount)
  const same = (a: OpenDocument, b: OpenDocument) =>
    expect.poll(() => write(a.blueprint) === write(b.blueprint), { timeout: 5000 }).toBe(true)

  test('both see each other’s edits, also those made at the same moment, and neither overwrites the other', async () => {
    const { here, there, one, id, leave } = await twoWindows()
    here.run(setHeadcount, { record: early.id, people: 31 })
    there.run(setHeadcount, { record: late.id, people: 32 })
    here.run(rename, { record: 'blueprint', language: 'en', name: 'Ours' })
    await same(here, there)
    expect(headcounts(here.blueprint)).toEqual([31, 32])
    await expect.poll(() => [here.saved, there.saved]).toEqual(['saved', 'saved'])
    expect(write(await read(one, id))).toBe(write(here.blueprint))
    leave()
  })

  test('undo takes back one’s own and leaves what the other window did', async () => {
    const { here, there, leave } = await twoWindows()
    here.run(setHeadcount, { record: early.id, people: 31 })
    await same(here, there)
    there.run(setHeadcount, { record: late.id, people: 32 })
    await same(here, there)
    here.undo()
    await same(here, there)
    expect(headcounts(there.blueprint)).toEqual([early.headcount, 32])
    leave()
  })

  test('once they know of each other they sign the ids that they make, so that two new things are two', async () => {
    const { here, there, leave } = await twoWindows()
    const pool = all(faultRepair, 'pool')[0].id
    await expect.poll(() => newId(faultRepair, 'late', 'shift')).toMatch(/^late-[0-9a-f]{4}$/)
    here.run(addShift, { pool })
    await same(here, there)
    leave()
    expect(newId(faultRepair, 'late shift', 'shift')).toBe('late-shift-2')
  })

  test('a deletion holds against an edit at the same moment; both windows say so, and both can bring it back', async () => {
    for (const who of ['them', 'us'] as const) {
      const { here, there, leave } = await twoWindows()
      const clashes: Clash[] = []
      const [deleting, editing] = who === 'them' ? [there, here] : [here, there]
      here.onClash((clash) => clashes.push(clash))
      editing.run(rename, { record: step.id, language: 'en', name: 'Renamed meanwhile' })
      deleting.run(remove, { ids: [step.id] })
      await same(here, there)
      expect(all(here.blueprint, 'node').some(({ id }) => id === step.id)).toBe(false)
      expect(clashes.map(({ by }) => by)).toEqual([who])
      clashes[0].bringBack()
      await same(here, there)
      const back = all(there.blueprint, 'node').find(({ id }) => id === step.id)
      expect(back).toMatchObject({ name: { en: 'Renamed meanwhile' }, lane: step.lane })
      expect(Object.keys(here.blueprint.records)).toEqual(expect.arrayContaining(Object.keys(faultRepair.records)))
      leave()
    }
  })

  test('an edit of what another window has deleted puts it back on the shelf', async () => {
    const { here, one, id, leave } = await twoWindows()
    await one.remove(id)
    here.run(rename, { record: 'blueprint', language: 'en', name: 'Still needed' })
    await expect.poll(() => here.saved).toBe('saved')
    expect((await shelfOf(one)).map(({ name }) => name.en)).toEqual(['Still needed'])
    leave()
  })
})

describe('what older and newer Throughlines have kept', () => {
  test('the first shape, whole files, becomes contents, byte for byte; what cannot be read stays as it is', async () => {
    const name = freshName()
    const first = new Dexie(name)
    first.version(1).stores({ blueprints: 'id, updatedAt' })
    const about = { name: { en: 'Fault repair' }, createdAt: 1, updatedAt: 2, revision: 'r' }
    const newer = { format: 'throughline-blueprint', schemaVersion: 99, id: 'n', records: { odd: { kind: 'riddle' } } }
    const file = JSON.parse(write(faultRepair)) as unknown
    await first.table('blueprints').bulkAdd([
      { ...about, id: 'one', content: file },
      { ...about, id: 'deleted', content: file, deletedAt: 3 },
      { ...about, id: 'newer', content: newer },
    ])
    first.close()
    const library = new Library(name)
    expect(write(await read(library, 'one'))).toBe(write(faultRepair))
    expect((await library.load('newer'))?.ok).toBe(false)
    expect(await library.raw('newer')).toEqual(newer)
    expect(await library.load('deleted')).toBeUndefined()
    await library.restore('deleted')
    expect(write(await read(library, 'deleted'))).toBe(write(faultRepair))
    const one = (await shelfOf(library)).find(({ id }) => id === 'one')
    expect([one?.createdAt, one?.updatedAt]).toEqual([1, 2])
  })

  test('a window of before the upgrade says that it is old, and keeps its edits in memory', async () => {
    const name = freshName()
    const library = new Library(name)
    const { document, stop } = await openIn(library, await library.create(faultRepair))
    const newer = new Dexie(name)
    const tables = { versions: 'id, blueprint, *imageKeys', states: 'id', images: 'key, blueprint' }
    newer.version(99).stores({ blueprints: 'id, updatedAt', updates: '++seq, [blueprint+seq]', ...tables, more: 'id' })
    await newer.open()
    expect([document.trouble, document.saved]).toEqual(['outdated', 'saved'])
    document.run(rename, { record: 'blueprint', language: 'en', name: 'Not kept' })
    await expect.poll(() => document.saved).toBe('failed')
    expect([document.trouble, document.name('en')]).toEqual(['outdated', 'Not kept'])
    stop()
    newer.close()
    const later = new Library(name)
    await expect(later.load('any')).rejects.toMatchObject({ code: 'outdated' })
  })
})

test('a long history is joined to one piece, and nothing is lost by it', async () => {
  const name = freshName()
  const library = new Library(name)
  const id = await library.create(faultRepair)
  const { document, stop } = await openIn(library, id)
  for (let people = 1; people <= 230; people += 1) {
    document.run(setHeadcount, { record: all(faultRepair, 'shift')[0].id, people })
    await document.save()
  }
  expect(write(await read(library, id))).toBe(write(document.blueprint))
  const tables = await new Dexie(name).open()
  expect(await tables.table('updates').count()).toBeLessThan(60)
  tables.close()
  stop()
})

test('everything comes to another device as it was, twice nothing more, and overwrites nothing', async () => {
  const library = new Library(freshName())
  const id = await library.create(faultRepair)
  await library.putInto(id, 'North')
  const { document, stop } = await openIn(library, id)
  await document.keepVersion('As agreed')
  document.run(rename, { record: 'blueprint', language: 'en', name: 'Ours' })
  await document.save()
  stop()
  const all = await library.everything()

  const other = new Library(freshName())
  expect([await other.takeIn(all), await other.takeIn(all)]).toEqual([1, 0])
  expect(await other.everything()).toEqual(all)
  const there = await openIn(other, id)
  there.document.run(rename, { record: 'blueprint', language: 'en', name: 'Theirs' })
  await there.document.save()
  there.stop()
  expect(await other.takeIn(all)).toBe(1)
  expect((await shelfOf(other)).map(({ name }) => name.en).sort()).toEqual(['Ours', 'Theirs'])
  expect((await shelfOf(other)).map(({ folder }) => folder)).toEqual(['North', 'North'])
})
