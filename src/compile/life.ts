/** A case machine brought to life: the configuration stays plain JSON, the names in it get their meaning here. */
import { assign, setup } from 'xstate'
import { holds, parseCondition, type Condition, type Vocabulary } from '../blueprint/index.ts'
import type { CaseMachine, Takes } from './machine-config.ts'

/** What a case carries: class, channel, attributes by name; categories as option ids. */
export type CaseValues = Record<string, string | number | undefined>

export interface LifeContext {
  values: CaseValues
  /** How often each limited flow was taken. */
  taken: Record<string, number>
  start: string
}

/** Events say what happened at which place, which flow was taken, and whether a timer had its effect. */
export interface LifeEvent {
  type: string
  flow?: string
  hits?: boolean
}

export type LifeInput = { values: CaseValues; start: string; taken?: Record<string, number> }

/** The XState machine of a token's life; of the whole case where all its concurrency is block-structured. */
export function lifeMachine(machine: CaseMachine) {
  const conditions = new Map<string, Condition>()
  const conditionOf = (source: string): Condition => {
    let known = conditions.get(source)
    if (known === undefined) {
      const parsed = parseCondition(source, machine.words as Vocabulary)
      known = parsed.ok ? parsed.condition : { is: 'not', of: { is: 'always' } }
      conditions.set(source, known)
    }
    return known
  }
  return setup({
    types: {
      context: {} as LifeContext,
      events: {} as LifeEvent,
      input: {} as LifeInput,
    },
    guards: {
      startsAt: ({ context }, params: { place: string }) => context.start === params.place,
      takes: ({ context, event }, params: Takes) => {
        if (event.flow !== params.flow) return false
        if (params.when !== undefined && !holds(conditionOf(params.when), context.values))
          return standsIn(context, params)
        if (params.limit !== undefined && (context.taken[params.flow] ?? 0) >= params.limit) return false
        const share = params.shares?.find((one) => holds(conditionOf(one.when), context.values))?.share ?? params.share
        return share === undefined || share > 0 || standsIn(context, params)
      },
      fails: ({ context }, params: { when: string }) => !holds(conditionOf(params.when), context.values),
      hits: ({ event }) => event.hits === true,
    },
    actions: {
      count: assign(({ context }, params: { flow: string }) => ({
        taken: { ...context.taken, [params.flow]: (context.taken[params.flow] ?? 0) + 1 },
      })),
      // A side errand is a life of its own; who runs the machine starts it.
      spawn: () => undefined,
    },
    delays: machine.delays,
  }).createMachine({
    ...(machine.life as object),
    context: ({ input }: { input: LifeInput }) => ({
      values: input.values,
      taken: input.taken ?? {},
      start: input.start,
    }),
  } as never)
}

const standsIn = (context: LifeContext, params: Takes): boolean =>
  params.insteadOf !== undefined && (context.taken[params.insteadOf] ?? 0) >= (params.insteadLimit ?? Infinity)

interface MeetingContext {
  /** Lives that have come, and ways that were taken, by join and instance of its fork. */
  come: Record<string, number>
  awaited: Record<string, number>
  /** The join that the last arrival completed. */
  complete: string | undefined
}

/** Where no block is closed, all lives of the case are of one instance. */
export interface MeetingEvent {
  type: string
  instance: number
}

interface Meeting {
  join: string
  mode: CaseMachine['meetings'][string]['mode']
  expects: number
  closesBlock: boolean
}

/**
 * The parent of lives that branch off: it is told when a life begins and when one has come to a join, and says when the
 * join is complete. Nothing to do where all concurrency is parallel states.
 */
export function meetingMachine(meetings: CaseMachine['meetings']) {
  return setup({
    types: { context: {} as MeetingContext, events: {} as MeetingEvent },
    actions: {
      await: assign(({ context, event }, { join }: Meeting) => {
        const key = `${join}#${event.instance}`
        return { awaited: { ...context.awaited, [key]: (context.awaited[key] ?? 0) + 1 } }
      }),
      arrive: assign(({ context, event }, { join, mode, expects, closesBlock }: Meeting) => {
        const key = `${join}#${event.instance}`
        const come = (context.come[key] ?? 0) + 1
        const isLast = come >= (closesBlock ? (context.awaited[key] ?? 0) : expects)
        const isFirst = mode === 'first' || mode === 'first-and-finish'
        const complete = isFirst ? come === 1 : isLast
        return {
          come: { ...context.come, [key]: isLast && !closesBlock ? 0 : come },
          complete: complete ? join : undefined,
        }
      }),
    },
  }).createMachine({
    id: 'meetings',
    context: { come: {}, awaited: {}, complete: undefined },
    on: Object.fromEntries(
      Object.entries(meetings).flatMap(([join, { mode, expects, closesBlock }]) => {
        const params: Meeting = { join, mode, expects, closesBlock }
        return [
          [`${join}.awaits`, { actions: { type: 'await' as const, params } }],
          [`${join}.arrived`, { actions: { type: 'arrive' as const, params } }],
        ]
      }),
    ),
  })
}
