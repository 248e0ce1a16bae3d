/** Loaded when it is wanted: nobody reads a report before there is a blueprint. */
export const reportPage = () => import('./ReportPage.svelte')
