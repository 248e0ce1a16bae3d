/** The shell's own words, in every language, and how a count is said. */
import type { Language } from '../base/index.ts'
import { en } from './en.ts'
import { zhCn } from './zh-cn.ts'

/** The same keys, at every depth, with any words. */
export type SameKeys<T> = T extends string ? string : { readonly [K in keyof T]: SameKeys<T[K]> }

export type Words = SameKeys<typeof en>

export const words: Record<Language, Words> = { en, 'zh-CN': zhCn }

/** A view's own words, beside its components: `inBoth({ en: {…}, 'zh-CN': {…} })`. A key that lacks a language is a type error. */
export const inBoth = <const T>(both: { en: T; 'zh-CN': NoInfer<SameKeys<T>> }): Record<Language, SameKeys<T>> =>
  both as Record<Language, SameKeys<T>>

/** How one and how many are said; Chinese uses the same words for both. */
export interface Counted {
  readonly one: string
  readonly other: string
}

/** The words for so many, still with their `{n}`. */
export const counted = (forms: Counted, n: number): string => (n === 1 ? forms.one : forms.other)
