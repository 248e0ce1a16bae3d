/** The columns of the table. One more is an entry here: what a cell shows, and what it does to type another text there. */
import { equal, inLanguage, type Language, type Texts } from '../../base/index.ts'
import {
  all,
  called,
  departmentOf,
  flowsFrom,
  get,
  kindOf,
  kinds,
  nameOf,
  readDistribution,
  writeDistribution,
  type Blueprint,
  type Identified,
  type Need,
  type Node,
  type NodeKind,
  type Stage,
} from '../../blueprint/index.ts'
import { checkSpec } from '../../random/index.ts'
import {
  act,
  addRow,
  changeKind,
  moveSteps,
  rename,
  setField,
  setWays,
  type Act,
} from '../../workspace/commands/index.ts'
import { freshRecordId } from '../../workspace/steps.ts'
import { writeShare } from './ways.ts'

/** What typing does; or why it cannot be. */
export type Taken = { acts: readonly Act[] } | { reason: Texts }

export interface Column {
  name: string
  label: Texts
  read(blueprint: Blueprint, node: Identified<Node>, language: Language): string
  /** Called with a text other than the one shown; an empty one takes away what is there. */
  take(blueprint: Blueprint, node: Identified<Node>, text: string, language: Language): Taken
  /** What is offered while one types. */
  offers?(blueprint: Blueprint, language: Language): string[]
}

const label = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })
const no = (en: string, zh: string): Taken => ({ reason: label(en, zh) })
const does = (...acts: Act[]): Taken => ({ acts })

const nameIn = (language: Language, text: Texts): Column => ({
  name: `name-${language}`,
  label: text,
  read: (_, { name }) => name[language] ?? '',
  take: (blueprint, { id }, text) => {
    const args = { record: id, language, name: text }
    return rename.can(blueprint, args) ? does(act(rename, args)) : no('A step needs a name.', '步骤需要名称。')
  },
})

export const kindCalled = (text: string): NodeKind | undefined =>
  kinds.find(({ name, texts }) =>
    [name, ...Object.values(texts.label)].some((one) => one.toLowerCase() === text.toLowerCase()),
  )?.name

const kindColumn: Column = {
  name: 'kind',
  label: label('Kind', '类型'),
  read: (_, node, language) => kindOf(node).texts.label[language],
  take: (blueprint, { id }, text) => {
    const kind = kindCalled(text)
    if (!kind) return no('There is no such kind of step.', '没有这种步骤类型。')
    const args = { id, kind }
    if (!changeKind.can(blueprint, args)) return no('It has no place in this lane.', '不能放在这条泳道。')
    return does(act(changeKind, args))
  },
  offers: (_, language) => kinds.map(({ texts }) => texts.label[language]),
}

const laneColumn: Column = {
  name: 'lane',
  label: label('Lane', '泳道'),
  read: (blueprint, { lane }, language) => nameOf(blueprint, lane)[language],
  take: (blueprint, { id }, text) => {
    const lane = called(blueprint, 'lane', text)?.id
    if (lane === undefined) return no('There is no such lane.', '没有这条泳道。')
    const args = { ids: [id], lane }
    if (!moveSteps.can(blueprint, args)) return no('It has no place in this lane.', '不能放在这条泳道。')
    return does(act(moveSteps, args))
  },
  offers: (blueprint, language) => namesOfAll(blueprint, 'lane', language),
}

/** A department or phase of a step; one that is not there yet is added. */
const rowColumn = (type: 'department' | 'phase', text: Texts): Column => ({
  name: type,
  label: text,
  read: (blueprint, node, language) => {
    const one = type === 'department' ? departmentOf(blueprint, node) : get(blueprint, 'phase', node.phase)
    return one ? nameOf(blueprint, one.id)[language] : ''
  },
  take: (blueprint, { id }, text, language) => {
    const set = (value: string | undefined) => act(setField, { record: id, field: type, value })
    if (text === '') return does(set(undefined))
    const known = called(blueprint, type, text)?.id
    if (known !== undefined) return does(set(known))
    const fresh = freshRecordId(blueprint, text, type)
    return does(act(addRow, { id: fresh, name: { [language]: text }, what: { type } }), set(fresh))
  },
  offers: (blueprint, language) => namesOfAll(blueprint, type, language),
})

/** `2 × Repairers / Late repairers + Van`: together with +, one of several with /. */
const peopleColumn: Column = {
  name: 'people',
  label: label('People', '人员'),
  read: (blueprint, node, language) =>
    node.kind === 'action' ? (node.needs ?? []).map((need) => needText(blueprint, need, language)).join(' + ') : '',
  take: (blueprint, node, text) => {
    if (node.kind !== 'action') return no('Only an action takes people.', '只有行为需要人员。')
    const needs: Need[] = []
    for (const part of text.split(/[+＋]/).filter((one) => one.trim() !== '')) {
      const [, units, names] = /^\s*(?:(\d+)\s*[×x*]\s*)?(.*)$/su.exec(part) ?? []
      const from = names.split(/[/／]/).map((name) => called(blueprint, 'pool', name)?.id)
      if (from.includes(undefined)) return no('There are no such people.', '没有这些人员。')
      const pools = from as string[]
      const old = node.needs?.find((need) => equal(need.from, pools))
      needs.push({ ...old, from: pools, ...(units ? { units: Number(units) } : old ? {} : { units: 1 }) })
    }
    const args = { record: node.id, field: 'needs', value: needs.length > 0 ? needs : undefined }
    return setField.can(blueprint, args) ? does(act(setField, args)) : no('That is not possible here.', '此处不可行。')
  },
  offers: (blueprint, language) => namesOfAll(blueprint, 'pool', language),
}

