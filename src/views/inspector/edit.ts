/** Acts of the inspector: done at once where they can be, else the reason comes back to be shown in place. */
import type { Command, OpenDocument } from '../../workspace/index.ts'

/** @returns undefined when done, else `reason` */
export function attempt<Args>(
  document: OpenDocument,
  command: Command<Args>,
  args: Args,
  reason: string,
): string | undefined {
  if (!command.can(document.blueprint, args)) return reason
  document.run(command, args)
  return undefined
}
