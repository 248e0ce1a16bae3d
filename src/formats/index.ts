/** Files that come in and go out, one format a file. One more is one file and one line here. */
import type { Result, Texts } from '../base/index.ts'
import { serviceCase } from './service-case.ts'

export * from './service-case.ts'

export interface Format<Read = unknown> {
  /** The file's name. */
  name: string
  /** Without the dot. */
  extension: string
  /** What of a document, or of a file, does not come through. */
  loses: Texts
  read?(source: string): Result<Read>
}

export const formats = [serviceCase] as const
