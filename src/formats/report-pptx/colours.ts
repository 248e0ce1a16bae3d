/** Which place of the slides' colour scheme each token takes: whoever changes the theme changes them all. */
import { ink, inkOf } from '../svg/ink.ts'
import type { OfficeTheme } from '../office/theme.ts'
import { tokenOf, type Paint } from '../charts/paint.ts'

const bare = (hex: string): string => hex.slice(1).toUpperCase()

/** Ink on paper, where the reader has no theme of their own. */
export const ourTheme: OfficeTheme = {
  name: 'Throughline',
  colours: {
    ...{ dk1: bare(ink.ink), lt1: bare(ink.surface), dk2: bare(ink['ink-3']), lt2: bare(ink.line) },
    ...{ accent1: bare(ink.blue), accent2: bare(ink.bad), accent3: bare(ink.ok), accent4: bare(ink.warn) },
    ...{ accent5: bare(inkOf('heat-4') ?? ink.warn), accent6: bare(ink.work) },
    ...{ hlink: bare(ink.blue), folHlink: bare(ink['ink-3']) },
  },
}

/** Places of the scheme by name; `accent5@60` lets 60 percent of what lies behind through. */
const places: Record<string, string> = {
  ...{ surface: 'bg1', sunken: 'bg2', step: 'bg1', line: 'bg2', 'line-strong': 'bg2' },
  ...{ ink: 'tx1', 'ink-2': 'tx1', 'ink-3': 'tx2', edge: 'tx2', 'node-line': 'tx2' },
  ...{ blue: 'accent1', bad: 'accent2', ok: 'accent3', warn: 'accent4', work: 'accent6' },
  ...{ 'heat-1': 'accent5@85', 'heat-2': 'accent5@70', 'heat-3': 'accent5@50', 'heat-4': 'accent5@30' },
  ...{ 'heat-5': 'accent5@10', 'heat-6': 'accent5', 'weight-4': 'accent6@40' },
}

/** Parts that stand side by side, where the theme is the reader's own. */
const ofParts: Record<string, string> = {
  ...{ 'cause-off-shift': 'accent1', 'cause-suspended': 'accent3', 'cause-priority': 'accent4' },
  ...{ 'cause-contention': 'accent5', 'cause-batching': 'accent6', 'cause-transfer': 'tx2' },
  ...{ 'cause-synchronisation': 'accent2', 'cause-customer': 'tx1', 'cause-other': 'bg2' },
}

/** @param own the reader's theme: then nothing has a colour that is not in it */
export const paintFor =
  (own: OfficeTheme | undefined): Paint =>
  (written) => {
    const token = tokenOf(written)
    const place = places[token] ?? (own ? ofParts[token] : undefined)
    if (place !== undefined) return place
    const known = own ? undefined : (inkOf(token) ?? (/^#[0-9a-f]{6}$/i.test(token) ? token : undefined))
    return known === undefined ? 'accent6' : bare(known)
  }

export interface Fill {
  color: string
  transparency?: number
}

export function fillOf(colour: string): Fill {
  const [color, transparency] = colour.split('@')
  return { color, ...(transparency !== undefined && { transparency: Number(transparency) }) }
}
