import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { layout, type Picture, type Point } from '../../src/layout/index.ts'
import { anyDocument } from './documents.ts'
import { isOn, overlap, passes, shared, stretches } from './sound.ts'

const picture = (blueprint: Blueprint): Picture => layout(blueprint, { language: 'en' })
const runs = { numRuns: 120 }

describe('whatever the document', () => {
  test('every step is drawn once, no two overlap, and each lies inside its lane and its column', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const { nodes, lanes, columns } = picture(blueprint)
        const wanted = Object.entries(blueprint.records).filter(([, record]) => record.type === 'node')
        expect(nodes.map(({ id }) => id).sort()).toEqual(wanted.map(([id]) => id).sort())
        for (const [at, one] of nodes.entries()) {
          const lane = lanes.find(({ id }) => id === one.lane) as Picture['lanes'][number]
          expect(one.y >= lane.y && one.y + one.height <= lane.y + lane.height).toBe(true)
          const column = columns[one.column]
          expect(one.x >= column.x && one.x + one.width <= column.x + column.width).toBe(true)
          for (const other of nodes.slice(at + 1)) expect(overlap(one, other) ? [one.id, other.id] : []).toEqual([])
        }
      }),
      runs,
    )
  })

  test('steps of one department share its row, and no row holds another’s steps', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const { nodes, lanes } = picture(blueprint)
        for (const node of nodes) {
          const lane = lanes.find(({ id }) => id === node.lane) as Picture['lanes'][number]
          const row = lane.departments.find(({ id }) => id === node.department)
          expect(row && node.y >= row.y && node.y + node.height <= row.y + row.height).toBe(true)
        }
      }),
      runs,
    )
  })

  test('evidence stands over its step', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const { nodes, edges } = picture(blueprint)
        const node = (id: string) => nodes.find((one) => one.id === id) as Picture['nodes'][number]
        for (const { kind, from, to } of edges) if (kind === 'evidence') expect(node(from).column).toBe(node(to).column)
      }),
      runs,
    )
  })

  test('a flow that does not go back never goes left, and in its lane goes right', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const { nodes, edges } = picture(blueprint)
        const node = (id: string) => nodes.find((one) => one.id === id) as Picture['nodes'][number]
        for (const { kind, from, to, loop } of edges) {
          if (loop || (kind !== 'sequence' && kind !== 'journey')) continue
          const least = node(from).lane === node(to).lane ? 1 : 0
          expect(node(to).column - node(from).column).toBeGreaterThanOrEqual(least)
        }
      }),
      runs,
    )
  })

  test('every column of a phase lies left of every column of the next', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const { nodes, phases, columns } = picture(blueprint)
        for (const node of nodes) {
          const record = blueprint.records[node.id]
          if (record.type !== 'node' || record.phase === undefined || node.kind === 'evidence' || phases.length === 0)
            continue
          const phase = phases.find(({ id }) => id === record.phase) as Picture['phases'][number]
          expect(phase.x <= columns[node.column].x).toBe(true)
          expect(columns[node.column].x + columns[node.column].width <= phase.x + phase.width).toBe(true)
        }
      }),
      runs,
    )
  })

  test('a pinned step does not stand left of its pin', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const column = new Map(picture(blueprint).nodes.map((node) => [node.id, node.column]))
        for (const record of Object.values(blueprint.records))
          if (record.type === 'place') expect(column.get(record.of)).toBeGreaterThanOrEqual(record.column ?? 0)
      }),
      runs,
    )
  })

  test('edges are level and upright, from border to border, and never pass through a step', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const { nodes, edges } = picture(blueprint)
        const node = (id: string) => nodes.find((one) => one.id === id) as Picture['nodes'][number]
        for (const edge of edges) {
          expect(isOn(edge.points[0], node(edge.from), edge.exit)).toBe(true)
          expect(isOn(edge.points.at(-1) as Point, node(edge.to), edge.entry)).toBe(true)
          for (const { from, to } of stretches(edge)) {
            expect(from.x === to.x || from.y === to.y).toBe(true)
            for (const box of nodes) expect(passes(from, to, box) ? [edge.id, box.id] : []).toEqual([])
          }
        }
      }),
      runs,
    )
  })

  test('no two edges lie on one another', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const all = picture(blueprint).edges.flatMap(stretches)
        for (const [at, one] of all.entries())
          for (const other of all.slice(at + 1))
            if (one.id !== other.id) expect(shared(one, other) ? [one, other] : []).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  test('no long edge runs on a line of the blueprint, and everything lies on the page', () => {
    fc.assert(
      fc.property(anyDocument(), (blueprint) => {
        const { edges, lines, width, height, nodes } = picture(blueprint)
        for (const edge of edges)
          for (const { from, to } of stretches(edge)) {
            for (const { y } of lines) expect(from.y === to.y && Math.abs(from.y - y) < 4).toBe(false)
            expect(from.x >= 0 && from.x <= width && from.y >= 0 && from.y <= height).toBe(true)
          }
        for (const node of nodes) expect(node.x + node.width <= width && node.y + node.height <= height).toBe(true)
      }),
      runs,
    )
  })

  test('the same document gives the same bytes, however its records are ordered in the file', () => {
    fc.assert(
      fc.property(anyDocument(), fc.infiniteStream(fc.nat(1000)), (blueprint, random) => {
        const keys = Object.keys(blueprint.records)
        const weight = new Map(keys.map((key) => [key, random.next().value as number]))
        const mixed = keys.toSorted((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0))
        const again = { ...blueprint, records: Object.fromEntries(mixed.map((key) => [key, blueprint.records[key]])) }
        expect(JSON.stringify(picture(again))).toBe(JSON.stringify(picture(blueprint)))
      }),
      runs,
    )
  })
})
