/**
 * The acts that draw, with their keys: one list for the canvas, the list of keys and the command palette. Letters act
 * only while the canvas has the focus; Tab only while one is drawing there, so that it is no trap.
 */
import type { Texts } from '../../base/index.ts'
import { keyOf, type Press } from '../key.ts'
import { askBelonging, askConnect, askHandoff, askHow, askNext } from './asking.ts'
import { duplicate } from './clipboard.ts'
import type { Editor } from './editor.svelte.ts'
import type { RowEditor } from './row-editor.svelte.ts'

export interface Drawer {
  editor: Editor
  rows: RowEditor
  /** The step that has the keyboard. */
  focused: string | undefined
  /** All that is selected, else the focused step. */
  chosen: readonly string[]
  /** The selected flow. */
  flow: string | undefined
  /** The canvas is being drawn on: it was pressed, or a key of drawing was used. */
  isDrawing: boolean
  /** Whether letters alone act. */
  singleKeys: boolean
  /** To the step before. */
  back(): void
  /** Selects everything. */
  all(): void
  /** Lets go of pins, and says what became of them. On the canvas only: rows of an outline are always tidy. */
  tidy?(): void
  /** From now on a drag beside the steps selects and Tab draws nothing, or as before. Not where there is no picture. */
  frame?(): void
}

export interface DrawingKey {
  /** By the names of key.ts; a letter alone can be turned off. Without one it is called from the palette. */
  keys: readonly string[]
  label: Texts
  /** Without it there is nothing to act on, and the palette says so. */
  needs?: keyof typeof isThere
  act(drawer: Drawer): unknown
}

const text = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })

