import { describe, expect, test } from 'vitest'
import { languages } from '../../src/base/index.ts'
import { all, type Blueprint } from '../../src/blueprint/index.ts'
import { drawingOf, scaleOf, type Drawing } from '../../src/drawing/index.ts'
import { density } from '../../src/formats/png.ts'
import { assumedIn } from '../../src/formats/written/provenance.ts'
import { pagesOf, roomOn, type Paper } from '../../src/formats/print/pages.ts'
import { joinsOf, tilesOf } from '../../src/formats/print/tiles.ts'
import { toText } from '../../src/formats/svg/element.ts'
import { layout } from '../../src/layout/index.ts'
import { templates } from './templates.ts'

const papers: readonly Paper[] = ['A4', 'A3']
/** With everything open, and with the first lane, the last department and the second phase folded. */
const foldings = (blueprint: Blueprint): string[][] => [
  [],
  [all(blueprint, 'lane')[0], all(blueprint, 'department').at(-1), all(blueprint, 'phase')[1]].flatMap(
    (row) => row?.id ?? [],
  ),
]
const cases = templates.flatMap(([name, blueprint]) =>
  papers.flatMap((paper) =>
    foldings(blueprint).map((folded) => [name, paper, folded.join(', '), folded, blueprint] as const),
  ),
)

describe.each(cases)('%s on %s, folded: %s', (_, paper, __, folded, blueprint) => {
  const language = 'en'
  const reading = { blueprint, report: undefined, language, scale: scaleOf(blueprint) } as const
  const drawing: Drawing = drawingOf(layout(blueprint, { language, folded }), reading)
  const cut = tilesOf(drawing, roomOn(paper))

  test('the windows cover the drawing once, and no step or slab lies across two', () => {
    const area = cut.tiles.reduce((sum, { window }) => sum + window.width * window.height, 0)
    expect(area).toBeCloseTo(drawing.width * drawing.height, 3)
    const things = [...drawing.steps, ...drawing.slabs]
    const holding = things.map(
      (step) =>
        cut.tiles.filter(
          ({ window }) =>
            step.x >= window.x &&
            step.y >= window.y &&
            step.x + step.width <= window.x + window.width &&
            step.y + step.height <= window.y + window.height,
        ).length,
    )
    expect(holding).toEqual(things.map(() => 1))
  })

  test('each sheet fits its page, and each shows heads of lanes and phases', () => {
    const room = roomOn(paper)
    for (const { sheet, width, height } of pagesOf(blueprint, paper, { language, folded })) {
      expect(width).toBeLessThanOrEqual(room.width + 0.01)
      expect(height).toBeLessThanOrEqual(room.height + 0.01)
      expect(toText(sheet)).toMatch(/class="lane-heads"[^>]*>\s*<rect/)
      expect(toText(sheet)).toMatch(/class="phase-heads"[^>]*>\s*<(line|text|g)/)
    }
  })

  test('a flow that is cut has its number on both sides', () => {
    const numbers = joinsOf(drawing, cut).flatMap((joins) => joins.map(({ number }) => number))
    const sides = new Map<number, number>()
    for (const number of numbers) sides.set(number, (sides.get(number) ?? 0) + 1)
    expect([...sides].filter(([, count]) => count !== 2)).toEqual([])
    expect(sides.size > 0).toBe(cut.tiles.length > 1)
  })
})

test.each(templates)('%s: what is assumed is listed in words, in both languages', (_, blueprint) => {
  const marks = Object.values(blueprint.records).filter((one) =>
    Object.values(one.marks ?? {}).some(({ mark }) => mark === 'assumed'),
  )
  for (const language of languages) {
    const listed = assumedIn(blueprint, language)
    expect(listed).toHaveLength(marks.length)
    expect(listed.flatMap(({ fields }) => fields).filter((field) => /^[a-z]+[A-Z]|\./.test(field))).toEqual([])
  }
})

test('a picture is painted at twice its size, or as large as a browser can', () => {
  expect([density(2000, 1000), density(20_000, 100), density(16_000, 16_000)]).toEqual([2, 0.8192, 1.024])
})
