import type { Texts } from '../base/index.ts'
import {
  all,
  get,
  nameOf,
  type Blueprint,
  type BlueprintRecord,
  type NodeKind,
  type RecordType,
} from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every id that a record refers to exists and is of the right type. */
export const referencesExist: Rule = {
  name: 'references-exist',
  severity: 'blocks',
  texts: {
    label: { en: 'What is referred to exists', 'zh-CN': '引用的对象存在' },
    what: {
      en: '“{name}” refers to the {wanted} “{target}”, which does not exist.',
      'zh-CN': '“{name}”引用的{wanted}“{target}”不存在。',
    },
    remedy: {
      en: 'Choose an existing {wanted}, or take the reference out.',
      'zh-CN': '请选择已有的{wanted}，或去掉该引用。',
    },
    why: {
      en: 'Records speak of each other: a step of its people, a flow of where it leads. What is not there can neither be drawn nor simulated.',
      'zh-CN': '各项记录互相引用：步骤引用人员，流向引用去处。引用的对象不存在，就既画不出也仿真不了。',
    },
    cases: {
      beside: {
        severity: 'defect',
        what: {
          en: '“{name}” refers to the {wanted} “{target}”, which does not exist.',
          'zh-CN': '“{name}”引用的{wanted}“{target}”不存在。',
        },
        remedy: {
          en: 'Choose an existing {wanted}, or take the reference out.',
          'zh-CN': '请选择已有的{wanted}，或去掉该引用。',
        },
      },
      circle: {
        what: { en: 'Department “{name}” is part of itself.', 'zh-CN': '部门“{name}”是自己的上级。' },
        remedy: { en: 'Choose another department above it.', 'zh-CN': '请改选它的上级部门。' },
      },
    },
  },
  check(blueprint, report) {
    for (const id of Object.keys(blueprint.records).sort()) {
      const record = blueprint.records[id]
      for (const { to, type, kind, beside } of referencesOf(record)) {
        if (isThere(blueprint, to, type, kind)) continue
        const facts = { name: nameOf(blueprint, id), target: to, wanted: wordFor(type, kind) }
        report([id], facts, beside ? 'beside' : undefined)
      }
    }
    for (const { id } of all(blueprint, 'department'))
      if (isOwnAncestor(blueprint, id)) report([id], { name: nameOf(blueprint, id) }, 'circle')
  },
}

interface Reference {
  to: string
  /** Undefined: a record of any type. */
  type: RecordType | undefined
  kind?: NodeKind
  /** Nothing that is run hangs on it. */
  beside?: boolean
}

const isThere = (
  blueprint: Blueprint,
  id: string,
  type: RecordType | undefined,
  kind: NodeKind | undefined,
): boolean => {
  if (type === undefined) return Object.hasOwn(blueprint.records, id)
  if (kind !== undefined) return get(blueprint, 'node', id)?.kind === kind
  return get(blueprint, type, id) !== undefined
}

const words: Partial<Record<RecordType | NodeKind, Texts>> = {
  node: { en: 'step', 'zh-CN': '步骤' },
  lane: { en: 'lane', 'zh-CN': '泳道' },
  department: { en: 'department', 'zh-CN': '部门' },
  phase: { en: 'phase', 'zh-CN': '阶段' },
  flow: { en: 'flow', 'zh-CN': '流向' },
  pool: { en: 'pool', 'zh-CN': '资源池' },
  calendar: { en: 'calendar', 'zh-CN': '日历' },
  class: { en: 'customer class', 'zh-CN': '客户等级' },
  channel: { en: 'channel', 'zh-CN': '渠道' },
  attribute: { en: 'attribute', 'zh-CN': '属性' },
  clock: { en: 'clock', 'zh-CN': '计时' },
  attachment: { en: 'image', 'zh-CN': '图片' },
  arrival: { en: 'arrival', 'zh-CN': '到达' },
  action: { en: 'action', 'zh-CN': '行为' },
  'sub-blueprint': { en: 'sub-blueprint', 'zh-CN': '子蓝图' },
}
const anything: Texts = { en: 'record', 'zh-CN': '记录' }
const wordFor = (type: RecordType | undefined, kind: NodeKind | undefined): Texts =>
  words[kind ?? type ?? 'node'] ?? anything

/** Everything a record refers to. */
function referencesOf(record: BlueprintRecord): Reference[] {
  const found: Reference[] = []
  const add = (type: RecordType | undefined, ids: readonly (string | undefined)[], more: Partial<Reference> = {}) => {
    for (const to of ids) if (to !== undefined) found.push({ to, type, ...more })
  }
  switch (record.type) {
    case 'node':
      add('lane', [record.lane])
      add('department', [record.department])
      add('phase', [record.phase], { beside: true })
      add('node', [record.within], { kind: 'sub-blueprint' })
      if (record.kind === 'action') {
        add(
          'pool',
          (record.needs ?? []).flatMap((need) => need.from),
        )
        add('node', record.holds ?? [], { kind: 'action' })
      }
      if (record.kind === 'delay') add('calendar', [record.calendar])
      if (record.kind === 'wait') add('node', [record.for], { beside: true })
      if (record.kind === 'note') add(undefined, [record.about], { beside: true })
      if (record.kind === 'evidence') add('attachment', [record.attachment], { beside: true })
      break
    case 'lane':
      add('department', [record.department])
      break
    case 'department':
      add('department', [record.parent])
      add('lane', [record.lane], { beside: true })
      break
    case 'flow':
      add('node', [record.from, record.to], { beside: record.kind !== 'sequence' })
      add('flow', [record.instead])
      add('calendar', [record.handoff?.agreedCalendar])
      add('node', [record.handoff?.bounce?.to])
      break
    case 'pool':
      add('department', [record.department])
      add('calendar', [record.calendar])
      break
    case 'shift':
    case 'outage':
      add('pool', [record.pool])
      break
    case 'opening':
    case 'exception':
      add('calendar', [record.calendar])
      break
    case 'stream':
      add('node', [record.at], { kind: 'arrival' })
      add('class', Object.keys(record.classes ?? {}))
      add('channel', Object.keys(record.channels ?? {}))
      add('attribute', Object.keys(record.sets ?? {}))
      break
    case 'clock':
      add('node', [record.start.at, record.stop.at, ...(record.pauses ?? []).map((pause) => pause.at)])
      add('calendar', [record.calendar])
      break
    case 'service-level':
      add('clock', [record.clock])
      break
    case 'chase':
      add('node', [...record.at, record.to])
      break
    case 'escalation':
      add('node', record.at)
      add('department', [record.to, ...(record.then ?? []).map((level) => level.to)])
      break
    case 'survey':
    case 'walk':
      add('node', [record.of], { beside: true })
      break
    case 'observation':
    case 'place':
      add(undefined, [record.of], { beside: true })
      break
  }
  return found
}

function isOwnAncestor(blueprint: Blueprint, id: string): boolean {
  const seen = new Set<string>()
  let at = get(blueprint, 'department', id)?.parent
  while (at !== undefined && !seen.has(at)) {
    if (at === id) return true
    seen.add(at)
    at = get(blueprint, 'department', at)?.parent
  }
  return false
}
