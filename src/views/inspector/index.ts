export { default as Inspector } from './Inspector.svelte'
export { orderKeys } from './order-keys.ts'
