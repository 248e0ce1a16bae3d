/** Words of the shipped blueprints, in both languages: none lies on a step, on other words, on a line or on an edge that is not its own. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/base/index.ts'
import { layout, type Picture } from '../../src/layout/index.ts'
import { template, templateNames } from '../workspace/templates.ts'

interface Box {
  what: string
  x: number
  y: number
  width: number
  height: number
}

const touch = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const between = (what: string, from: { x: number; y: number }, to: { x: number; y: number }): Box => ({
  ...{ what, x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) },
  ...{ width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) },
})

function collisions({ nodes, edges, lines, width }: Picture): string[] {
  const labels = edges.flatMap(({ id, label }) => (label ? [{ id, ...label, what: label.lines.join(' ') }] : []))
  const steps = nodes.map((node) => ({ ...node, what: node.nameLines.join(' ') }))
  const borders = lines.map(({ name, y }) => ({ what: name, x: 0, y, width, height: 0 }))
  const found: string[] = []
  labels.forEach((label, at) => {
    const ways = edges
      .filter(({ id }) => id !== label.id)
      .flatMap(({ id, points }) => points.slice(1).map((to, i) => between(id, points[i], to)))
    for (const other of [...steps, ...labels.slice(at + 1), ...borders, ...ways])
      if (touch(label, other)) found.push(`“${label.what}” lies on ${other.what}`)
  })
  return found
}

describe.each(templateNames)('%s', (name) => {
  test.each(languages)('in %s', (language) => {
    const picture = layout(template(name), { language })
    expect(picture.edges.filter(({ label }) => label).length).toBeGreaterThan(5)
    expect(collisions(picture)).toEqual([])
  })
})
