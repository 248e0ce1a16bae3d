import { nameOf } from '../../blueprint/index.ts'
import { unstablePools } from '../licence.ts'
import type { FindingMaker } from './index.ts'

/** Work that comes faster than it can ever be done: said in place of figures that would mean nothing. */
export const unstable: FindingMaker = {
  name: 'unstable',
  question: { en: 'Does it settle at all?', 'zh-CN': '能稳定下来吗？' },

  find: ({ blueprint, report }) =>
    unstablePools(blueprint, report).map(({ pool, load }) => {
      const isKnown = load !== undefined && load >= 1 && load < Infinity
      return {
        ...{ rule: 'unstable', severity: 'defect', at: [pool] },
        facts: { pool: nameOf(blueprint, pool), load: { share: load ?? 0 } },
        what: isKnown
          ? {
              en: '“{pool}” gets {load} of the work it can do: the queue grows as long as the run lasts, and steady figures do not exist.',
              'zh-CN': '“{pool}”的工作量是处理能力的 {load}：队列会一直变长，没有稳态数值。',
            }
          : {
              en: 'The queue for “{pool}” grows as long as the run lasts, and steady figures do not exist.',
              'zh-CN': '“{pool}”的队列一直在变长，没有稳态数值。',
            },
        remedy: {
          en: 'Add people or hours there, or send less work that way.',
          'zh-CN': '请增加人手或上班时间，或减少流向这里的工作。',
        },
      }
    }),
}
