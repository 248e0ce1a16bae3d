import { describe, expect, test } from 'vitest'
import { imageOf, normalise, type Blueprint, type BlueprintRecord, type Node } from '../../src/blueprint/index.ts'
import { attachImage } from '../../src/workspace/commands/index.ts'
import { mediaOf, within } from '../../src/workspace/image-file.ts'

const bytes = (...head: (number | string)[]) =>
  Uint8Array.from(head.flatMap((one) => (typeof one === 'number' ? [one] : [...one].map((sign) => sign.charCodeAt(0)))))

test.each([
  ['image/png', bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13)],
  ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ['image/gif', bytes('GIF89a')],
  ['image/webp', bytes('RIFF', 1, 2, 3, 4, 'WEBP')],
  [undefined, bytes('<svg xmlns=')],
  [undefined, bytes('%PDF-1.7 ...')],
  [undefined, bytes()],
])('its first bytes say that it is %s, whatever its name', (media, head) => {
  expect(mediaOf(head)).toBe(media)
})

test.each([
  [
    [1600, 900],
    [1600, 900],
  ],
  [
    [4032, 3024],
    [1600, 1200],
  ],
  [
    [900, 3200],
    [450, 1600],
  ],
  [
    [20_000, 3],
    [1600, 1],
  ],
])('%j becomes %j: no side longer than 1600', ([width, height], smaller) => {
  expect(within(width, height)).toEqual(smaller)
})

describe('the image of a piece of evidence', () => {
  const slip: BlueprintRecord = { type: 'node', kind: 'evidence', name: { en: 'Slip' }, lane: 'evidence' }
  const before: Blueprint = { id: 'hall', records: { slip, card: { ...slip, name: { en: 'Card' } } } }
  const image = { name: 'slip.png', media: 'image/png' as const, data: 'aGFsbG8=' }
  const run = (blueprint: Blueprint, args: Parameters<typeof attachImage.run>[1]) =>
    normalise(blueprint, attachImage.run(blueprint, args))
  const after = run(before, { evidence: 'slip', image })
  const shown = (blueprint: Blueprint) => imageOf(blueprint, blueprint.records.slip as Node)?.address

  test('lies in the document, and is shown', () => {
    expect(after.records['slip-image']).toEqual({ type: 'attachment', ...image })
    expect(shown(after)).toBe('data:image/png;base64,aGFsbG8=')
  })

  test('is gone when another takes its place, when it is taken away, and when the evidence goes', () => {
    const other = run(after, { evidence: 'slip', image: { ...image, data: 'd2VsdA==' } })
    expect(Object.keys(other.records)).toEqual(['slip', 'card', 'slip-image-2'])
    expect(Object.keys(run(after, { evidence: 'slip', image: undefined }).records)).toEqual(['slip', 'card'])
    const { slip: _, ...rest } = after.records
    expect(Object.keys(normalise(after, { ...after, records: rest }).records)).toEqual(['card'])
  })

  test('stays while another piece of evidence shows it', () => {
    const both = { ...after, records: { ...after.records, card: { ...after.records.slip } } }
    expect(Object.keys(run(both, { evidence: 'slip', image: undefined }).records)).toContain('slip-image')
  })

  test('what is no base64, and what is no picture of dots, is not shown', () => {
    const changed = (fields: object) => ({
      ...after,
      records: { ...after.records, 'slip-image': { ...after.records['slip-image'], ...fields } as BlueprintRecord },
    })
    expect(shown(changed({ data: '"><script>' }))).toBeUndefined()
    expect(shown(changed({ media: 'image/svg+xml' }))).toBeUndefined()
  })

  test('no step but evidence has one', () => {
    const step: Blueprint = { id: 'x', records: { step: { type: 'node', kind: 'action', name: {}, lane: 'front' } } }
    expect(attachImage.can(step, { evidence: 'step', image })).toBe(false)
  })
})
