/** The clipboard of the canvas: steps out, and steps, rows of a spreadsheet or pictures in. */
import { copySteps, pasteText, picturesIn, type Editor } from '../editing/index.ts'

export interface ClipPlace {
  editor: Editor
  /** The step that has the keyboard, and all that an act is about. */
  focused: string | undefined
  chosen: readonly string[]
  takePicture(evidence: string, picture: File): void
}

/** @returns whether the press meant something here */
export function clip(event: ClipboardEvent, { editor, focused, chosen, takePicture }: ClipPlace): boolean {
  const { type, clipboardData } = event
  if (type === 'paste') {
    const [picture] = picturesIn(clipboardData)
    const [evidence] = chosen
    if (picture && editor.node(evidence)?.kind === 'evidence') takePicture(evidence, picture)
    else pasteText(editor, clipboardData?.getData('text/plain') ?? '', focused)
    return true
  }
  const text = copySteps(editor, chosen)
  if (text === undefined) return false
  clipboardData?.setData('text/plain', text)
  if (type === 'cut') editor.remove(chosen)
  return true
}
