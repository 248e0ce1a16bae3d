/**
 * The heads of lanes, departments and phases: what of them finds room, and where. In pixels from the left upper corner of
 * the head, whose words have one size at any zoom: the lower a head is, the closer they stand and the less it says.
 */

/** A name is so high, what stands under it so much less. */
const nameLine = 18
const middle = (height: number): number => Math.max(0, (height - nameLine) / 2)

/** Of a lane without departments: the tops of its name and of that in the other language. */
export const laneHead = (height: number, isFolded: boolean): { name: number; other?: number } =>
  isFolded || height < 62 ? { name: middle(height) } : { name: 22, other: 22 + nameLine }

export interface DepartmentBox {
  /** Top of its name. The rest follows under it: its people, the hours of its day, what the hours are. */
  name: number
  /** How many lines the name may take. */
  lines: 1 | 2
  hasPeople: boolean
  /** Half a ribbon says nothing: it is shown whole or not at all. */
  hasHours: boolean
  hasAxis: boolean
}

/** To the second line of a long name. */
export const nameLead = 16
/** What follows under a name, and the air that it needs below. */
const under = { people: 14, hours: 33, axis: 60 }
const roomy = 84
const low = 52

/**
 * @param isFirst under what its lane is
 * @param isFolded it says its name only, beside its slabs
 * @param asked how many lines the name would take
 */
export function departmentHead(height: number, isFirst: boolean, isFolded: boolean, asked: 1 | 2 = 1): DepartmentBox {
  const alone = { hasPeople: false, hasHours: false, hasAxis: false }
  if (isFolded) return { name: middle(height), lines: 1, ...alone }
  const taken = isFirst && hasCaption({ folded: false }, height) ? 15 : 0
  const lines = height - taken >= nameLine + nameLead - 2 ? asked : 1
  const words = nameLine + (lines - 1) * nameLead
  if (height <= low) {
    const hasPeople = taken + words + under.people + 3 <= height
    const name = taken + Math.max(0, (height - taken - words - (hasPeople ? under.people : 0)) / 2)
    return { name, lines, ...alone, hasPeople }
  }
  const name = height > roomy ? (isFirst ? 24 : 20) : isFirst ? 19 : 7
  const room = height - name - words
  return {
    name,
    lines,
    hasPeople: room >= under.people,
    hasHours: room >= under.hours,
    hasAxis: room >= under.axis,
  }
}

/** What a lane is stands over its first department, where there is room. */
export const hasCaption = ({ folded }: { folded: boolean }, height: number): boolean => !folded && height >= 32
/** Top of that line. */
export const captionTop = (height: number): number => (height <= low ? 2 : height <= roomy ? 4 : 6)

/** Colours are bars: of a lane along its edge, of a department beside that, of a phase along the top. */
export const headMarks = {
  lane: { x: 0, width: 3 },
  department: { x: 5, width: 3, inset: 4 },
  phase: { inset: 6, height: 3 },
} as const

/** Of a folded phase: where its name stands under the sign. */
export const foldedPhase = { sign: { x: 14, y: 15 }, name: { x: 8, top: 24 } } as const
/** Of a folded lane or department: the sign, from the right edge, and the room that it takes there. */
export const foldedRow = { sign: 16, room: 30 } as const
