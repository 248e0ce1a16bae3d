export { default as PrintPages } from './PrintPages.svelte'
/** Loaded when it is wanted: it brings every format along. */
export const exportDialog = () => import('./ExportDialog.svelte')
