export { default as FindBar } from './FindBar.svelte'
