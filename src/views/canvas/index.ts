export { default as Canvas } from './Canvas.svelte'
export { overlay, type TokenPlace, type Way } from './overlay.svelte.ts'
