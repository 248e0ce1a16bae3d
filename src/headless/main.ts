/** The command line: `npm run --silent <command> -- …`. */
import { runLine } from './line.ts'

process.exitCode = await runLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY,
})
