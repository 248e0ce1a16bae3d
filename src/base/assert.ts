/** Our own bugs, told apart from wrong data: `kernel/station: released 2 servers, only 1 busy`. */
export function assert(condition: unknown, where: string, what: string): asserts condition {
  if (!condition) throw new Error(`${where}: ${what}`)
}
