/** One of everything, with every field filled. */
import { readFileSync } from 'node:fs'
import { parse, type Blueprint } from '../../src/blueprint/index.ts'

export const everything: Blueprint = (() => {
  const parsed = parse(readFileSync('tests/fixtures/one-of-everything.json', 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
})()
