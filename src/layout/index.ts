export { layout } from './layout.ts'
export type { LayoutOptions } from './scene.ts'
export * from './picture.ts'
export { measures, textWidth } from './sizes.ts'
