/** JavaScript engines that run the bundled script: this one's threads, and QuickJS, which shares nothing with it. */
import { Worker } from 'node:worker_threads'
import { getQuickJS } from 'quickjs-emscripten'
import type { Task } from './recording-hash.ts'

export interface Engine {
  hashes(task: Task): Promise<string[]>
  dispose(): Promise<void>
}

/** A thread of Node. */
export function nodeThread(script: string): Engine {
  const thread = new Worker(
    `${script}
    require('node:worker_threads').parentPort.on('message', ({ task, port }) => {
      port.postMessage(globalThis.Recording.recordingHashes(task))
      port.close()
    })`,
    { eval: true },
  )
  let failed: (problem: Error) => void = () => {}
  thread.on('error', (problem: Error) => failed(problem))
  return {
    hashes: (task) =>
      new Promise((resolve, reject) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data)
        failed = reject
        thread.postMessage({ task, port: port2 }, [port2 as never])
      }),
    dispose: async () => void (await thread.terminate()),
  }
}

/** Replications dealt out to the engines in turn; one hash each, in the order of the task. */
export async function shared(engines: readonly Engine[], task: Task): Promise<string[]> {
  const dealt = engines.map((_, turn) => task.replications.filter((_, at) => at % engines.length === turn))
  const parts = await Promise.all(engines.map((engine, turn) => engine.hashes({ ...task, replications: dealt[turn] })))
  const byReplication = new Map(dealt.flatMap((list, turn) => list.map((one, at) => [one, parts[turn][at]] as const)))
  return task.replications.map((one) => byReplication.get(one)!)
}

/**
 * QuickJS, compiled to WebAssembly. It knows no time zones: their tables are data, and the host lends them. What is
 * worked out from them is its own.
 */
export async function quickJs(script: string): Promise<Engine> {
  const context = (await getQuickJS()).newContext()
  const zone = context.newFunction('zoneParts', (name, moment) => {
    const parts = partsIn(context.getString(name), context.getNumber(moment))
    return context.newString(JSON.stringify(parts))
  })
  context.setProp(context.global, 'zoneParts', zone)
  zone.dispose()
  const evaluate = (code: string): string => {
    const result = context.unwrapResult(context.evalCode(code))
    const text = context.getString(result)
    result.dispose()
    return text
  }
  evaluate(`
    globalThis.Intl = {
      DateTimeFormat: class {
        #zone
        constructor(_, { timeZone }) {
          this.#zone = timeZone
          this.formatToParts(0)
        }
        formatToParts(moment) {
          const parts = JSON.parse(zoneParts(this.#zone, moment))
          if (parts === null) throw new RangeError('no time zone')
          return parts
        }
      },
    }
    ${script}`)
  return {
    hashes: async (task) =>
      JSON.parse(evaluate(`JSON.stringify(Recording.recordingHashes(${JSON.stringify(task)}))`)) as string[],
    dispose: async () => context.dispose(),
  }
}

function partsIn(timeZone: string, moment: number): { type: string; value: string }[] | null {
  const numeric = 'numeric'
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric },
    } as const)
    return format.formatToParts(moment)
  } catch {
    return null
  }
}
