export { default as Accuracy } from './Accuracy.svelte'
