export { papers } from './papers.svelte.ts'
/** Loaded when it is wanted. */
export const handoffsView = () => import('./Handoffs.svelte')
