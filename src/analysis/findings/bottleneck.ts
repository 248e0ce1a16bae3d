import { nameOf } from '../../blueprint/index.ts'
import { clause, sentence, type Clause } from '../clause.ts'
import { looks } from '../looks.ts'
import type { FindingMaker, Results } from './index.ts'

/**
 * Four ways of looking for the bottleneck, and whether they agree: who is busiest in an hour of the day, for whom most
 * of the waiting is, who works longest without a pause, and where one more proves to help most. Each alone can mislead:
 * a team can be busy while nobody waits for it, and a queue can stand where work is only passed on.
 */
export const bottleneck: FindingMaker = {
  name: 'bottleneck',
  question: { en: 'Do four ways of looking name the same bottleneck?', 'zh-CN': '四种方法指向同一个瓶颈吗？' },

  find(results) {
    const found = looks(results)
    const named = found.flatMap(({ pool }) => pool ?? [])
    if (named.length < 2) return []
    const pools = [...new Set(named)]
    return [
      {
        ...{ rule: 'bottleneck', severity: 'advice', at: pools },
        ...sentence(agreement(results, named, found.length), ...found.map(({ says }) => says)),
      },
    ]
  },
}

function agreement({ blueprint }: Results, named: readonly string[], all: number): Clause {
  const votes = (pool: string) => named.filter((one) => one === pool).length
  const [pool] = [...named].sort((a, b) => votes(b) - votes(a))
  const facts = { pool: nameOf(blueprint, pool), most: votes(pool), all }
  if (facts.most === all) return clause('All {all} methods name “{pool}”', '{all} 种方法都指向“{pool}”', facts)
  if (facts.most * 2 > all)
    return clause('{most} of {all} methods name “{pool}”', '{all} 种方法中有 {most} 种指向“{pool}”', facts)
  return clause('The {all} methods do not agree', '{all} 种方法看法不一', { all })
}
