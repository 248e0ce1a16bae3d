/** Says where a figure comes from: observed (and how often), assumed or proposed, with its source. */
import { equal } from '../../base/index.ts'
import type { Blueprint, BlueprintRecord, Mark } from '../../blueprint/index.ts'
import { valueAt, withRecord, type FieldPath } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  record: string
  /** Dotted: `headcount`, `stages.0.time`. */
  figure: FieldPath
  /** undefined takes the mark away. */
  mark: Mark | undefined
}

export const setMark = command<Args>({
  name: 'set-mark',
  label: { en: 'Change a source', 'zh-CN': '修改数据来源' },
  can: (blueprint, args) => marked(blueprint, args) !== undefined,
  run: (blueprint, args) => marked(blueprint, args) ?? blueprint,
})

function marked(blueprint: Blueprint, { record: id, figure, mark }: Args): Blueprint | undefined {
  const record = Object.hasOwn(blueprint.records, id) ? blueprint.records[id] : undefined
  if (!record || valueAt(record, figure) === undefined) return undefined
  const { marks: before = {}, ...unmarked } = record
  const { [figure]: present, ...others } = before
  if (equal(present, mark)) return blueprint
  const marks = mark === undefined ? others : { ...others, [figure]: mark }
  const changed = Object.keys(marks).length > 0 ? { ...unmarked, marks } : unmarked
  return withRecord(blueprint, id, changed as BlueprintRecord)
}
