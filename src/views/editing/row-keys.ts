/** The keys on the head of a lane, department or phase, a list like that of drawing. Enter opens its menu, as on any button. */
import type { Texts } from '../../base/index.ts'
import { keyOf, type Press } from '../key.ts'
import type { RowEditor, RowScreen } from './row-editor.svelte.ts'

export interface RowKey {
  keys: readonly string[]
  label: Texts
  act(id: string, rows: RowEditor, screen: RowScreen): void
}

const text = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })

export const rowKeys: readonly RowKey[] = [
  { keys: ['Enter'], label: text('Everything that can be done with it', '全部操作'), act: (id, rows) => rows.ask(id) },
  { keys: ['F2'], label: text('Rename', '重命名'), act: (id, rows) => rows.rename(id) },
  { keys: [' '], label: text('Fold, unfold', '折叠或展开'), act: (id, rows) => rows.fold(id) },
  {
    keys: ['Alt+ArrowUp', 'Alt+ArrowLeft'],
    label: text('Move up, or to the left', '上移或左移'),
    act: (id, rows) => rows.move(id, -1),
  },
  {
    keys: ['Alt+ArrowDown', 'Alt+ArrowRight'],
    label: text('Move down, or to the right', '下移或右移'),
    act: (id, rows) => rows.move(id, 1),
  },
  { keys: ['N'], label: text('A step in it …', '在其中增加步骤…'), act: (id, rows) => rows.draw(id) },
  { keys: ['Shift+F'], label: text('Zoom to it', '缩放到此处'), act: (id, _, screen) => screen.frame(id) },
  {
    keys: ['Ctrl+Enter'],
    label: text('Add one behind it', '在其后增加'),
    act: (id, rows) => rows.askBehind(id),
  },
  { keys: ['Delete', 'Backspace'], label: text('Delete', '删除'), act: (id, rows) => rows.askRemove(id) },
]

/** @returns whether the key meant something on the head of this row */
export function pressOnRow(id: string, rows: RowEditor, screen: RowScreen, event: Press): boolean {
  const one = rowKeys.find(({ keys }) => keys.includes(keyOf(event)))
  one?.act(id, rows, screen)
  return one !== undefined
}
