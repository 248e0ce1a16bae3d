/** Runs for what the written report is made of: short, the same ones for every format. */
import type { Blueprint } from '../../src/blueprint/index.ts'
import type { Report } from '../../src/analysis/index.ts'
import { simulate } from '../../src/simulation/index.ts'
import { queueOf } from '../simulation/queue.ts'
import { hostile } from './templates.ts'

export interface Reported {
  blueprint: Blueprint
  report: Report
}

export async function reported(blueprint: Blueprint): Promise<Reported> {
  const run = await simulate(blueprint, { asks: false })
  if (!run.ok) throw new Error(JSON.stringify(run.findings))
  return { blueprint, report: run.value }
}

const short = { gap: 10, work: 9.5, days: 5, warmupDays: 1, replications: 5 }

/** A desk that is late for half of its customers. */
export const busyDesk = (): Promise<Reported> => reported(queueOf(short))

/** Nobody has drawn a department, promised a time or said where a figure comes from. */
export function bareDesk(): Promise<Reported> {
  const { records, ...rest } = queueOf(short)
  const { desk: _department, promise: _clock, hour: _level, ...left } = records
  const { department: _of, ...front } = left.front as typeof left.front & { department?: string }
  return reported({ ...rest, records: { ...left, front } as Blueprint['records'] })
}

/** Every name is one that would like to be more than a name. */
export function hostileDesk(): Promise<Reported> {
  const blueprint = queueOf(short)
  const formulas = ['=HYPERLINK("https://example.org";"x")', "+1+cmd|' /C calc'!A0", '-2+3', '@SUM(A1)', '\t=1', '\r=1']
  const names = [...formulas, ...hostile]
  const named = Object.entries(blueprint.records).map(([id, record], at) => {
    const name = names[at % names.length]
    const mark = { marks: { capacity: { mark: 'assumed', source: name } } }
    return [id, 'name' in record ? { ...record, name: { en: name, 'zh-CN': name }, ...mark } : record]
  })
  return reported({ ...blueprint, records: Object.fromEntries(named) as Blueprint['records'] })
}

/** All words in Chinese alone. */
export function chineseDesk(): Promise<Reported> {
  const blueprint = queueOf(short)
  const records = Object.entries(blueprint.records).map(([id, record]) => [
    id,
    'name' in record ? { ...record, name: { 'zh-CN': `名称${id}` } } : record,
  ])
  return reported({ ...blueprint, records: Object.fromEntries(records) as Blueprint['records'] })
}
