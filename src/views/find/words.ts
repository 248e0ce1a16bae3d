/** The words of finding and replacing. */
import { inBoth } from '../../text/index.ts'

export const words = inBoth({
  en: {
    title: 'Find and replace',
    find: 'Find',
    replace: 'Replace with',
    replaceAll: 'Replace all',
    close: 'Close',
    hint: 'Names, descriptions and notes, in both languages',
    none: 'Found nowhere.',
    found: { one: 'Found in {n} place', other: 'Found in {n} places' },
    replaced: { one: 'Replaced in {n} place.', other: 'Replaced in {n} places.' },
    at: '{at} of {n}',
  },
  'zh-CN': {
    title: '查找和替换',
    find: '查找',
    replace: '替换为',
    replaceAll: '全部替换',
    close: '关闭',
    hint: '名称、说明和备注，两种语言',
    none: '没有找到。',
    found: { one: '在 {n} 处找到', other: '在 {n} 处找到' },
    replaced: { one: '已替换 {n} 处。', other: '已替换 {n} 处。' },
    at: '第 {at} 处，共 {n} 处',
  },
})
