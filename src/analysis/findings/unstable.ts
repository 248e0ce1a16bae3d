import type { Finding, Offer } from '../../base/index.ts'
import { aboutOf, nameOf, poolLoads, type Blueprint } from '../../blueprint/index.ts'
import { stabilityOf } from '../stability.ts'
import type { FindingMaker } from './index.ts'

/** Work that comes faster than it can ever be done: said in place of figures that would mean nothing. */
export const unstable: FindingMaker = {
  name: 'unstable',
  question: { en: 'Does it settle at all?', 'zh-CN': '能稳定下来吗？' },

  find({ blueprint, report }) {
    const { pools, isFilling } = stabilityOf(blueprint, report)
    const offer = fromEmpty(blueprint)
    const found = pools.map(({ pool, load }): Finding => {
      const isKnown = load >= 1 && load < Infinity
      const { work = 0, capacity = 0 } = poolLoads(blueprint).find((one) => one.pool === pool) ?? {}
      return {
        ...{ rule: 'unstable', severity: 'defect', at: [pool] },
        facts: {
          pool: nameOf(blueprint, pool),
          load: { share: load },
          busy: twoPlaces(work),
          there: twoPlaces(capacity),
        },
        ...(isKnown ? overloaded : growing),
        offer,
      }
    })
    if (isFilling)
      found.push({ rule: 'still-filling', severity: 'defect', at: ['blueprint'], facts: {}, ...filling, offer })
    return found
  },
}

const overloaded = {
  what: {
    en: '“{pool}” gets {load} of the work it can do: the queue grows as long as the run lasts, and steady figures do not exist.',
    'zh-CN': '“{pool}”的工作量是处理能力的 {load}：队列会一直变长，没有稳态数值。',
  },
  remedy: {
    en: 'On average {busy} people would have to be busy and {there} are there: add people or hours, send less work that way, or study one period from empty.',
    'zh-CN':
      '平均需要 {busy} 人在忙，实际只有 {there} 人：请增加人手或上班时间、减少流向这里的工作，或改为研究从空系统开始的一个时段。',
  },
}

/** The load alone would let it settle, or is not known: priorities, several pools for one step, ways that cross. */
const growing = {
  what: {
    en: 'The queue for “{pool}” grows as long as the run lasts, though its load is {load}: steady figures do not exist.',
    'zh-CN': '“{pool}”的负荷率是 {load}，队列却一直在变长，没有稳态数值。',
  },
  remedy: {
    en: 'Look at who is preferred there and who must wait for several people at once; add people or hours, or study one period from empty.',
    'zh-CN': '请检查那里的优先规则和需要多方同时到场的步骤；也可增加人手或上班时间，或改为研究从空系统开始的一个时段。',
  },
}

const filling = {
  what: {
    en: 'The number of cases inside still grows at the end of the run, though no queue does: it has not settled yet, or some never leave.',
    'zh-CN': '到仿真结束时在途工单仍在增加，而各处队列并未变长：系统尚未稳定，或有工单出不去。',
  },
  remedy: {
    en: 'Warm up for longer than a case can take; if it grows on, look for waits, delays and batches that nobody leaves.',
    'zh-CN': '请把预热期设得比一件工单的最长历时更长；若仍在增加，请检查出不去的等待、延时和集批。',
  },
}

/** The figures of one period from empty exist whatever the load. */
function fromEmpty(blueprint: Blueprint): Offer | undefined {
  const study = aboutOf(blueprint)?.study
  if (!study) return undefined
  const to = { ...study, kind: 'terminating', warmup: { value: 0, unit: 'min' } }
  return {
    label: { en: 'Study one period from empty', 'zh-CN': '改为从空系统开始的一个时段' },
    changes: [{ set: 'blueprint', field: 'study', to }],
  }
}

const twoPlaces = (value: number): number => Math.round(value * 100) / 100
