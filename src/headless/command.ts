/** The contract of a command, and what all of them say to a terminal. */
import type { CAC } from 'cac'
import { say, type Finding, type Language } from '../base/index.ts'

/** 0 done; 1 wrong input, with findings on standard error; 2 our own failure. */
export type ExitCode = 0 | 1 | 2

/** Where words go: results, and nothing else, to `out`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Somebody looks at `err`: progress may be shown there. */
  isWatched: boolean
}

export interface Command {
  /** Adds itself to the command line; `done` is told how it ended. */
  register(cli: CAC, terminal: Terminal, done: (code: Promise<ExitCode>) => void): void
}

export const print = (terminal: Terminal, text: string): void => terminal.out(text.endsWith('\n') ? text : `${text}\n`)

/** Each finding with where it is, the fact and the remedy. */
export function complain(terminal: Terminal, findings: readonly Finding[], language: Language): void {
  for (const finding of findings) {
    const where = finding.path ?? finding.at.join(', ')
    terminal.err(`${finding.severity}  ${where === '' ? '' : `${where}: `}${say(finding, language)}\n`)
  }
}

export const languageOf = (name: unknown): Language => (name === 'zh' || name === 'zh-CN' ? 'zh-CN' : 'en')
