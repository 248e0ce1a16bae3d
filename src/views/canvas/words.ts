/** The canvas's own words. Whole sentences with places for facts, since word order differs between languages. */
import { render, type Fact, type Language, type Texts } from '../../base/index.ts'

const text = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })

export const words = {
  canvas: text('Service blueprint', '服务蓝图'),
  keys: text(
    'Arrow keys follow the flows between steps. N asks what comes next, Enter renames, Shift and Enter goes to the figures, plus and minus zoom, F fits, Escape leaves.',
    '方向键沿流向移动。N 选择下一步，回车改名，Shift 加回车进入数值，加减号缩放，F 适合窗口，Esc 离开。',
  ),

  select: text('Select: a drag frames steps, Tab draws nothing', '选择：拖动框选步骤，Tab 不绘制'),
  selecting: text('Back to drawing: a drag moves the picture', '恢复绘制：拖动移动画面'),

  zoomIn: text('Zoom in', '放大'),
  zoomOut: text('Zoom out', '缩小'),
  fit: text('Show all', '显示全部'),
  realSize: text('Zoom {percent}, back to real size', '缩放 {percent}，恢复实际大小'),
  zoom: text('Zoom', '缩放'),
  inside: text('You are inside', '当前位置'),
  noFigureYet: text('No figure yet.', '暂无数据。'),
  nothing: text('This blueprint is still empty.', '蓝图还是空的。'),

  dark: text('Dark screen', '黑屏'),
  darkHint: text('Any key brings the picture back.', '按任意键恢复画面。'),
  lens: text('Lens', '视角'),
  looked: text('What is looked at', '当前视角'),
  chooseLens: text('Choose a lens, or whose cases alone are shown', '选择视角，或只看某类工单'),
  chooseLensHint: text('What do you want to look for?', '想看什么？'),
  noLens: text('Nothing is called that.', '没有这个名称。'),
  whose: text('Whose cases', '谁的工单'),
  everybody: text('All cases', '全部工单'),
  byClass: text('class of customers', '客户等级'),
  byChannel: text('channel', '渠道'),
  everywhere: text('these cases take every way', '这些工单经过所有路径'),

  saysStep: text('{name}. {lane}', '{name}。{lane}'),
  saysDepartment: text('department {department}', '部门 {department}'),
  saysWait: text('waits {time}', '等待 {time}'),
  saysWork: text('works {time}', '处理 {time}'),
  saysHandoff: text('handoff to {department}', '交接给 {department}'),
  saysAgreed: text('agreed time {time}', '时限 {time}'),
  workdays: text('{count} working days', '{count} 个工作日'),
  saysBounce: text('{share} bounced', '退单 {share}'),
} satisfies Record<string, Texts>

export type Word = keyof typeof words

export const say = (word: Word, language: Language, facts: Record<string, Fact> = {}): string =>
  render(words[word][language], facts, language)
