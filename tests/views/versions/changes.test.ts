/** What two states of a blueprint differ in, said and drawn. */
import { expect, test } from 'vitest'
import type { Language } from '../../../src/base/index.ts'
import { all, type Blueprint } from '../../../src/blueprint/index.ts'
import type { Element } from '../../../src/formats/svg/element.ts'
import { changesBetween } from '../../../src/views/versions/changes.ts'
import { pictureOfChanges } from '../../../src/views/versions/union.ts'
import { words } from '../../../src/views/versions/words.ts'
import { remove, rename, setHeadcount, type Command } from '../../../src/workspace/index.ts'
import { template } from '../../workspace/templates.ts'

const before = template('fault-repair')
const [first, second] = all(before, 'node').filter(({ kind }) => kind === 'action')
const done = <Args>(blueprint: Blueprint, command: Command<Args>, args: Args) => command.run(blueprint, args)

test('each record that changed is one sentence, with from and to where that is short', () => {
  const renamed = done(before, rename, { record: first.id, language: 'en', name: 'Called anew' })
  const staffed = done(renamed, setHeadcount, { record: 'early-shift', people: 9 })
  const after = done(staffed, remove, { ids: [second.id] })
  const said = (language: Language) => changesBetween(before, after, words[language], language).map(({ text }) => text)
  expect(said('en').slice(0, 2)).toEqual([
    'Step “Called anew”: Name “Lets repairer in” → “Called anew”.',
    `Step “${second.name?.en}” was removed.`,
  ])
  expect(said('en')).toContain('Shift “Early 07–12, 13–18”: People 4 → 9.')
  expect(said('zh-CN')[1]).toBe(`删除步骤“${second.name?.['zh-CN']}”。`)
  expect(changesBetween(before, before, words.en, 'en')).toEqual([])
})

test('what is gone is still in the picture, each step with its word and sign', () => {
  const without = remove.run(before, { ids: [first.id] })
  const texts = (drawing: Element) => JSON.stringify(drawing)
  expect(texts(pictureOfChanges(before, without, words.en, 'en'))).toContain('"removed"')
  expect(texts(pictureOfChanges(without, before, words['zh-CN'], 'zh-CN'))).toContain('新增')
})
