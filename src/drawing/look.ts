/** Lays a lens and a focus over a drawing: what steps back, what is tinted and signed, what is said instead. */
import type { Texts } from '../base/index.ts'
import { curveOver } from './curve.ts'
import type { Drawing, PlacedEdge, PlacedStep } from './drawing.ts'
import { focusIn, focusName, isMeasuredAlone, offTheWay } from './focus.ts'
import type { FlowMark, LegendItem, Mark } from './lens.ts'
import { lensNamed } from './lenses/index.ts'
import { badgesOf, fitting, type Reading } from './step-face.ts'

/** What is looked for, and what its marks mean. */
export interface Legend {
  lens: Texts
  items: readonly LegendItem[]
  /** Why there is nothing to show, and what to enter. */
  nothing?: string
  /** Whose cases alone are shown. */
  focus?: Texts
  /** They take every way that there is. */
  isEverywhere?: boolean
  /** Waits and work at steps are theirs, and not those of all. */
  isAlone?: boolean
}

type Drawn = Pick<Drawing, 'steps' | 'edges'>

export function lookedAt(
  { steps, edges }: Drawn,
  { lanes, width }: Pick<Drawing, 'lanes' | 'width'>,
  reading: Reading,
): Drawn & Pick<Drawing, 'legend' | 'curve'> {
  const { blueprint } = reading
  const lens = lensNamed(reading.lens)
  const focus = focusIn(blueprint, reading.focus)
  const seen = { ...reading, focus, steps: steps.map(({ node }) => node), flows: edges.map(({ flow }) => flow) }
  const marks = lens.marks(seen)
  const off = focus ? offTheWay(blueprint, focus) : new Set<string>()
  return {
    steps: steps.map((step) => {
      const under = stepUnder(lens.isWarm ? step : coldStep(step), marks.steps?.get(step.id), lens.isWarm)
      return off.has(step.id) ? { ...under, face: { ...under.face, isFaded: true } } : under
    }),
    edges: edges.map((edge) => {
      const under = edgeUnder(lens.isWarm ? edge : coldEdge(edge), marks.flows?.get(edge.id))
      return off.has(edge.id) ? edgeUnder(under, { isFaded: true }) : under
    }),
    curve: marks.curve && curveOver(marks.curve, steps, lanes, width),
    legend: {
      lens: lens.label,
      items: marks.legend,
      ...(marks.nothing === undefined ? {} : { nothing: marks.nothing }),
      ...(focus && {
        focus: focusName(blueprint, focus),
        isEverywhere: off.size === 0,
        isAlone: isMeasuredAlone(reading.report, focus),
      }),
    },
  }
}

/** Without the colours of waiting, and without the strip that is tinted with them. */
const coldStep = (step: PlacedStep): PlacedStep => ({
  ...step,
  face: { ...step.face, heat: 0, strip: undefined, badges: badgesOf(step.node, 0) },
})

const coldEdge = (edge: PlacedEdge): PlacedEdge => ({
  ...edge,
  face: { ...edge.face, heat: 0, beads: 0, more: 0, gate: undefined },
})

function stepUnder(step: PlacedStep, mark: Mark | undefined, isWarm: boolean): PlacedStep {
  if (!mark) return step
  const { isFaded, tint, sign, strip, text } = mark
  // What steps back from a lens of its own says nothing of waiting either.
  const second = text ? fitting(text, step.width - 18) : isFaded && !isWarm ? '' : step.face.second
  return {
    ...step,
    face: {
      ...{ ...step.face, second },
      ...(isFaded && { isFaded }),
      ...(tint && { tint }),
      ...(sign && { sign }),
      ...(strip && { strip }),
    },
  }
}

/** A flow that steps back has nothing on it. */
function edgeUnder(edge: PlacedEdge, mark: FlowMark | undefined): PlacedEdge {
  if (!mark) return edge
  const { isFaded, tint, gate } = mark
  if (isFaded) return { ...edge, face: { ...edge.face, isFaded, beads: 0, more: 0, gate: undefined } }
  return { ...edge, face: { ...edge.face, ...(tint && { tint }), ...(gate && { gate }) } }
}
