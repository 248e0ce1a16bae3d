/**
 * JSON → blueprint. Never throws on user data. It refuses only what is not our shape; what is wrong in meaning
 * (shares that do not sum to 1, a dangling end) opens and is for the rules to find.
 */
import { z } from 'zod'
import { compareText } from './queries.ts'
import { type Fact, type Finding, type Result, type Texts, ok, refused } from '../base/index.ts'
import { distributions } from '../random/index.ts'
import {
  aboutId,
  type Blueprint,
  type BlueprintRecord,
  file,
  format,
  nodeSchemas,
  record as anyRecord,
  schemaVersion,
} from './blueprint.ts'
import { kinds } from './kinds/index.ts'
import { migrations } from './migrations/index.ts'
import { recordTypes } from './records.ts'
import { readJson, type JsonProblem } from './json.ts'

/** Reads a file's text. */
export function parse(source: string): Result<Blueprint> {
  const json = parseJson(source)
  return json.ok ? parseValue(json.value) : json
}

/** Reads a stranger's JSON of any shape. */
export function parseJson(source: string): Result<unknown> {
  const json = readJson(source)
  return json.ok ? ok(json.value) : refused([jsonFinding(json.problem)])
}

/** Reads a value that is JSON already (from the database, from a scenario). */
export function parseValue(value: unknown): Result<Blueprint> {
  if (!isObject(value) || value.format !== format) return refused([found('not-a-blueprint', '', {})])
  const version = value.schemaVersion
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refused([found('no-version', 'schemaVersion', {})])
  if (version > schemaVersion)
    return refused([found('newer-version', 'schemaVersion', { version, known: schemaVersion })])
  let present = value
  for (const migration of migrations) if (migration.from >= version) present = migration.migrate(present)
  const envelope = z
    .strictObject({ ...file.shape, records: z.record(z.string(), z.unknown()) })
    .safeParse(present, { reportInput: true })
  if (!envelope.success) return refused(envelope.error.issues.map((issue) => shapeFinding(issue, [])))
  const findings: Finding[] = []
  const records: Record<string, BlueprintRecord> = {}
  for (const [id, raw] of Object.entries(envelope.data.records)) {
    const parsed = parseRecord(id, raw)
    if (parsed.ok) records[id] = parsed.value
    else findings.push(...parsed.findings)
    if (findings.length > 50) break
  }
  if (findings.length === 0 && records[aboutId]?.type !== 'blueprint')
    findings.push(found('no-about', `records/${aboutId}`, {}))
  return findings.length > 0 ? refused(findings) : ok({ id: envelope.data.id, records })
}

const nodeByKind = new Map<string, z.ZodType>(kinds.map((kind, at) => [kind.name, nodeSchemas[at]]))
const otherByType = new Map<string, z.ZodType>(recordTypes.map((schema) => [schema.shape.type.value, schema]))

/** Reads one record. Its kind is looked up first, so that messages speak of that kind and not of a union. */
export function parseRecord(id: string, raw: unknown): Result<BlueprintRecord> {
  const path = ['records', id]
  if (!/^[a-z][a-z0-9-]{0,79}$/.test(id)) return refused([found('bad-id', path.join('/'), { id: id.slice(0, 100) })])
  if (!isObject(raw)) return refused([found('not-a-record', path.join('/'), { id })])
  const { type, kind } = raw
  const schema = type === 'node' ? nodeByKind.get(String(kind)) : otherByType.get(String(type))
  if (!schema) {
    const field = type === 'node' ? 'kind' : 'type'
    const known = [...(type === 'node' ? nodeByKind : otherByType).keys()].sort(compareText).join(', ')
    return refused([
      found('unknown-kind', [...path, field].join('/'), {
        id,
        kind: worded(type === 'node' ? kind : type),
        known,
      }),
    ])
  }
  if ((type === 'blueprint') !== (id === aboutId)) return refused([found('about-id', path.join('/'), { id })])
  const parsed = schema.safeParse(raw, { reportInput: true })
  if (!parsed.success) return refused(parsed.error.issues.slice(0, 20).map((issue) => shapeFinding(issue, path)))
  const unknown = unknownDistribution(parsed.data, path)
  return unknown ? refused([unknown]) : ok(parsed.data as BlueprintRecord)
}

/** What stands in a place for a word, short enough to be said. */
const worded = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '—')).slice(0, 100)

