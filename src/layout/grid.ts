/**
 * The page as a grid of bands, before anything has a size. Level bands from the top: over each row a channel, then its
 * tracks with channels in between, then a channel under it. Upright bands from the left: gutters and columns in turn.
 * Steps stand where a track meets a column; edges run in channels and gutters, and through empty cells.
 */
import type { Ranks } from './ranks.ts'
import type { Tracks } from './rows.ts'
import type { Scene } from './scene.ts'

export interface LevelBand {
  kind: 'head' | 'track' | 'between' | 'foot'
  row: number
}

export interface Grid {
  level: LevelBand[]
  /** Gutter g is band 2g, column c is band 2c + 1. */
  uprights: number
  /** [node] the bands that it stands in */
  at: { level: number; upright: number }[]
  /** Is nothing between (and at) these places of a level band? Places are bands; a step's border lies a quarter off its band. */
  isLevelFree(band: number, from: number, to: number): boolean
  isUprightFree(band: number, from: number, to: number): boolean
}

export function gridOf(scene: Scene, ranks: Ranks, tracks: Tracks): Grid {
  const level: LevelBand[] = []
  const first: number[] = []
  scene.rows.forEach((_, row) => {
    level.push({ kind: 'head', row })
    first.push(level.length)
    for (let track = 0; track < tracks.tracks[row]; track += 1) {
      if (track > 0) level.push({ kind: 'between', row })
      level.push({ kind: 'track', row })
    }
    level.push({ kind: 'foot', row })
  })
  const uprights = ranks.columns * 2 + 1
  const at = scene.nodes.map((node, index) => ({
    level: first[node.row] + tracks.track[index] * 2,
    upright: ranks.column[index] * 2 + 1,
  }))
  // [band × place] how many steps stand before it: a stretch is free where both ends count the same.
  const alongLevel = new Int32Array(level.length * (uprights + 1))
  const alongUpright = new Int32Array(uprights * (level.length + 1))
  for (const here of at) {
    alongLevel[here.level * (uprights + 1) + here.upright + 1] += 1
    alongUpright[here.upright * (level.length + 1) + here.level + 1] += 1
  }
  sumUp(alongLevel, uprights + 1)
  sumUp(alongUpright, level.length + 1)
  const isFree = (sums: Int32Array, size: number) => (band: number, from: number, to: number) => {
    const [low, high] = from < to ? [Math.ceil(from), Math.floor(to)] : [Math.ceil(to), Math.floor(from)]
    return high < low || sums[band * size + high + 1] === sums[band * size + low]
  }
  return {
    level,
    uprights,
    at,
    isLevelFree: isFree(alongLevel, uprights + 1),
    isUprightFree: isFree(alongUpright, level.length + 1),
  }
}

function sumUp(counts: Int32Array, size: number): void {
  for (let at = 1; at < counts.length; at += 1) if (at % size !== 0) counts[at] += counts[at - 1]
}
