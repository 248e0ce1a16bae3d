import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { write } from '../../src/blueprint/index.ts'
import { readLink, writeLink } from '../../src/formats/index.ts'
import { template } from '../workspace/templates.ts'

const rulesOf = (link: string) => readLink(link).findings.map(({ rule }) => rule)

test('every template fits into a link and comes back byte for byte', () => {
  for (const name of ['fault-repair', 'broadband-installation', 'complaint-hotline', 'business-hall'] as const) {
    const written = writeLink(template(name))
    const read = 'link' in written ? readLink(written.link) : undefined
    expect(read?.ok && write(read.value)).toBe(write(template(name)))
    expect('link' in written && written.link).toMatch(/^[\w-]+$/)
  }
})

test('what is too long is told, what is cut, damaged or swells is refused', () => {
  const blueprint = template('fault-repair')
  const data = Array.from({ length: 4000 }, (_, at) => (at * 2654435761).toString(36)).join('')
  const noise = { type: 'attachment', name: 'p', media: 'image/png', data } as const
  expect(writeLink({ ...blueprint, records: { ...blueprint.records, photo: noise } })).toHaveProperty('tooLong')

  const written = writeLink(blueprint)
  const link = 'link' in written ? written.link : ''
  const zeros = Buffer.from(deflateSync(new Uint8Array(16_000_000), { level: 9 })).toString('base64url')
  expect(
    [link.slice(0, 900), `${link.slice(0, 50)}AAAA${link.slice(60)}`, zeros, ''].map((one) => rulesOf(one)),
  ).toEqual([['link/damaged'], ['link/damaged'], ['link/damaged'], ['link/damaged']])
})
