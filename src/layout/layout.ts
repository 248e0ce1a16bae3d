/** A blueprint as a picture: lanes by columns, and edges that never run through a step. Pure and deterministic. */
import { lines, type Blueprint, type LineName } from '../blueprint/index.ts'
import { folded } from './fold.ts'
import { boxOf, geometryOf, type Geometry } from './geometry.ts'
import { gridOf, type Grid } from './grid.ts'
import { labelsOf } from './labels.ts'
import type { Picture, PictureEdge, PictureLane } from './picture.ts'
import { ranksOf, type Ranks } from './ranks.ts'
import { waysOf } from './routing.ts'
import { tracksOf } from './rows.ts'
import { sceneOf, type LayoutOptions, type Scene } from './scene.ts'
import { measures } from './sizes.ts'

export function layout(blueprint: Blueprint, options: LayoutOptions): Picture {
  const whole = sceneOf(blueprint, options)
  const ids = new Set(options.folded)
  const { scene, ranks } = folded(whole, ranksOf(whole), ids, options.language)
  const grid = gridOf(scene, ranks, tracksOf(scene, ranks))
  const ways = waysOf(scene, ranks, grid)

  const between = linesBetween(blueprint, scene)
  const lineRows = new Set(between.map(({ lane }) => scene.rows.findLastIndex((row) => row.lane === lane)))
  const draw = (least: readonly number[]) => {
    const geometry = geometryOf(scene, ranks, grid, ways, lineRows, least)
    const lanes = lanesOf(scene, grid, geometry)
    const drawn = between.map(({ name, lane }) => ({ name, y: lanes[lane].y + lanes[lane].height }))
    return {
      geometry,
      lanes,
      drawn,
      words: labelsOf(
        scene,
        grid,
        geometry,
        drawn.map(({ y }) => y),
      ),
    }
  }
  let { geometry, lanes, drawn, words } = draw([])
  if (words.crowded.includes(true)) {
    // A label that found no room: the gutter at its giving end grows, once.
    const least: number[] = []
    words.crowded.forEach((crowded, edge) => {
      const label = words.labels[edge]
      if (!crowded || !label) return
      const column = ranks.column[scene.flows[edge].from]
      const gutter = ways[edge].exit === 'left' ? column : column + 1
      least[gutter] = Math.max(least[gutter] ?? 0, label.width + 26)
    })
    ;({ geometry, lanes, drawn, words } = draw(least))
  }

  const edges = scene.flows.map(({ id, flow, from, to }, edge): PictureEdge => {
    const [high, low] = [scene.nodes[from].lane, scene.nodes[to].lane].sort((a, b) => a - b)
    const label = words.labels[edge]
    return {
      id,
      kind: flow.kind,
      from: flow.from,
      to: flow.to,
      exit: ways[edge].exit,
      entry: ways[edge].entry,
      points: geometry.points[edge],
      ...(label ? { label } : {}),
      crosses: between.filter(({ lane }) => lane >= high && lane < low).map(({ name }) => name),
      loop: ranks.loop[edge],
    }
  })
  const columns = Array.from({ length: ranks.columns }, (_, column) => {
    const { at, size } = geometry.upright[column * 2 + 1]
    return { x: at, width: size }
  })
  const end = geometry.upright.at(-1)
  const width = end ? end.at + end.size : 0
  const placed = scene.nodes.map(({ id, lane, department, nameLines }, at) => ({
    id,
    ...boxOf(scene, grid, geometry, at),
    lane: scene.lanes[lane].id,
    ...(department === undefined ? {} : { department }),
    column: ranks.column[at],
    row: trackNumber(grid, grid.at[at].level),
    nameLines,
  }))
  const nodes = scene.nodes.flatMap(({ kind, slab }, at) =>
    slab ? [] : [{ ...placed[at], kind, ...(words.names[at] ? { namePlace: words.names[at] } : {}) }],
  )
  const slabs = scene.nodes.flatMap(({ slab }, at) => (slab ? [{ ...placed[at], ...slab }] : []))
  return {
    width,
    height: lanes.reduce((sum, lane) => sum + lane.height, 0),
    lanes,
    lines: drawn,
    phases: phasesOf(scene, ranks, columns, width, ids),
    columns,
    nodes,
    slabs,
    edges,
  }
}

/** The lines of the blueprint, each with the lane above it. */
function linesBetween(blueprint: Blueprint, scene: Scene): { name: LineName; lane: number }[] {
  return lines(blueprint).map(({ name, above }) => ({
    name,
    lane: scene.lanes.findIndex((lane) => lane.id === above.id),
  }))
}

const trackNumber = (grid: Grid, band: number): number =>
  grid.level.slice(0, band).filter(({ kind }) => kind === 'track').length

function lanesOf(scene: Scene, grid: Grid, geometry: Geometry): PictureLane[] {
  const rows = scene.rows.map(({ department, by }, row) => {
    const first = geometry.level[grid.level.findIndex((band) => band.row === row)]
    const last = geometry.level[grid.level.findLastIndex((band) => band.row === row)]
    return {
      ...(department === undefined ? {} : { id: department }),
      y: first.at,
      height: last.at + last.size - first.at,
      folded: by !== undefined,
    }
  })
  return scene.lanes.map((lane, at) => {
    const departments = rows.filter((_, row) => scene.rows[row].lane === at)
    const height = departments.reduce((sum, row) => sum + row.height, 0)
    const isFolded = scene.rows.some((row) => row.by === lane.id)
    return { id: lane.id, role: lane.role, y: departments[0].y, height, folded: isFolded, departments }
  })
}

/** Side by side, the last to the end of the page. The border lies just left of the phase's first column. */
function phasesOf(
  scene: Scene,
  ranks: Ranks,
  columns: { x: number }[],
  width: number,
  ids: ReadonlySet<string>,
): Picture['phases'] {
  const starts = ranks.phaseStart.map((column, at) => (at === 0 ? 0 : columns[column].x - measures.stub / 2))
  return scene.phases.map((id, at) => ({
    id,
    x: starts[at],
    width: (starts[at + 1] ?? width) - starts[at],
    folded: ids.has(id),
  }))
}
