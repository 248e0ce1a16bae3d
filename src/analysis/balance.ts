/** Whether the laws that hold in every run hold in a report: what both sides say of each law, and whether they agree. */
import type { Texts } from '../base/index.ts'
import { figure, type Figure } from './report.ts'

export const lawNames = ['little', 'flow', 'work'] as const
export type Law = (typeof lawNames)[number]

export const lawTexts: Record<Law, { label: Texts; sides: [Texts, Texts] }> = {
  little: {
    label: { en: 'Little’s law: inside on average', 'zh-CN': '利特尔法则：平均在途' },
    sides: [
      { en: 'by the clock', 'zh-CN': '按时钟' },
      { en: 'by the case', 'zh-CN': '按工单' },
    ],
  },
  flow: {
    label: { en: 'Flow: what came', 'zh-CN': '流量守恒：来的' },
    sides: [
      { en: 'came', 'zh-CN': '来' },
      { en: 'left or still inside', 'zh-CN': '走的与在途的' },
    ],
  },
  work: {
    label: { en: 'Work: people at work on average', 'zh-CN': '工作守恒：平均在忙人数' },
    sides: [
      { en: 'by the clock', 'zh-CN': '按时钟' },
      { en: 'by the case', 'zh-CN': '按工单' },
    ],
  },
}

const sides: Record<Law, readonly [string, string]> = {
  little: ['clock', 'case'],
  flow: ['in', 'out'],
  work: ['clock', 'case'],
}

/** Rounding alone may part the two sides by so much of them. */
const rounding = 1e-9

export interface Balance {
  law: Law
  /** Of a department; absent for the whole. */
  of?: string
  first: number
  second: number
  /** The largest difference of any replication that was checked. */
  apart: number
  holds: boolean
}

/** @param of a department; the whole where absent */
export function balanceOf(report: { figures: Record<string, Figure> }, law: Law, of?: string): Balance | undefined {
  const [one, other] = sides[law].map((side) => figure(report, `law.${law}`, of, { side }))
  if (one?.value === undefined || other?.value === undefined) return undefined
  const pairs = one.replications.map((value, at) => [value ?? 0, other.replications[at] ?? 0] as const)
  const apart = Math.max(...pairs.map(([a, b]) => Math.abs(a - b)))
  const size = Math.max(...pairs.map(([a, b]) => Math.max(Math.abs(a), Math.abs(b))))
  return {
    ...{ law, ...(of !== undefined && { of }), first: one.value, second: other.value, apart },
    holds: apart <= rounding * Math.max(1, size),
  }
}
