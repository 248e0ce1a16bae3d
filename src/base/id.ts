/** Stable ids: short, readable, safe as a key and in an address. */
export const idPattern = /^[a-z][a-z0-9-]*$/

export const isId = (text: string): boolean => idPattern.test(text)

/** Put into every id that is made here; none while one writes alone. */
let sign = ''

/**
 * Several windows write one document: each signs the ids that it makes, or two would give the same one to different
 * things before they hear of each other.
 * @param own small letters and digits; empty: alone again
 */
export const signIds = (own: string): void => void (sign = own)

/** A fresh id that reads like its name and is not taken: "call-back", "call-back-2". Names without Latin letters get `stem`. */
export function freshId(name: string, stem: string, taken: (id: string) => boolean): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '')
    .slice(0, 40)
  const base = [slug || stem, sign].filter(Boolean).join('-')
  if (!taken(base)) return base
  let number = 2
  while (taken(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}

/**
 * A fractional key between two others, so that an insert renumbers nobody.
 * Keys are strings over a–z compared as strings; `undefined` means the open end.
 * @returns a key with `before < key < after`; keys never end in "a", so there is always room below one
 */
export function orderBetween(before: string | undefined, after: string | undefined): string {
  if (before && after === undefined) return keyBehind(before)
  const low = before ?? ''
  let key = ''
  for (let at = 0; ; at += 1) {
    const from = at < low.length ? low.charCodeAt(at) - 97 : 0
    const to = after !== undefined && at < after.length ? after.charCodeAt(at) - 97 : 26
    if (from === to) {
      key += String.fromCharCode(97 + from)
      continue
    }
    const middle = Math.floor((from + to) / 2)
    if (middle > from) return key + String.fromCharCode(97 + middle)
    key += String.fromCharCode(97 + from)
    after = undefined
  }
}

/** Counts on, so that ten thousand that come one behind the other have short keys: halves of the room left would not. */
function keyBehind(key: string): string {
  const at = /[a-y]z*$/.exec(key)?.index
  if (at === undefined) return key + 'b'.repeat(Math.min(key.length, 8))
  return key.slice(0, at) + String.fromCharCode(key.charCodeAt(at) + 1) + 'b'.repeat(key.length - at - 1)
}
