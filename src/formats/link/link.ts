/**
 * A blueprint as a piece of an address: its file, compressed, in letters that every mail program leaves alone. What
 * stands behind the `#` of an address never leaves the browser.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { refused, type Result } from '../../base/index.ts'
import { parse, write, type Blueprint } from '../../blueprint/index.ts'
import { fileFinding } from '../reading/file-finding.ts'

/** Longer ones are cut by too many programs on their way. */
export const mostCharactersInLink = 32_000
/** Unpacked. Stops what only looks small. */
const mostBytes = 8_000_000

/** @returns how long it would be, where that is more than a link may hold */
export function writeLink(blueprint: Blueprint): { link: string } | { tooLong: number } {
  const packed = deflateSync(strToU8(JSON.stringify(JSON.parse(write(blueprint)))), { level: 9 })
  const text = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
  const link = text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '')
  return link.length > mostCharactersInLink ? { tooLong: link.length } : { link }
}

/** Never throws on somebody else's link. */
export function readLink(link: string): Result<Blueprint> {
  const damaged = refused([fileFinding('link/damaged', texts, {})])
  if (link.length > mostCharactersInLink) return damaged
  try {
    const packed = Uint8Array.from(atob(link.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
    return parse(strFromU8(unpacked(packed)))
  } catch {
    return damaged
  }
}

function unpacked(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let [length, isWhole] = [0, false]
  const inflate = new Inflate((part, isLast) => {
    length += part.length
    if (length > mostBytes) throw new RangeError('formats/link: too large')
    parts.push(part)
    isWhole ||= isLast
  })
  // Little by little, so that what unpacks to too much is stopped on the way.
  for (let at = 0; at < packed.length; at += 1024)
    inflate.push(packed.subarray(at, at + 1024), at + 1024 >= packed.length)
  if (!isWhole) throw new RangeError('formats/link: cut')
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const texts = {
  what: { en: 'The link is cut or damaged.', 'zh-CN': '链接不完整或已损坏。' },
  remedy: { en: 'Ask for it again, or for the file.', 'zh-CN': '请对方重新发送链接或文件。' },
}
