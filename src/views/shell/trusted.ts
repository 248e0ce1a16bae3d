/**
 * The one place that says which addresses may be run as workers: those of the app itself. The policy of the page asks it
 * (`require-trusted-types-for 'script'`); of markup and of code it says nothing, so both stay refused.
 */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown
}

/** To be called before anything starts a worker. Browsers without Trusted Types have nothing to ask. */
export function trustOwnAddresses(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', { createScriptURL: ownAddress })
}

/** @throws for an address of somebody else, or one that brings its code along */
export function ownAddress(address: string): string {
  const { origin, protocol } = new URL(address, location.href)
  if (origin !== location.origin || !protocol.startsWith('http'))
    throw new TypeError(`shell/trusted: ${address} is no address of this app`)
  return address
}
