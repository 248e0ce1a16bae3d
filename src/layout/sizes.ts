/**
 * How large things are: the measures of the drawing, and the widths of words from a fixed table, so that a layout has
 * the same bytes on every machine, whatever fonts are installed.
 */
import type { NodeKind } from '../blueprint/index.ts'

/** Pixels. */
export const measures = {
  step: { width: 124, widest: 196, height: 52 },
  /** Up to here a name stays on one line. */
  oneLine: 164,
  evidence: { width: 124, height: 57 },
  /** Arrivals and ends. */
  pill: { width: 124, height: 44 },
  /** Forks and joins. */
  bar: { width: 18, height: 52 },
  /** Their names stand outside: so far away, and so much a line. */
  barName: { gap: 4, line: 14 },
  emptyRow: 30,
  /** What stands for folded steps: so high in a row, so wide in a phase. With the air around it a head has room for its name. */
  slab: { width: 32, height: 18 },
  /** Space beside the name inside a step, both sides together; in a card of evidence the picture stands there too. */
  padding: 24,
  cardPadding: 56,
  /** Between two columns, and between two edges that run side by side. */
  gutter: 32,
  margin: 24,
  pitch: 12,
  /** Before an edge may turn: room for the head of an arrow. */
  stub: 15,
  /** Under and over a line of steps. */
  air: 17,
  between: 28,
  foldedAir: 5,
  /** Name of a line of the blueprint, written just above it. */
  lineName: 16,
  label: { line: 15, widest: 116 },
} as const

/** Thousandths of the type size, for the characters 32 to 126. */
const bold600 = [
  252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623, 636, 666, 612, 640,
  576, 640, 640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605, 588, 749, 746, 277, 580, 703, 565, 922,
  759, 769, 645, 773, 652, 650, 660, 736, 728, 1020, 720, 713, 652, 373, 379, 373, 481, 469, 351, 574, 624, 583, 624,
  591, 389, 625, 612, 262, 262, 569, 262, 900, 612, 609, 624, 624, 397, 549, 353, 612, 587, 839, 569, 588, 566, 455,
  359, 455, 673,
]

export type Measure = (text: string) => number

/**
 * Width of a text in Inter 600 at 12 px; a Chinese, Japanese or Korean character, and any other wide one, is 12 px.
 * @source the font's own advance widths; regular text of 11.5 px is a little narrower, so this never cuts
 */
export const textWidth: Measure = (text) => {
  let thousandths = 0
  for (const character of text) {
    const code = character.codePointAt(0) as number
    thousandths += code >= 32 && code < 127 ? bold600[code - 32] : code < 0x2000 ? 620 : isNarrow(code) ? 640 : 1000
  }
  return Math.ceil((thousandths * 12) / 1000)
}

/** General punctuation and arrows; what comes after is wide. */
const isNarrow = (code: number): boolean => code < 0x2190

const isWide = (character: string): boolean => (character.codePointAt(0) as number) >= 0x2e80

export interface Extent {
  width: number
  height: number
  nameLines: string[]
}

/** The size that a node asks for. Its column may make it wider. */
export function extentOf(kind: NodeKind, name: string, measure: Measure): Extent {
  if (kind === 'fork' || kind === 'join')
    return { ...measures.bar, nameLines: wrap(name, measures.oneLine, 2, measure) }
  const { step, evidence, pill } = measures
  const padding = kind === 'evidence' ? measures.cardPadding : measures.padding
  const nameLines = fit(name, padding, measure)
  const width = Math.max(step.width, ...nameLines.map((line) => even(measure(line) + padding)))
  const height =
    kind === 'evidence' ? evidence.height : kind === 'arrival' || kind === 'end' ? pill.height : step.height
  return { width, height, nameLines }
}

const even = (size: number): number => Math.ceil(size / 2) * 2

/** One line while it is short, else two of about the same length, else two full ones with an ellipsis. */
function fit(name: string, padding: number, measure: Measure): string[] {
  if (measure(name) + padding <= measures.oneLine) return [name]
  for (let width = measures.step.width; width <= measures.step.widest; width += 4) {
    const lines = wrap(name, width - padding, 2, measure)
    if (lines.join('').replaceAll(' ', '') === name.replaceAll(/\s/g, '')) return lines
  }
  return wrap(name, measures.step.widest - padding, 2, measure)
}

/** Breaks a text into lines: at spaces, and between wide characters. The last line ends in an ellipsis where text is left over. */
export function wrap(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words(text)) {
    if (line === '' || measure((line + word).trimEnd()) <= width) line += word
    else {
      lines.push(line.trimEnd())
      line = word
    }
  }
  lines.push(line.trimEnd())
  if (lines.length <= most && lines.every((one) => measure(one) <= width)) return lines
  const kept = lines.slice(0, most)
  const cut = kept.findIndex((one) => measure(one) > width)
  const last = cut >= 0 ? cut : most - 1
  return [...kept.slice(0, last), ellipsis(cut >= 0 ? kept[last] : lines.slice(last).join(' '), width, measure)]
}

/** A word with the spaces after it, or one wide character (with the closing punctuation that may not begin a line). */
function words(text: string): string[] {
  const found: string[] = []
  let word = ''
  for (const character of text.trim().replaceAll(/\s+/g, ' ')) {
    const before = word.at(-1)
    const breaks =
      before !== undefined &&
      (before === ' ' || (isWide(character) && !closing.has(character)) || (isWide(before) && !closing.has(character)))
    if (breaks) {
      found.push(word)
      word = ''
    }
    word += character
  }
  return [...found, word]
}

const closing = new Set(['，', '。', '、', '；', '：', '？', '！', '）', '》', '”', '’', ' '])

function ellipsis(text: string, width: number, measure: Measure): string {
  const characters = [...text]
  while (characters.length > 1 && measure(`${characters.join('').trimEnd()}…`) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}
