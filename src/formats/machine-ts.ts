/**
 * The XState machine as a TypeScript module: to import, or to paste into Stately's editor. Its guards and actions are
 * written out, so it runs by itself with nothing but xstate.
 */
import { inLanguage, ok, type Language, type Result } from '../base/index.ts'
import { aboutOf, type Blueprint } from '../blueprint/index.ts'
import type { Format } from './index.ts'
import { machineOf } from './machine-json.ts'
import { conditionsOf } from './machine-ts/conditions.ts'

export const machineTs = {
  name: 'machine-ts',
  label: {
    en: 'State machine, for Stately’s editor (XState, TypeScript)',
    'zh-CN': '状态机，用于 Stately 编辑器（XState，TypeScript）',
  },
  extension: 'machine.ts',
  media: 'text/typescript',
  loses: {
    en: 'It is the life of one case: people, hours, arrivals and the picture are not in it, and a delay has its mean length.',
    'zh-CN': '只含一件工单的历程，不含人员、日历、到达和图形；延时取平均值。',
  },
  write,
} satisfies Format

function write(blueprint: Blueprint, { language }: { language: Language }): Result<string> {
  const machine = machineOf(blueprint)
  if (!machine.ok) return machine
  const { life, meetings, delays, words } = machine.value
  const name = inLanguage(aboutOf(blueprint)?.name, language).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  const milliseconds = Object.fromEntries(Object.entries(delays).map(([delay, minutes]) => [delay, minutes * 60_000]))
  const head = [
    `// ${name}: the life of one case, from its arrival to its end.`,
    "import { assign, setup } from 'xstate'",
  ]
  return ok(`${head.join('\n')}

type Value = string | number | undefined

interface Context {
  /** Class, channel and attributes of the case. */
  values: Record<string, Value>
  /** How often each limited flow was taken. */
  taken: Record<string, number>
  start: string
}

/** What happened at which place, which flow was taken, and whether a timer had its effect. */
interface Event {
  type: string
  flow?: string
  hits?: boolean
}

interface Takes {
  flow: string
  share?: number
  shares?: { when: string; share: number }[]
  when?: string
  limit?: number
  insteadOf?: string
  insteadLimit?: number
}

const known = (value: Value, test: (value: never) => boolean): boolean => value !== undefined && test(value as never)

/** Conditions on a case, by how the blueprint writes them. */
const conditions: Record<string, (values: Context['values']) => boolean> = {${conditionsOf(life, words)}}

const standsIn = ({ taken }: Context, { insteadOf, insteadLimit = Infinity }: Takes): boolean =>
  insteadOf !== undefined && (taken[insteadOf] ?? 0) >= insteadLimit

/** Joins at which branches meet that are no block: how many each waits for. */
export const meetings = ${JSON.stringify(meetings, null, 2)}

export const machine = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    input: {} as { values: Context['values']; start: string; taken?: Context['taken'] } | undefined,
  },
  guards: {
    startsAt: ({ context }, params: { place: string }) => context.start === params.place,
    takes: ({ context, event }, params: Takes) => {
      if (event.flow !== params.flow) return false
      if (params.when !== undefined && !conditions[params.when](context.values)) return standsIn(context, params)
      if (params.limit !== undefined && (context.taken[params.flow] ?? 0) >= params.limit) return false
      const share = params.shares?.find(({ when }) => conditions[when](context.values))?.share ?? params.share
      return share === undefined || share > 0 || standsIn(context, params)
    },
    fails: ({ context }, params: { when: string }) => !conditions[params.when](context.values),
    hits: ({ event }) => event.hits === true,
  },
  actions: {
    count: assign(({ context }, params: { flow: string }) => ({
      taken: { ...context.taken, [params.flow]: (context.taken[params.flow] ?? 0) + 1 },
    })),
    /** A side errand begins: a life of its own. */
    spawn: (_, _params: { place: string }) => undefined,
  },
  /** Milliseconds, on average. */
  delays: ${JSON.stringify(milliseconds, null, 2).replaceAll('\n', '\n  ')},
}).createMachine({
  context: ({ input }) => ({
    values: input?.values ?? {},
    taken: input?.taken ?? {},
    start: input?.start ?? ${JSON.stringify(firstStart(life.states?.start?.always))},
  }),
${inner(life)}
})
`)
}

/** Where a case begins that does not say where. */
const firstStart = (ways: readonly { target?: string }[] | undefined): string => ways?.[0]?.target?.slice(1) ?? ''

/** The fields of an object, without its braces. */
const inner = (value: object): string => JSON.stringify(value, null, 2).split('\n').slice(1, -1).join('\n')
