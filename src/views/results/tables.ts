/** Everything the strip draws, as tables: the twin of each chart, for those who read, copy or do not see. */
import { duration, inLanguage, margin, plainNumber, render, type Language } from '../../base/index.ts'
import { all, nameOf, type Blueprint } from '../../blueprint/index.ts'
import { causes, causeTexts } from '../../analysis/causes/cause.ts'
import { sectionsOf } from '../../analysis/made-sections.ts'
import { levelName } from '../../analysis/names.ts'
import { figure, figureKey, halfWidth, type Figure, type Report } from '../../analysis/report.ts'
import { leadingClock, levelsOf } from '../../analysis/targets.ts'
import { tableOf as writtenTable } from '../../formats/written/table.ts'
import { byClass } from './by-class.ts'
import { changedName, differenceText, fromTo, outcomeName, savingName } from './changed-words.ts'
import { changedFigures, savingOf } from './changed.ts'
import { intervalOf, target, valueOf } from './figures.ts'
import { busyPools, throughTheDay } from './through-the-day.ts'
import type { words as both } from './words.ts'

export interface TableData {
  id: string
  caption: string
  heads: string[]
  rows: string[][]
  /** Columns beside the first that hold words. */
  ofWords?: readonly number[]
  /** By row and column: is it as it should be? */
  statuses?: readonly (readonly ('met' | 'missed' | undefined)[])[]
}

type Words = (typeof both)[Language]

interface Subject {
  blueprint: Blueprint
  report: Report
  words: Words
  language: Language
}

/** @param before what the last edit is compared with, and the edit's name */
export function tablesOf(subject: Subject, before?: { report: Report; act: string }): TableData[] {
  const tables = [
    before && changes(subject, before.report, before.act),
    promises(subject),
    classes(subject),
    times(subject),
    busy(subject),
    waits(subject),
    hours(subject),
    ...ofSections(subject),
  ]
  return tables.filter((one) => one !== undefined && one.rows.length > 0) as TableData[]
}

/** Value, interval, cases; a figure without a value says why. */
function cells(one: Figure | undefined, { words, language }: Subject): string[] {
  const value = one && valueOf(one, language)
  if (!one || value === undefined)
    return [words.unknown, one?.reason?.[language] ?? (one ? '' : words.tables.noCase), '']
  return [value, intervalOf(one, language), plainNumber(Math.round(one.n))]
}

function changes({ blueprint, report, words, language }: Subject, before: Report, act: string): TableData {
  const { tables, changed } = words
  const noSaving = [savingName(blueprint, changed, language), '', words.unknown, changed.costUnknown, '']
  return {
    id: 'changes',
    caption: render(tables.changes, { act }, language),
    heads: [tables.measure, `${tables.before} → ${tables.after}`, tables.difference, tables.evidence, tables.saved],
    rows: [
      ...changedFigures(blueprint, before, report).map((one) => {
        const { value, margin } = differenceText(one, changed, language)
        return [
          changedName(one, blueprint, changed, language),
          fromTo(one, language),
          `${value} ${margin}`,
          changed.evidence[one.says],
          one.varianceSaved === undefined ? '' : `${Math.round(one.varianceSaved * 100)} %`,
        ]
      }),
      ...(savingOf(before, report) ? [] : [noSaving]),
    ],
  }
}

function promises(subject: Subject): TableData {
  const { blueprint, report, words, language } = subject
  const { tables } = words
  const leading = leadingClock(blueprint)?.id
  const clocks = [...all(blueprint, 'clock')].sort((a, b) => Number(b.id === leading) - Number(a.id === leading))
  const rows = clocks.flatMap((clock) =>
    levelsOf(blueprint, clock).map((level) => [
      render(tables.of, { clock: clock.name ?? clock.id, row: levelName(blueprint, level) }, language),
      target(level.attainment),
      ...cells(figure(report, 'attainment', clock.id, { row: level.id }), subject),
    ]),
  )
  return {
    id: 'promises',
    caption: tables.promises,
    heads: [tables.promise, tables.target, tables.onTime, tables.interval, tables.cases],
    rows,
  }
}

function classes(subject: Subject): TableData | undefined {
  const { blueprint, report, words, language } = subject
  const by = byClass(blueprint, report)
  if (by?.is !== 'class') return undefined
  const { tables } = words
  return {
    id: 'classes',
    caption: render(tables.classes, { clock: by.clock.name ?? by.clock.id }, language),
    heads: [tables.class, tables.target, tables.onTime, tables.interval, tables.cases],
    rows: by.rows.map(({ name, target: goal, figure: one }) => [
      inLanguage(name, language),
      goal === undefined ? '' : target(goal),
      ...cells(one, subject),
    ]),
  }
}

