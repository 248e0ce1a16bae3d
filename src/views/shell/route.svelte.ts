/**
 * Where the address points: `#/` the start page, `#/b/<id>` a blueprint of the library, `#/template/<name>` a new copy of
 * a template, `#/s/<packed>` a blueprint that the address holds itself, `#/accuracy` its page. It survives a reload.
 */
export const addressOf = (id?: string): string => (id === undefined ? '#/' : `#/b/${id}`)

export const idIn = (hash: string): string | undefined => /^#\/b\/([\w-]+)$/.exec(hash)?.[1]

/** The template of which the address asks for a copy of one's own, by the name of its file. */
export const templateIn = (hash: string): string | undefined => /^#\/template\/([\w-]+)$/.exec(hash)?.[1]

/** A blueprint that lies in the address itself, packed. */
export const linkIn = (hash: string): string | undefined => /^#\/s\/([\w-]+)$/.exec(hash)?.[1]

export const linkAddress = (packed: string): string => `#/s/${packed}`

export const accuracyAddress = '#/accuracy'

/** Which queues with known answers the address asks for: `#/accuracy/S01,S05`, all where none is named; else undefined. */
export function casesIn(hash: string): readonly string[] | undefined {
  const found = /^#\/accuracy(?:\/([\w,-]*))?$/.exec(hash)
  return found ? (found[1] ?? '').split(',').filter(Boolean) : undefined
}

/** Goes there; the browser's back button leads back. */
export const goTo = (id?: string): void => {
  location.hash = addressOf(id)
}

/** The same in place of the address that led there: the back button does not lead to it once more. */
export const goInstead = (id?: string): void => location.replace(addressOf(id))
