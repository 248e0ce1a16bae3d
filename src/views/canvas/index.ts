export { default as Canvas } from './Canvas.svelte'
export { overlay, type TokenPlace, type Way } from './overlay.svelte.ts'
export { planeKeys, type PlaneKey } from './plane-keys.ts'
export { stage } from './stage.svelte.ts'
