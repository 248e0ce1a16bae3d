import { aboutOf, all, levelsOf, nameOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** What the customer is promised is measured by a clock, and every clock holds a promise. */
export const promiseIsMeasured: Rule = {
  name: 'promise-is-measured',
  severity: 'advice',
  texts: {
    label: { en: 'A promise is measured', 'zh-CN': '承诺有计时' },
    what: {
      en: 'The customer is promised something, but no clock measures whether it is kept.',
      'zh-CN': '对顾客作了承诺，但没有计时来衡量是否做到。',
    },
    remedy: {
      en: 'Say at which step a clock starts and stops for the customer, and within what time.',
      'zh-CN': '请写明对顾客的计时从哪一步开始、到哪一步停止、时限多长。',
    },
    why: {
      en: 'Between what is promised and what is delivered lies the gap that customers feel first (Parasuraman, Zeithaml & Berry 1985). A promise that nobody measures is kept by chance.',
      'zh-CN':
        '承诺与实际交付之间的差距，客户最先感受到（Parasuraman、Zeithaml 与 Berry，1985）。没有计时的承诺，能否做到全凭运气。',
    },
    cases: {
      clock: {
        what: {
          en: 'The clock “{name}” runs, but nothing is promised for it.',
          'zh-CN': '计时“{name}”在走，但没有承诺时限。',
        },
        remedy: {
          en: 'Say within what time, and in how many of a hundred cases.',
          'zh-CN': '请写明时限和达标率。',
        },
      },
    },
  },
  check(blueprint, report) {
    const clocks = all(blueprint, 'clock')
    const about = aboutOf(blueprint)
    const isPromised = Object.values(about?.promise ?? {}).some((text) => text.trim() !== '')
    if (about && isPromised && !clocks.some((clock) => clock.audience !== 'internal')) report([about.id], {})
    for (const clock of clocks)
      if (levelsOf(blueprint, clock).length === 0) report([clock.id], { name: nameOf(blueprint, clock.id) }, 'clock')
  },
}
