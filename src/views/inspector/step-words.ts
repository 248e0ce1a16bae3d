/** The inspector's words for what a step means to the customer: emotion, the five gaps, what is promised, what is shown. */
import { moodNames } from '../../drawing/index.ts'
import { inBoth } from '../../text/index.ts'

export const stepWords = inBoth({
  en: {
    emotion: 'Emotion',
    who: { customer: 'Customer', staff: 'Staff' },
    unknownMood: 'not known',
    moods: Object.values(moodNames).map(({ en }) => en),
    emotionOf: 'Emotion, {who}',
    curveSays: 'Emotion of the customer on the way here and on: {list}.',
    moodAt: '“{step}” {mood}',

    fiveGaps: 'Five gaps',
    gapHelp: {
      expected: 'What customers expect.',
      specified: 'What the company’s standard says.',
      promised: 'What advertisements and staff say.',
      delivered: 'What is done: as observed, else as the run measures it.',
      perceived: 'What customers say they got.',
    },
    byTheRun: 'by the run',
    gapBetween: '{from} – {to}',
    gapMissing: 'missing: {list}',
    gapUnit: 'In',
    noUnit: 'points',
    dimension: 'Dimension',
    dimensions: {
      reliability: 'reliability',
      responsiveness: 'responsiveness',
      assurance: 'assurance',
      empathy: 'empathy',
      tangibles: 'tangibles',
    },
    scores: { conformance: 'By the book', perception: 'Satisfaction' },
    scoreHelp: {
      conformance: 'Score of the mystery shopper: is it done as specified?',
      perception: 'Score of the survey: how does it feel?',
    },

    commitments: 'Commitments',
    promises: {
      timeliness: 'In time',
      effectiveness: 'It works',
      satisfaction: 'Content',
      information: 'Informed',
    },
    promiseHints: {
      timeliness: 'by when, how fast',
      effectiveness: 'what it achieves',
      satisfaction: 'how the customer is treated',
      information: 'what the customer is told',
    },

    checks: 'Check-list',
    checkN: 'Check {n}',
    addCheck: 'Add a check',

    remarks: 'Fail points, policies, notes',
    addNote: 'Add …',
    newNote: { en: 'New note', 'zh-CN': '新备注' },
    addNoteLabel: { en: 'Add a note', 'zh-CN': '增加备注' },
  },
  'zh-CN': {
    emotion: '情绪',
    who: { customer: '客户', staff: '员工' },
    unknownMood: '未知',
    moods: Object.values(moodNames).map((name) => name['zh-CN']),
    emotionOf: '情绪，{who}',
    curveSays: '客户一路的情绪：{list}。',
    moodAt: '“{step}”{mood}',

    fiveGaps: '五差距',
    gapHelp: {
      expected: '客户期望的水平。',
      specified: '企业标准规定的水平。',
      promised: '宣传与员工承诺的水平。',
      delivered: '实际做到的水平：以实测为准，没有实测时取仿真结果。',
      perceived: '客户感受到的水平。',
    },
    byTheRun: '仿真得出',
    gapBetween: '{from} — {to}',
    gapMissing: '缺：{list}',
    gapUnit: '单位',
    noUnit: '分',
    dimension: '维度',
    dimensions: {
      reliability: '可靠性',
      responsiveness: '响应性',
      assurance: '保证性',
      empathy: '移情性',
      tangibles: '有形性',
    },
    scores: { conformance: '规范符合度', perception: '满意度' },
    scoreHelp: {
      conformance: '神秘顾客评分：是否按规范办。',
      perception: '满意度调查评分：感受如何。',
    },

    commitments: '服务承诺',
    promises: {
      timeliness: '及时',
      effectiveness: '有效',
      satisfaction: '满意',
      information: '信息传递',
    },
    promiseHints: {
      timeliness: '何时、多快办好',
      effectiveness: '达到什么效果',
      satisfaction: '如何对待客户',
      information: '告知客户什么',
    },

    checks: '检查项',
    checkN: '第 {n} 项',
    addCheck: '增加检查项',

    remarks: '失败点、规章、备注',
    addNote: '增加……',
    newNote: { en: 'New note', 'zh-CN': '新备注' },
    addNoteLabel: { en: 'Add a note', 'zh-CN': '增加备注' },
  },
})
