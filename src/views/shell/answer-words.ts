/** The words of bringing answers in. */
import { inBoth } from '../../text/index.ts'

export const answerWords = inBoth({
  en: {
    survey: { one: 'One answer came in.', other: '{n} answers came in.' },
    walk: { one: 'One visit came in.', other: '{n} visits came in.' },
  },
  'zh-CN': {
    survey: { one: '已导入 1 份答卷。', other: '已导入 {n} 份答卷。' },
    walk: { one: '已导入 1 次检查。', other: '已导入 {n} 次检查。' },
  },
})
