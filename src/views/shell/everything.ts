/** Everything on the shelf as one file, and back. */
import { isZip, readLibrary, writeLibrary } from '../../formats/index.ts'
import { counted } from '../../text/index.ts'
import { device, session, workspace } from '../../workspace/index.ts'
import { save } from './file.ts'
import { messages } from './messages.svelte.ts'
import { opening } from './opening.svelte.ts'

export async function downloadEverything(): Promise<void> {
  const items = await opening.attempt(() => workspace.library.everything())
  if (!items) return
  const day = new Date().toISOString().slice(0, 10)
  save(new Blob([writeLibrary(items)]), `throughline-${day}.zip`, 'application/zip')
  device.backedUp(Date.now())
}

/** @returns false where the file is none of everything */
export async function takeEverything(file: File): Promise<boolean> {
  if (!isZip(new Uint8Array(await file.slice(0, 4).arrayBuffer()))) return false
  const read = readLibrary(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) {
    opening.refusal = { name: file.name, findings: read.findings }
    return true
  }
  const { items, unread } = read.value
  const taken = await opening.attempt(() => workspace.library.takeIn(items))
  if (taken === undefined) return true
  messages.say(({ shelf }) => session.say(counted(shelf.taken, taken), { n: taken, there: items.length - taken }))
  if (unread.length > 0) opening.refusal = { name: file.name, findings: unread.flatMap(({ findings }) => findings) }
  return true
}
