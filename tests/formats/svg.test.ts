import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inLanguage, languages, type Language } from '../../src/base/index.ts'
import type { Report } from '../../src/analysis/report.ts'
import { all, type Blueprint } from '../../src/blueprint/index.ts'
import { svg } from '../../src/formats/svg.ts'
import { element, escaped, toText } from '../../src/formats/svg/element.ts'
import { departmentInk, heatFillInk, heatInk, ink, onHeatInk } from '../../src/formats/svg/ink.ts'
import { measured, service } from '../drawing/repair-service.ts'
import { document, named as row, step } from '../layout/documents.ts'
import { hostile, templates } from './templates.ts'

function written(blueprint: Blueprint, language: Language = 'en', report?: Report): string {
  const text = svg.write(blueprint, { language, report })
  if (!text.ok) throw new Error(JSON.stringify(text.findings))
  return text.value
}

const tags = (text: string): Set<string> => new Set([...text.matchAll(/<([^\s/>!?]+)/g)].map(([, tag]) => tag))
const attributes = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/<[^\s/>!?]+((?: [^\s=]+="[^"]*")*)\/?>/g)].flatMap(
      ([, some]) => some.match(/[^\s=]+(?==")/g) ?? [],
    ),
  )

describe.each(templates)('%s', (_, blueprint) => {
  test.each(languages)('has every step by its whole name, in %s', (language) => {
    const text = written(blueprint, language)
    const shown = all(blueprint, 'node').filter(({ kind, within }) => kind !== 'note' && !within)
    const names = shown.map(({ name }) => escaped(inLanguage(name, language)))
    expect(names.filter((name) => !text.includes(`<title>${name}</title>`))).toEqual([])
    expect(text).toContain(`lang="${language}"`)
  })
})

describe('a picture is only a picture', () => {
  const named = document(
    Object.fromEntries(hostile.map((name, i) => [`s${i}`, step('customer', { name: { en: name, 'zh-CN': name } })])),
  )

  test('whatever steps are called, there are only shapes and words', () => {
    const shapes = ['svg', 'g', 'rect', 'path', 'circle', 'line', 'text', 'tspan', 'title', 'defs', 'pattern']
    expect([...tags(written(named))].filter((tag) => !shapes.includes(tag))).toEqual([])
    const suspicious = [...attributes(written(named))].filter((name) => /^on|href|style|src|target/.test(name))
    expect(suspicious).toEqual([])
    expect(written(named).match(/url\([^)]*\)/g) ?? []).toEqual([])
  })

  test('what stood in a name stands there still, in words', () => {
    expect(written(named)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(written(named)).toContain('>a\ufffdb\ufffdc\ufffdd\ufffde\u2028f<')
  })

  test('any text is escaped so that it reads back as it was', () => {
    const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = escaped(text)
        expect(safe).not.toMatch(/[<>"']/)
        const back = safe.replace(/&[a-z#0-9]+;/g, (one) => signs[one])
        expect(back).toBe(text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd'))
      }),
    )
  })

  test('an element without a value for an attribute does not have it', () => {
    expect(toText(element('rect', { x: 1.005, y: undefined, fill: '"' }))).toBe('<rect x="1" fill="&quot;"/>')
  })
})

test('heat, gates and the strip of waiting and work are there when figures are, and only then', () => {
  const [cold, warm] = [written(service), written(service, 'en', measured)]
  const facts = [
    'waits 3 h 20',
    '6.6 in line, P90 11 h',
    `fill="${heatFillInk(5)}"`,
    'class="wait"',
    'class="work"',
    '+2<',
  ]
  expect(facts.filter((fact) => !warm.includes(fact))).toEqual([])
  expect(facts.filter((fact) => cold.includes(fact))).toEqual([])
  expect(cold).toContain('url(#hatched)')
})

test('folded lanes and departments are strips in the file too, warm by the step in them that waits longest', () => {
  const options = { language: 'en', report: measured } as const
  const text = svg.write(service, { ...options, folded: ['customer', 'field'] })
  if (!text.ok) throw new Error(JSON.stringify(text.findings))
  expect([...text.value.matchAll(/class="slab" data-id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
    'fold repair',
    'fold report',
    'fold wait',
  ])
  const slab = text.value.slice(text.value.indexOf('data-id="fold repair"'))
  expect(slab).toContain('<title>Repairs</title>')
  expect(slab.slice(0, slab.indexOf('</g>'))).toContain(`fill="${heatFillInk(5)}" stroke="${heatInk(5)}"`)
  // The sign of folding stands at each head of theirs.
  expect(text.value.match(/class="folded"/g)).toHaveLength(2)
})

test('of a sub-blueprint the inside alone is drawn, and the title names it', () => {
  const blueprint = document({
    before: step('backstage', { name: { en: 'Before' } }),
    whole: step('backstage', { kind: 'sub-blueprint', name: { en: 'Restore', 'zh-CN': '抢通' } }),
    patch: step('backstage', { within: 'whole', name: { en: 'Patch' } }),
  })
  const text = svg.write(blueprint, { language: 'zh-CN', within: 'whole' })
  if (!text.ok) throw new Error(JSON.stringify(text.findings))
  expect([...text.value.matchAll(/<title>([^<]+)<\/title>/g)].map(([, title]) => title)).toEqual([
    'Test · 抢通',
    'Patch',
  ])
})

test('the colours of lanes, departments and phases are bars at their heads', () => {
  const coloured = (id: string, colour: string, record = service.records[id]) =>
    ({ [id]: { ...record, colour } }) as Blueprint['records']
  const bars = (blueprint: Blueprint) =>
    [
      ...written(blueprint).matchAll(
        /<rect x="([\d.]+)"[^>]* width="([\d.]+)" height="[\d.]+" rx="1.5" fill="(#\w+)"\/>/g,
      ),
    ]
      .map(([, x, width, fill]) => [x, width, fill].join(' '))
      .filter((bar) => Object.values(departmentInk).some((one) => bar.endsWith(one)))
  expect(bars(service)).toEqual([])
  const { violet, plum } = departmentInk
  expect(bars({ ...service, records: { ...service.records, ...coloured('frontstage', 'violet') } })).toEqual([
    `0 3 ${violet}`,
  ])
  const phase = coloured('begin', 'plum', row('phase', 'Begin'))
  expect(bars({ ...service, records: { ...service.records, ...phase } })).toEqual([
    expect.stringMatching(new RegExp(`^6 \\d+ ${plum}$`)),
  ])
})

test('the colours of print are the light ones of the app', () => {
  const theme = readFileSync('src/views/theme.css', 'utf8')
  const light = (token: string) => new RegExp(`--${token}: (?:light-dark\\()?(#[0-9a-f]{6})`).exec(theme)?.[1]
  const steps = [1, 2, 3, 4, 5, 6] as const
  const used = {
    ...ink,
    ...Object.fromEntries(
      steps.flatMap((step) => [
        [`heat-${step}`, heatInk(step)],
        [`heat-fill-${step}`, heatFillInk(step)],
        [`on-heat-${step}`, onHeatInk(step)],
      ]),
    ),
  }
  expect(used).toEqual(Object.fromEntries(Object.keys(used).map((token) => [token, light(token)])))
})

test('a file shows what the screen shows under the same lens, with its legend', () => {
  const look = { lens: 'emotion', focus: undefined } as const
  const [, hotline] = templates.find(([name]) => name === 'complaint-hotline.json')!
  const text = svg.write(hotline, { language: 'en', report: undefined, look })
  const facts = [
    'class="curve"',
    'class="sign upset"',
    `fill="${ink['bad-tint']}"`,
    '>customer very unhappy<',
    '>Emotion<',
  ]
  expect(facts.filter((fact) => !(text.ok && text.value.includes(fact)))).toEqual([])
  expect(facts.filter((fact) => written(hotline).includes(fact))).toEqual([])
})
