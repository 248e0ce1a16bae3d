/** Where the address points: `#/` the start page, `#/b/<id>` a blueprint of the library. It survives a reload. */
export const addressOf = (id?: string): string => (id === undefined ? '#/' : `#/b/${id}`)

export const idIn = (hash: string): string | undefined => /^#\/b\/([\w-]+)$/.exec(hash)?.[1]

/** Goes there; the browser's back button leads back. */
export const goTo = (id?: string): void => {
  location.hash = addressOf(id)
}
