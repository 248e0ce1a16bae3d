/** The inspector's words for the grid of a week. */
import { inBoth } from '../../text/index.ts'

export const weekWords = inBoth({
  en: {
    week: 'Week',
    weekOf: '{what}, week',
    hint: 'Drag to open or close; arrows and Space do the same, with Shift over several.',
    here: '{day} {from}–{to}, {state}',
    open: 'open',
    closed: 'closed',
    mustOpen: 'A shift has hours. Remove it instead.',
    exceptions: 'Other days',
    addException: 'Add a day',
    closedDay: 'closed',
    hoursOn: 'Hours, {what}',
    newException: { en: 'Add a day that differs', 'zh-CN': '增加特殊日' },
  },
  'zh-CN': {
    week: '一周',
    weekOf: '{what}，一周',
    hint: '拖动以开放或关闭；方向键加空格亦可，按住 Shift 选多格。',
    here: '{day} {from}–{to}，{state}',
    open: '开放',
    closed: '关闭',
    mustOpen: '班次须有时段；不需要时请删除班次。',
    exceptions: '特殊日',
    addException: '增加一天',
    closedDay: '休息',
    hoursOn: '时段，{what}',
    newException: { en: 'Add a day that differs', 'zh-CN': '增加特殊日' },
  },
})
