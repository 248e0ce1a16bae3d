/** The words that stand in a drawing. Whole sentences with places for facts, since word order differs between languages. */
import { render, type Fact, type Language, type Texts } from '../base/index.ts'

const text = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })

export const words = {
  perDay: text('{count} a day', '每天 {count} 件'),
  inLine: text('{count} in line, P90 {tail}', '排队 {count}，P90 {tail}'),
  waitAndWork: text('{wait} + {work}', '{wait} + {work}'),
  automatic: text('{work}, automatic', '{work}，自动'),
  waitsInformed: text('{wait}, kept informed', '{wait}，知晓进度'),
  waitsBlind: text('{wait}, hears nothing', '{wait}，没有消息'),
  takes: text('{share} {way}', '{share} {way}'),
  stepsInside: text('{count} steps inside', '内含 {count} 步'),
  batchOf: text('{count} together', '每批 {count} 件'),

  gateWaits: text('waits {wait}', '等待 {wait}'),
  margin: text('±{width}', '±{width}'),
  noReceipt: text('no receipt', '无签收'),
  noAgreedTime: text('no agreed time', '无时限'),

  people: text('{count} people', '{count} 人'),
  person: text('1 person', '1 人'),
  unlimited: text('no queue', '不排队'),
  busyByHour: text('busy by hour of day', '按小时的负荷率'),
  busyAt: text('{hour}:00, {share} busy', '{hour} 时，负荷 {share}'),
  closedAt: text('{hour}:00, closed', '{hour} 时，不上班'),
  customersClock: text('Customer’s clock', '顾客的时间'),
  fromBeginToEnd: text('mean {time}', '平均 {time}'),
  phaseWaits: text('waits {wait}', '等待 {wait}'),
  phaseWorks: text(', works {work}', '，处理 {work}'),

  wait: text('wait', '等待'),
  legendEnd: text('0 to {most}+', '0 到 {most}以上'),
  legend: text('Colours of waiting', '等待的颜色'),
  only: text('Only {name}', '仅{name}'),
  ofAll: text('figures at steps are of all cases', '步骤数据为全部工单'),
  alone: text('at steps their own times; all else is of all cases', '步骤时间为这些工单；其余为全部工单'),
} satisfies Record<string, Texts>

export type Word = keyof typeof words

export const say = (word: Word, language: Language, facts: Record<string, Fact> = {}): string =>
  render(words[word][language], facts, language)

export const lineNames: Record<'interaction' | 'visibility' | 'internal-interaction', Texts> = {
  interaction: text('Line of interaction', '互动分界线'),
  visibility: text('Line of visibility', '可视分界线'),
  'internal-interaction': text('Line of internal interaction', '内部互动分界线'),
}

/** What a lane is, over the departments in it. */
export const roleNames: Record<'evidence' | 'customer' | 'frontstage' | 'backstage' | 'support' | 'custom', Texts> = {
  evidence: text('Physical evidence', '有形展示'),
  customer: text('Customer actions', '客户行为'),
  frontstage: text('Frontstage', '前台'),
  backstage: text('Backstage', '后台'),
  support: text('Support', '支持过程'),
  custom: text('Other', '其他'),
}
