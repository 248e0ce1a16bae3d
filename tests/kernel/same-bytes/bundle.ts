/** The engine as one script for any JavaScript engine: afterwards `Recording.recordingHashes(task)` is there. */
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

const entry = fileURLToPath(new URL('./recording-hash.ts', import.meta.url))

/** @param builtInMath with the logarithm and exponential of the JavaScript engine, to see that it shows */
export async function bundle({ builtInMath = false } = {}): Promise<string> {
  const built = await build({
    ...{ configFile: false, logLevel: 'silent', mode: 'production' },
    plugins: builtInMath ? [mathOfTheEngine()] : [],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...{ write: false, minify: false, target: 'es2022', reportCompressedSize: false },
      lib: { entry, formats: ['iife'], name: 'Recording', fileName: 'recording' },
    },
  })
  const [{ output }] = built as Rolldown.RolldownOutput[]
  return `${output[0].code}\nglobalThis.Recording = Recording\n`
}

function mathOfTheEngine(): Plugin {
  return {
    name: 'built-in-math',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('/random/elementary.ts')
        ? 'export const { log, exp, pow } = Math\nexport const square = (x) => x * x\n'
        : undefined,
  }
}
