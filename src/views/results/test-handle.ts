/** For end-to-end tests, behind `?test` in the address: an edit by the name of its command, and a run with little time. */
import { commands, type Command, type Opened } from '../../workspace/index.ts'

export interface ResultsHandle {
  run(command: string, args: unknown): void
  /** Begins the run again with so much time. */
  give(seconds: number): void
}

/** @returns an undo; does nothing where the flag is not set */
export function offerHandle({ document, runs }: Opened): () => void {
  if (!new URLSearchParams(location.search).has('test')) return () => {}
  const handle: ResultsHandle = {
    run(name, args) {
      const command = commands.find((one) => one.name === name) as Command | undefined
      if (command) document.run(command, args)
    },
    give: (seconds) => runs.restart(seconds),
  }
  Object.assign(globalThis, { throughlineResults: handle })
  return () => Reflect.deleteProperty(globalThis, 'throughlineResults')
}
