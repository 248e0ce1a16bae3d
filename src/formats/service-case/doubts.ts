/**
 * What a case leaves open or says twice. Its page gives no meaning to that, so it is refused by name before anything is
 * mapped: a field that is silently passed over would make another case of it.
 */
import type { Finding, Texts } from '../../base/index.ts'
import type { CaseDistribution, CaseModel, CaseNode, ServiceCase, Timing } from './model.ts'

interface Doubt {
  /** Where it is: the id of a node, a resource …, or the field. */
  at: string
  problem: Texts
}

export const doubtsOf = (one: ServiceCase): Finding[] =>
  [
    ...ofCase(one),
    ...ofNames(one.model),
    ...ofWorld(one.model),
    ...one.model.nodes.flatMap((node) => [...ofNode(one, node)]),
  ].map(({ at, problem }) => finding(one.id, at, problem))

const both = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })

function* ofCase({ timeUnit, model, run }: ServiceCase): Iterable<Doubt> {
  const zones = new Set((model.calendars ?? []).map((calendar) => calendar.timezone))
  // Without a clock on the wall any unit will do: one of it is run as a minute.
  if (timeUnit !== 'min' && zones.size > 0)
    yield {
      at: 'timeUnit',
      problem: both(
        `calendars need times in “min”, not in “${timeUnit}”`,
        `有日历时时间单位须为“min”，而不是“${timeUnit}”`,
      ),
    }
  if (zones.size > 1)
    yield { at: 'calendars', problem: both('in which of their time zones “start” is', '“start”属于其中哪个时区') }
  if ((run.stopAfterStarts === undefined) !== (run.node === undefined))
    yield {
      at: 'run',
      problem: both('“stopAfterStarts” and “node” go together', '“stopAfterStarts”与“node”须同时给出'),
    }
  else if (run.node !== undefined && !model.nodes.some((node) => node.id === run.node))
    yield { at: 'run', problem: missing('node', '节点', run.node) }
}

/** Every name stands for one thing, and for something. */
function* ofNames(model: CaseModel): Iterable<Doubt> {
  const lists = { lanes: model.lanes, classes: model.classes, calendars: model.calendars, nodes: model.nodes }
  for (const list of Object.values({ ...lists, resources: model.resources, sources: model.sources }))
    for (const id of twice((list ?? []).map((one) => one.id)))
      yield { at: id, problem: both('which of two things of this name', '同名的两项指哪一个') }
  for (const node of model.nodes) {
    if ('lane' in node && node.lane !== undefined && !model.lanes.some((lane) => lane.id === node.lane))
      yield { at: node.id, problem: missing('lane', '泳道', node.lane) }
    if (node.type !== 'activity') continue
    for (const { id } of node.resources)
      if (!model.resources.some((resource) => resource.id === id))
        yield { at: node.id, problem: missing('resource', '资源', id) }
  }
}

function* ofWorld(model: CaseModel): Iterable<Doubt> {
  for (const { id, weekly, exceptions } of model.calendars ?? [])
    for (const { date, closed } of exceptions ?? [])
      if (!closed && !weekly.some(({ days }) => days.includes(weekday(date))))
        yield { at: id, problem: both(`from when to when it is open on ${date}`, `${date} 从几点开到几点`) }
  for (const { id, calendar, cycle, steps } of model.resources) {
    if ([calendar, cycle, steps].filter((hours) => hours !== undefined).length > 1)
      yield { at: id, problem: both('which of calendar, cycle and steps holds', 'calendar、cycle、steps 以哪个为准') }
    if (calendar !== undefined && !model.calendars?.some((one) => one.id === calendar))
      yield { at: id, problem: missing('calendar', '日历', calendar) }
  }
  for (const { id, class: ofClass, arrivals } of model.sources) {
    if (ofClass === undefined && model.classes?.length)
      yield { at: id, problem: both('of what class its cases are', '其工单属于哪个等级') }
    if (arrivals.type === 'rate' && (arrivals.pieces === undefined) === (arrivals.sin === undefined))
      yield { at: id, problem: both('a rate has either “pieces” or “sin”', '到达率须有且只有“pieces”或“sin”之一') }
  }
}

