/** Loaded when they are wanted. */
export const versionsDialog = () => import('./VersionsDialog.svelte')
export const comparison = () => import('./Comparison.svelte')
