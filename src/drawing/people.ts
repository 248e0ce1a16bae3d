/** How many people work in a department, in words. */
import type { Language } from '../base/index.ts'
import type { DepartmentRow } from './drawing.ts'
import { say } from './words.ts'

/** @returns nothing where nobody is named */
export function peopleIn({ people }: Pick<DepartmentRow, 'people'>, language: Language): string {
  if (people === undefined) return ''
  if (people === Infinity) return say('unlimited', language)
  return people === 1 ? say('person', language) : say('people', language, { count: people })
}
