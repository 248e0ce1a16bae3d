/** The page: from the headline to what is missing, in the order in which a consultant would tell it. */
import { unbroken, unbrokenInCell, type Language } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { chartOf, onPaper, type Brush } from '../charts/index.ts'
import type { ComposeOptions } from '../index.ts'
import { escaped as plain, toText } from '../svg/element.ts'
import { drawnOf } from '../svg.ts'
import { appendixOf as sectionsBehind, briefOf } from '../written/brief.ts'
import type { WrittenTable } from '../written/table.ts'
import { words as both } from '../written/words.ts'
import {
  writtenOf,
  type WrittenPoint,
  type WrittenReport,
  type WrittenSection,
  type WrittenSentence,
} from '../written/written.ts'
import { styleIn } from './style.ts'

const escaped = (text: string): string => plain(unbroken(text))

/** Pixels that a chart has on the page. */
const chartWidth = 680

export function htmlOf(blueprint: Blueprint, options: ComposeOptions): string {
  const { language, report, appendix = true } = options
  const words = both[language]
  const written = writtenOf(blueprint, report, options)
  const brush: Brush = { paint: onPaper, language, width: chartWidth }
  const { title, facts, headline, points, key } = written
  const body = [
    tag('header', [
      tag('p', [escaped(words.report)], 'kind'),
      tag('h1', [escaped(title)]),
      tag(
        'dl',
        facts.map(({ term, text }) => `<div><dt>${escaped(term)}</dt><dd>${escaped(text)}</dd></div>`),
      ),
    ]),
    tag('p', [escaped(headline?.text ?? words.nothing)], `headline ${headline?.severity ?? ''}`.trim()),
    tag('section', [tag('h2', [escaped(words.findings)]), ...points.map((one, at) => point(one, at + 1, brush))]),
    ...briefOf(blueprint, written).map((one) => section(one, brush)),
    tag(
      'section',
      [
        tag('h2', [escaped(words.picture)]),
        `<div class="blueprint">${toText(drawnOf(blueprint, options))}</div>`,
        tag('p', [escaped(words.pictureHint)], 'note'),
      ],
      'wide',
    ),
    ...(appendix ? appendixOf(written, brush, words) : []),
    tag('footer', [escaped(`${words.page} · ${key}`)]),
  ]
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${styleIn(language)}</style>`,
    '</head>',
    `<body><main>${body.join('\n')}</main></body>`,
    '</html>\n',
  ].join('\n')
}

/** All that stands behind the short form, in full. */
const appendixOf = (written: WrittenReport, brush: Brush, words: (typeof both)[Language]): string[] => [
  tag('h2', [escaped(words.appendix)], 'appendix'),
  ...(written.also.length > 0 ? [tag('section', [tag('h2', [escaped(words.also)]), list(written.also)])] : []),
  ...sectionsBehind(written).map((one) => section(one, brush)),
  tag('section', [
    tag('h2', [escaped(words.missing)]),
    written.missing.length === 0
      ? tag('p', [escaped(words.complete)])
      : tag('p', [escaped(words.missingSay)]) +
        tag(
          'ul',
          written.missing.map((one) => tag('li', [escaped(one)])),
        ),
  ]),
]

/** @param inner as markup: every text in it has been escaped */
const tag = (name: string, inner: readonly string[], className = ''): string =>
  `<${name}${className === '' ? '' : ` class="${className}"`}>${inner.join('\n')}</${name}>`

const list = (sentences: readonly WrittenSentence[]): string =>
  tag(
    'ul',
    sentences.map(({ text }) => tag('li', [escaped(text)])),
  )

function point({ text, severity, proof }: WrittenPoint, number: number, brush: Brush): string {
  const said = tag('p', [`<b>${number}</b>${escaped(text)}`], severity)
  return tag('div', [said, ...(proof ? [figureOf(proof.table, brush)] : [])], 'point')
}

function figureOf(table: WrittenTable, brush: Brush): string {
  const drawn = chartOf(table, brush)
  return drawn ? tag('figure', [tag('figcaption', [escaped(table.caption)]), toText(drawn)]) : ''
}

function section({ title, question, says, tables, missing }: WrittenSection, brush: Brush): string {
  return tag('section', [
    tag('h2', [escaped(title)]),
    ...(question === '' ? [] : [tag('p', [escaped(question)], 'question')]),
    ...says.map((one) => tag('p', [escaped(one)])),
    ...missing.map((one) => tag('p', [escaped(one)], 'lack')),
    ...tables.map((one) => figureOf(one, brush) + tableOf(one)),
  ])
}

function tableOf({ caption, columns, rows }: WrittenTable): string {
  const kind = (at: number) => (columns[at].is === 'number' ? ' class="number"' : '')
  const head = columns.map((one, at) => `<th scope="col"${kind(at)}>${escaped(one.head)}</th>`)
  const lines = rows.map(({ cells }) => {
    const [first, ...rest] = cells
    const others = rest.map(({ text, isUnknown, status }, at) => {
      const classes = [columns[at + 1].is === 'number' && 'number', isUnknown && 'unknown', status]
      const className = classes.filter(Boolean).join(' ')
      return `<td${className === '' ? '' : ` class="${className}"`}>${plain(unbrokenInCell(text))}</td>`
    })
    return `<tr><th scope="row">${escaped(first.text)}</th>${others.join('')}</tr>`
  })
  return [
    `<div class="table"><table${columns.length > 6 ? ' class="many"' : ''}><caption>${escaped(caption)}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${lines.join('\n')}</tbody></table></div>`,
  ].join('\n')
}
