/** The words of the command palette and of the search. */
import { inBoth } from '../../text/index.ts'

export const words = inBoth({
  en: {
    command: 'Commands, steps and findings',
    commandHint: 'What do you want to do, or where do you want to go?',
    search: 'Go to a step, lane, department, phase or pool',
    searchHint: 'Type a name',
    nothing: 'Nothing is called that.',
    groups: {
      draw: 'Draw',
      look: 'Look',
      general: 'Everywhere',
      findings: 'Findings',
      node: 'Steps',
      lane: 'Lanes',
      department: 'Departments',
      phase: 'Phases',
      pool: 'Pools',
    },
    needs: {
      step: 'Go to a step first.',
      selection: 'Select something first.',
      place: 'Go to a step or select a flow first.',
      canvas: 'Go to the blueprint (1) first.',
    },
    notInStory: 'The story only shows. Go to the blueprint (1).',
  },
  'zh-CN': {
    command: '命令、步骤和发现',
    commandHint: '想做什么，想去哪里？',
    search: '前往步骤、泳道、部门、阶段或资源池',
    searchHint: '输入名称',
    nothing: '没有这个名称。',
    groups: {
      draw: '绘制',
      look: '查看',
      general: '通用',
      findings: '发现',
      node: '步骤',
      lane: '泳道',
      department: '部门',
      phase: '阶段',
      pool: '资源池',
    },
    needs: {
      step: '请先移到一个步骤。',
      selection: '请先选中内容。',
      place: '请先移到一个步骤，或选中一条流向。',
      canvas: '请先回到蓝图（1）。',
    },
    notInStory: '案例视图只供查看，请先回到蓝图（1）。',
  },
})
