import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { write } from '../../src/blueprint/index.ts'
import { isZip, readLibrary, writeLibrary, type LibraryItem } from '../../src/formats/index.ts'
import { template } from '../workspace/templates.ts'

const item: LibraryItem = {
  ...{ id: 'one', name: { en: 'Fault repair', 'zh-CN': '故障修复' }, folder: 'North', createdAt: 1, updatedAt: 2 },
  blueprint: template('fault-repair'),
  versions: [{ at: 3, kind: 'named', name: 'As agreed', blueprint: template('business-hall') }],
}
const rulesOf = (files: Record<string, string>) => {
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  const read = readLibrary(zip)
  return read.ok ? read.value : read.findings.map(({ rule }) => rule)
}

test('everything comes back as it was, and equal libraries are equal bytes', () => {
  const bytes = writeLibrary([item, { ...item, id: 'two', versions: [] }])
  expect(isZip(bytes)).toBe(true)
  const read = readLibrary(bytes)
  expect(read.ok && read.value).toEqual({ items: [item, { ...item, id: 'two', versions: [] }], unread: [] })
  expect(read.ok && write(read.value.items[0].blueprint)).toBe(write(item.blueprint))
  expect(writeLibrary([item])).toEqual(writeLibrary([item]))
})

test('one that cannot be read is named, and the others come', () => {
  const list = {
    ...{ format: 'throughline-library', formatVersion: 1 },
    blueprints: ['blueprints/a.json', '../../etc/passwd', '__proto__'].map((file, at) => ({
      ...{ id: `id-${at}`, name: {}, createdAt: 1, updatedAt: 1, file, versions: [] },
    })),
  }
  const read = rulesOf({
    'throughline-library.json': JSON.stringify(list),
    'blueprints/a.json': write(item.blueprint),
    'blueprints/b.json': 'unlisted',
  })
  expect(read).toMatchObject({ unread: [{ file: '../../etc/passwd' }, { file: '__proto__' }] })
  expect('items' in read && read.items.map(({ id }) => id)).toEqual(['id-0'])
})

test('what is no library, is damaged or unpacks to more than a gigabyte is refused', () => {
  expect(rulesOf({ 'readme.txt': 'hello' })).toEqual(['library/not-a-library'])
  expect(rulesOf({ 'throughline-library.json': '{"format":"throughline-library","formatVersion":2}' })).toEqual([
    'library/not-a-library',
  ])
  const cut = writeLibrary([item]).slice(0, 2000)
  const bomb = writeLibrary([item])
  const view = new DataView(bomb.buffer)
  // The size that the directory at the end says of its first file.
  const directory = view.getUint32(bomb.length - 6, true)
  view.setUint32(directory + 24, 0xfffffff0, true)
  for (const [bytes, rule] of [
    [cut, 'library/not-a-zip'],
    [bomb, 'library/too-large'],
  ] as const) {
    const read = readLibrary(bytes)
    expect(read.findings.map((one) => one.rule)).toEqual([rule])
  }
})
