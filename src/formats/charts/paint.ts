/** What a chart is drawn with: the theme's tokens, each as the place where it is shown has them. */
import type { Language } from '../../base/index.ts'
import { ink, inkOf } from '../svg/ink.ts'

/** A token of the theme (`heat-4`, `cause-transfer`) as a colour. */
export type Paint = (token: string) => string

/** On paper and in files: the light colours. What is no token is taken as the colour that it is. */
export const onPaper: Paint = (token) => inkOf(token) ?? (/^#[0-9a-f]{6}$/i.test(token) ? token : ink.work)

/** On the screen: whatever colours are in force there. */
export const onScreen: Paint = (token) => (token.startsWith('#') ? token : `var(--${tokenOf(token)})`)

/** `cause-transfer`, also where it is written `--cause-transfer` or `var(--cause-transfer)`. */
export const tokenOf = (written: string): string => written.replace(/^var\(|\)$/g, '').replace(/^--/, '')

export interface Brush {
  paint: Paint
  language: Language
  /** Of the chart, pixels. */
  width: number
}

/** Sizes of letters: on axes, beside marks. Chinese is never smaller than 12. */
export const sizesIn = (language: Language): { axis: number; label: number } =>
  language === 'en' ? { axis: 10.5, label: 11.5 } : { axis: 12, label: 12 }
