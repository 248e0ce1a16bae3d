/** The inspector's words for several things at once. */
import { inBoth } from '../../text/index.ts'

export const severalWords = inBoth({
  en: {
    mixed: 'mixed',
    counts: {
      node: { one: 'one step', other: '{n} steps' },
      flow: { one: 'one flow', other: '{n} flows' },
      other: { one: 'one more', other: '{n} more' },
    },
    together: 'Change together',
    oneAct: 'What is changed here is changed in all of them, as one act.',
    onlySteps: 'The fields are those of the steps.',
    leaveOut: 'Leave out: {what}',
    chosen: 'Selected',
    time: 'Time',
    timeHint: '8 min · 5 to 12 min, usually 8',
    timeWrong: '“{text}” is no time. Write it like 8 min, or 5 to 12 min, usually 8.',
    pool: 'People',
    figures: 'Figures are',
    agreed: 'Agreed time',
    acts: {
      time: { en: 'Time', 'zh-CN': '时间' },
      pool: { en: 'People', 'zh-CN': '人员' },
      figures: { en: 'Source of figures', 'zh-CN': '数据来源' },
      agreed: { en: 'Agreed time', 'zh-CN': '约定时限' },
    },
  },
  'zh-CN': {
    mixed: '不一',
    counts: {
      node: { one: '1 个步骤', other: '{n} 个步骤' },
      flow: { one: '1 条流向', other: '{n} 条流向' },
      other: { one: '另 1 项', other: '另 {n} 项' },
    },
    together: '一并修改',
    oneAct: '在此修改即同时修改全部所选，撤销一次即可恢复。',
    onlySteps: '以下为所选步骤的共有字段。',
    leaveOut: '移出所选：{what}',
    chosen: '所选',
    time: '时间',
    timeHint: '8 分钟 · 5 到 12 分钟，通常 8',
    timeWrong: '“{text}”不是时间，请写成 8 分钟，或 5 到 12 分钟，通常 8。',
    pool: '人员',
    figures: '数据来源',
    agreed: '约定时限',
    acts: {
      time: { en: 'Time', 'zh-CN': '时间' },
      pool: { en: 'People', 'zh-CN': '人员' },
      figures: { en: 'Source of figures', 'zh-CN': '数据来源' },
      agreed: { en: 'Agreed time', 'zh-CN': '约定时限' },
    },
  },
})
