/** Every node kind. One more is one file and one line here. */
import { action } from './action.ts'
import { arrival } from './arrival.ts'
import { batch } from './batch.ts'
import { decision } from './decision.ts'
import { delay } from './delay.ts'
import { end } from './end.ts'
import { evidence } from './evidence.ts'
import { fork } from './fork.ts'
import { join } from './join.ts'
import { note } from './note.ts'
import { redial } from './redial.ts'
import { subBlueprint } from './sub-blueprint.ts'
import { unbatch } from './unbatch.ts'
import { wait } from './wait.ts'

export const kinds = [
  arrival,
  action,
  wait,
  delay,
  redial,
  decision,
  fork,
  join,
  batch,
  unbatch,
  end,
  evidence,
  note,
  subBlueprint,
] as const
