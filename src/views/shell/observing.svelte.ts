/** What came in of today and waits to be matched with steps: read from a file, or from the clipboard. */
import type { Observing } from '../../formats/index.ts'
import type { OpenDocument } from '../../workspace/index.ts'

export interface Brought {
  /** The file's name; what it came as where it has none. */
  name: string
  /** Onto which it is written: another may have come onto the table meanwhile. */
  document: OpenDocument
  observing: Observing
}

class Waiting {
  brought = $state.raw<Brought>()
}

export const observing = new Waiting()
