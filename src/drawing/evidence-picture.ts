/** What the customer sees, hears or touches, as a small picture of 30 × 41: one drawing a kind, each a few painted outlines. */
import type { pictures } from '../blueprint/kinds/evidence.ts'

export type EvidencePicture = (typeof pictures)[number]

/** Fills: night, sky, paper, pale, mid, sand; sheet has an edge too. The rest are lines. */
export type Paint =
  | ('night' | 'sky' | 'paper' | 'pale' | 'mid' | 'sand' | 'sheet')
  | ('thick' | 'thin' | 'light' | 'blue' | 'dashed' | 'seal')

export interface Outline {
  paint: Paint
  d: string
}

/** What stands on the ticket. */
export const ticketNumber = { text: 'A17', x: 15, y: 25 }

const of = (paint: Paint, d: string): Outline => ({ paint, d })

/** A box with round corners. */
const box = (x: number, y: number, width: number, height: number, r: number): string =>
  `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1-${r} ${r}` +
  `h-${width - 2 * r}a${r} ${r} 0 0 1-${r}-${r}v-${height - 2 * r}a${r} ${r} 0 0 1 ${r}-${r}Z`

const disc = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1-${2 * r} 0Z`

const whole = box(0, 0, 30, 41, 4)
const sheet = of('sheet', box(0.75, 0.75, 28.5, 39.5, 3.5))

export const evidencePictures: Record<EvidencePicture, readonly Outline[]> = {
  message: [of('night', whole), of('paper', box(4, 9, 18, 8, 3)), of('sky', box(8, 20.5, 18, 11, 3))],
  screen: [of('night', whole), of('sky', box(4, 5, 22, 15, 2)), of('light', 'M5 26h14M5 31h20M5 36h9')],
  badge: [
    ...[of('pale', whole), of('night', box(10, -2, 10, 4, 2))],
    ...[of('mid', disc(15, 15, 6)), of('mid', 'M5 33a10 9 0 0 1 20 0Z')],
  ],
  card: [
    ...[of('pale', whole), of('paper', box(3, 12, 24, 17, 2))],
    ...[of('mid', disc(9, 18, 3)), of('blue', 'M15 17h9M15 20.5h6M6 25h17')],
  ],
  greeting: [
    of('sand', whole),
    of('thick', 'M8 24v-4a7 7 0 0 1 14 0v4'),
    of('thick', 'M8 22h2.5v5H9a1 1 0 0 1-1-1ZM22 22h-2.5v5H21a1 1 0 0 0 1-1Z'),
  ],
  place: [of('sand', whole), of('thick', 'M7 30V17l8-6 8 6v13ZM12.5 30v-7h5v7M4.5 30h21')],
  parcel: [of('sand', whole), of('thick', 'm15 11 8 4.5v10L15 30l-8-4.5v-10ZM7 15.5l8 4.5 8-4.5M15 20v10')],
  sign: [
    ...[of('pale', whole), of('blue', 'M15 22v13M10 35h10')],
    ...[of('mid', 'M5 9h15l5 6-5 6H5Z'), of('light', 'M9 15h9')],
  ],
  ticket: [sheet, of('thin', 'M7 8h16M10 33h10'), of('dashed', 'M1 29h28')],
  // Document, receipt, contract: a sheet with lines, told apart by its foot.
  document: [sheet, of('thin', 'M6 8h18M6 13.5h18M6 19h12M6 24.5h15'), of('thin', 'M6 30h18M6 35h10')],
  receipt: [
    ...[sheet, of('thin', 'M6 8h18M6 13.5h18M6 19h12M6 24.5h15')],
    of('blue', 'M13 35c1.5-2.5 3-2.5 4 0s2.5 2 4-1 2-1 3 0'),
  ],
  contract: [
    ...[sheet, of('thin', 'M6 8h18M6 13.5h18M6 19h18M6 24.5h18')],
    ...[of('blue', 'M5.5 35c2-4 3-4 3.5-1s2 2 3 0'), of('seal', disc(22, 33, 4))],
  ],
}
