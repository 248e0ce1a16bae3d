/** Keeps one figure as it was observed, or takes it away. */
import { observable, type Observable } from '../../analysis/today.ts'
import { command } from '../command.ts'
import { withSeen, type Seen } from '../observed.ts'

interface Args {
  of: string
  measure: Observable
  seen: Seen | undefined
}

export const observe = command<Args>({
  name: 'observe',
  label: { en: 'Enter what was observed', 'zh-CN': '填写实测数据' },
  labelOf: ({ measure }) => ({
    en: `Observed: ${observable[measure].en}`,
    'zh-CN': `实测：${observable[measure]['zh-CN']}`,
  }),
  can: (blueprint, { of, measure, seen }) => withSeen(blueprint, of, measure, seen) !== undefined,
  run: (blueprint, { of, measure, seen }) => withSeen(blueprint, of, measure, seen) ?? blueprint,
})
