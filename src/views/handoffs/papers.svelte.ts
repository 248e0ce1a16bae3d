/** The papers that departments can sign, laid over the view: the internal service sheet, and the card of each department. */
import { session } from '../../workspace/index.ts'

export type Paper = 'service-sheet' | 'scorecards'

class Papers {
  shown = $state<Paper>()

  show(paper: Paper): void {
    session.view = 'handoffs'
    this.shown = paper
  }
}

export const papers = new Papers()
