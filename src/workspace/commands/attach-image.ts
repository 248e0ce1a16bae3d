/** A piece of evidence gets an image of its own, or loses it. An image that nobody shows any more goes with it. */
import { freshId } from '../../base/index.ts'
import { get, type Blueprint } from '../../blueprint/index.ts'
import { withField, withRecord } from '../changed.ts'
import { command } from '../command.ts'
import type { ImageFile } from '../image-file.ts'

interface Args {
  evidence: string
  /** undefined takes it away. */
  image: ImageFile | undefined
}

export const attachImage = command<Args>({
  name: 'attach-image',
  label: { en: 'Attach an image', 'zh-CN': '附上图片' },
  labelOf: ({ image }) =>
    image ? { en: 'Attach an image', 'zh-CN': '附上图片' } : { en: 'Take the image away', 'zh-CN': '移除图片' },
  can: (blueprint, args) => attached(blueprint, args) !== undefined,
  run: (blueprint, args) => attached(blueprint, args) ?? blueprint,
})

function attached(blueprint: Blueprint, { evidence, image }: Args): Blueprint | undefined {
  const node = get(blueprint, 'node', evidence)
  if (node?.kind !== 'evidence') return undefined
  if (!image) return node.attachment === undefined ? undefined : withField(blueprint, evidence, 'attachment', undefined)
  const id = freshId(`${evidence}-image`, 'image', (one) => Object.hasOwn(blueprint.records, one))
  const next = withRecord(blueprint, id, { type: 'attachment', ...image })
  return next && withField(next, evidence, 'attachment', id)
}
