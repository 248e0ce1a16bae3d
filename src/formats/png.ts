/** PNG: the SVG painted at twice its size, for what takes no SVG. It needs a browser, which paints. */
import type { Blueprint } from '../blueprint/index.ts'
import type { Format, PaintOptions } from './index.ts'
import { pictureOf, svg } from './svg.ts'

export const png = {
  name: 'png',
  label: { en: 'Picture, twice its size (PNG)', 'zh-CN': '图片，两倍大小（PNG）' },
  extension: 'png',
  media: 'image/png',
  loses: {
    en: 'It is a picture of dots: words in it cannot be searched, and large ones grow coarse.',
    'zh-CN': '点阵图片，文字无法搜索，放大后会变粗糙。',
  },
  paint,
} satisfies Format

/** What browsers paint at most: pixels along a side, and in all. */
const longest = 16_384
const most = 2 ** 28

/** Pixels of the file for each of the picture: two, or as many as can be painted. */
export const density = (width: number, height: number): number =>
  Math.min(2, longest / width, longest / height, Math.sqrt(most / (width * height)))

/** @throws where the browser cannot paint it: out of memory */
async function paint(blueprint: Blueprint, options: PaintOptions): Promise<Blob> {
  // A picture that stands alone sees none of the fonts of the page: it brings them along.
  const text = pictureOf(blueprint, options).replace('<defs>', `<defs><style>${options.fontFaces ?? ''}</style>`)
  const image = new Image()
  const address = URL.createObjectURL(new Blob([text], { type: svg.media }))
  try {
    image.src = address
    await image.decode()
    const scale = density(image.naturalWidth, image.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(image.naturalWidth * scale)
    canvas.height = Math.floor(image.naturalHeight * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, png.media))
    if (!blob) throw new Error('the picture is too large to paint')
    return blob
  } finally {
    URL.revokeObjectURL(address)
  }
}
