/** Brings the answers of a survey in, about a step or about the service as a whole. */
import { get, newId, type Blueprint, type RecordOf } from '../../blueprint/index.ts'
import type { ReadSurvey } from '../../formats/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  /** What it is called: the name of the file. */
  name: string
  /** The step; the whole where absent. */
  of: string | undefined
  survey: ReadSurvey
}

export const importSurvey = command<Args>({
  name: 'import-survey',
  label: { en: 'Import a survey', 'zh-CN': '导入问卷' },
  keepsBefore: 'import',
  can: (blueprint, args) => imported(blueprint, args) !== undefined,
  run: (blueprint, args) => imported(blueprint, args) ?? blueprint,
})

function imported(blueprint: Blueprint, { name, of, survey }: Args): Blueprint | undefined {
  if (of !== undefined && !get(blueprint, 'node', of)) return undefined
  const record: RecordOf<'survey'> = { type: 'survey', name: { en: name }, ...(of !== undefined && { of }), ...survey }
  return withRecord(blueprint, newId(blueprint, name, 'survey'), record)
}
