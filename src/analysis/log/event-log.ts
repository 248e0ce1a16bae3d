/** What really happened, as systems write it down: one entry for each piece of work. */
export interface LogEvent {
  case: string
  activity: string
  /** Who did it; empty where nobody is named. */
  resource: string
  /** Minutes since 1970 by the local clock. */
  start: number
  end: number
}

/** Weekly hours of one resource: spans of minutes of the day, Monday first. */
export type WeeklyHours = readonly (readonly (readonly [from: number, to: number])[])[]
