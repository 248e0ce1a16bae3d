/** Where a step leads when it is done: steps that are no longer named lose their flow, new ones get one. Other exits stay. */
import { flowsFrom, whyNotConnected, type Blueprint, type BlueprintRecord, type Flow } from '../../blueprint/index.ts'
import { withField, withRecord, without } from '../changed.ts'
import { command } from '../command.ts'
import { recordOf, withFlow } from '../steps.ts'

interface Args {
  from: string
  ways: readonly {
    to: string
    /** From 0 to 1. Where only some have one, the others share the rest evenly. */
    share?: number
  }[]
}

export const setWays = command<Args>({
  name: 'set-ways',
  label: { en: 'Change the next steps', 'zh-CN': '修改后续步骤' },
  can: (blueprint, args) => led(blueprint, args) !== undefined,
  run: (blueprint, args) => led(blueprint, args) ?? blueprint,
})

const exits = (blueprint: Blueprint, from: string) =>
  flowsFrom(blueprint, from).filter((flow) => (flow.on ?? 'done') === 'done')

function led(blueprint: Blueprint, { from, ways }: Args): Blueprint | undefined {
  const wanted = new Set(ways.map(({ to }) => to))
  const left = 1 - ways.reduce((sum, { share = 0 }) => sum + share, 0)
  if (wanted.size < ways.length || left < -1e-9 || ways.some(({ share = 0 }) => share < 0)) return undefined
  const gone = exits(blueprint, from).filter(({ to }) => !wanted.has(to))
  let next: Blueprint | undefined = without(
    blueprint,
    gone.map(({ id }) => id),
  )
  for (const { to } of ways) {
    if (exits(blueprint, from).some((flow) => flow.to === to)) continue
    next = next && whyNotConnected(next, from, to) === undefined ? withFlow(next, from, to) : undefined
  }
  if (!next) return undefined
  return ways.some(({ share }) => share !== undefined) ? withShares(next, from, ways, left) : withRest(next, from)
}

function withShares(blueprint: Blueprint, from: string, ways: Args['ways'], left: number): Blueprint | undefined {
  const others = ways.filter(({ share }) => share === undefined).length
  const even = Number((Math.max(0, left) / Math.max(1, others)).toFixed(6))
  return exits(blueprint, from).reduce<Blueprint | undefined>((next, flow) => {
    const share = ways.find(({ to }) => to === flow.to)?.share ?? even
    return next && withField(next, flow.id, 'share', share)
  }, blueprint)
}

/** Where a way has gone the rest are taken as before among themselves; a lone way needs no share. */
function withRest(blueprint: Blueprint, from: string): Blueprint | undefined {
  const byLot = exits(blueprint, from).filter((flow) => flow.share !== undefined && flow.when === undefined)
  const sum = byLot.reduce((all, { share = 0 }) => all + share, 0)
  const isAlone = exits(blueprint, from).length === 1
  return byLot.reduce<Blueprint | undefined>((next, flow) => {
    const { share = 0, ...rest } = recordOf(flow) as Flow
    if (isAlone) return next && withRecord(next, flow.id, rest as BlueprintRecord)
    const part = sum > 0 ? share / sum : 1 / byLot.length
    return next && withField(next, flow.id, 'share', Number(part.toFixed(6)))
  }, blueprint)
}
