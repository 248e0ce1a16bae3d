export { default as Canvas } from './Canvas.svelte'
export { overlay, type TokenPlace, type Way } from './overlay.svelte.ts'
export { planeKeys, type PlaneKey } from './plane-keys.ts'
export { drawingBoard } from './drawing-board.svelte.ts'
