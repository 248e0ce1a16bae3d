/** What goes to the user's disk as a file: a blueprint, or a text of any kind. */
import type { Blueprint } from '../../blueprint/index.ts'
import { write } from '../../blueprint/index.ts'

const json = 'application/json'

export const download = (blueprint: Blueprint, name: string): void => save(write(blueprint), fileName(name), json)

/** What could not be read, as it is. */
export const downloadRaw = (content: unknown, name: string): void =>
  save(`${JSON.stringify(content, null, 2)}\n`, fileName(name), json)

/** Any script is kept; what a file system refuses becomes a hyphen. @param extension without its dot */
export function fileName(name: string, extension = 'json'): string {
  const kept = name
    .trim()
    .replace(/[\s\\/:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '')
    .slice(0, 80)
  return `${kept || 'blueprint'}.${extension}`
}

/** @param media its type: `text/csv` */
export function save(content: string | Blob, name: string, media: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: media }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
