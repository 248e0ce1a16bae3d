/** Why a study is proposed as terminating or steady, one sentence for each reason. */
import type { Texts } from '../base/index.ts'

export const proposals = {
  'days-stand-alone': {
    en: 'Everybody goes home and what came is settled on its day: each day begins empty, so one period is repeated.',
    'zh-CN': '每天下班清空、当天的工单当天办完：每天都从空开始，因此重复仿真一个时段。',
  },
  listed: {
    en: 'The arrivals are a list that comes to an end, so this one period is repeated.',
    'zh-CN': '到达是一份有限的清单，因此重复仿真这一时段。',
  },
  'always-open': {
    en: '{things} never closes, so no day begins empty: the long run is looked at, without its beginning.',
    'zh-CN': '{things}从不下班，没有一天从空开始：考察长期运行，去掉开头一段。',
  },
  'always-arriving': {
    en: 'Cases come at {things} at all hours, so no day begins empty: the long run is looked at, without its beginning.',
    'zh-CN': '{things}全天都有工单到达，没有一天从空开始：考察长期运行，去掉开头一段。',
  },
  'never-all-closed': {
    en: 'Somebody is at work at every hour, so no day begins empty: the long run is looked at, without its beginning.',
    'zh-CN': '任何时刻都有人在岗，没有一天从空开始：考察长期运行，去掉开头一段。',
  },
  'carried-over': {
    en: 'What {things} has not finished goes on the next day, so no day begins empty: the long run is looked at, without its beginning.',
    'zh-CN': '{things}没做完的次日继续，没有一天从空开始：考察长期运行，去掉开头一段。',
  },
  'takes-longer': {
    en: 'A case takes longer than a day is open, so no day begins empty: the long run is looked at, without its beginning.',
    'zh-CN': '办一件的时间超过一天的开放时间，没有一天从空开始：考察长期运行，去掉开头一段。',
  },
  circulates: {
    en: 'The cases of {things} never leave: the long run is looked at, without its beginning.',
    'zh-CN': '{things}的工单一直循环、从不离开：考察长期运行，去掉开头一段。',
  },
} as const satisfies Record<string, Texts>

export type ProposalName = keyof typeof proposals
