export { default as Playback } from './Playback.svelte'