const needText = (blueprint: Blueprint, { from, units = 1 }: Need, language: Language): string =>
  (units > 1 ? `${units} × ` : '') + from.map((id) => nameOf(blueprint, id)[language]).join(' / ')

/** As people write it: `5 to 12 min, usually 8`; the stages of a step stand one after the other with +. */
const timeColumn: Column = {
  name: 'time',
  label: label('Time on the job', '处理时间'),
  read: (_, node, language) =>
    stagesOf(node)
      .map(({ time }) => writeDistribution(time, language))
      .join(' + '),
  take: (_, node, text, language) => {
    if (!('stages' in kindOf(node).shape)) return no('This kind of step takes no time.', '这种步骤不占时间。')
    const { id } = node
    if (text === '') return does(act(setField, { record: id, field: 'stages', value: undefined }))
    const old = stagesOf(node)
    const texts = text.split(/[+＋]/).map((part) => part.trim())
    const times = texts.map((part, at) =>
      old[at] && writeDistribution(old[at].time, language) === part ? old[at].time : readDistribution(part),
    )
    if (times.some((time) => time === undefined || checkSpec(time).length > 0))
      return no(
        'Write a time like 8 min, 1 h 30, or 5 to 12 min, usually 8.',
        '请写成 8 分钟、1 小时 30，或 5 到 12 分钟，通常 8。',
      )
    // One by one where they are there already: the name and the source of each stay true.
    if (times.length === old.length)
      return does(...times.map((value, at) => act(setField, { record: id, field: `stages.${at}.time`, value })))
    return does(act(setField, { record: id, field: 'stages', value: times.map((time) => ({ time })) }))
  },
}

const stagesOf = (node: Node): readonly Stage[] => ('stages' in node && Array.isArray(node.stages) ? node.stages : [])

/** `Call back 15 %; Done`: where it leads when it is done. */
const nextColumn: Column = {
  name: 'next',
  label: label('Next steps', '后续步骤'),
  read: (blueprint, { id }, language) =>
    flowsFrom(blueprint, id)
      .filter((flow) => (flow.on ?? 'done') === 'done')
      .map(({ to, share }) => nameOf(blueprint, to)[language] + (share === undefined ? '' : ` ${writeShare(share)}`))
      .join('; '),
  take: (blueprint, { id, within }, text) => {
    const ways: { to: string; share?: number }[] = []
    for (const part of text.split(/[;；\n]/).flatMap((one) => one.trim() || [])) {
      const percent = /(?<![\d.])(\d+(?:\.\d+)?)\s*[%％]$/u.exec(part)
      const name = part.slice(0, percent?.index).trim()
      const to = called(blueprint, 'node', name)
      if (!to || to.within !== within) return no(`There is no step “${name}” here.`, `这里没有步骤“${name}”。`)
      ways.push({ to: to.id, ...(percent ? { share: Number(percent[1]) / 100 } : {}) })
    }
    const args = { from: id, ways }
    if (setWays.can(blueprint, args)) return does(act(setWays, args))
    return no('It cannot lead there, or the shares are more than 100 %.', '不能通往那里，或比例之和超过 100%。')
  },
  offers: (blueprint, language) => namesOfAll(blueprint, 'node', language),
}

const namesOfAll = (blueprint: Blueprint, type: Parameters<typeof all>[1], language: Language): string[] => [
  ...new Set(all(blueprint, type).map(({ id }) => nameOf(blueprint, id)[language])),
]

const english = nameIn('en', label('Name', '英文名称'))
const chinese = nameIn('zh-CN', label('Chinese name', '名称'))

const others: readonly Column[] = [
  kindColumn,
  laneColumn,
  rowColumn('department', label('Department', '部门')),
  rowColumn('phase', label('Phase', '阶段')),
  peopleColumn,
  timeColumn,
  nextColumn,
]

/** The name in one's own language comes first. */
export const columnsIn = (language: Language): readonly Column[] =>
  language === 'en' ? [english, chinese, ...others] : [chinese, english, ...others]

/** What somebody heads a column with, in either language. */
export const columnCalled = (text: string): Column | undefined =>
  columnsIn('en').find(
    ({ name, label }) =>
      text.toLowerCase() === name || Object.values(label).some((one) => one.toLowerCase() === text.toLowerCase()),
  )

/** What a text does in a cell; nothing where it stands there already. */
export function typed(column: Column, blueprint: Blueprint, id: string, text: string, language: Language): Taken {
  const node = get(blueprint, 'node', id)
  const wanted = text.trim()
  if (!node || column.read(blueprint, node, language) === wanted) return { acts: [] }
  return column.take(blueprint, node, wanted, language)
}

export const headOf = (column: Column, language: Language): string => inLanguage(column.label, language)
