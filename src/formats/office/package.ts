/** An Office file is a zip of XML. Written again so that the same content gives the same bytes, whenever it is written. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { printable } from '../svg/element.ts'

/** How a library's file is changed: the text of its XML parts, and their names, also where they are named. */
export interface Mending {
  /** @param path its new name */
  text?(path: string, xml: string): string
  names?(text: string): string
}

/** The day on which every part says it was made. */
const fixed = '2026-01-01T00:00:00Z'

/** @param mendingOf told the names of all parts */
export function settled(
  bytes: Uint8Array,
  mendingOf: (paths: readonly string[]) => Mending = () => ({}),
): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/'))
  const { text = (_: string, xml: string) => xml, names = (one: string) => one } = mendingOf(
    parts.map(([path]) => path),
  )
  const written = parts.map(([old, content]): [string, Uint8Array] => {
    const path = names(old)
    if (path.endsWith('.xlsx')) return [path, settled(content)]
    if (!/\.(xml|rels)$/.test(path)) return [path, content]
    const dated = strFromU8(content).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${fixed}`)
    return [path, strToU8(printable(text(path, names(dated))))]
  })
  // A zip has the time on the clock of where it is written; the first that it can name is the same everywhere.
  return zipSync(Object.fromEntries(written), { mtime: new Date(1980, 0, 1), level: 6 }) as Uint8Array<ArrayBuffer>
}
