/** Acts of the inspector: done at once where they can be, else the reason comes back to be shown in place. */
import { equal, type Texts } from '../../base/index.ts'
import { get, type Blueprint } from '../../blueprint/index.ts'
import { valueAt, type FieldPath } from '../../workspace/changed.ts'
import { act, moveSteps, setField, together, type Act, type Command, type OpenDocument } from '../../workspace/index.ts'
import type { Field } from './fields.ts'

/** @returns undefined when done, else `reason` */
export function attempt<Args>(
  document: OpenDocument,
  command: Command<Args>,
  args: Args,
  reason: string,
): string | undefined {
  if (!command.can(document.blueprint, args)) return reason
  document.run(command, args)
  return undefined
}

/** What several records have in a field; nothing, and `isMixed`, where they differ. */
export function sameOf(
  blueprint: Blueprint,
  records: readonly string[],
  field: FieldPath,
): { value: unknown; isMixed: boolean } {
  const [value, ...others] = records.map((id) => valueAt(blueprint.records[id], field))
  const isMixed = others.some((other) => !equal(value, other))
  return { value: isMixed ? undefined : value, isMixed }
}

/** A value for a field of one record or of several, as one act. A step that changes its lane moves there. */
export function keepField(
  document: OpenDocument,
  records: readonly string[],
  { name, meta }: Pick<Field, 'name' | 'meta'>,
  value: unknown,
  reason: string,
): string | undefined {
  const acts = records.map((record): Act =>
    name === 'lane' && get(document.blueprint, 'node', record)
      ? act(moveSteps, { ids: [record], lane: String(value) })
      : act(setField, { record, field: name, value }),
  )
  if (records.length > 1 || name === 'lane')
    return attempt(document, together, { label: actOn(meta.label, records.length), acts }, reason)
  return attempt(document, setField, { record: records[0], field: name, value }, reason)
}

/** The name of an act on a field: “Lane: change 3”. */
export const actOn = (label: Texts, count: number): Texts =>
  count === 1
    ? { en: `Change: ${label.en}`, 'zh-CN': `修改：${label['zh-CN']}` }
    : { en: `Change ${count}: ${label.en}`, 'zh-CN': `修改 ${count} 处：${label['zh-CN']}` }