function* ofNode({ model }: ServiceCase, node: CaseNode): Iterable<Doubt> {
  const at = node.id
  const lacking = (field: string, byClass: Record<string, unknown>) =>
    (model.classes ?? [])
      .filter(({ id }) => !Object.hasOwn(byClass, id))
      .map(({ id }) => ({ at, problem: both(`what “${field}” is for class “${id}”`, `等级“${id}”的“${field}”是什么`) }))
  const together = (one: string, other: string, isOne: boolean, isOther: boolean): Doubt[] =>
    isOne === isOther
      ? []
      : [{ at, problem: both(`“${one}” and “${other}” go together`, `“${one}”与“${other}”须同时给出`) }]
  for (const [field, timing] of timingsOf(node)) {
    if ('byClass' in timing) yield* lacking(field, timing.byClass as Record<string, unknown>)
    for (const parameter of unknownIn(timing))
      yield { at, problem: both(`what “${parameter}” means in “${field}”`, `“${field}”中的“${parameter}”是什么意思`) }
  }
  switch (node.type) {
    case 'activity':
      yield* together('queueCapacity', 'onFull', node.queueCapacity !== undefined, node.onFull !== undefined)
      yield* together('patience', 'onAbandon', node.patience !== undefined, node.onAbandon !== undefined)
      return
    case 'xor':
      if ((node.branches === undefined) === (node.byClass === undefined))
        yield { at, problem: both('it has either “branches” or “byClass”', '须有且只有“branches”或“byClass”之一') }
      if (node.byClass) yield* lacking('byClass', node.byClass)
      return
    case 'or-split':
      yield* lacking('byClass', node.byClass)
  }
}

/** The times of a node, by the field they stand in. */
function timingsOf(node: CaseNode): [string, Timing][] {
  if (node.type !== 'activity' && node.type !== 'delay') return []
  const after = node.deadline?.after
  const patience = node.type === 'activity' ? node.patience : undefined
  return [
    ['service', node.service],
    ...(patience ? ([['patience', patience]] as [string, Timing][]) : []),
    ...(typeof after === 'object' ? ([['deadline', after]] as [string, Timing][]) : []),
  ]
}

/** The parameters that the page knows, by distribution. */
const parameters: Record<string, readonly string[]> = {
  const: ['value'],
  exp: ['mean'],
  uniform: ['min', 'max'],
  triangular: ['min', 'mode', 'max'],
  gamma: ['mean', 'shape'],
  erlang: ['k', 'mean'],
  lognormal: ['mean', 'cv'],
  mixture: ['parts'],
  discrete: ['values'],
}

function unknownIn(timing: Timing): string[] {
  if ('byClass' in timing) return Object.values(timing.byClass as Record<string, CaseDistribution>).flatMap(unknownIn)
  const { dist, ...given } = timing as CaseDistribution
  const parts = dist === 'mixture' && Array.isArray(given.parts) ? (given.parts as { of?: CaseDistribution }[]) : []
  const known = Object.hasOwn(parameters, dist)
    ? parameters[dist]
    : Object.keys(given).filter((name) => name !== 'unit')
  return [
    ...Object.keys(given).filter((name) => !known.includes(name)),
    ...parts.flatMap(({ of }) => (of ? unknownIn(of) : [])),
  ]
}

const missing = (en: string, zh: string, id: string): Texts => both(`there is no ${en} “${id}”`, `没有${zh}“${id}”`)

const twice = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const weekday = (date: string): string => weekdays[new Date(`${date}T00:00Z`).getUTCDay()]

const finding = (id: string, at: string, problem: Texts): Finding => ({
  ...{ rule: 'service-case/unclear', severity: 'blocks', at: [], path: `${id}/${at}` },
  facts: { id, at, problem },
  what: { en: 'Case {id}, “{at}” is not clear: {problem}.', 'zh-CN': '算例 {id} 的“{at}”不明确：{problem}。' },
  remedy: { en: 'Say it in the model, once.', 'zh-CN': '请在模型中写明，且只写一次。' },
})
