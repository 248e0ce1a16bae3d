/** Sets any field of any record; `undefined` takes it away. A changed figure becomes `proposed`. */
import { withField, type FieldPath } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  record: string
  /** Dotted: `handoff.agreed`, `stages.0.time.mode`. */
  field: FieldPath
  value: unknown
}

export const setField = command<Args>({
  name: 'set-field',
  label: { en: 'Change a value', 'zh-CN': '修改数值' },
  can: (blueprint, { record, field, value }) => withField(blueprint, record, field, value) !== undefined,
  run: (blueprint, { record, field, value }) => withField(blueprint, record, field, value) ?? blueprint,
})