const isDistribution = (name: string): boolean => distributions.some((one) => one.name === name)

function unknownDistribution(value: unknown, path: (string | number)[]): Finding | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const name = (value as Record<string, unknown>).distribution
  if (typeof name === 'string' && !isDistribution(name)) return found('unknown-distribution', path.join('/'), { name })
  for (const [key, inner] of Object.entries(value)) {
    const problem = unknownDistribution(inner, [...path, key])
    if (problem) return problem
  }
  return undefined
}

/** Writes a blueprint as its file: keys sorted, two spaces, a final newline, so that equal documents are equal bytes. */
export const write = (blueprint: Blueprint): string =>
  `${JSON.stringify(sorted({ format, schemaVersion, id: blueprint.id, records: blueprint.records }), null, 2)}\n`

/** Record fields that are read first stand first. */
const firstKeys = ['format', 'schemaVersion', 'id', 'type', 'kind', 'name']

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const rank = (key: string) => (firstKeys.includes(key) ? firstKeys.indexOf(key) : firstKeys.length)
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort((a, b) => rank(a) - rank(b) || compareText(a, b))
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]))
}

/** The format as JSON Schema (draft 2020-12). */
export const jsonSchema = (): unknown => ({
  $id: 'throughline-blueprint.schema.json',
  title: 'Throughline blueprint',
  ...z.toJSONSchema(
    z.strictObject({ ...file.shape, records: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), anyRecord) }),
    { io: 'input', reused: 'ref' },
  ),
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function jsonFinding(problem: JsonProblem): Finding {
  switch (problem.is) {
    case 'too-large':
      return found('too-large', '', {
        megabytes: Math.round(problem.bytes / 1e6),
        most: Math.round(problem.most / 1e6),
      })
    case 'too-deep':
      return found('too-deep', '', { most: problem.most })
    case 'not-json':
      return found('not-json', '', { line: problem.line, column: problem.column })
    case 'doubled-key':
      return found('doubled-key', problem.path, { key: problem.key, path: problem.path })
    case 'hostile-key':
      return found('hostile-key', problem.path, { key: problem.key, path: problem.path })
  }
}

/** zod speaks the page's language at parse time; a finding speaks both. */
function inChinese(issue: z.core.$ZodIssue): string {
  const said = z.locales.zhCN().localeError(issue as never)
  return typeof said === 'string' ? said : (said?.message ?? issue.message)
}

function shapeFinding(issue: z.core.$ZodIssue, base: (string | number)[]): Finding {
  const path = [...base, ...issue.path.map(String)].join('/')
  if (issue.code === 'unrecognized_keys') return found('unknown-field', path, { path, keys: issue.keys.join(', ') })
  if (issue.code === 'invalid_type' && issue.input === undefined) return found('missing-field', path, { path })
  return found('wrong-shape', path, { path, problem: { en: issue.message, 'zh-CN': inChinese(issue) } })
}

