/** One line typed at a terminal, from its words to its exit code. */
import { cac } from 'cac'
import type { Command, ExitCode, Terminal } from './command.ts'
import { exportFile } from './export.ts'
import { log } from './log.ts'
import { report } from './report.ts'
import { schema } from './schema.ts'
import { simulate } from './simulate.ts'
import { verify } from './verify.ts'

/** Every command. One more is one file and one line here. */
const commands: readonly Command[] = [schema, simulate, verify, exportFile, report, log]

/** @param words what stands behind the program's name */
export async function runLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const cli = cac('throughline')
  let result: Promise<ExitCode> | undefined
  for (const command of commands) command.register(cli, terminal, (code) => (result = code))
  cli.help()
  try {
    cli.parse(['', '', ...words], { run: false })
    await cli.runMatchedCommand()
  } catch (problem) {
    // The line itself is wrong: an unknown option, a missing file name.
    terminal.err(`${messageOf(problem)}\n`)
    return 1
  }
  if (!result && cli.options.help !== true) {
    const known = cli.commands.map((one) => `  ${one.rawName}  ${one.description}`)
    terminal.err(`What shall be done? Known are:\n${known.join('\n')}\n`)
    return 1
  }
  try {
    return (await result) ?? 0
  } catch (problem) {
    terminal.err(`Throughline has failed: ${(problem instanceof Error && problem.stack) || messageOf(problem)}\n`)
    return 2
  }
}

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))
