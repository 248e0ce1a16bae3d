/** The keys in a list of the inspector whose order counts, a list like that of drawing. */
import type { Texts } from '../../base/index.ts'

export interface OrderKey {
  keys: readonly string[]
  label: Texts
  /** By how many places. */
  by: number
}

export const orderKeys: readonly OrderKey[] = [
  { keys: ['Alt+ArrowUp'], label: { en: 'One place earlier', 'zh-CN': '提前一位' }, by: -1 },
  { keys: ['Alt+ArrowDown'], label: { en: 'One place later', 'zh-CN': '推后一位' }, by: 1 },
]
