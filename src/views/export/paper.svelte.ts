/** The paper that is printed on: chosen once, remembered on this device. */
import type { Paper } from '../../formats/print/pages.ts'

const key = 'throughline/paper'

class PaperChoice {
  #size = $state<Paper>(localStorage.getItem(key) === 'A3' ? 'A3' : 'A4')

  get size(): Paper {
    return this.#size
  }
  set size(size: Paper) {
    this.#size = size
    localStorage.setItem(key, size)
  }
}

export const paper = new PaperChoice()
