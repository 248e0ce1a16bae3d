/** What the pointer does with steps on the canvas: carries them to another place, pulls a way out of one, draws a frame around several. */
import { get, whyNotConnected, whyNotNext } from '../../blueprint/index.ts'
import type { Box, Drawing, DrawnLane, PlacedStep, Thing } from '../../drawing/index.ts'
import type { Point } from '../../layout/index.ts'
import { askNext, type Editor } from '../editing/index.ts'
import { gapAt, type Gap } from './gap.ts'

/** Steps in the hand; the first is the one that was taken. */
interface Carried {
  step: PlacedStep
  ids: readonly string[]
  at: Point
  lane: DrawnLane | undefined
  gap: Gap | undefined
}

/** A way on its way to somewhere. */
interface Pulled {
  from: PlacedStep
  at: Point
  lane: DrawnLane | undefined
  /** The department in whose row it ends. */
  department: string | undefined
  over: PlacedStep | undefined
}

export class Carrying {
  carried = $state.raw<Carried>()
  pulled = $state.raw<Pulled>()
  /** Of the picture. */
  frame = $state.raw<Box>()

  readonly #editor: Editor
  readonly #drawing: () => Drawing

  constructor(editor: Editor, drawing: () => Drawing) {
    this.#editor = editor
    this.#drawing = drawing
  }

  #laneAt(at: Point): DrawnLane | undefined {
    return this.#drawing().lanes.find(({ y, height }) => at.y >= y && at.y < y + height)
  }

  #departmentAt(lane: DrawnLane | undefined, at: Point): string | undefined {
    return lane?.departments.find(({ y, height }) => at.y >= y && at.y < y + height)?.id
  }

  #step(id: string): PlacedStep | undefined {
    return this.#drawing().steps.find((one) => one.id === id)
  }

  carry(id: string, at: Point | undefined): void {
    const step = this.#step(id)
    if (!at || !step) return void (this.carried = undefined)
    const { selected } = this.#editor.session
    const ids = selected.includes(id) ? [id, ...selected.filter((one) => one !== id && this.#step(one))] : [id]
    const lane = this.#laneAt(at)
    const gap = lane && ids.length === 1 ? gapAt(this.#drawing().steps, step, lane, at) : undefined
    this.carried = { step, ids, at, lane, gap }
  }

  /** What the step in the hand would be where it is. */
  get becomes(): string {
    const { step, lane, gap } = this.carried ?? {}
    if (!step || !lane) return ''
    const editor = this.#editor
    if (gap) return editor.comes(gap.after, gap.before)
    if (lane.id === step.node.lane) return ''
    const reason = whyNotNext(editor.blueprint, undefined, step.node.kind, lane.role)
    if (reason) return editor.session.in(reason)
    return editor.moved(step.id, step.node.lane, lane)
  }

  putDown(id: string, at: Point, over: Thing | undefined): void {
    this.carry(id, at)
    const { step, ids, lane, gap } = this.carried ?? {}
    this.carried = undefined
    const editor = this.#editor
    if (!step || !ids || !lane) return
    if (over?.is === 'flow' && ids.length === 1 && editor.placeOnFlow(id, over.id)) return
    const owner = get(editor.blueprint, 'department', this.#departmentAt(lane, at))?.id
    if (lane.id !== step.node.lane || (owner !== undefined && owner !== step.node.department))
      editor.moveTo(ids, lane.id, owner)
    else if (gap) editor.moveBetween(id, gap.after, gap.before)
  }

  pull(from: PlacedStep, at: Point): void {
    const over = this.#drawing().steps.find(
      ({ id, x, y, width, height }) =>
        id !== from.id && at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height,
    )
    const lane = over ? undefined : this.#laneAt(at)
    this.pulled = { from, at, lane, department: this.#departmentAt(lane, at), over }
  }

  /** What letting go would do. */
  get means(): string {
    const { from, over, lane, department } = this.pulled ?? {}
    const { session, words, blueprint } = this.#editor
    if (!from) return ''
    if (!over) return lane ? session.say(words.newIn, { lane: this.#editor.nameOf(department ?? lane.id) }) : ''
    const reason = whyNotConnected(blueprint, from.id, over.id)
    return reason ? session.in(reason) : session.say(words.leadsTo, { name: this.#editor.nameOf(over.id) })
  }

  /** Onto a step it leads there; beside the steps it is asked what stands there. */
  put(at: Point | undefined): void {
    const { from, over, lane, department } = this.pulled ?? {}
    this.pulled = undefined
    if (!from || !at) return
    if (over) this.#editor.connect(from.id, over.id)
    else if (lane) this.#editor.question = askNext(this.#editor, from.id, { lane: lane.id, department })
  }

  /** What the frame touches is selected. @param more beside what was */
  frameDrawn(frame: Box, isDone: boolean, more: boolean): void {
    this.frame = isDone ? undefined : frame
    if (!isDone || frame.width + frame.height < 6) return
    const inside = this.#drawing().steps.filter(
      ({ x, y, width, height }) =>
        x < frame.x + frame.width && frame.x < x + width && y < frame.y + frame.height && frame.y < y + height,
    )
    const { session } = this.#editor
    const before = more ? session.selected : []
    session.selected = [...before, ...inside.map(({ id }) => id).filter((id) => !before.includes(id))]
  }
}