const texts: Record<string, { what: Texts; remedy: Texts }> = {
  'not-a-blueprint': {
    what: { en: 'This is not a Throughline blueprint.', 'zh-CN': '这不是 Throughline 蓝图。' },
    remedy: {
      en: 'Choose a .json file that Throughline has exported.',
      'zh-CN': '请选择由 Throughline 导出的 .json 文件。',
    },
  },
  'no-version': {
    what: { en: 'The file does not say which version of the format it has.', 'zh-CN': '文件没有写明格式版本。' },
    remedy: {
      en: 'Add "schemaVersion": 1 if it was written by hand.',
      'zh-CN': '若为手工编写，请加上 "schemaVersion": 1。',
    },
  },
  'newer-version': {
    what: {
      en: 'The file has format version {version}; this Throughline knows versions up to {known}.',
      'zh-CN': '文件的格式版本是 {version}，本程序最高支持 {known}。',
    },
    remedy: {
      en: 'Reload the app to get the newest version. The file was not touched.',
      'zh-CN': '请刷新以获取新版本。文件未被改动。',
    },
  },
  'no-about': {
    what: {
      en: 'The record “blueprint”, which holds name and start, is missing.',
      'zh-CN': '缺少保存名称和开始时间的记录“blueprint”。',
    },
    remedy: {
      en: 'Add a record of type "blueprint" with the id "blueprint".',
      'zh-CN': '请添加编号和类型都为 "blueprint" 的记录。',
    },
  },
  'about-id': {
    what: {
      en: 'Record “{id}”: exactly the record with the id “blueprint” has the type "blueprint".',
      'zh-CN': '记录“{id}”：只有编号为“blueprint”的记录类型是 "blueprint"。',
    },
    remedy: { en: 'Correct the type or the id.', 'zh-CN': '请更正类型或编号。' },
  },
  'bad-id': {
    what: { en: '“{id}” cannot be an id.', 'zh-CN': '“{id}”不能用作编号。' },
    remedy: {
      en: 'Ids begin with a small letter and hold small letters, digits and hyphens, 80 at most.',
      'zh-CN': '编号以小写字母开头，只含小写字母、数字和连字符，最多 80 个。',
    },
  },
  'not-a-record': {
    what: { en: 'Record “{id}” is not an object.', 'zh-CN': '记录“{id}”不是对象。' },
    remedy: { en: 'Each record is an object with a "type".', 'zh-CN': '每条记录都是带 "type" 的对象。' },
  },
  'unknown-kind': {
    what: { en: 'Record “{id}” is of the unknown kind “{kind}”.', 'zh-CN': '记录“{id}”的类别“{kind}”未知。' },
    remedy: { en: 'Known are: {known}.', 'zh-CN': '已知类别：{known}。' },
  },
  'unknown-distribution': {
    what: { en: 'The distribution “{name}” is unknown.', 'zh-CN': '分布“{name}”未知。' },
    remedy: {
      en: 'Use a known one, for example "triangular" with min, mode and max.',
      'zh-CN': '请使用已知分布，例如带 min、mode、max 的 "triangular"。',
    },
  },
  'too-large': {
    what: {
      en: 'The file holds {megabytes} MB; at most {most} MB can be opened.',
      'zh-CN': '文件有 {megabytes} MB，最多可打开 {most} MB。',
    },
    remedy: { en: 'Take out large attachments.', 'zh-CN': '请移除较大的附件。' },
  },
  'too-deep': {
    what: { en: 'The file nests more than {most} levels deep.', 'zh-CN': '文件嵌套超过 {most} 层。' },
    remedy: {
      en: 'A blueprint never needs that; the file is damaged or hostile.',
      'zh-CN': '蓝图用不到这么深的嵌套，文件已损坏或有恶意。',
    },
  },
  'not-json': {
    what: {
      en: 'The file is not JSON: it breaks off at line {line}, column {column}.',
      'zh-CN': '文件不是 JSON：在第 {line} 行第 {column} 列中断。',
    },
    remedy: { en: 'Mend it there, or export it again.', 'zh-CN': '请在该处修正，或重新导出。' },
  },
  'doubled-key': {
    what: { en: 'The key “{key}” stands twice at {path}.', 'zh-CN': '键“{key}”在 {path} 出现两次。' },
    remedy: {
      en: 'Give one of the two another id; nothing was opened, so nothing is lost.',
      'zh-CN': '请为其中之一改名；文件未打开，没有任何丢失。',
    },
  },
  'hostile-key': {
    what: { en: 'The key “{key}” at {path} is not allowed.', 'zh-CN': '{path} 处的键“{key}”不允许使用。' },
    remedy: { en: 'Rename it.', 'zh-CN': '请改名。' },
  },
  'unknown-field': {
    what: { en: '{path} has fields that are unknown here: {keys}.', 'zh-CN': '{path} 含有未知字段：{keys}。' },
    remedy: { en: 'Take them out or correct their spelling.', 'zh-CN': '请删除或更正拼写。' },
  },
  'missing-field': {
    what: { en: '{path} is missing.', 'zh-CN': '缺少 {path}。' },
    remedy: { en: 'Add it to the file.', 'zh-CN': '请在文件中补上。' },
  },
  'wrong-shape': {
    what: { en: '{path}: {problem}.', 'zh-CN': '{path} 的值不符合格式（{problem}）。' },
    remedy: { en: 'Correct the value in the file.', 'zh-CN': '请更正文件中的值。' },
  },
}

function found(name: string, path: string, facts: Record<string, Fact>): Finding {
  return { rule: `parse/${name}`, severity: 'blocks', at: [], ...(path ? { path } : {}), facts, ...texts[name] }
}
