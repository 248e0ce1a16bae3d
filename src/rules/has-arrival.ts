import { all, get, nameOf, newId, nodesOf, type ArrivalStream } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Somebody comes: at least one stream of arrivals at an arrival node. */
export const hasArrival: Rule = {
  name: 'has-arrival',
  severity: 'blocks',
  texts: {
    label: { en: 'Somebody comes', 'zh-CN': '有工单到达' },
    what: { en: 'The blueprint has no arrival: nobody comes in.', 'zh-CN': '蓝图没有到达点：没有人进来。' },
    remedy: { en: 'Draw an arrival in the customer lane.', 'zh-CN': '请在客户泳道画一个到达。' },
    why: {
      en: 'A service begins with somebody’s need. Without cases there is nothing to wait for, and nothing to simulate.',
      'zh-CN': '服务始于客户的需求。没有工单，就没有等待，也没有可仿真的内容。',
    },
    cases: {
      nobody: {
        what: { en: 'Nobody comes at “{name}”: it has no arrivals.', 'zh-CN': '“{name}”没有到达量，无人到来。' },
        remedy: { en: 'Say how many come in a day.', 'zh-CN': '请填写每天到达多少。' },
      },
    },
  },
  check(blueprint, report) {
    const arrivals = nodesOf(blueprint, 'arrival')
    if (arrivals.length === 0) report([], {})
    else if (
      !all(blueprint, 'stream').some(
        (stream) => get(blueprint, 'node', stream.at)?.kind === 'arrival' && brings(stream),
      )
    )
      report([arrivals[0].id], { name: nameOf(blueprint, arrivals[0].id) }, 'nobody')
  },
  fix(blueprint, { at: [arrival] }) {
    if (arrival === undefined) return undefined
    return {
      label: { en: 'Let 20 come in a day', 'zh-CN': '每天到达 20 件' },
      changes: [
        {
          add: newId(blueprint, `${arrival}-stream`, 'stream'),
          record: {
            ...{ type: 'stream', at: arrival, arrivals: { kind: 'rate', perDay: 20 } },
            marks: { arrivals: { mark: 'assumed' } },
          },
        },
      ],
    }
  },
}

function brings({ arrivals }: ArrivalStream): boolean {
  switch (arrivals.kind) {
    case 'rate':
    case 'wave':
      return arrivals.perDay > 0
    case 'population':
      return arrivals.size > 0
    case 'times':
      return arrivals.times.length > 0
    case 'renewal':
      return true
  }
}
