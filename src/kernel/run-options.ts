/** What to run of a network, and how far. */
export interface RunOptions {
  /** 0 … 2^53 − 1 */
  seed: number
  /** from 0 */
  replication: number
  /** Cases that arrive in [warmup, warmup + length) are measured. */
  warmupMinutes: number
  lengthMinutes: number
  /** After that, arrivals go on until the measured cases have left, at most so long. */
  followUpMinutes: number
  /** Most live cases at once; 1,000,000 where absent. */
  mostLive?: number
}