function times(subject: Subject): TableData {
  const { blueprint, report, words, language } = subject
  const { tables } = words
  const names: Record<string, string> = {
    'cycle-time.mean': tables.mean,
    'cycle-time.p50': tables.median,
    'cycle-time.p90': tables.tail,
    'cycle-time.p95': tables.extreme,
    throughput: tables.throughput,
    'in-process': tables.inside,
  }
  const outcomes = Object.keys(report.figures).filter((key) => key.startsWith('outcome.') && !key.includes('/'))
  return {
    id: 'times',
    caption: tables.times,
    heads: [tables.measure, tables.value, tables.interval, tables.cases],
    rows: [
      ...Object.keys(names).map((key) => [names[key], ...cells(report.figures[key], subject)]),
      ...outcomes.map((key) => [
        outcomeName(tables.outcome, key, blueprint, language),
        ...cells(report.figures[key], subject),
      ]),
    ],
  }
}

function busy(subject: Subject): TableData {
  const { blueprint, report, words, language } = subject
  const { tables } = words
  return {
    id: 'busy',
    caption: words.busy.title,
    heads: [tables.pool, tables.busy, tables.interval, tables.wait, tables.interval],
    rows: busyPools(blueprint, report).map(({ pool, busy: one }) => {
      const wait = cells(report.figures[figureKey('wait.mean', pool.id)], subject)
      return [nameOf(blueprint, pool.id)[language], ...cells(one, subject).slice(0, 2), ...wait.slice(0, 2)]
    }),
  }
}

/** Waiting by its causes: all that a case waits, then steps and handoffs; only causes that take time anywhere. */
function waits(subject: Subject): TableData {
  const { blueprint, report, words, language } = subject
  const { tables } = words
  const found = [undefined, ...Object.keys(blueprint.records)].flatMap((of) => {
    const parts = causes.map((cause) => figure(report, 'wait.mean', of, { cause }))
    return parts.some((part) => part?.value) ? [{ of, parts }] : []
  })
  const shown = causes.filter((_, at) => found.some(({ parts }) => parts[at]?.value))
  return {
    id: 'waits',
    caption: tables.waits,
    heads: [tables.waitsAt, ...shown.map((cause) => causeTexts[cause].label[language])],
    rows: found.map(({ of, parts }) => [
      of === undefined ? tables.inAll : nameOf(blueprint, of)[language],
      ...shown.map((cause) => {
        const part = parts[causes.indexOf(cause)]
        return part ? timeOf(part, subject) : ''
      }),
    ]),
  }
}

/** `1 h 10 ±7 min`; without a value, why. */
function timeOf(one: Figure, { words, language }: Subject): string {
  if (one.value === undefined) return one.reason?.[language] ?? words.unknown
  const width = halfWidth(one)
  return (
    duration(one.value, language) +
    (width === undefined || one.value === 0 ? '' : ` ±${margin(width, one.value, language)}`)
  )
}

/** The sections of the written report that prove what the strip says. */
const sectionNames = ['bottleneck', 'matches-today', 'customer', 'cost', 'value', 'invariants']

function ofSections({ blueprint, report, language }: Subject): TableData[] {
  return sectionsOf({ blueprint, report })
    .filter(({ maker }) => sectionNames.includes(maker.name))
    .flatMap(({ tables }) => tables)
    .map((table) => {
      const { id, caption, columns, rows } = writtenTable(table, language)
      const cells = rows.map((row) => row.cells.map(({ text }) => text))
      const ofWords = columns.flatMap(({ is }, at) => (is === 'words' ? [at] : []))
      const statuses = rows.map((row) => row.cells.map(({ status }) => status))
      return { id, caption, heads: columns.map(({ head }) => head), rows: cells, ofWords, statuses }
    })
}

function hours(subject: Subject): TableData | undefined {
  const { blueprint, report, words, language } = subject
  const day = throughTheDay(blueprint, report)
  if (!day) return undefined
  const { tables } = words
  return {
    id: 'hours',
    caption: render(tables.hours, { pool: nameOf(blueprint, day.pool.id) }, language),
    heads: [tables.hour, tables.wait, tables.interval, tables.cases, tables.there],
    rows: day.hours.map(({ hour, wait, present }) => [`${hour}:00`, ...cells(wait, subject), plainNumber(present)]),
  }
}
