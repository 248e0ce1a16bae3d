/** The blueprints that the app brings along: the files of /blueprints, parsed like any stranger's. */
import type { Result } from '../base/index.ts'
import { parse, type Blueprint } from '../blueprint/index.ts'

export interface Template {
  /** Name of its file, without the ending. */
  name: string
  read(): Promise<Result<Blueprint>>
}

/** In this order they are shown; others follow by name. */
const order = ['broadband-installation', 'fault-repair', 'complaint-hotline', 'key-account-solution', 'business-hall']
/** Where a newcomer begins. */
export const firstTemplate = 'fault-repair'

export function templates(): Template[] {
  const files = import.meta.glob<string>('/blueprints/*.json', { query: '?raw', import: 'default' })
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return Object.entries(files)
    .map(([path, load]) => ({
      name: path.replace(/^.*\/|\.json$/g, ''),
      read: async () => parse(await load()),
    }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
}
