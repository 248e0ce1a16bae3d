/** Small choices of this device, in localStorage. Where it is forbidden they live as long as the page. */
const prefix = 'throughline/'

export function readSetting(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined
  } catch {
    return undefined
  }
}

export function writeSetting(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value)
  } catch {
    // Forbidden or full: the choice holds until the page closes, and nothing that matters is lost.
  }
}
