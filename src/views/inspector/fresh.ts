/** What stands behind a drawing and can be added to it: each begins as something that can be, and is then changed. */
import { all, flowsFrom, newId, nodesOf, type Blueprint, type RecordType } from '../../blueprint/index.ts'
import type { Plain } from '../../base/index.ts'

type Fresh = Record<string, Plain>
const name = (en: string, zh: string): Plain => ({ en, 'zh-CN': zh })
const assumed = (...figures: string[]): Plain =>
  Object.fromEntries(figures.map((figure) => [figure, { mark: 'assumed' }]))

/** In the order in which they are offered. One that needs what is not there yet is left out. */
const makers: Partial<Record<RecordType, (blueprint: Blueprint) => Fresh | undefined>> = {
  pool: () => ({ name: name('New people', '新人员'), capacity: 1, marks: assumed('capacity') }),
  calendar: () => ({ name: name('New calendar', '新日历') }),
  class: () => ({ name: name('New class', '新等级'), share: 0, marks: assumed('share') }),
  channel: () => ({ name: name('New channel', '新渠道'), share: 0, marks: assumed('share') }),
  attribute: () => ({
    kind: 'category',
    name: name('New attribute', '新属性'),
    options: { yes: { name: name('yes', '是'), share: 0.5 }, no: { name: name('no', '否'), share: 0.5 } },
  }),
  clock: (blueprint) => {
    const from =
      nodesOf(blueprint, 'arrival')[0] ?? all(blueprint, 'node').find(({ id }) => flowsFrom(blueprint, id).length)
    const to = nodesOf(blueprint, 'end')[0]
    return (
      from &&
      to && {
        name: name('New promise', '新承诺'),
        counts: 'natural',
        start: { at: from.id, when: 'enter' },
        stop: { at: to.id, when: 'enter' },
      }
    )
  },
  kpi: () => ({
    name: name('New goal', '新目标'),
    measure: 'cycle-time.mean',
    comparator: 'at-most',
    target: 24,
    unit: 'h',
  }),
  observation: () => ({ of: 'blueprint', measure: 'satisfaction', value: 0, method: 'survey' }),
  escalation: (blueprint) => {
    const at = nodesOf(blueprint, 'action').find(({ needs }) => needs?.length)
    return at && { name: name('New escalation', '新督办'), at: [at.id], after: { value: 8, unit: 'h' } }
  },
  chase: (blueprint) => {
    const at = nodesOf(blueprint, 'action').find(({ needs }) => needs?.length)
    return (
      at && {
        name: name('Customers chase', '客户催单'),
        at: [at.id],
        after: { value: 1, unit: 'd' },
        share: 0.1,
        to: at.id,
        marks: assumed('share', 'after'),
      }
    )
  },
}

export const behindTypes = Object.keys(makers) as RecordType[]

/** @returns undefined where what it needs is not there: a clock starts and stops somewhere */
export function fresh(blueprint: Blueprint, type: RecordType): { id: string; record: Fresh } | undefined {
  const made = makers[type]?.(blueprint)
  return made && { id: newId(blueprint, `new-${type}`, type), record: { type, ...made } }
}
