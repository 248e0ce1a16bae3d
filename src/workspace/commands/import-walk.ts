/** Brings visits of mystery shoppers in: they join those that are there, and checks that are new join the list. */
import { refused, ok, type Finding, type Result, type UserText } from '../../base/index.ts'
import { all, called, checkCalled, get, newId, withChecks, type Blueprint, type Walk } from '../../blueprint/index.ts'
import type { ReadWalk } from '../../formats/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  /** Where the file does not say it. */
  of: string | undefined
  walk: ReadWalk
}

export const importWalk = command<Args>({
  name: 'import-walk',
  label: { en: 'Import mystery-shopper visits', 'zh-CN': '导入神秘顾客检查' },
  keepsBefore: 'import',
  can: (blueprint, args) => placed(blueprint, args).ok && imported(blueprint, args) !== undefined,
  run: (blueprint, args) => imported(blueprint, args) ?? blueprint,
})

type Placed = ReadonlyMap<string, ReadWalk['visits']>

/** The visits by step, or why one has no place. */
export function placed(blueprint: Blueprint, { of, walk }: Args): Result<Placed> {
  const steps = new Map<string, ReadWalk['visits']>()
  const findings: Finding[] = []
  for (const visit of walk.visits) {
    const step = visit.step === undefined ? get(blueprint, 'node', of)?.id : called(blueprint, 'node', visit.step)?.id
    if (step !== undefined) steps.set(step, [...(steps.get(step) ?? []), visit])
    else findings.push(visit.step === undefined ? nowhere : lost(visit.line, visit.step))
  }
  return findings.length > 0 ? refused([...new Set(findings)]) : ok(steps)
}

function imported(blueprint: Blueprint, args: Args): Blueprint | undefined {
  const steps = placed(blueprint, args)
  if (!steps.ok) return undefined
  let next: Blueprint | undefined = blueprint
  for (const [step, visits] of steps.value) next = next && withVisits(next, step, args.walk.checks, visits)
  return next
}

function withVisits(
  blueprint: Blueprint,
  of: string,
  heads: string[],
  visits: ReadWalk['visits'],
): Blueprint | undefined {
  const walk = all(blueprint, 'walk').find((one) => one.of === of)
  const words = heads.map((head): UserText => ({ en: head }))
  // A column in which nothing was seen here is a check of another step.
  const seen = words.filter((_, at) => visits.some(({ found }) => found[at] !== undefined))
  const checks = withChecks(walk?.checks ?? [], seen)
  const ids = words.map((name) => checkCalled(checks, name)?.id)
  const made = visits.map(({ date, shopper, remark, found }): NonNullable<Walk['visits']>[number] => ({
    ...(date !== undefined && { date }),
    ...(shopper !== undefined && { shopper }),
    ...(remark !== undefined && { remark }),
    found: Object.fromEntries(
      ids.flatMap((id, at): [string, boolean][] =>
        id === undefined || found[at] === undefined ? [] : [[id, found[at]]],
      ),
    ),
  }))
  const { id, ...kept } = walk ?? { id: newId(blueprint, `${of}-walk`, 'walk'), type: 'walk', name: shopper, of }
  return withRecord(blueprint, id, { ...kept, checks, visits: [...(walk?.visits ?? []), ...made] } as Walk)
}

export const shopper = { en: 'Mystery shopper', 'zh-CN': '神秘顾客' }

const lost = (line: number, step: string): Finding => ({
  ...{ rule: 'import-walk', severity: 'blocks', at: [], facts: { line, step } },
  what: { en: 'Line {line}: there is no step “{step}”.', 'zh-CN': '第 {line} 行：没有步骤“{step}”。' },
  remedy: { en: 'Write its name as the blueprint has it.', 'zh-CN': '请按蓝图中的名称填写。' },
})

const nowhere: Finding = {
  ...{ rule: 'import-walk', severity: 'blocks', at: [], facts: {} },
  what: { en: 'It is not said which step was visited.', 'zh-CN': '没有写明检查的是哪个步骤。' },
  remedy: {
    en: 'Select the step and import again, or give the file a column “step” with its name.',
    'zh-CN': '请先选中步骤再导入，或在文件中增加“环节”列写明名称。',
  },
}
