/** Files that come in and go out, one format a file. One more is one file and one line here. */
import type { Language, Result, Texts } from '../base/index.ts'
import type { Report } from '../analysis/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import type { Look } from '../drawing/index.ts'
import { logCsv } from './log-csv.ts'
import { logXes } from './log-xes.ts'
import type { OfficeTheme } from './office/theme.ts'
import { machineJson } from './machine-json.ts'
import { machineTs } from './machine-ts.ts'
import { mermaid } from './mermaid.ts'
import { png } from './png.ts'
import { reportCsv } from './report-csv.ts'
import { reportHtml } from './report-html.ts'
import { reportJson } from './report-json.ts'
import { reportPptx } from './report-pptx.ts'
import { reportXlsx } from './report-xlsx.ts'
import { seenCsv } from './seen-csv.ts'
import { serviceCase } from './service-case.ts'
import { surveyCsv } from './survey-csv.ts'
import { svg } from './svg.ts'
import { walkCsv } from './walk-csv.ts'
import { weeklyHours } from './weekly-hours.ts'

export * from './service-case.ts'
export { isSurvey, surveyCsv, type ReadSurvey } from './survey-csv.ts'
export { isLogTable, logCsv } from './log-csv.ts'
export { isXes, logXes } from './log-xes.ts'
export { isSeenTable, seenCsv } from './seen-csv.ts'
export { isObserving, readObserving, type Observing } from './log/observing.ts'
export { weeklyHours } from './weekly-hours.ts'
export { readLink, writeLink } from './link/link.ts'
export { isZip, readLibrary, writeLibrary, type LibraryItem, type ReadLibrary } from './library/zip.ts'
export { walkCsv, type ReadWalk } from './walk-csv.ts'
export { writtenOf, type WrittenReport } from './written/written.ts'

export interface Format<Read = unknown> {
  /** The file's name. */
  name: string
  /** How it is offered, where it goes out. */
  label?: Texts
  /** Without the dot. */
  extension: string
  /** Its type: `image/svg+xml`. */
  media?: string
  /** What of a document, or of a file, does not come through. */
  loses: Texts
  read?(source: string): Result<Read> | Promise<Result<Read>>
  /** Refused with findings where the blueprint is not sound enough for it. */
  write?(blueprint: Blueprint, options: WriteOptions): Result<string>
  /** Where the file is no text, and a browser makes it. */
  paint?(blueprint: Blueprint, options: PaintOptions): Promise<Blob>
  /** Of the written report; what it takes to write it is loaded then. */
  compose?(blueprint: Blueprint, options: ComposeOptions): Promise<Uint8Array<ArrayBuffer>>
}

export interface WriteOptions {
  language: Language
  /** What is measured, for what shows it; without figures where absent. */
  report?: Report | undefined
  /** The lens and the focus under which it is drawn. */
  look?: Look
  /** Ids of the lanes, departments and phases that are folded in it; none where absent. */
  folded?: readonly string[]
  /** Id of the sub-blueprint whose inside a picture shows; the whole where absent. Other files always have the whole. */
  within?: string | undefined
}

export interface PaintOptions extends WriteOptions {
  /** `@font-face` rules whose fonts stand in them. */
  fontFaces?: string
}

export interface ComposeOptions extends WriteOptions {
  report: Report
  /** The day on which it is written, as it is read; without one where absent. */
  date?: string
  /** `false`: page and slides keep to the short form, without what stands behind it in full; all of it where absent. */
  appendix?: boolean
  /** Colours and typefaces of slides: the reader's own; ours where absent. */
  theme?: OfficeTheme | undefined
}

export const formats = [
  ...[serviceCase, svg, png, mermaid, machineJson, machineTs],
  ...[reportHtml, reportPptx, reportXlsx, reportCsv, reportJson],
  ...[surveyCsv, walkCsv],
  ...[logCsv, logXes, seenCsv, weeklyHours],
] as const

type Known = Required<Pick<Format, 'name' | 'label' | 'extension' | 'media' | 'loses'>>
/** A format that goes out as text. */
export type Written = Known & Required<Pick<Format, 'write'>>
/** One that a browser makes. */
export type Painted = Known & Required<Pick<Format, 'paint'>>
/** One of the written report. */
export type Composed = Known & Required<Pick<Format, 'compose'>>

/** What goes out, in the order in which it is offered. */
export const outgoing: readonly (Written | Painted)[] = [svg, png, mermaid, machineJson, machineTs]

export const isWritten = (format: Written | Painted): format is Written => 'write' in format

/** The written report as a file, in the order in which it is offered. */
export const reportFiles: readonly Composed[] = [reportHtml, reportPptx, reportXlsx, reportCsv, reportJson]
