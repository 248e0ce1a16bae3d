import { expect, test } from 'vitest'
import { parse } from '../../src/blueprint/index.ts'
import { everything } from './everything.ts'
import { incoming, mutate } from './mutated.ts'

test.each(incoming)(
  '%s: as it is it is read; two hundred changed ones are read or refused in words',
  async (_, file, read) => {
    const sound = await read(file)
    expect(sound.findings).toEqual([])
    expect(await mutate(file, read, 200)).toBeGreaterThan(0)
  },
)

test.each(['__proto__', 'constructor', 'prototype'])(
  'the key %s is refused at every depth, and no prototype is touched',
  (key) => {
    const source = JSON.stringify({ format: 'throughline-blueprint', schemaVersion: 1, ...everything })
    const places = [...source.matchAll(/\{/g)].map(({ index }) => index + 1)
    expect(places.length).toBeGreaterThan(100)
    const hostile = (at: number) =>
      `${source.slice(0, at)}"${key}":{"polluted":1}${source[at] === '}' ? '' : ','}${source.slice(at)}`
    expect(places.filter((at) => parse(hostile(at)).findings[0]?.rule !== 'parse/hostile-key')).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  },
)
