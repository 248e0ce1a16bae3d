import { describe, expect, test } from 'vitest'
import { extentOf, textWidth, wrap } from '../../src/layout/sizes.ts'

test('a Chinese character is as wide as its type is high, a Latin one has its own width', () => {
  expect(textWidth('派单')).toBe(24)
  expect(textWidth('W')).toBeGreaterThan(textWidth('i') * 3)
})

describe('names', () => {
  const lines = (name: string) => extentOf('action', name, textWidth).nameLines
  const width = (name: string) => extentOf('action', name, textWidth).width

  test('a short one stands on one line of the smallest step', () => {
    expect([lines('Call back'), width('Call back')]).toEqual([['Call back'], 124])
    expect([lines('回访'), width('回访')]).toEqual([['回访'], 124])
  })

  test('a longer one widens the step before it breaks', () => {
    expect(lines('Report to the province')).toEqual(['Report to the province'])
    expect(width('Report to the province')).toBeGreaterThan(124)
  })

  test('a long one takes two lines, which lose nothing', () => {
    expect(lines('Checks the line and the modem together')).toEqual(['Checks the line and', 'the modem together'])
    expect(lines('装维人员上门安装并完成业务调测').join('')).toBe('装维人员上门安装并完成业务调测')
  })

  test('only what is too long for two full lines is cut', () => {
    const [first, second] = lines(
      'Informs the customer about the date, the person who comes and everything else that has to be prepared',
    )
    expect(first).not.toContain('…')
    expect(second).toMatch(/…$/)
    expect(width('x'.repeat(200))).toBeLessThanOrEqual(196)
  })

  test('no name is no line less', () => {
    expect([lines(''), width('')]).toEqual([[''], 124])
  })

  test('punctuation does not begin a line', () => {
    for (const line of wrap('报障，测试，派单，上门，确认', 52, 9, textWidth)) expect(line).not.toMatch(/^，/)
  })
})
