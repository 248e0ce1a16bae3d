import { readFileSync } from 'node:fs'
import { ok, refused, type Finding, type Result } from '../base/index.ts'

/** The text of a file, or why it cannot be read. */
export function readSource(file: string): Result<string> {
  try {
    return ok(readFileSync(file, 'utf8'))
  } catch (problem) {
    return refused([cannotRead(file, problem)])
  }
}

export const cannotRead = (file: string, problem: unknown): Finding => ({
  ...{ rule: 'headless/cannot-read', severity: 'blocks', at: [] },
  facts: { file, problem: problem instanceof Error ? problem.message : String(problem) },
  what: { en: 'The file {file} cannot be read: {problem}.', 'zh-CN': '无法读取文件 {file}：{problem}。' },
  remedy: { en: 'Check the path.', 'zh-CN': '请检查路径。' },
})
