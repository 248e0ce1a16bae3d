import { z } from 'zod'
import { field, id, label, text } from '../field.ts'
import { kind } from '../kind.ts'

export const pictures = [
  'greeting',
  'message',
  'document',
  'receipt',
  'contract',
  'badge',
  'sign',
  'ticket',
  'screen',
  'card',
  'parcel',
  'place',
] as const

/** What the customer can see, hear or touch at a step. */
export const evidence = kind({
  name: 'evidence',
  texts: {
    label: { en: 'Evidence', 'zh-CN': '有形展示' },
    help: { en: 'What the customer sees, hears or touches.', 'zh-CN': '顾客看到、听到或接触到的东西。' },
  },
  roles: ['evidence'],
  shape: {
    picture: field(z.enum(pictures).optional(), 'choice', 'Picture', '图样', {
      options: Object.fromEntries(pictures.map((name) => [name, label(name, pictureWords(name))])),
    }),
    attachment: field(id.optional(), 'record', 'Image', '图片', { of: 'attachment' }),
    checks: field(z.array(text).max(50).optional(), 'structure', 'Check-list', '检查项'),
  },
  glyph: 'image',
  behaviour: () => [],
})

function pictureWords(name: (typeof pictures)[number]): string {
  const words: Record<(typeof pictures)[number], string> = {
    greeting: '问候',
    message: '短信',
    document: '文件',
    receipt: '单据',
    contract: '合同',
    badge: '工牌',
    sign: '标识',
    ticket: '号票',
    screen: '屏幕',
    card: '名片',
    parcel: '包裹',
    place: '场所',
  }
  return words[name]
}
