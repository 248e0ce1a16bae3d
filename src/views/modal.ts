/** A dialog of the browser's own over the page: it keeps the focus inside and closes with Escape. Its look is `.modal` in base.css. */

/** Opens the dialog that it is attached to, and closes it when that goes. */
export const modal = (dialog: HTMLDialogElement) => {
  dialog.showModal()
  return () => dialog.close()
}

/** A press on the backdrop hits the dialog itself and nothing in it. */
export const isOnBackdrop = (event: PointerEvent): boolean => event.target === event.currentTarget
