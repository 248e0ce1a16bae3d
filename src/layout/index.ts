export { layout } from './layout.ts'
export type { LayoutOptions } from './scene.ts'
export * from './picture.ts'
export { measures, textWidth, wrap } from './sizes.ts'
