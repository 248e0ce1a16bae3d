/** The open blueprint as a link that holds all of it; where it is too long for one, its file is offered. */
import { writeLink } from '../../formats/index.ts'
import { session, workspace } from '../../workspace/index.ts'
import { download } from './file.ts'
import { messages } from './messages.svelte.ts'
import { linkAddress } from './route.svelte.ts'

export async function share(): Promise<void> {
  const open = workspace.current?.document
  if (!open) return
  const written = writeLink(open.blueprint)
  const offerFile = {
    label: ({ bar }: typeof session.words) => bar.download,
    run: () => download(open.blueprint, open.name(session.language)),
  }
  if ('tooLong' in written) return messages.say(({ sharing }) => sharing.tooLong, offerFile)
  try {
    await navigator.clipboard.writeText(new URL(linkAddress(written.link), location.href).href)
    messages.say(({ sharing }) => sharing.copied)
  } catch {
    messages.say(({ sharing }) => sharing.notCopied, offerFile)
  }
}
