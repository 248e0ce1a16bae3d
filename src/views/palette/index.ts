export { default as Palette } from './Palette.svelte'
export { goTo } from './places.ts'
