/** A picture is worked out once: whoever looks at the same records in the same way is given the same one. */
import { expect, test } from 'vitest'
import { layout } from '../../src/layout/index.ts'
import { pictureOf } from '../../src/drawing/index.ts'
import { template } from '../workspace/templates.ts'

test('the same records, asked in the same way, are laid out once', () => {
  const blueprint = template('business-hall')
  const first = pictureOf(blueprint, { language: 'en' })
  expect(first).toEqual(layout(blueprint, { language: 'en' }))
  expect(pictureOf({ ...blueprint }, { language: 'en' })).toBe(first)
  expect(pictureOf(blueprint, { language: 'zh-CN' })).toEqual(layout(blueprint, { language: 'zh-CN' }))
  const edited = { ...blueprint, records: { ...blueprint.records } }
  expect(pictureOf(edited, { language: 'en' })).not.toBe(first)
})
