/** The sections of the written report, in the order in which they are read. One more is one file and one line here. */
import type { SectionMaker } from '../section.ts'
import { bottleneck } from './bottleneck.ts'
import { byTheBook } from './by-the-book.ts'
import { cost } from './cost.ts'
import { customer } from './customer.ts'
import { fiveGaps } from './five-gaps.ts'
import { handoffs } from './handoffs.ts'
import { invariants } from './invariants.ts'
import { lateCases } from './late-cases.ts'
import { matchesToday } from './matches-today.ts'
import { onTime } from './on-time.ts'
import { serviceQuality } from './service-quality.ts'
import { shortBoard } from './short-board.ts'
import { tried } from './tried.ts'
import { value } from './value.ts'
import { waiting } from './waiting.ts'

export const sections: readonly SectionMaker[] = [
  bottleneck,
  waiting,
  onTime,
  lateCases,
  handoffs,
  customer,
  fiveGaps,
  serviceQuality,
  shortBoard,
  cost,
  value,
  matchesToday,
  tried,
  byTheBook,
  invariants,
]
