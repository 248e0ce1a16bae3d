import { expect, test } from 'vitest'
import { languages } from '../../src/base/index.ts'
import { drawingOf, scaleOf, type Box } from '../../src/drawing/index.ts'
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
