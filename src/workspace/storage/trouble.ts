/** Storage failed: which way, as a code that the shell has words for. */
export type TroubleCode = 'quota' | 'blocked' | 'outdated' | 'unavailable' | 'unknown'

export class StorageTrouble extends Error {
  readonly code: TroubleCode

  constructor(code: TroubleCode, cause: unknown) {
    super(`workspace/storage: ${code}`, { cause })
    this.code = code
  }
}

const codes: Record<string, TroubleCode> = {
  QuotaExceededError: 'quota',
  DatabaseClosedError: 'blocked',
  VersionError: 'blocked',
  OpenFailedError: 'unavailable',
  MissingAPIError: 'unavailable',
  SecurityError: 'unavailable',
  InvalidStateError: 'unavailable',
  NotFoundError: 'unavailable',
}

/** What a rejection of IndexedDB means for the user. Dexie wraps the browser's own error in `inner`. */
export function troubleOf(error: unknown): StorageTrouble {
  if (error instanceof StorageTrouble) return error
  for (let at: unknown = error; at; at = (at as { inner?: unknown }).inner) {
    const code = codes[(at as Error).name]
    if (code === 'quota' || (code && !(at as { inner?: unknown }).inner)) return new StorageTrouble(code, error)
  }
  return new StorageTrouble(codes[(error as Error)?.name] ?? 'unknown', error)
}
