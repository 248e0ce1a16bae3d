/** The command line: `npm run --silent <command> -- …`. One file a command; one more is one line here. */
import { cac } from 'cac'
import type { Command, ExitCode } from './command.ts'
import { schema } from './schema.ts'
import { simulate } from './simulate.ts'

const commands: readonly Command[] = [schema, simulate]

const cli = cac('throughline')
let result: Promise<ExitCode> | undefined
for (const command of commands) command.register(cli, (code) => (result = code))
cli.help()

try {
  cli.parse(process.argv, { run: false })
  await cli.runMatchedCommand()
} catch (problem) {
  // The line itself is wrong: an unknown option, a missing file name.
  process.stderr.write(`${messageOf(problem)}\n`)
  process.exit(1)
}
if (!result && !cli.options.help) {
  cli.outputHelp()
  process.exit(1)
}

try {
  process.exitCode = (await result) ?? 0
} catch (problem) {
  process.stderr.write(
    `Throughline has failed: ${problem instanceof Error ? (problem.stack ?? problem.message) : messageOf(problem)}\n`,
  )
  process.exitCode = 2
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem)
}
