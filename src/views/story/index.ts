export { default as Story } from './Story.svelte'
