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
const mostDepth = 40

const hostile = new Set(['__proto__', 'constructor', 'prototype'])

/** @returns the value, or the first problem, each with the place where it lies */
export function readJson(source: string): { ok: true; value: unknown } | { ok: false; problem: JsonProblem } {
  if (source.length > mostCharacters)
    return { ok: false, problem: { is: 'too-large', bytes: source.length, most: mostCharacters } }
  const problem = scan(source)
  if (problem) return { ok: false, problem }
  try {
    return { ok: true, value: JSON.parse(source.charCodeAt(0) === 0xfeff ? source.slice(1) : source) }
  } catch {
    return { ok: false, problem: { is: 'not-json', ...placeOf(source, faultOf(source)) } }
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

/**
 * Where a text stops being JSON: the first sign that cannot stand there. Asked only when JSON.parse has refused; what
 * that says differs from engine to engine and often names no place.
 */
function faultOf(source: string): number {
  const open: string[] = []
  let wanted: 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' | 'nothing' = 'value'
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0
  for (;;) {
    while (at < source.length && ' \t\r\n'.includes(source[at])) at += 1
    if (at >= source.length || wanted === 'nothing') return at
    const sign = source[at]
    const inside = open.at(-1)
    const mayClose = wanted === 'comma' || wanted === (inside === '{' ? 'first-key' : 'first-value')
    if (mayClose && inside !== undefined && sign === (inside === '{' ? '}' : ']')) {
      open.pop()
      at += 1
      wanted = open.length > 0 ? 'comma' : 'nothing'
    } else if (wanted === 'comma' || wanted === 'colon') {
      if (sign !== (wanted === 'comma' ? ',' : ':')) return at
      at += 1
      wanted = wanted === 'comma' && inside === '{' ? 'key' : 'value'
    } else if (wanted === 'key' || wanted === 'first-key') {
      if (sign !== '"') return at
      const read = readString(source, at)
      if (!read.ok) return read.at
      at = read.at
      wanted = 'colon'
    } else if (sign === '{' || sign === '[') {
      open.push(sign)
      at += 1
      wanted = sign === '{' ? 'first-key' : 'first-value'
    } else {
      const read = sign === '"' ? readString(source, at) : readWord(source, at)
      if (!read.ok) return read.at
      at = read.at
      wanted = open.length > 0 ? 'comma' : 'nothing'
    }
  }
}

/** @returns the place behind it, or the first sign that is wrong in it */
function readString(source: string, from: number): { ok: boolean; at: number } {
  for (let at = from + 1; at < source.length; at += 1) {
    const sign = source.charCodeAt(at)
    if (sign === 0x22) return { ok: true, at: at + 1 }
    if (sign < 0x20) return { ok: false, at }
    if (sign !== 0x5c) continue
    at += 1
    if (source[at] === 'u' && /^[0-9a-fA-F]{4}$/.test(source.slice(at + 1, at + 5))) at += 4
    else if (at < source.length && !'"\\/bfnrt'.includes(source[at])) return { ok: false, at }
  }
  return { ok: false, at: source.length }
}

function readWord(source: string, from: number): { ok: boolean; at: number } {
  const word = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
  word.lastIndex = from
  return word.test(source) ? { ok: true, at: word.lastIndex } : { ok: false, at: from }
}

/** Lines and columns from 1, as editors count them. */
function placeOf(source: string, at: number): { line: number; column: number } {
  const lines = source.slice(0, at).split('\n')
  const column = (lines.at(-1) ?? '').length + 1
  // The sign that may stand before everything is no column.
  return { line: lines.length, column: lines.length === 1 && source.charCodeAt(0) === 0xfeff ? column - 1 : column }
}
