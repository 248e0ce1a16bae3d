/**
 * What this device gives: how much room there is, whether the browser promises to keep what lies there, and when all of
 * it was last downloaded.
 */
import { readSetting, writeSetting } from './storage/settings.ts'

/** `asked` has no answer yet; `unknown`: this browser cannot be asked. */
export type Promised = 'not-asked' | 'granted' | 'refused' | 'unknown'

const dayMs = 24 * 3_600_000
/** After so long without a copy of everything one is recommended, where the browser promises nothing. */
const backupAfterMs = 7 * dayMs

export class Device {
  promised = $state<Promised>('not-asked')
  usedBytes = $state<number>()
  mostBytes = $state<number>()
  /** Milliseconds since 1970. */
  lastBackup = $state<number>()
  #reminded = $state(0)

  /** Is a copy of everything recommended now? */
  isBackupDue(now: number): boolean {
    if (this.promised !== 'refused') return false
    return now - Math.max(this.lastBackup ?? 0, this.#reminded) > backupAfterMs
  }

  /** Called once, at the start. */
  restore(): void {
    this.lastBackup = numberIn('last-backup')
    this.#reminded = numberIn('backup-reminded') ?? 0
  }

  /** Looks again. */
  async look(): Promise<void> {
    const { storage } = navigator as { storage?: StorageManager }
    if (!storage?.estimate || !storage.persisted) return void (this.promised = 'unknown')
    const [{ usage, quota }, isPersisted] = await Promise.all([storage.estimate(), storage.persisted()])
    this.usedBytes = usage
    this.mostBytes = quota
    if (isPersisted) this.promised = 'granted'
    else this.promised = readSetting('persistence-asked') === undefined ? 'not-asked' : 'refused'
  }

  /** After the first edit: before there is something to lose, nobody is asked. @returns the answer, the first time */
  async ask(): Promise<Promised | undefined> {
    const { storage } = navigator as { storage?: StorageManager }
    if (!storage?.persist || readSetting('persistence-asked') !== undefined) return undefined
    writeSetting('persistence-asked', 'yes')
    this.promised = (await storage.persist()) ? 'granted' : 'refused'
    return this.promised
  }

  backedUp(now: number): void {
    this.lastBackup = now
    writeSetting('last-backup', String(now))
  }

  /** The reminder was read: the next one comes when the time is over once more. */
  remindLater(now: number): void {
    this.#reminded = now
    writeSetting('backup-reminded', String(now))
  }
}

function numberIn(setting: string): number | undefined {
  const value = Number(readSetting(setting))
  return Number.isFinite(value) && value > 0 ? value : undefined
}

export const device = new Device()
