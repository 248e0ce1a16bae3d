/** What playback lays over the canvas: everybody at the moment that is played. */
import type { Blueprint } from '../../blueprint/index.ts'
import { scaleOf, type Drawing } from '../../drawing/index.ts'
import { session } from '../../workspace/index.ts'
import type { Film } from '../canvas/index.ts'
import { crowdAt } from './crowd.ts'
import { groundOf, type Ground } from './ground.ts'
import { paint, paintsNow, type Paints } from './paint.ts'
import type { Playing } from './playing.svelte.ts'
import { stayOf } from './whereabouts.ts'
import { words } from './words.ts'

export function filmOf(playing: Playing, blueprint: Blueprint): Film {
  const scale = scaleOf(blueprint)
  let paints: { scheme: string; those: Paints } | undefined
  let known: { drawing: Drawing; ground: Ground } | undefined
  return {
    paint(context, drawing, view) {
      const { day, now, hop, marked } = playing
      if (!day) return
      if (known?.drawing !== drawing) known = { drawing, ground: groundOf(drawing, blueprint) }
      const { language, scheme } = session
      if (paints?.scheme !== scheme) paints = { scheme, those: paintsNow() }
      paint(crowdAt(day, now, hop, known.ground), {
        ...{ context, view, scale, language, marked },
        paints: paints.those,
        font: getComputedStyle(context.canvas).fontFamily,
        waiting: (count, longest) => session.say(session.in(words).pile, { count, longest }),
      })
    },
    get at() {
      const { day, marked, told } = playing
      return day && marked !== undefined ? stayOf(day, marked, told)?.at : undefined
    },
  }
}
