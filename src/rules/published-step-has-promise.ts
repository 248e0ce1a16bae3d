import type { Texts } from '../base/index.ts'
import { all, nameOf, promises, writeDuration, type Blueprint, type Identified, type Node } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** A step that customers have been told of says what they may hold the company to: in words, or by a clock. */
export const publishedStepHasPromise: Rule = {
  name: 'published-step-has-promise',
  severity: 'advice',
  texts: {
    label: { en: 'A published step promises something', 'zh-CN': '对外公布的步骤有承诺' },
    what: {
      en: '“{name}” is published, but nothing is promised of it.',
      'zh-CN': '“{name}”已对外公布，却没有任何承诺。',
    },
    remedy: {
      en: 'Say under commitments by when it is done, what it achieves, how the customer is treated and kept informed.',
      'zh-CN': '请在服务承诺中写明何时办好、达到什么效果、如何对待并告知客户。',
    },
    why: {
      en: 'What is published raises what customers expect. A service standard commits to being in time, effective, satisfying and well explained (timeliness, effectiveness, satisfaction, information: the service standards of customer service management); without a commitment everybody expects something else, and nobody can tell whether it was kept.',
      'zh-CN':
        '公布即抬高客户的期望。服务标准应承诺及时、有效、满意和信息传递（《中国电信客户服务管理》）；没有承诺，各人期望不一，做没做到也无从判断。',
    },
  },
  check(blueprint, report) {
    const clocked = new Set(
      all(blueprint, 'clock')
        .filter(({ audience }) => audience !== 'internal')
        .flatMap(({ start, stop }) => [start.at, stop.at]),
    )
    for (const step of all(blueprint, 'node'))
      if (step.published && !isPromised(step) && !clocked.has(step.id))
        report([step.id], { name: nameOf(blueprint, step.id) })
  },
  /** How long the customer bears with is known: that much can be promised. */
  fix(blueprint: Blueprint, { at: [id] }) {
    const step = all(blueprint, 'node').find((one) => one.id === id)
    if (!step?.tolerance || step.tolerance.value <= 0) return undefined
    const within: Texts = {
      en: `within ${writeDuration(step.tolerance, 'en')}`,
      'zh-CN': `${writeDuration(step.tolerance, 'zh-CN')}内`,
    }
    return {
      label: { en: 'Promise the tolerable time', 'zh-CN': '承诺可接受时间' },
      changes: [{ set: id, field: 'commitments.timeliness', to: { ...within } }],
    }
  },
}

const isPromised = ({ commitments }: Identified<Node>): boolean =>
  promises.some((promise) => Object.values(commitments?.[promise] ?? {}).some((text) => text.trim() !== ''))
