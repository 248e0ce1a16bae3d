/** A run that cannot go on says where and why. */
import type { Finding } from '../base/index.ts'
import { namesOf, type Blueprint } from '../blueprint/index.ts'
import type { Ending } from '../kernel/recording.ts'

export function brokenOff(blueprint: Blueprint, ending: Ending): Finding {
  if (ending.is === 'zero-time-loop') {
    const at = [...new Set(ending.places.map((place) => place.split('~')[0]))]
    return {
      ...{ rule: 'simulation/zero-time-loop', severity: 'blocks', at },
      facts: { steps: namesOf(blueprint, at) },
      what: {
        en: 'A case goes round and round at {steps} without any time passing.',
        'zh-CN': '工单在{steps}之间循环，却不耗费任何时间。',
      },
      remedy: {
        en: 'Give one of these steps a time, or let the way back be taken only so many times.',
        'zh-CN': '请为其中一个步骤设定时间，或限制回退次数。',
      },
    }
  }
  if (ending.is === 'too-many-tokens') {
    const at = [ending.place.split('~')[0]]
    return {
      ...{ rule: 'simulation/too-many-tokens', severity: 'blocks', at },
      facts: { fork: namesOf(blueprint, at), after: { minutes: ending.at } },
      what: {
        en: 'After {after} one case has split at {fork} into more than 10,000 parts: it comes back there faster than its parts meet again.',
        'zh-CN': '运行 {after} 后，一个工单在{fork}已分出一万多路：它回到那里的速度快于各路汇合的速度。',
      },
      remedy: {
        en: 'Lead the ways of the fork to a join before any of them goes back.',
        'zh-CN': '请让分支的各路先汇合，再回退。',
      },
    }
  }
  if (ending.is === 'too-many-cases')
    return {
      ...{ rule: 'simulation/too-many-cases', severity: 'blocks', at: [] },
      facts: { most: (ending.live - 1).toLocaleString('en-US'), after: { minutes: ending.at } },
      what: {
        en: 'After {after} more than {most} cases are inside; they come faster than they can ever leave.',
        'zh-CN': '运行 {after} 后在途工单超过 {most} 件：来的比办的快。',
      },
      remedy: { en: 'Lower the arrivals or add people.', 'zh-CN': '请减少到达量或增加人手。' },
    }
  return {
    ...{ rule: 'simulation/broken-off', severity: 'blocks', at: [], facts: {} },
    what: { en: 'The run has broken off.', 'zh-CN': '仿真中断。' },
  }
}
