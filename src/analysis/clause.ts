/** Sentences put together from clauses: each in both languages, with the facts it speaks of. */
import type { Fact, Texts } from '../base/index.ts'

export interface Clause {
  text: Texts
  facts: Record<string, Fact>
}

/** @param facts what the `{places}` in the texts stand for; no two clauses of a sentence use one name for two things */
export const clause = (en: string, zh: string, facts: Record<string, Fact> = {}): Clause => ({
  text: { en, 'zh-CN': zh },
  facts,
})

/** Joins clauses with `; ` and ends them: `A; b.` */
export function sentence(...clauses: readonly (Clause | undefined)[]): { what: Texts; facts: Record<string, Fact> } {
  const present = clauses.filter((one) => one !== undefined)
  return {
    what: {
      en: `${present.map(({ text }) => text.en).join('; ')}.`,
      'zh-CN': `${present.map(({ text }) => text['zh-CN']).join('；')}。`,
    },
    facts: Object.assign({}, ...present.map(({ facts }) => facts)),
  }
}
