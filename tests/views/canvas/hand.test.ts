import { expect, test } from 'vitest'
import { announcement } from '../../../src/views/canvas/announce.ts'
import { nextStep } from '../../../src/views/canvas/follow.ts'
import { drawn, measured, service } from '../../drawing/repair-service.ts'

test('arrow keys follow the flows', () => {
  const { drawing } = drawn(service, measured)
  expect(nextStep(drawing, 'report', 'ArrowDown')).toBe('log')
  expect(nextStep(drawing, 'log', 'ArrowUp')).toBe('report')
  expect(nextStep(drawing, 'report', 'ArrowRight')).toBe('wait')
  expect(nextStep(drawing, 'report', 'ArrowLeft')).toBeUndefined()
})

test('a step is spoken with its lane, department, times and handoffs, in both languages', () => {
  const english = drawn(service, measured)
  expect(announcement('log', english.drawing, english.reading)).toBe(
    'Logs. frontstage, department Hotline, waits 0 min, works 5 min, handoff to Field repair',
  )
  const chinese = drawn(service, measured, 'zh-CN')
  expect(announcement('log', chinese.drawing, chinese.reading)).toBe(
    'Logs。frontstage，部门 Hotline，等待 0 分，处理 5 分，交接给 Field repair',
  )
})
