/**
 * A picture from the outside made fit for a document: known by its first bytes and not by its name, no longer than 1600
 * pixels, and painted anew, so that where and when a photograph was taken does not travel with it. It lies in the document
 * itself, as one attachment: one file carries everything, and undo, other tabs and copies need nothing beside it.
 */
import type { Texts } from '../base/index.ts'

export interface ImageFile {
  name: string
  media: 'image/png' | 'image/jpeg'
  /** Base64. */
  data: string
}

const longest = 1600
/** Of a file that is read, and of a picture that is kept: a blueprint with fifty of them is still sent by mail. */
const mostRead = 40_000_000
const mostKept = 400_000

const starts: readonly [media: string, at: number, bytes: readonly number[]][] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
]

/** @returns what the first twelve bytes say that it is; undefined for anything but PNG, JPEG, GIF and WebP */
export const mediaOf = (head: Uint8Array): string | undefined =>
  starts.find(([, at, bytes]) => bytes.every((byte, i) => head[at + i] === byte))?.[0]

/** Width and height in which the longer side is at most `most`. */
export function within(width: number, height: number, most = longest): [width: number, height: number] {
  const scale = Math.min(1, most / Math.max(width, height))
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}

const why = {
  unknown: {
    en: '“{name}” is no picture that can be shown. Take a PNG, JPEG, WebP or GIF.',
    'zh-CN': '“{name}”不是可显示的图片。请使用 PNG、JPEG、WebP 或 GIF。',
  },
  large: {
    en: '“{name}” holds {megabytes} MB; at most 40 MB can be read.',
    'zh-CN': '“{name}”有 {megabytes} MB，最多可读 40 MB。',
  },
  damaged: {
    en: '“{name}” is damaged: it cannot be painted.',
    'zh-CN': '“{name}”已损坏，无法显示。',
  },
} satisfies Record<string, Texts>

export interface ImageRefusal {
  text: Texts
  facts: { name: string; megabytes: number }
}

/** @returns the picture, or why it is not taken */
export async function readImageFile(
  file: File,
): Promise<{ ok: true; value: ImageFile } | { ok: false; refusal: ImageRefusal }> {
  const facts = { name: file.name, megabytes: Math.ceil(file.size / 1e6) }
  const refused = (text: Texts) => ({ ok: false as const, refusal: { text, facts } })
  if (file.size > mostRead) return refused(why.large)
  const media = mediaOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()))
  if (media === undefined) return refused(why.unknown)
  let painted: ImageBitmap
  try {
    painted = await createImageBitmap(file.slice(0, file.size, media))
  } catch {
    return refused(why.damaged)
  }
  const blob = await smallest(painted, media)
  painted.close()
  return { ok: true, value: { name: file.name.slice(0, 300), media: blob.media, data: await base64(blob.blob) } }
}

/** A drawing stays as sharp as it is where it is small enough so; a photograph loses what nobody sees, and then size. */
async function smallest(image: ImageBitmap, media: string): Promise<{ blob: Blob; media: ImageFile['media'] }> {
  const [width, height] = within(image.width, image.height)
  if (media !== 'image/jpeg') {
    const blob = await paint(image, width, height, 'image/png')
    if (blob.size <= mostKept) return { blob, media: 'image/png' }
  }
  for (let side = longest; ; side /= 2) {
    const [width, height] = within(image.width, image.height, side)
    for (const quality of [0.85, 0.7, 0.5]) {
      const blob = await paint(image, width, height, 'image/jpeg', quality)
      if (blob.size <= mostKept || side < 100) return { blob, media: 'image/jpeg' }
    }
  }
}

async function paint(
  image: ImageBitmap,
  width: number,
  height: number,
  type: ImageFile['media'],
  quality?: number,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('workspace/image-file: the browser gives nothing to paint on')
  if (type === 'image/jpeg') {
    // It knows no transparency: what shines through is paper.
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
  }
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, width, height)
  return canvas.convertToBlob({ type, ...(quality !== undefined && { quality }) })
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  // In parts: a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
