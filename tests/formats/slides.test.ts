/** What stands on a slide, and what goes to the next. */
import { describe, expect, test } from 'vitest'
import { stacked, together, type Piece } from '../../src/formats/report-pptx/stack.ts'
import { tablePiece, widthsOf } from '../../src/formats/report-pptx/table-slides.ts'
import type { WrittenTable } from '../../src/formats/written/table.ts'

const put = () => undefined
const piece = (caption: string, height: number): Piece => ({ caption, least: height, cut: () => ({ height, put }) })
const captions = (pieces: readonly Piece[], isTold: boolean) =>
  stacked(pieces, 5, isTold).map((slide) => slide.map(({ caption, captionTop }) => [caption, captionTop !== undefined]))

const table = (rows: number, heads: readonly string[] = ['Step', 'Wait']): WrittenTable => ({
  ...{ id: 'waits', caption: 'Waits' },
  columns: heads.map((head, at) => ({ head, is: at === 0 ? 'words' : 'number' })),
  rows: Array.from({ length: rows }, (_, row) => ({ cells: heads.map((_, at) => ({ text: `${row} ${at}` })) })),
})

describe('what shows the same or finds room stands together', () => {
  test('a caption is said once; at the head of a slide without a sentence it is the head', () => {
    expect(captions([piece('Waits', 2), piece('Waits', 2), piece('Cost', 2)], true)).toEqual([
      [
        ['Waits', true],
        ['Waits', false],
      ],
      [['Cost', false]],
    ])
    expect(captions([piece('Waits', 1), piece('Cost', 1)], false)).toEqual([
      [
        ['Waits', false],
        ['Cost', true],
      ],
    ])
  })

  test('nothing lies over another or over the foot', () => {
    const heights = [1.2, 3.1, 0.4, 2.2, 1.9, 0.7]
    for (const slide of stacked(
      heights.map((height, at) => piece(`${at}`, height)),
      5,
      true,
    )) {
      const ends = slide.map(({ top, height }) => top + height)
      expect(Math.max(...ends)).toBeLessThanOrEqual(5)
      slide.slice(1).forEach(({ captionTop }, at) => expect(captionTop).toBeGreaterThan(ends[at]))
    }
  })

  test('a chart gives way to its table, as low as it may be', () => {
    const both = together({ usual: 3, least: 2, put }, piece('Waits', 2))
    expect(both.least).toBeCloseTo(4.13)
    expect(both.cut(4.5).height).toBeCloseTo(4.5)
    expect(both.cut(9).height).toBeCloseTo(5.13)
  })
})

describe('a table', () => {
  test('too long for a slide goes on with its rows in order, and no few are left alone', () => {
    const counts: number[] = []
    let rest: Piece | undefined = tablePiece(table(24), 12, 5, 'en')
    while (rest) {
      const cut = rest.cut(5)
      counts.push(Math.round((cut.height - 0.237) / 0.237))
      rest = cut.rest
    }
    expect(counts).toEqual([20, 4])
    expect(tablePiece(table(12), 12, 5, 'en')).toMatchObject({ isWhole: true })
    expect(tablePiece(table(12), 12, 5, 'en').cut(5).rest).toBeUndefined()
  })

  test('breaks no word while there is room for all of them', () => {
    const heads = ['Handoff', ...Array.from({ length: 10 }, () => 'Acknowledged'), 'Lacks']
    const widths = widthsOf(table(3, heads), 12.1)
    // Twelve letters of 10 points, whatever the others want.
    expect(Math.min(...widths.slice(1, 11))).toBeGreaterThan(0.9)
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(12.1)
  })
})
