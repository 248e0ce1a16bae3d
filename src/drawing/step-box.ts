/** Inside a step: where its words stand, the strip at its foot, the outlines of its badges. In pixels from its left upper corner. */
import { measures } from '../layout/index.ts'
import type { Cause } from '../analysis/causes/cause.ts'
import { causeBars } from './cause-bars.ts'
import type { Heat } from './heat.ts'
import type { PlacedStep } from './drawing.ts'
import type { Badge, Strip } from './step-face.ts'

export interface StepBox {
  /** Baselines: of the first line of the name, with so much to the next; of the second line. */
  name: number
  lead: number
  second: number
  /** Top of the strip. */
  strip: number
}

/** A long name takes two lines, and everything moves closer. */
export function stepBox({ kind, nameLines, face, height }: PlacedStep): StepBox {
  const twoLines = nameLines.length > 1
  const isPill = kind === 'arrival' || kind === 'end'
  const isAlone = face.second === '' && !face.strip
  const name = twoLines ? 15 : isAlone ? Math.round(height / 2) + 4 : isPill ? 18 : 19
  return { name, lead: 13, second: twoLines ? 41 : name + 16, strip: height - (twoLines ? 7 : 9) }
}

/** Baseline of the first line of a bar's name, which stands under it or over it; with so much to the next. */
export const barName = ({ namePlace, nameLines, height }: PlacedStep): { first: number; lead: number } => {
  const { gap, line } = measures.barName
  const rise = 10
  return { first: namePlace === 'over' ? -gap - nameLines.length * line + rise : height + gap + rise, lead: line }
}

/** The colour of the department, along the left edge. */
export const departmentMark = ({ height }: { height: number }) => ({
  x: 3,
  y: 8,
  width: 3,
  height: height - 16,
  rx: 1.5,
})

export interface Bar {
  paint: 'wait' | 'work' | 'unknown' | Cause
  x: number
  width: number
  radius: number
  /** Of a wait. */
  heat: Heat
}

export const stripHeight = 4

/** At the foot of a step: how much of the time spent here is waiting, and how much is work. @param step its width */
export function stripBars(strip: Strip, step: number): Bar[] {
  const [x, width] = [10, step - 20]
  if (!strip) return []
  if (strip === 'unknown') return [{ paint: 'unknown', x, width, radius: 2, heat: 0 }]
  if ('causes' in strip)
    return causeBars(strip.causes, x, width).map((bar) => ({
      paint: bar.cause,
      x: bar.x,
      width: bar.width,
      radius: 0,
      heat: 0,
    }))
  // A wait too short to see still shows that there is one.
  const waited = strip.wait > 0.002 ? Math.max(2.5, strip.wait * width) : 0
  const from = waited > 0 ? waited + 1.5 : 0
  const wait: Bar = {
    ...{ paint: 'wait', x, width: waited },
    ...{ radius: Math.min(2, waited / 2), heat: Math.max(3, strip.heat) as Heat },
  }
  const work: Bar = { paint: 'work', x: x + from, width: width - from, radius: 2, heat: 0 }
  return [...(waited > 0 ? [wait] : []), ...(width - from > 3 ? [work] : [])]
}

/** Around the middle of the badge: a circle, a square, a diamond, a triangle. */
export const badgeOutline: Record<Badge, string> = {
  W: 'M-8 0a8 8 0 1 1 16 0a8 8 0 1 1-16 0Z',
  F: 'M-4.5-7.5h9a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3h-9a3 3 0 0 1-3-3v-9a3 3 0 0 1 3-3Z',
  D: 'M0-10 10 0 0 10-10 0Z',
  E: 'M0-10 10.5 7.5-10.5 7.5Z',
}

/** Baseline of a badge's letter. */
export const badgeLetter = (badge: Badge): number => (badge === 'E' ? 6 : 3.6)

/** Badges straddle the top right edge, the first one leftmost, a little higher than the middle so as to clear the name. */
export const badgePlaces = (badges: readonly Badge[], width: number): { badge: Badge; x: number; y: number }[] =>
  badges.toReversed().map((badge, i) => ({ badge, x: width - 8 - i * 19.5, y: -3.5 }))