export const drawingKeys: readonly DrawingKey[] = [
  {
    keys: ['Tab', 'Ctrl+Enter'],
    label: text('Next step in the lane', '在本泳道增加下一步'),
    act: ({ editor, focused }) => editor.next(focused),
  },
  { keys: ['Shift+Tab'], label: text('To the step before', '回到上一步'), needs: 'step', act: ({ back }) => back() },
  {
    keys: ['Alt+ArrowDown'],
    label: text('Next step in the lane below, handed over', '交接到下方泳道的下一步'),
    needs: 'step',
    act: ({ editor, focused }) => editor.nextAcross(focused, 1),
  },
  {
    keys: ['Alt+ArrowUp'],
    label: text('Next step in the lane above, handed over', '交接到上方泳道的下一步'),
    needs: 'step',
    act: ({ editor, focused }) => editor.nextAcross(focused, -1),
  },
  {
    keys: ['N'],
    label: text('Step of any kind …', '增加步骤…'),
    act: ({ editor, focused }) => (editor.question = askNext(editor, focused)),
  },
  {
    keys: ['Shift+N'],
    label: text('Step by itself, in this lane …', '在本泳道增加独立步骤…'),
    act: ({ editor, focused }) => (editor.question = askNext(editor, undefined, { lane: editor.node(focused)?.lane })),
  },
  {
    keys: ['A'],
    label: text('Append at the end of the way', '在流程末尾增加'),
    act: ({ editor, focused }) => editor.append(focused),
  },
  {
    keys: ['D'],
    label: text('Decision', '增加判断'),
    act: ({ editor, focused }) => editor.next(focused, { kind: 'decision' }),
  },
  {
    keys: ['W'],
    label: text('Wait', '增加等待'),
    act: ({ editor, focused }) => editor.next(focused, { kind: 'wait' }),
  },
  { keys: ['E'], label: text('Evidence', '增加有形展示'), act: ({ editor, focused }) => editor.evidence(focused) },
  {
    keys: ['H'],
    label: text('Hand over to …', '交接给…'),
    needs: 'step',
    act: ({ editor, focused }) => focused && (editor.question = askHandoff(editor, focused)),
  },
  {
    keys: ['T'],
    label: text('Note on the step', '给步骤加备注'),
    needs: 'step',
    act: ({ editor, focused }) => editor.next(focused, { kind: 'note' }),
  },
  {
    keys: ['I'],
    label: text('Insert a step on the flow', '在流向上插入步骤'),
    needs: 'place',
    act: ({ editor, focused, flow }) => editor.insert(flow ?? focused),
  },
  {
    keys: ['C'],
    label: text('Connect to …', '连接到…'),
    needs: 'step',
    act: ({ editor, focused }) => focused && (editor.question = askConnect(editor, focused)),
  },
  {
    keys: ['Shift+C'],
    label: text('Connect as journey, encounter, data, for those who give up …', '按旅程、接触、数据或放弃等方式连接…'),
    needs: 'step',
    act: ({ editor, focused }) => focused && (editor.question = askHow(editor, focused)),
  },
  {
    keys: ['G'],
    label: text('Give to a department …', '归属部门…'),
    needs: 'selection',
    act: ({ editor, chosen }) => (editor.question = askBelonging(editor, chosen, 'department')),
  },
  {
    keys: ['Shift+G'],
    label: text('Put into a phase …', '归入阶段…'),
    needs: 'selection',
    act: ({ editor, chosen }) => (editor.question = askBelonging(editor, chosen, 'phase')),
  },
  {
    keys: ['Enter', 'F2'],
    label: text('Name the step', '命名步骤'),
    needs: 'step',
    act: ({ editor, focused }) => editor.name(focused),
  },
  {
    keys: ['Delete', 'Backspace'],
    label: text('Delete, and heal the way', '删除并接续流程'),
    needs: 'selection',
    act: ({ editor, chosen }) => editor.remove(chosen),
  },
  {
    keys: ['Alt+Shift+ArrowDown'],
    label: text('Move to the lane below', '移到下方泳道'),
    needs: 'selection',
    act: ({ editor, chosen }) => editor.shift(chosen, 1),
  },
  {
    keys: ['Alt+Shift+ArrowUp'],
    label: text('Move to the lane above', '移到上方泳道'),
    needs: 'selection',
    act: ({ editor, chosen }) => editor.shift(chosen, -1),
  },
  {
    keys: ['Ctrl+D'],
    label: text('Duplicate', '创建副本'),
    needs: 'selection',
    act: ({ editor, chosen }) => duplicate(editor, chosen),
  },
  { keys: [], label: text('Add a lane …', '增加泳道…'), act: ({ rows }) => rows.askNew('lane') },
  { keys: [], label: text('Add a department …', '增加部门…'), act: ({ rows }) => rows.askNew('department') },
  { keys: [], label: text('Add a phase …', '增加阶段…'), act: ({ rows }) => rows.askNew('phase') },
  {
    keys: [],
    label: text('Change a lane, department or phase …', '修改泳道、部门或阶段…'),
    act: ({ rows }) => rows.askWhich(),
  },
  { keys: [], label: text('Unfold everything', '全部展开'), act: ({ rows }) => rows.unfoldAll() },
  {
    keys: ['L'],
    label: text('Tidy: let go of pins', '整理布局：取消固定'),
    needs: 'canvas',
    act: ({ tidy }) => tidy?.(),
  },
  {
    keys: ['V'],
    label: text(
      'Select: a drag frames steps, Tab draws nothing; again: draw',
      '选择：拖动框选，Tab 不绘制；再按恢复绘制',
    ),
    needs: 'canvas',
    act: ({ frame }) => frame?.(),
  },
  { keys: ['Ctrl+A'], label: text('Select everything', '全选'), act: ({ all }) => all() },
]

/** Also with Shift: such keys are what people who speak to their machine can turn off. */
const isLetter = (key: string): boolean => key.replace('Shift+', '').length === 1

/** What an act may need. */
const isThere = {
  step: ({ focused }: Drawer) => focused !== undefined,
  selection: ({ chosen }: Drawer) => chosen.length > 0,
  place: ({ flow, focused }: Drawer) => (flow ?? focused) !== undefined,
  canvas: ({ tidy, frame }: Drawer) => (tidy ?? frame) !== undefined,
}

/** Is there what the act needs? */
export const hasPlace = ({ needs }: DrawingKey, drawer: Drawer): boolean =>
  needs === undefined || isThere[needs](drawer)

/** @returns whether the key drew something, or asked what to draw */
export function drawOn(drawer: Drawer, event: Press): boolean {
  const pressed = keyOf(event)
  const one = drawingKeys.find(({ keys }) => keys.includes(pressed))
  if (!one || (isLetter(pressed) && !drawer.singleKeys)) return false
  if (event.key === 'Tab' && !drawer.isDrawing) return false
  // Without a step there is nothing to name or to take away, and the key may mean something else.
  if (!hasPlace(one, drawer)) return false
  one.act(drawer)
  return true
}
