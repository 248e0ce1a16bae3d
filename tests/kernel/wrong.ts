/**
 * What the auditor has found since the last test. Files that are loaded once for many tests share their engine, and with
 * it this list; the file that sets up begins anew for each.
 */
export const wrong: string[] = []
