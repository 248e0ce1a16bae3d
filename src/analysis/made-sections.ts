/** All sections of a written report. */
import type { Blueprint } from '../blueprint/index.ts'
import { crashed } from './fold.ts'
import type { Report } from './report.ts'
import type { Section, SectionMaker } from './section.ts'
import { sections } from './sections/index.ts'

/** What a section says, with its maker. */
export interface MadeSection extends Section {
  maker: SectionMaker
}

/** Every section that has something to say. A maker that crashes says so itself and spares the rest. */
export const sectionsOf = (about: { blueprint: Blueprint; report: Report }): MadeSection[] =>
  sections.flatMap((maker) => {
    try {
      const made = maker.make(about)
      return made ? [{ maker, ...made }] : []
    } catch (problem) {
      return [{ maker, says: [], tables: [], missing: [crashed(maker.name, problem)] }]
    }
  })
