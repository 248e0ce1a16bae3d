/** Files that come in and go out, one format a file. One more is one file and one line here. */
import type { Language, Result, Texts } from '../base/index.ts'
import type { Report } from '../analysis/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import { machineJson } from './machine-json.ts'
import { machineTs } from './machine-ts.ts'
import { mermaid } from './mermaid.ts'
import { serviceCase } from './service-case.ts'
import { svg } from './svg.ts'

export * from './service-case.ts'

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
  read?(source: string): Result<Read>
  /** Refused with findings where the blueprint is not sound enough for it. */
  write?(blueprint: Blueprint, options: WriteOptions): Result<string>
}

export interface WriteOptions {
  language: Language
  /** What is measured, for what shows it; without figures where absent. */
  report?: Report | undefined
}

export const formats = [serviceCase, svg, mermaid, machineJson, machineTs] as const

/** A format that goes out. */
export type Outgoing = Required<Pick<Format, 'name' | 'label' | 'extension' | 'media' | 'loses' | 'write'>>

/** In the order in which they are offered. */
export const outgoing: readonly Outgoing[] = [svg, mermaid, machineJson, machineTs]
