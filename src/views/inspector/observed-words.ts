/** The inspector's words for what was observed today. */
import type { Observable } from '../../analysis/today.ts'
import { inBoth } from '../../text/index.ts'

export const observedWords = inBoth({
  en: {
    title: 'Observed today',
    of: 'Observed: {what}',
    countOf: 'Observations: {what}',
    halfOf: 'Known to ±: {what}',
    howSure: 'How sure',
    simulated: 'Simulated',
    difference: 'simulated minus observed: {by}',
    verdicts: { alike: 'matches', apart: 'surely differs', open: 'cannot be told' },
    help: {
      'service.mean': 'The mean, without what lies idle at closing time.',
      'wait.mean': 'The mean, from being handed over to the beginning of the work.',
      bounce: 'The share that was sent back on receipt.',
      'cycle-time.mean': 'The mean, from arrival to end.',
    } as Partial<Record<Observable, string>>,
  },
  'zh-CN': {
    title: '现状实测',
    of: '实测：{what}',
    countOf: '样本数：{what}',
    halfOf: '误差 ±：{what}',
    howSure: '可信程度',
    simulated: '仿真',
    difference: '仿真减实测：{by}',
    verdicts: { alike: '相符', apart: '确定不符', open: '无法判断' },
    help: {
      'service.mean': '平均值，不含下班后搁置的时间。',
      'wait.mean': '平均值，从交来到开始处理。',
      bounce: '收件时被退回的比例。',
      'cycle-time.mean': '平均值，从到达到结束。',
    } as Partial<Record<Observable, string>>,
  },
})
