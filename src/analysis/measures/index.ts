/** Every measure. One more is one file and one line here. */
import type { Analysis } from '../analysis.ts'
import { activePeriod } from './active-period.ts'
import { alone } from './alone.ts'
import { betweenDepartments } from './between-departments.ts'
import { chasing } from './chasing.ts'
import { contacts } from './contacts.ts'
import { cost } from './cost.ts'
import { customerSide } from './customer-side.ts'
import { customerTime } from './customer-time.ts'
import { customerWaits } from './customer-waits.ts'
import { cycleTime } from './cycle-time.ts'
import { growth } from './growth.ts'
import { handoffs } from './handoffs.ts'
import { joins } from './joins.ts'
import { lateCases } from './late-cases.ts'
import { laws } from './laws.ts'
import { losses } from './losses.ts'
import { onTime } from './on-time.ts'
import { openSheets } from './open-sheets.ts'
import { outcomes } from './outcomes.ts'
import { service } from './service.ts'
import { stranded } from './stranded.ts'
import { traffic } from './traffic.ts'
import { utilisation } from './utilisation.ts'
import { volume } from './volume.ts'
import { waitingCauses } from './waiting-causes.ts'
import { waiting } from './waiting.ts'

export const measures = [
  cycleTime,
  traffic,
  outcomes,
  onTime,
  lateCases,
  waiting,
  customerWaits,
  waitingCauses,
  service,
  utilisation,
  activePeriod,
  volume,
  handoffs,
  betweenDepartments,
  customerSide,
  openSheets,
  contacts,
  joins,
  stranded,
  losses,
  chasing,
  cost,
  customerTime,
  growth,
  laws,
  alone,
] as unknown as readonly Analysis[]
