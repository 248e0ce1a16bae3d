import { ok, refused, type Result } from '../base/index.ts'

interface Range {
  least: number
  /** Without end where absent. */
  most?: number
  /** Whole numbers alone, unless said otherwise. */
  isWhole?: boolean
}

/** A number from the command line: nothing where it was not said, refused by its name where it is none. */
export function numberIn(
  name: string,
  value: unknown,
  { least, most, isWhole = true }: Range,
): Result<number | undefined> {
  if (value === undefined) return ok(undefined)
  const isIn = typeof value === 'number' && value >= least && value <= (most ?? 2 ** 52)
  if (isIn && (!isWhole || Number.isInteger(value))) return ok(value)
  const [en, zh] = [isWhole ? 'whole number' : 'number', isWhole ? '整数' : '数']
  return refused([
    {
      ...{ rule: 'headless/not-a-number', severity: 'blocks', at: [], path: `--${name}` },
      facts: { value: String(value), least, most: most ?? '' },
      what:
        most === undefined
          ? { en: `“{value}” is not a ${en} from {least}.`, 'zh-CN': `“{value}”不是从 {least} 起的${zh}。` }
          : {
              en: `“{value}” is not a ${en} from {least} to {most}.`,
              'zh-CN': `“{value}”不是 {least} 到 {most} 的${zh}。`,
            },
      remedy: { en: 'Give such a number.', 'zh-CN': '请给出这样的数。' },
    },
  ])
}
