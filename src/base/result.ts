/** The outcome of work on somebody else's data: a value, or findings that say why there is none. Never thrown. */
import type { Finding } from './finding.ts'

export type Result<T> = { ok: true; value: T; findings: Finding[] } | { ok: false; findings: Finding[] }

export const ok = <T>(value: T, findings: Finding[] = []): Result<T> => ({ ok: true, value, findings })

export const refused = (findings: Finding[]): Result<never> => ({ ok: false, findings })
