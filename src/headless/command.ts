/** The contract of a command, and what all of them say to a terminal. */
import type { CAC } from 'cac'
import { say, type Finding, type Language } from '../base/index.ts'

/** 0 done; 1 wrong input, with findings on standard error; 2 our own failure. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  /** Adds itself to the command line; `done` is told how it ended. */
  register(cli: CAC, done: (code: Promise<ExitCode>) => void): void
}

/** Results, and nothing else, go to standard output. */
export const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)

/** Each finding with where it is, the fact and the remedy. */
export function complain(findings: readonly Finding[], language: Language): void {
  for (const finding of findings) {
    const where = finding.path ?? finding.at.join(', ')
    process.stderr.write(`${finding.severity}  ${where === '' ? '' : `${where}: `}${say(finding, language)}\n`)
  }
}

export const languageOf = (name: unknown): Language => (name === 'zh' || name === 'zh-CN' ? 'zh-CN' : 'en')
