/** What is called by a button or a key and lies over the rest. */
import { session, type Version } from '../../workspace/index.ts'

class Panels {
  /** The list of keys. */
  help = $state(false)
  /** Taking the blueprint out. */
  export = $state(false)
  /** The list of versions. */
  versions = $state(false)
  /** The version that is compared with now. */
  compared = $state.raw<Version>()
  /** The command palette, or the search. */
  palette = $state<'command' | 'search'>()
  /** Finding and replacing words. */
  find = $state(false)
  /** Where there is little room: the inspector, over the canvas, also with nothing selected. */
  side = $state(false)

  /** Over the canvas the inspector stands as long as something is selected or it was called. */
  closeSide(): void {
    this.side = false
    session.selection = undefined
  }
}

export const panels = new Panels()
