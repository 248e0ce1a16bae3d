import { expect, test } from 'vitest'
import { languages } from '../../src/base/index.ts'
import { drawingOf, scaleOf, type Box } from '../../src/drawing/index.ts'
import { placeGates } from '../../src/drawing/gate-place.ts'
import { layout } from '../../src/layout/index.ts'
import { templates } from '../formats/templates.ts'

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

// This lens gives every handoff a gate, so that they crowd as much as they ever may.
test.each(templates)('in %s no gate lies over a step or another gate', (_, blueprint) => {
  for (const language of languages) {
    const reading = { blueprint, report: undefined, language, scale: scaleOf(blueprint), lens: 'handoffs' as const }
    const { gates, steps } = drawingOf(layout(blueprint, { language }), reading)
    expect(gates.length).toBeGreaterThan(0)
    for (const [at, gate] of gates.entries())
      expect([...steps, ...gates.slice(at + 1)].filter((box) => overlap(gate, box)).map(({ id }) => id)).toEqual([])
  }
})

// What a gate says is as long as its figures are: some widths fit where others do not.
test.each(templates)('in %s no gate lies over a step, however much it says', (_, blueprint) => {
  for (const language of languages) {
    const reading = { blueprint, report: undefined, language, scale: scaleOf(blueprint), lens: 'handoffs' as const }
    const picture = layout(blueprint, { language })
    const { edges } = drawingOf(picture, reading)
    for (const margin of ['', '±36', '±36 min', '±1 h 12 min', '±1 小时 12 分']) {
      const said = edges.map((edge) =>
        edge.face.gate
          ? { ...edge, face: { ...edge.face, gate: { ...edge.face.gate, head: '等待 18 小时 05 分', margin } } }
          : edge,
      )
      for (const gate of placeGates(said, picture))
        expect(
          picture.nodes.filter((box) => overlap(gate, box)).map(({ id }) => id),
          margin,
        ).toEqual([])
    }
  }
})
