/** Each picture of a table, drawn from a few numbers worked by hand. */
import { expect, test } from 'vitest'
import type { Picture } from '../../src/analysis/index.ts'
import { chartOf, onPaper, onScreen, type Brush } from '../../src/formats/charts/index.ts'
import { axisOf } from '../../src/formats/charts/scale.ts'
import type { Element } from '../../src/formats/svg/element.ts'
import { tableOf, type WrittenTable } from '../../src/formats/written/table.ts'
import type { Cell } from '../../src/analysis/index.ts'

const brush: Brush = { paint: onPaper, language: 'en', width: 600 }
const both = (text: string) => ({ en: text, 'zh-CN': text })

const table = (heads: string[], rows: Cell[][], picture: Picture): WrittenTable =>
  tableOf(
    {
      ...{ id: 'one', caption: both('One'), picture },
      columns: heads.map((head, at) => ({ head: both(head), is: at === 0 ? 'words' : 'number' })),
      rows: rows.map((cells) => ({ cells })),
    },
    'en',
  )

const flat = (one: Element): Element[] => [
  one,
  ...one.children.flatMap((child) => (typeof child === 'string' ? [] : flat(child))),
]
const all = (drawn: Element | undefined, tag: string) => flat(drawn!).filter((one) => one.tag === tag)
const texts = (drawn: Element | undefined) =>
  all(drawn, 'text').map(({ children }) => children.filter((child) => typeof child === 'string').join(''))

test('parts of a whole are as long as they are, in their order, and the whole stands behind', () => {
  const drawn = chartOf(
    table(
      ['Step', 'Off shift', 'Contention', 'Transfer'],
      [
        ['Repair', { minutes: 60 }, { minutes: 30 }, { minutes: 0 }],
        ['Sign', { minutes: 45 }, { minutes: 0 }, { minutes: 0 }],
      ],
      {
        is: 'stacked',
        parts: [
          { column: 1, colour: 'cause-off-shift' },
          { column: 2, colour: '--cause-contention' },
          { column: 3, colour: 'cause-transfer' },
        ],
      },
    ),
    brush,
  )
  const bars = all(drawn, 'rect').filter(({ children }) => children.length > 0)
  expect(bars.map(({ attributes }) => attributes.fill)).toEqual(['#27366b', '#d95f1e', '#27366b'])
  const [first, second, third] = bars.map(({ attributes }) => Number(attributes.width) + 1)
  expect([first / second, first / third]).toEqual([expect.closeTo(2), expect.closeTo(60 / 45)])
  // What no row has stands in no legend.
  expect(texts(drawn)).toEqual(['Off shift', 'Contention', 'Repair', '1 h 30', 'Sign', '45 min'])
})

test('a value stands with its whisker: full where the goal lies outside of it, hollow where nobody can tell', () => {
  const drawn = chartOf(
    table(
      ['Promise', 'Goal', 'Kept'],
      [
        ['Missed', { share: 0.9 }, { share: 0.8, halfWidth: 0.05 }],
        ['Unsure', { share: 0.9 }, { share: 0.88, halfWidth: 0.05 }],
        ['Kept', { share: 0.9 }, { share: 0.97, halfWidth: 0.01 }],
        ['Nobody', { share: 0.9 }, { unknown: both('no case') }],
      ],
      { is: 'dots', column: 2, goalColumn: 1 },
    ),
    brush,
  )
  expect(all(drawn, 'circle').map(({ attributes }) => [attributes.fill, attributes.stroke])).toEqual([
    ['#b42318', undefined],
    ['#ffffff', '#855400'],
    ['#0b6b4c', undefined],
  ])
  expect(texts(drawn)).toContain('no case')
  expect(texts(drawn)).toContain('80.0 % ±5.0 · goal 90.0 %')
})

test('a difference has zero on its axis, also where all lie on one side of it', () => {
  const drawn = chartOf(
    table(['Change', 'Gain'], [['One more', { points: 0.036, halfWidth: 0.014 }]], { is: 'dots', column: 1 }),
    brush,
  )
  expect(texts(drawn)).toContain('0.0')
})

test('a matrix has a circle for what is handed over, none for what is not, warmer where it waits longer', () => {
  const drawn = chartOf(
    table(
      ['From', 'Desk', 'Field'],
      [
        ['Desk', { unknown: both('–') }, 40],
        ['Field', 10, { unknown: both('–') }],
      ],
      {
        is: 'matrix',
        shade: [
          [undefined, 200],
          [20, undefined],
        ],
      },
    ),
    brush,
  )
  expect(all(drawn, 'circle').map(({ attributes: { r, fill } }) => [Number(r) - 4, fill])).toEqual([
    [expect.any(Number), '#74250f'],
    [6, '#fff0d4'],
  ])
})

test('a quadrant leaves out whoever lacks a score, and names the others', () => {
  const drawn = chartOf(
    table(
      ['Step', 'Conformance', 'Perception'],
      [
        ['Greet', { share: 0.9 }, 4],
        ['Wait', { share: 0.4 }, 2],
        ['Pay', { unknown: both('unknown') }, 5],
      ],
      { is: 'quadrant', across: 1, up: 2, cutAcross: 0.7, cutUp: 3 },
    ),
    brush,
  )
  expect(all(drawn, 'circle')).toHaveLength(2)
  expect(texts(drawn)).toEqual(expect.arrayContaining(['Greet', 'Wait']))
  expect(texts(drawn)).not.toContain('Pay')
})

test('a quadrant draws the interval of each score, as far as its axis goes', () => {
  const picture = { is: 'quadrant', across: 1, up: 2, cutAcross: 0.7, cutUp: 0.5 } as const
  const lines = (across: object) =>
    all(
      chartOf(table(['Step', 'Conformance', 'Perception'], [['Greet', across, { share: 0.8 }]], picture), brush),
      'line',
    )
  expect(lines({ share: 0.9, halfWidth: 0.2 })).toHaveLength(lines({ share: 0.9 }).length + 1)
  const [frame, whisker] = [lines({ share: 0.9 })[1], lines({ share: 0.9, halfWidth: 0.2 }).at(-1)!]
  expect(whisker.attributes.x2).toBe(frame.attributes.x2)
})

test('nothing is drawn of a table in which nothing is known', () => {
  const empty = table(['Promise', 'Kept'], [['All', { unknown: both('no case') }]], { is: 'dots', column: 1 })
  expect([empty.picture, chartOf(empty, brush)]).toEqual([undefined, undefined])
})

test('an axis reaches all of its values in round steps: hours for times, up to all for shares', () => {
  expect(axisOf([70, 200], 'minutes', 100)).toMatchObject({ low: 0, high: 240, ticks: [0, 60, 120, 180, 240] })
  expect(axisOf([0.83], 'share', 100).high).toBe(1)
  // All the best that can be: the axis still has a length.
  expect(axisOf([1, 1], 'share', 100)).toMatchObject({ low: 0, high: 1 })
  expect(axisOf([1, 1], 'share', 100).at(1)).toBe(100)
  expect(axisOf([-2, 7], 'count', 90)).toMatchObject({ low: -2, high: 8 })
  expect(axisOf([0], 'count', 90).at(0)).toBe(0)
  // Where every promise is always kept, they stand at the end of the axis.
  expect(axisOf([1, 1], 'share', 90).at(1)).toBe(90)
})

test('on the screen colours are those in force there', () => {
  expect(['cause-transfer', 'var(--heat-2)', '#123456'].map(onScreen)).toEqual([
    'var(--cause-transfer)',
    'var(--heat-2)',
    '#123456',
  ])
})
