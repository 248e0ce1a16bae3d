/**
 * Folded lanes, departments and phases. What stands in a folded row becomes a slab for each column, what stands in the
 * columns of a folded phase a slab for each row, and flows end at slabs, so that one still sees what passes. Columns
 * are those of the whole picture: who folds a row finds everything else at the same place in time.
 */
import { inLanguage, type Language } from '../base/index.ts'
import type { Ranks } from './ranks.ts'
import type { Scene, SceneFlow, SceneNode, SceneRow } from './scene.ts'
import { measures, wrap } from './sizes.ts'

/** What a slab stands for. */
export interface Slab {
  /** Ids of the steps in it. */
  holds: string[]
  /** Ids of the lanes, departments and phases whose folding it is of. */
  by: string[]
}

export function folded(
  whole: Scene,
  ranks: Ranks,
  ids: ReadonlySet<string>,
  language: Language,
): { scene: Scene; ranks: Ranks } {
  if (ids.size === 0) return { scene: whole, ranks }
  const columns = contracted(whole, ranks, ids)
  const { rows, rowOf } = foldedRows(whole, ids)

  const nodes: SceneNode[] = []
  const columnOf: number[] = []
  const slabs = new Map<number, number>()
  /** [node of the whole] → node */
  const standsAt = whole.nodes.map((node, at) => {
    const row = rowOf[node.row]
    const column = columns.to[ranks.column[at]]
    const phase = columns.folded.get(column)
    const isSlab = rows[row].by !== undefined || phase !== undefined
    const key = column * rows.length + row
    const there = isSlab ? slabs.get(key) : undefined
    if (there !== undefined) {
      nodes[there].slab?.holds.push(node.id)
      return there
    }
    const by = [rows[row].by, phase].filter((id) => id !== undefined)
    nodes.push({ ...node, row, ...(isSlab && { slab: { holds: [node.id], by } }) })
    columnOf.push(column)
    if (isSlab) slabs.set(key, nodes.length - 1)
    return nodes.length - 1
  })
  const named = new Map(whole.nodes.map((node) => [node.id, node]))
  nodes.forEach((node, at) => {
    if (!node.slab) return
    const members = node.slab.holds.map((id) => named.get(id) as SceneNode)
    const isNarrow = columns.folded.has(columnOf[at])
    nodes[at] = {
      ...node,
      id: `fold ${node.id}`,
      kind: members.every(({ kind }) => kind === 'evidence') ? 'evidence' : 'action',
      department: rows[node.row].department,
      phase: -1,
      pin: 0,
      width: isNarrow ? measures.slab.width : measures.step.width,
      height: rows[node.row].by === undefined ? measures.step.height : measures.slab.height,
      nameLines: isNarrow ? [`${members.length}`] : wordsOf(members, whole, language),
    }
  })

  const { flows, loop } = flowsAmong(whole, ranks, nodes, standsAt)
  return {
    scene: { ...whole, rows, nodes, flows },
    ranks: {
      column: columnOf,
      columns: columns.count,
      loop,
      phaseStart: ranks.phaseStart.map((column) => columns.to[column] ?? columns.count),
      folded: new Set(columns.folded.keys()),
    },
  }
}

/** “Check ID +2”: the first, and how many more. */
function wordsOf(members: readonly SceneNode[], { measure }: Scene, language: Language): string[] {
  const [first] = members
  const more = members.length > 1 ? ` +${members.length - 1}` : ''
  const room = measures.step.width - 12 - measure(more)
  const [name] = wrap(inLanguage(first.name, language), room, 1, measure)
  return [`${name}${more}`]
}

/** All columns of a folded phase are one. */
function contracted(
  whole: Scene,
  ranks: Ranks,
  ids: ReadonlySet<string>,
): { to: number[]; count: number; folded: Map<number, string> } {
  const phaseOf = (column: number): number => ranks.phaseStart.findLastIndex((start, at) => at === 0 || start <= column)
  const to: number[] = []
  const foldedAt = new Map<number, string>()
  let count = 0
  let open: string | undefined
  for (let column = 0; column < ranks.columns; column += 1) {
    const phase = whole.phases[phaseOf(column)]
    const hides = phase !== undefined && ids.has(phase)
    if (!hides || open !== phase) count += 1
    open = hides ? phase : undefined
    if (hides) foldedAt.set(count - 1, phase)
    to.push(count - 1)
  }
  return { to, count, folded: foldedAt }
}

/** All rows of a folded lane are one. */
function foldedRows(whole: Scene, ids: ReadonlySet<string>): { rows: SceneRow[]; rowOf: number[] } {
  const rows: SceneRow[] = []
  const rowOf = whole.rows.map(({ lane, department }) => {
    const { id } = whole.lanes[lane]
    const last = rows.at(-1)
    if (!ids.has(id)) rows.push({ lane, department, ...(department && ids.has(department) && { by: department }) })
    else if (last?.lane !== lane) rows.push({ lane, department: undefined, by: id })
    return rows.length - 1
  })
  return { rows, rowOf }
}

/** One flow between two slabs, or a step and a slab, stands for all that go the same way there. */
function flowsAmong(
  whole: Scene,
  ranks: Ranks,
  nodes: readonly SceneNode[],
  standsAt: readonly number[],
): { flows: SceneFlow[]; loop: boolean[] } {
  const flows: SceneFlow[] = []
  const loop: boolean[] = []
  const drawn = new Map<string, number>()
  whole.flows.forEach((flow, at) => {
    const [from, to] = [standsAt[flow.from], standsAt[flow.to]]
    const isWhole = !nodes[from].slab && !nodes[to].slab
    if (from === to && !isWhole) return
    const key = `${from} ${to} ${ranks.loop[at]}`
    const there = isWhole ? undefined : drawn.get(key)
    if (there === undefined) {
      if (!isWhole) drawn.set(key, flows.length)
      flows.push({ ...flow, from, to, label: nodes[from].slab ? '' : flow.label })
      loop.push(ranks.loop[at])
      return
    }
    // What moves cases is shown rather than what goes along with them.
    const shown = flows[there]
    flows[there] = {
      ...(shown.flow.kind !== 'sequence' && flow.flow.kind === 'sequence' ? { ...flow, from, to } : shown),
      label: '',
    }
  })
  return { flows, loop }
}
