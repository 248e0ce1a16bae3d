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
  hasPeople: boolean
  /** Half a ribbon says nothing: it is shown whole or not at all. */
  hasHours: boolean
  hasAxis: boolean
}

/** @param isFirst under what its lane is @param isFolded it says its name only, beside its slabs */
export function departmentHead(height: number, isFirst: boolean, isFolded: boolean): DepartmentBox {
  if (isFolded) return { name: middle(height), hasPeople: false, hasHours: false, hasAxis: false }
  const high = height > 84
  const name = height <= 40 ? middle(height) : isFirst ? (high ? 24 : 19) : high ? 20 : 7
  return { name, hasPeople: height > 50, hasHours: height > (isFirst ? 72 : 63), hasAxis: height > 100 }
}

/** What a lane is stands over its first department, where there is room. */
export const hasCaption = ({ folded }: { folded: boolean }, height: number): boolean => !folded && height > 40

/** Of a folded phase: where its name stands under the sign. */
export const foldedPhase = { sign: { x: 14, y: 15 }, name: { x: 8, top: 24 } } as const
/** Of a folded lane or department: the sign, from the right edge, and the room that it takes there. */
export const foldedRow = { sign: 16, room: 30 } as const
