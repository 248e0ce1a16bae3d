export { default as Results } from './Results.svelte'
