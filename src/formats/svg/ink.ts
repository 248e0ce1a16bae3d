/**
 * The colours of a picture on paper: the light ones of the app (`theme.css`; a test holds them to it), with lanes in
 * grey of up to eight percent, whatever colours the screen has.
 */
import type { Cause } from '../../analysis/index.ts'
import type { Colour, Role } from '../../blueprint/index.ts'
import type { Heat, Paint } from '../../drawing/index.ts'

export const ink = {
  surface: '#ffffff',
  sunken: '#eef0f3',
  step: '#ffffff',
  ink: '#141a24',
  'ink-2': '#424c5c',
  'ink-3': '#5e6878',
  line: '#e2e5ea',
  'line-strong': '#c7cdd6',
  'node-line': '#7c8796',
  blue: '#1d4ed8',
  'blue-tint': '#e8eefd',
  ok: '#0b6b4c',
  'ok-tint': '#e3f3ec',
  warn: '#855400',
  'warn-tint': '#fff3d9',
  bad: '#b42318',
  'bad-tint': '#fdecea',
  work: '#7d93b5',
  edge: '#5e6878',
  'off-path': '#b9c1cd',
  'weight-1': '#f3f6fa',
  'weight-2': '#e6ecf4',
  'weight-3': '#d6e0ed',
  'weight-4': '#c4d2e5',
  'weight-5': '#b1c2da',
  'heat-text': '#b3421a',
} as const

export const laneInk: Record<Role, string> = {
  evidence: '#fbfaf7',
  customer: '#ffffff',
  frontstage: '#f7f8f9',
  backstage: '#f1f2f4',
  support: '#ebedf0',
  custom: '#f4f5f6',
}

export const departmentInk: Record<Colour, string> = {
  slate: '#3f5e8c',
  violet: '#5b4a8a',
  teal: '#2e6b66',
  plum: '#7a4b63',
  ochre: '#6b5a2e',
}

/** Why a case waits. */
const causes: Record<string, string> = {
  'cause-off-shift': '#27366b',
  'cause-suspended': '#6a4c93',
  'cause-priority': '#f2b63c',
  'cause-contention': '#d95f1e',
  'cause-batching': '#4a9ab9',
  'cause-transfer': '#a7b6ca',
  'cause-synchronisation': '#2c7a6b',
  'cause-customer': '#b285a0',
  'cause-other': '#9aa3af',
}

/** Other causes are hatched. */
export const causeInk = (cause: Cause): string => (cause === 'other' ? 'url(#hatched)' : causes[`cause-${cause}`])

const heat = ['#fff0d4', '#fdd596', '#f9ac5b', '#e8732e', '#b3421a', '#74250f']
const heatFill = ['#fffaf0', '#fff3df', '#ffebcb', '#fee0b8', '#fbcb98', '#f7bc8c']
const onHeat = ['#141a24', '#141a24', '#141a24', '#141a24', '#ffffff', '#ffffff']

type Warm = Exclude<Heat, 0>
/** @param least at least so warm, where a fainter one would not be seen */
export const heatInk = (step: Heat, least: Warm = 1): string => heat[Math.max(step, least) - 1]
/** The fill of a step, behind its text. */
export const heatFillInk = (step: Heat): string => (step === 0 ? ink.step : heatFill[step - 1])
/** Text on full heat. */
export const onHeatInk = (step: Heat): string => (step === 0 ? ink.ink : onHeat[step - 1])

/** The border of a piece of evidence. */
export const paperEdge = '#e5e0d0'

/** Fills and lines of the small pictures. */
export const paintInk: Record<Paint, { fill: string; stroke?: string; width?: number }> = {
  night: { fill: '#1f2f52' },
  sky: { fill: '#9db4f0' },
  paper: { fill: '#ffffff' },
  pale: { fill: '#dbe4f3' },
  mid: { fill: '#5b80bd' },
  sand: { fill: '#e8e3d6' },
  sheet: { fill: '#ffffff', stroke: '#ddd5c0', width: 1.5 },
  thick: { fill: 'none', stroke: '#5c5440', width: 1.7 },
  thin: { fill: 'none', stroke: '#c9bf9f', width: 1.6 },
  light: { fill: 'none', stroke: '#ffffff', width: 1.6 },
  blue: { fill: 'none', stroke: '#2f5fd0', width: 1.4 },
  dashed: { fill: 'none', stroke: '#c9bf9f', width: 1 },
  seal: { fill: 'none', stroke: '#b42318', width: 1.4 },
}
/** What stands on the ticket. */
export const ticketInk = '#5c5440'

/** The colour of any token of the theme that pictures and charts have. */
export function inkOf(token: string): string | undefined {
  if (Object.hasOwn(ink, token)) return ink[token as keyof typeof ink]
  const step = /^heat-([1-6])$/.exec(token)?.[1]
  return step === undefined ? causes[token] : heat[Number(step) - 1]
}
