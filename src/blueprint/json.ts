/**
 * JSON from a stranger: size, depth, hostile and doubled keys are looked at before anything is built.
 * `JSON.parse` alone would take the last of two equal keys in silence and let `__proto__` through.
 */
export type JsonProblem =
  | { is: 'too-large'; bytes: number; most: number }
  | { is: 'too-deep'; most: number }
  | { is: 'not-json'; line: number; column: number }
  | { is: 'doubled-key'; key: string; path: string }
  | { is: 'hostile-key'; key: string; path: string }

export const mostCharacters = 64 * 1024 * 1024
export const mostDepth = 40

const hostile = new Set(['__proto__', 'constructor', 'prototype'])

/** @returns the value, or the first problem, each with the place where it lies */
export function readJson(source: string): { ok: true; value: unknown } | { ok: false; problem: JsonProblem } {
  if (source.length > mostCharacters)
    return { ok: false, problem: { is: 'too-large', bytes: source.length, most: mostCharacters } }
  const problem = scan(source)
  if (problem) return { ok: false, problem }
  try {
    return { ok: true, value: JSON.parse(source.charCodeAt(0) === 0xfeff ? source.slice(1) : source) }
  } catch (error) {
    return { ok: false, problem: { is: 'not-json', ...placeOf(source, error as Error) } }
  }
}

/** One pass over the text, following strings and brackets only; whether it is JSON at all is for JSON.parse to say. */
function scan(source: string): JsonProblem | undefined {
  const open: { keys: Set<string> | undefined; key: string }[] = []
  const pathTo = () =>
    open
      .map((level) => level.key)
      .filter((key) => key !== '')
      .join('/')
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charCodeAt(at)
    if (sign === 0x7b || sign === 0x5b) {
      open.push({ keys: sign === 0x7b ? new Set() : undefined, key: '' })
      if (open.length > mostDepth) return { is: 'too-deep', most: mostDepth }
    } else if (sign === 0x7d || sign === 0x5d) open.pop()
    else if (sign === 0x22) {
      const end = endOfString(source, at)
      const level = open[open.length - 1]
      if (level?.keys && isKey(source, end)) {
        const key = plainText(source.slice(at, end + 1))
        if (hostile.has(key)) return { is: 'hostile-key', key, path: pathTo() }
        if (level.keys.has(key))
          return {
            is: 'doubled-key',
            key,
            path: [...open.slice(0, -1).map((one) => one.key), key].filter(Boolean).join('/'),
          }
        level.keys.add(key)
        level.key = key
      }
      at = end
    }
  }
  return undefined
}

function endOfString(source: string, from: number): number {
  let at = from + 1
  while (at < source.length && source.charCodeAt(at) !== 0x22) at += source.charCodeAt(at) === 0x5c ? 2 : 1
  return at
}

function isKey(source: string, end: number): boolean {
  let at = end + 1
  while (at < source.length && ' \t\r\n'.includes(source[at])) at += 1
  return source[at] === ':'
}

function plainText(quoted: string): string {
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted
  }
}

function placeOf(source: string, error: Error): { line: number; column: number } {
  const position = /position (\d+)/.exec(error.message)
  const before = source.slice(0, position ? Number(position[1]) : source.length)
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
