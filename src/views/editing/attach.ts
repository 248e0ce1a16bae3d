/** Files that are dropped or pasted: the first picture among them becomes the image of a piece of evidence. */
import { get } from '../../blueprint/index.ts'
import { attachImage, readImageFile, session, type OpenDocument } from '../../workspace/index.ts'

/** Those of a drop or a paste that say that they are pictures; what they are is looked at when they are read. */
export const picturesIn = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))

/** Does a drag bring pictures? Their kind is told before they are dropped, nothing else is. */
export const bringsPictures = (data: DataTransfer | null): boolean =>
  [...(data?.items ?? [])].some((item) => item.kind === 'file' && item.type.startsWith('image/'))

/** @returns why it cannot be taken, in the language of when it is asked; undefined when done */
export async function attach(
  document: OpenDocument,
  evidence: string,
  file: File,
): Promise<(() => string) | undefined> {
  const read = await readImageFile(file)
  if (!read.ok) {
    const { text, facts } = read.refusal
    return () => session.say(session.in(text), facts)
  }
  const args = { evidence, image: read.value }
  // While it was read the evidence may have gone.
  if (get(document.blueprint, 'node', evidence) && attachImage.can(document.blueprint, args))
    document.run(attachImage, args)
  return undefined
}
