/** The rows of a recording at which a clock of the blueprint starts, stops, stands still and goes on. */
import type { Clock } from '../blueprint/index.ts'
import { ClockAct } from '../kernel/network.ts'
import { Row } from '../kernel/recording.ts'

export interface ClockMoment {
  /** Id of the node. */
  at: string
  /** Kinds of rows; steps that are passed at once have one row for all. */
  rows: readonly number[]
  /** For ends of stages: which, from 0; −1 for all else. */
  stage: number
  act: number
}

export const momentsOf = ({ start, stop, pauses }: Clock): ClockMoment[] => [
  { at: start.at, rows: rowsWhen(start.when), stage: stageOf(start.when), act: ClockAct.start },
  { at: stop.at, rows: rowsWhen(stop.when), stage: stageOf(stop.when), act: ClockAct.stop },
  ...(pauses ?? []).flatMap(({ at }) => [
    { at, rows: [Row.enter], stage: -1, act: ClockAct.pause },
    { at, rows: leaving, stage: -1, act: ClockAct.resume },
  ]),
]

const passing = [Row.pass, Row.decide, Row.fork, Row.join, Row.end]
const leaving = [Row.finish, Row.abandon, Row.expire, Row.full, Row.cancel]

/** The kinds of rows that may say so of a step. */
export function rowsWhen(when: string): readonly number[] {
  switch (when) {
    case 'enter':
      return [Row.enter, ...passing]
    case 'begin':
      return [Row.begin, ...passing]
    case 'finish':
      return [Row.finish, ...passing]
    default:
      return [Row.stage]
  }
}

/** `stage:2` is the second; rows count from 0. */
const stageOf = (when: string): number => (when.startsWith('stage:') ? Number(when.slice(6)) - 1 : -1)
