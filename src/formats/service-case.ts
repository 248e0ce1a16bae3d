/** `service-case/1`: queueing models that belong to no tool, with exact answers. They come in, are run, and are judged. */
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import { readJson } from '../blueprint/json.ts'
import type { Format } from './index.ts'
import { file, type ServiceCase } from './service-case/model.ts'

export {
  judge,
  seedsAt,
  type Judgement,
  type JudgeOptions,
  type Outcome,
  type Seeds,
  type Verdict,
} from './service-case/judge.ts'
export { askedOf, inWords, linesOf, verificationCsv, verificationJson, type Line } from './service-case/lines.ts'
export { measure, type Measured, type MeasureOptions } from './service-case/measure.ts'
export type { ServiceCase } from './service-case/model.ts'
export { verifyInBackground, type VerificationListener } from './service-case/verifier.ts'
export { toBlueprint, type Mapping } from './service-case/to-blueprint.ts'

export const serviceCase = {
  name: 'service-case',
  extension: 'json',
  loses: {
    en: 'Rates by pieces, and joins that expect another number than lead there, are refused.',
    'zh-CN': '不支持分段到达率，以及等待数与进入路径数不同的汇合，遇到即拒绝。',
  },
  read,
} satisfies Format<ServiceCase[]>

/** @returns the cases of a file, or where it is not of this format */
export function read(source: string): Result<ServiceCase[]> {
  const json = readJson(source)
  if (!json.ok) {
    const { problem } = json
    const at = problem.is === 'not-json' ? `${problem.line}:${problem.column}` : ''
    return refused([unreadable(at, problem.is)])
  }
  const parsed = file.safeParse(json.value)
  if (!parsed.success)
    return refused(parsed.error.issues.slice(0, 20).map((issue) => unreadable(issue.path.join('/'), issue.message)))
  return ok(parsed.data.cases)
}

const unreadable = (path: string, problem: string): Finding => ({
  ...{ rule: 'service-case/unreadable', severity: 'blocks', at: [], ...(path === '' ? {} : { path }) },
  facts: { path: path === '' ? '—' : path, problem },
  what: {
    en: 'This is no file of the format service-case/1. At {path}: {problem}.',
    'zh-CN': '这不是 service-case/1 格式的文件。{path} 处：{problem}。',
  },
  remedy: { en: 'Correct the file there.', 'zh-CN': '请更正该处。' },
})
