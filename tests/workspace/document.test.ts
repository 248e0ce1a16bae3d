import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diff } from '../../src/base/index.ts'
import { all, write, type Blueprint } from '../../src/blueprint/index.ts'
import {
  addShift,
  OpenDocument,
  removeShift,
  rename,
  setDuration,
  setHeadcount,
  setShare,
} from '../../src/workspace/index.ts'
import { StorageTrouble } from '../../src/workspace/storage/index.ts'
import { template } from './templates.ts'

const nothingStored = { write: () => {}, keep: () => {}, commit: async () => {} }
const opened = (blueprint: Blueprint) => new OpenDocument('one', blueprint, nothingStored, () => [], true)
const faultRepair = template('fault-repair')
const people = (document: OpenDocument, shift: string) =>
  all(document.blueprint, 'shift').find(({ id }) => id === shift)?.headcount

/** An act by chance on whatever the document now holds. */
const acts: ((document: OpenDocument, pick: number, amount: number) => void)[] = [
  (document, pick, amount) => {
    const shift = at(all(document.blueprint, 'shift'), pick)
    if (shift) document.run(setHeadcount, { record: shift.id, people: amount })
  },
  (document, pick) => {
    const pool = at(all(document.blueprint, 'pool'), pick)
    if (pool) document.run(addShift, { pool: pool.id })
  },
  (document, pick) => {
    const shift = at(all(document.blueprint, 'shift'), pick)
    if (shift) document.run(removeShift, { shift: shift.id })
  },
  (document, pick, amount) => {
    const node = at(all(document.blueprint, 'node'), pick)
    if (node) document.run(rename, { record: node.id, language: 'zh-CN', name: `步骤 ${amount}` })
  },
  (document, pick, amount) => {
    const node = at(
      all(document.blueprint, 'node').filter((one) => one.kind === 'action' && one.stages?.length),
      pick,
    )
    if (node) document.run(setDuration, { record: node.id, field: 'stages.0.time', value: amount + 1 })
  },
  (document, pick, amount) => {
    const flow = at(
      all(document.blueprint, 'flow').filter((one) => one.share !== undefined),
      pick,
    )
    if (flow) document.run(setShare, { flow: flow.id, share: amount / 20 })
  },
]
const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]

describe('undo and redo', () => {
  test('any acts, undone, give the document of before, and redone, the document of after', () => {
    const act = fc.tuple(fc.nat(acts.length - 1), fc.nat(500), fc.nat(20))
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (chosen) => {
        const document = opened(faultRepair)
        for (const [which, pick, amount] of chosen) acts[which](document, pick, amount)
        const after = write(document.blueprint)
        while (document.canUndo) document.undo()
        expect(write(document.blueprint)).toBe(write(faultRepair))
        while (document.canRedo) document.redo()
        expect(write(document.blueprint)).toBe(after)
      }),
      { numRuns: 40 },
    )
  })

  test('they say the name of the act, and a new act forgets what was undone', () => {
    const document = opened(faultRepair)
    const shift = all(faultRepair, 'shift')[0]
    document.run(setHeadcount, { record: shift.id, people: shift.headcount + 1 })
    expect(document.undoLabel?.en).toBe('Change the number of people')
    document.undo()
    expect([document.canUndo, document.canRedo, document.redoLabel?.['zh-CN']]).toEqual([false, true, '调整人数'])
    document.run(rename, { record: 'blueprint', language: 'en', name: 'Ours' })
    expect(document.canRedo).toBe(false)
    expect(document.lastEdit?.label.en).toBe('Rename')
  })

  test('an act that changes nothing leaves no trace', () => {
    const document = opened(faultRepair)
    const shift = all(faultRepair, 'shift')[0]
    document.run(setHeadcount, { record: shift.id, people: shift.headcount })
    expect(document.canUndo).toBe(false)
    expect(document.saved).toBe('saved')
  })

  test('undo takes back my change and not what another tab did since', () => {
    const document = opened(faultRepair)
    const [mine, theirs] = all(faultRepair, 'shift')
    document.run(setHeadcount, { record: mine.id, people: 17 })
    document.run(setHeadcount, { record: theirs.id, people: 18 })
    document.undo()
    expect([people(document, mine.id), people(document, theirs.id)]).toEqual([17, theirs.headcount])
  })
})

describe('saved', () => {
  const shift = all(faultRepair, 'shift')[0]

  test('is said after the commit and not before', async () => {
    let commit = () => {}
    const slow = { write: () => {}, keep: () => {}, commit: () => new Promise<void>((done) => (commit = done)) }
    const document = new OpenDocument('one', faultRepair, slow, () => [], true)
    document.run(setHeadcount, { record: shift.id, people: 9 })
    expect(document.saved).toBe('saving')
    await Promise.resolve()
    expect(document.saved).toBe('saving')
    commit()
    await expect.poll(() => document.saved).toBe('saved')
  })

  test('edits made while saving are saved next, the last state last', async () => {
    const kept: unknown[] = []
    let last: unknown
    const slow = {
      write: (diff: Diff) => void (last = diff[shift.id].after?.headcount),
      keep: () => {},
      async commit() {
        kept.push(last)
        await new Promise((done) => setTimeout(done, 5))
      },
    }
    const document = new OpenDocument('one', faultRepair, slow, () => [], true)
    for (const people of [5, 6, 7, 8]) document.run(setHeadcount, { record: shift.id, people })
    await expect.poll(() => document.saved).toBe('saved')
    expect(kept).toEqual([5, 8])
  })

  test('a failure keeps the edit in memory, says which kind it is, and can be tried again', async () => {
    let isFull = true
    const full = {
      write: () => {},
      keep: () => {},
      async commit() {
        if (isFull) throw new StorageTrouble('quota', undefined)
      },
    }
    const document = new OpenDocument('one', faultRepair, full, () => [], true)
    document.run(setHeadcount, { record: shift.id, people: 9 })
    await expect.poll(() => document.saved).toBe('failed')
    expect([document.trouble, people(document, shift.id)]).toEqual(['quota', 9])
    isFull = false
    await document.save()
    expect([document.saved, document.trouble]).toEqual(['saved', undefined])
  })
})
