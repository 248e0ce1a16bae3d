/** A drawing as ground for what moves over it: where things lie and what they are called, and nothing that was measured. */
import type { Drawing } from './drawing.ts'

export const withoutFigures = (drawing: Drawing): Drawing => ({
  ...drawing,
  steps: drawing.steps.map((step) => ({ ...step, face: { ...step.face, second: '', strip: undefined } })),
})
