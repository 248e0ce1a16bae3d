/** Words for the image of a piece of evidence, in the inspector and on the canvas. */
import { inBoth } from '../../text/index.ts'

export const imageWords = inBoth({
  en: {
    image: 'Image',
    choose: 'Choose an image …',
    replace: 'Another image …',
    hint: 'Drop it here or on the card, or paste it. PNG, JPEG, WebP or GIF.',
    takeAway: 'Take the image away',
    shows: 'What it shows',
    showsHint: 'for who does not see it',
    reading: 'Reading …',
    onlyHere: 'Drop a picture on a piece of evidence.',
  },
  'zh-CN': {
    image: '图片',
    choose: '选择图片……',
    replace: '换一张……',
    hint: '拖放到此处或卡片上，或直接粘贴。支持 PNG、JPEG、WebP、GIF。',
    takeAway: '移除图片',
    shows: '画面内容',
    showsHint: '供看不到图片的人了解',
    reading: '正在读取……',
    onlyHere: '请把图片拖到有形展示卡片上。',
  },
})
