/**
 * Everything that is kept on a device as one zip: each blueprint and each version of it as its own file, and a list of
 * them. Reading it trusts only the list, so that no name in the zip can lead anywhere.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { z } from 'zod'
import { ok, type Finding, type Result, type Texts, type UserText } from '../../base/index.ts'
import { parse, parseJson, write, type Blueprint } from '../../blueprint/index.ts'
import { fileFinding, refusedLines } from '../reading/file-finding.ts'

const kinds = ['named', 'daily', 'import', 'restore'] as const

export interface LibraryVersion {
  at: number
  kind: (typeof kinds)[number]
  name: string
  blueprint: Blueprint
}

/** A blueprint as it stands on the shelf. */
export interface LibraryItem {
  /** On the device that it comes from. */
  id: string
  name: UserText
  folder?: string
  /** Milliseconds since 1970. */
  createdAt: number
  updatedAt: number
  blueprint: Blueprint
  versions: LibraryVersion[]
}

export interface ReadLibrary {
  items: LibraryItem[]
  /** What in it could not be read, by its name in the zip. */
  unread: { file: string; findings: Finding[] }[]
}

const list = 'throughline-library.json'
const format = 'throughline-library'
const formatVersion = 1
/** Unpacked. Stops what only looks small. */
const mostBytes = 1024 ** 3
const mostFiles = 50_000

const version = z.strictObject({ at: z.number(), kind: z.enum(kinds), name: z.string().max(300), file: z.string() })
const item = z.strictObject({
  id: z.string().regex(/^[\w-]{1,80}$/),
  name: z.partialRecord(z.enum(['en', 'zh-CN']), z.string()),
  folder: z.string().max(120).optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
  file: z.string(),
  versions: z.array(version),
})
const contents = z.strictObject({
  format: z.literal(format),
  formatVersion: z.literal(formatVersion),
  blueprints: z.array(item),
})

export function writeLibrary(items: readonly LibraryItem[]): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {}
  const put = (path: string, text: string): string => {
    files[path] = strToU8(text)
    return path
  }
  const blueprints = items.map(({ blueprint, versions, ...about }, at) => {
    const number = String(at + 1).padStart(3, '0')
    return {
      ...about,
      file: put(`blueprints/${number}-${slug(about.name)}.json`, write(blueprint)),
      versions: versions.map(({ blueprint: then, ...one }, n) => ({
        ...one,
        file: put(`versions/${number}/${String(n + 1).padStart(3, '0')}.json`, write(then)),
      })),
    }
  })
  put(list, `${JSON.stringify({ format, formatVersion, blueprints }, null, 2)}\n`)
  // The time of writing would make two equal libraries differ.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3

/** Never throws on somebody else's file. */
export function readLibrary(bytes: Uint8Array): Result<ReadLibrary> {
  let files: Record<string, Uint8Array>
  let [size, count] = [0, 0]
  try {
    files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize
        count += 1
        if (size > mostBytes || count > mostFiles) throw new RangeError('too large')
        return true
      },
    })
  } catch (problem) {
    return refusedLines([found(problem instanceof RangeError ? 'too-large' : 'not-a-zip')])
  }
  const read = (file: string) => (Object.hasOwn(files, file) ? strFromU8(files[file]) : '')
  const known = parseJson(read(list))
  const parsed = known.ok ? contents.safeParse(known.value) : undefined
  if (!parsed?.success) return refusedLines([found('not-a-library')])
  const unread: ReadLibrary['unread'] = []
  const opened = <One extends { file: string }>({ file, ...about }: One) => {
    const result = parse(read(file))
    if (result.ok) return [{ ...about, blueprint: result.value }]
    unread.push({ file, findings: result.findings })
    return []
  }
  const items = parsed.data.blueprints.flatMap((one) =>
    opened(one).map((kept) => ({ ...kept, versions: one.versions.flatMap(opened) })),
  )
  return ok({ items, unread })
}

const slug = ({ en = '' }: UserText): string =>
  en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'blueprint'

const texts: Record<string, { what: Texts; remedy: Texts }> = {
  'not-a-zip': {
    what: { en: 'This zip cannot be read: it is damaged.', 'zh-CN': '无法读取该 zip，文件已损坏。' },
    remedy: { en: 'Take another copy of it.', 'zh-CN': '请改用另一份副本。' },
  },
  'too-large': {
    what: { en: 'Unpacked, this zip would be larger than 1 GB.', 'zh-CN': '该 zip 解压后超过 1 GB。' },
    remedy: { en: 'A library is never that large; do not trust it.', 'zh-CN': '蓝图库不会这么大，请勿信任该文件。' },
  },
  'not-a-library': {
    what: { en: 'This zip holds no Throughline library.', 'zh-CN': '该 zip 不是 Throughline 蓝图库。' },
    remedy: {
      en: 'Choose one that “Download everything” has made.',
      'zh-CN': '请选择由“全部下载”生成的文件。',
    },
  },
}

const found = (name: keyof typeof texts & string): Finding => fileFinding(`library/${name}`, texts[name], {})
