/** The shipped blueprints, for tests that want a real one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type Blueprint } from '../../src/blueprint/index.ts'

export const templateNames = [
  'broadband-installation',
  'fault-repair',
  'complaint-hotline',
  'key-account-solution',
  'business-hall',
] as const

export function template(name: string): Blueprint {
  const read = parse(readFileSync(join(import.meta.dirname, '../../blueprints', `${name}.json`), 'utf8'))
  if (!read.ok) throw new Error(`${name} does not parse: ${JSON.stringify(read.findings[0])}`)
  return read.value
}
