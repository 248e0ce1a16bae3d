/** What people type, read: a number or the reason why it is none. Full-width digits are digits. */
import type { Texts } from '../../base/index.ts'

export interface Limits {
  /** exclusive lower end */
  above?: number
  /** inclusive lower end */
  least?: number
  /** inclusive upper end */
  most?: number
  whole?: boolean
}

export type Read = { ok: true; value: number } | { ok: false; why: Texts }

const plain = /^[+-]?(\d+(?:\.\d*)?|\.\d+)$/

export function readNumber(text: string, { above, least, most, whole }: Limits = {}, suffix = ''): Read {
  const bare = text
    .normalize('NFKC')
    .replace(/[−–]/, '-')
    .replace(/(?<![%\s])[%\s]+$/, '')
    .trim()
  const no = (en: string, zh: string): Read => ({ ok: false, why: { en, 'zh-CN': zh } })
  if (bare === '') return no('Write a number.', '请填写数字。')
  if (!plain.test(bare))
    return no(`“${text.trim()}” is not a number. Write it like 12.5.`, `“${text.trim()}”不是数字，请写成 12.5 这样。`)
  const value = Number(bare)
  const [from, to] = [`${above ?? least}${suffix}`, `${most}${suffix}`]
  if (whole && !Number.isInteger(value)) return no('It must be a whole number.', '必须是整数。')
  if (above !== undefined && value <= above) return no(`It must be more than ${from}.`, `必须大于 ${from}。`)
  if (least !== undefined && value < least) return no(`It must be at least ${from}.`, `不能小于 ${from}。`)
  if (most !== undefined && value > most) return no(`It must be at most ${to}.`, `不能大于 ${to}。`)
  return { ok: true, value }
}

/** A number as it stands in a field: no more digits than it has, and none that arithmetic made up. */
export const writeNumber = (value: number | undefined): string =>
  value === undefined ? '' : String(Number(value.toPrecision(10)))
