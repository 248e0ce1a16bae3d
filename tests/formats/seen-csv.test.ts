import { expect, test } from 'vitest'
import { observedOf } from '../../src/analysis/index.ts'
import { say } from '../../src/base/index.ts'
import { isObserving, isSeenTable, readObserving, seenCsv } from '../../src/formats/index.ts'
import { draw } from '../blueprint/draw.ts'

const rowsOf = async (source: string) => {
  const read = await seenCsv.read(source)
  return read.ok ? read.value : read.findings.map((one) => say(one, 'en'))
}

test('times are in minutes, in what the heading says, or in what is written; bounces are a count or a share', async () => {
  expect(
    await rowsOf('Step;Time;Time ±;Wait (h);Bounces;n\nReceive;12;2;0.5;3;60\n受理;1 h 30;;;;\nRepair;;;2 d;5 %;'),
  ).toEqual([
    { activity: 'Receive', time: 12, timeHalf: 2, wait: 30, bounce: 0.05, n: 60 },
    { activity: '受理', time: 90 },
    { activity: 'Repair', wait: 2880, bounce: 0.05 },
  ])
  expect(await rowsOf('环节\t处理时间\t等待\t退单率\t样本数\n受理\t12 分\t2小时\t1 %\t100')).toEqual([
    { activity: '受理', time: 12, wait: 120, bounce: 0.01, n: 100 },
  ])
  expect(await rowsOf('环节,等待（小时）\n受理,2')).toEqual([{ activity: '受理', wait: 120 }])
  expect(await rowsOf('ｓｔｅｐ,ｗａｉｔ\nReceive,2')).toEqual([{ activity: 'Receive', wait: 2 }])
})

test('what cannot be read is named by line and column, and nothing is taken', async () => {
  expect(await rowsOf('step,time,bounces,n\nReceive,soon,7,\n,3,,many')).toEqual([
    'Line 2, column “time”: “soon” is no time. Write it as 12 min, 2 h or 1.5 d.',
    'Line 2, column “bounces”: “7” is neither a share nor a count of n. Write it as 12 %, or as a count with n beside it.',
    'Line 3, column “n”: “many” is no whole number from 1. Write how many were looked at, or leave it empty.',
    'Line 3: the step is missing. Fill it in, or take the line out.',
  ])
})

test('a list, a log and a check-list are told apart by their headings', () => {
  expect(['step,wait,n', '"环节","等待"'].map(isSeenTable)).toEqual([true, true])
  expect(['step,Badge worn,date', 'Badge worn\nyes', 'E1,P1'].map(isObserving)).toEqual([false, false, false])
  expect(['case,activity,start,end', '<?xml version="1.0"?><log/>'].map(isObserving)).toEqual([true, true])
})

test('what was sent back stands on the one handoff that leads to the step, and else nobody knows on which', async () => {
  const read = await readObserving('step,time,bounces\nRepair,20,10 %\nLunch,60,')
  if (!read.ok) throw new Error('it can be read')
  const departments = { repair: { department: 'shop' }, sell: { department: 'hall' }, call: { department: 'desk' } }
  const people = Object.fromEntries(
    ['shop', 'hall', 'desk'].map((id) => [id, { type: 'department', name: { en: id } }]),
  )
  const told = (drawing: string) =>
    read.value.told(draw(drawing, { ...departments, ...people }), new Map([['Repair', 'repair']]))
  expect(told('arrive > call > repair > end\narrive > sell > end').figures).toEqual([
    { of: 'repair', measure: 'service.mean', value: 20 },
    { of: 'call-to-repair', measure: 'bounce', value: 0.1 },
  ])
  const { figures, untold } = told('arrive > call > repair > end\narrive > sell > repair')
  expect(figures).toEqual([{ of: 'repair', measure: 'service.mean', value: 20 }])
  expect(untold.map(({ at }) => at)).toEqual([['repair']])
  expect([...read.value.activities.keys()]).toEqual(['Repair', 'Lunch'])
  expect(observedOf(draw('arrive > repair > end'), [{ activity: 'Lunch', time: 60 }], new Map())).toEqual({
    figures: [],
    untold: [],
  })
})
