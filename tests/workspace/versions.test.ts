import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { all, write, type Blueprint } from '../../src/blueprint/index.ts'
import { Library, type Version } from '../../src/workspace/storage/index.ts'
import { dayMs, thinned } from '../../src/workspace/storage/versions.ts'
import { importSurvey, OpenDocument, rename, restoreVersion } from '../../src/workspace/index.ts'
import { template } from './templates.ts'

let number = 0
const faultRepair = template('fault-repair')
/** Fault repair with a photograph of so many letters. */
const withImage = (letter: string): Blueprint => ({
  ...faultRepair,
  records: {
    ...faultRepair.records,
    photo: { type: 'attachment', name: 'photo.png', media: 'image/png', data: letter.repeat(1000) },
  },
})

async function onTable(blueprint: Blueprint) {
  const clock = { now: Date.UTC(2026, 2, 2, 9) }
  const name = `versions-${(number += 1)}`
  const library = new Library(name, () => clock.now)
  const id = await library.create(blueprint)
  const open = async () => {
    const kept = await library.open(id)
    if (!kept?.ok) throw new Error('not there')
    return new OpenDocument(id, kept.value.blueprint, kept.value, () => [], true)
  }
  const versions = () =>
    new Promise<Version[]>((done, failed) => {
      const stop = library.versions(id, (list) => (done(list), setTimeout(() => stop())), failed)
    })
  const read = async (version: Version) => {
    const result = await library.version(version.id)
    if (!result?.ok) throw new Error('cannot be read')
    return result.value
  }
  return { clock, library, open, versions, read, name }
}
const call = (document: OpenDocument, name: string) => {
  document.run(rename, { record: 'blueprint', language: 'en', name })
  return document.save()
}

describe('versions', () => {
  test('one is kept under a name, and restored byte for byte, which undo takes back; the state between is a version', async () => {
    const { open, versions, read } = await onTable(withImage('A'))
    const document = await open()
    await document.keepVersion('As agreed')
    await call(document, 'Changed')
    const [named] = await versions()
    expect(named).toMatchObject({ kind: 'named', name: 'As agreed', departments: 11 })
    expect(named.steps).toBe(all(faultRepair, 'node').length)

    const changed = write(document.blueprint)
    document.run(restoreVersion, { version: await read(named) })
    await document.save()
    expect(write(document.blueprint)).toBe(write(withImage('A')))
    const [before] = await versions()
    expect(before.kind === 'restore' ? write(await read(before)) : before.kind).toBe(changed)
    document.undo()
    expect(write(document.blueprint)).toBe(changed)
  })

  test('the first edit of another day keeps what was there; looking alone keeps nothing', async () => {
    const { clock, open, versions, read } = await onTable(faultRepair)
    await call(await open(), 'On Monday')
    clock.now += dayMs + 1
    const document = await open()
    expect(await versions()).toEqual([])
    await call(document, 'On Tuesday')
    await call(document, 'Later on Tuesday')
    const list = await versions()
    expect(list.map(({ kind, at }) => [kind, at])).toEqual([['daily', clock.now - dayMs - 1]])
    expect((await read(list[0])).records.blueprint).toMatchObject({ name: { en: 'On Monday' } })
  })

  test('an import keeps what was there before, in the same commit', async () => {
    const { open, versions, read } = await onTable(faultRepair)
    const document = await open()
    const survey = { scale: 7, answers: 1, statements: [] } as never
    document.run(
      {
        ...importSurvey,
        can: () => true,
        run: (one) => ({ ...one, records: { ...one.records, a: one.records.blueprint } }),
      },
      { name: 'Answers', of: undefined, survey },
    )
    await document.save()
    const [version] = await versions()
    expect([version.kind, write(await read(version))]).toEqual(['import', write(faultRepair)])
  })

  test('an image is kept once for all versions, another one under the same id beside it', async () => {
    const { open, versions, read, name } = await onTable(withImage('A'))
    const document = await open()
    await document.keepVersion('one')
    await document.keepVersion('two')
    document.run(restoreVersion, { version: withImage('B') })
    await document.save()
    await document.keepVersion('three')
    const images = await Promise.all((await versions()).map(async (one) => (await read(one)).records.photo))
    expect(images.map((image) => 'data' in image && image.data[0])).toEqual(
      expect.arrayContaining(['A', 'A', 'A', 'B']),
    )
    const tables = await new Dexie(name).open()
    expect(await tables.table('images').count()).toBe(2)
    tables.close()
  })
})

test('as they age, automatic versions thin out to one a day, a week, a month; named ones stay', () => {
  const now = Date.UTC(2026, 6, 1)
  const kept = (days: number, kind: Version['kind'] = 'daily') => ({ at: now - days * dayMs, kind })
  const everyHalfDay = Array.from({ length: 720 }, (_, half) => kept(half / 2 + 0.1))
  const named = Array.from({ length: 20 }, (_, day) => kept(300 + day / 10, 'named'))
  const gone = thinned([...everyHalfDay, ...named], now)
  const left = everyHalfDay.filter((one) => !gone.includes(one))
  const between = (from: number, to: number) =>
    left.filter(({ at }) => now - at >= from * dayMs && now - at < to * dayMs)
  expect(gone.filter(({ kind }) => kind === 'named')).toEqual([])
  expect([between(0, 2), between(2, 14), between(14, 90), between(90, 361)].map((list) => list.length)).toEqual([
    4, 12, 11, 10,
  ])
  expect(thinned(left, now)).toEqual([])
})
