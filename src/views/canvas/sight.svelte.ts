/** What the canvas shows: the open document, or the inside of one of its steps, laid out and drawn with the figures of its runs. */
import { inLanguage } from '../../base/index.ts'
import { aboutOf, get } from '../../blueprint/index.ts'
import { drawingOf, pictureOf, scaleOf, withoutFigures, type Reading } from '../../drawing/index.ts'
import { session, type Opened } from '../../workspace/index.ts'
import { looking } from './looking.svelte.ts'
import { offWay, outOfSpotlight } from './off-way.ts'
import { overlay } from './overlay.svelte.ts'

export class Sight {
  readonly #open: Opened

  constructor(open: Opened) {
    this.#open = open
  }

  get blueprint() {
    return this.#open.document.blueprint
  }

  /** A sub-blueprint may be deleted while one is inside of it. */
  readonly within = $derived.by(() => get(this.blueprint, 'node', session.inside)?.id)

  /** From the whole blueprint to where one is. */
  readonly way = $derived.by(() => {
    const { language } = session
    const places: { id: string | undefined; name: string }[] = []
    for (let at = get(this.blueprint, 'node', this.within); at; at = get(this.blueprint, 'node', at.within))
      places.unshift({ id: at.id, name: inLanguage(at.name, language) })
    return [{ id: undefined, name: inLanguage(aboutOf(this.blueprint)?.name, language) }, ...places]
  })

  readonly scale = $derived.by(() => scaleOf(this.blueprint))

  readonly picture = $derived.by(() => {
    const folded = session.foldedInPicture
    const { language } = session
    return pictureOf(this.blueprint, { language, within: this.within, ...(folded.length > 0 && { folded }) })
  })

  readonly reading = $derived.by((): Reading => {
    const { language } = session
    const { blueprint, scale } = this
    if (overlay.film) return { blueprint, report: undefined, language, scale }
    return { ...session.look, blueprint, report: this.#open.runs.report, language, scale }
  })

  readonly drawing = $derived.by(() => {
    const drawing = drawingOf(this.picture, this.reading)
    return overlay.film ? withoutFigures(drawing) : drawing
  })

  /** What steps back: off the way of the case that is followed, or out of the spotlight. */
  readonly faded = $derived.by(() => {
    if (overlay.way) return offWay(this.drawing, overlay.way)
    return looking.isSpotlit ? outOfSpotlight(this.drawing, session.selected) : undefined
  })
}
