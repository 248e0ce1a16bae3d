/**
 * Numbered steps that lift an older file to the present shape: migration n takes schemaVersion n to n + 1.
 * Pure, on plain JSON; the only path for templates, imported files and stored documents alike.
 */
export interface Migration {
  /** The version it lifts from. */
  from: number
  what: string
  migrate(file: Record<string, unknown>): Record<string, unknown>
}

/** None yet: version 1 is the first. The next is `001-….ts`, listed here. */
export const migrations: readonly Migration[] = []
