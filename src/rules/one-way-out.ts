import {
  all,
  exitsOf,
  standsIn,
  flowsFrom,
  flowsTo,
  get,
  isStep,
  nameOf,
  newId,
  redialShare,
  reachable,
  type Blueprint,
  type Exit,
  type Identified,
  type Node,
  type NodeKind,
} from '../blueprint/index.ts'
import type { Offer, Texts } from '../base/index.ts'
import type { Rule } from './index.ts'

/** From every step there is a way on, exactly one where nothing is chosen; and every exit of a step leads somewhere. */
export const oneWayOut: Rule = {
  name: 'one-way-out',
  severity: 'blocks',
  texts: {
    label: { en: 'Every step leads on', 'zh-CN': '每个步骤都有去向' },
    what: { en: '“{name}” leads nowhere: the case is stuck there.', 'zh-CN': '“{name}”没有去向：工单停在这里。' },
    remedy: { en: 'Draw a flow to the next step, or make it an end.', 'zh-CN': '请连到下一步，或改为结束。' },
    why: {
      en: 'A case must always know where to go next. Where nothing says so it stays for ever, and so does the customer behind it.',
      'zh-CN': '工单必须始终知道下一步去哪里。没有写明去向，工单就永远停在那里，客户也一样。',
    },
    cases: {
      several: {
        what: { en: '“{name}” leads on by {count} flows at once.', 'zh-CN': '“{name}”同时有 {count} 条去向。' },
        remedy: {
          en: 'Put a decision behind it if one of them is taken, a fork if all are.',
          'zh-CN': '若只走其一，请在其后加判断；若同时走，请加并行分支。',
        },
      },
      'end-leads-on': {
        what: { en: '“{name}” is an end, but a flow leads on to {next}.', 'zh-CN': '“{name}”是结束，却还连到{next}。' },
        remedy: {
          en: 'Take the flow out, or make “{name}” an action.',
          'zh-CN': '请去掉该流向，或把“{name}”改为行为。',
        },
      },
      'back-into-arrival': {
        what: { en: 'A flow leads back into the arrival “{name}”.', 'zh-CN': '有流向回到到达点“{name}”。' },
        remedy: { en: 'Lead it to the first step behind the arrival.', 'zh-CN': '请改为连到到达之后的第一个步骤。' },
      },
      abandon: {
        what: {
          en: 'Who loses patience at “{name}” leaves, but no flow says where to.',
          'zh-CN': '在“{name}”失去耐心的客户会离开，但没有画出去向。',
        },
        remedy: {
          en: 'Draw a flow for “patience is over”, or take the patience out.',
          'zh-CN': '请画出“失去耐心”的流向，或去掉耐心。',
        },
      },
      deadline: {
        what: {
          en: '“{name}” has a deadline, but no flow says what happens when it passes.',
          'zh-CN': '“{name}”有时限，但没有画出超时后的去向。',
        },
        remedy: {
          en: 'Draw a flow for “the deadline passes”, or take the deadline out.',
          'zh-CN': '请画出“超过时限”的流向，或去掉时限。',
        },
      },
      full: {
        what: {
          en: '“{name}” has room for {room}, but no flow says where the others go.',
          'zh-CN': '“{name}”只能容纳 {room} 个等候，但没有画出已满时的去向。',
        },
        remedy: {
          en: 'Draw a flow for “there is no room”, or take the limit out.',
          'zh-CN': '请画出“已满”的流向，或去掉容量限制。',
        },
      },
      balk: {
        what: {
          en: 'Some who find “{name}” too busy do not queue, but no flow says where they go.',
          'zh-CN': '“{name}”排队太长时有客户不愿排队，但没有画出去向。',
        },
        remedy: {
          en: 'Draw a flow for “the queue is too long”, or take “does not queue” out.',
          'zh-CN': '请画出“嫌队伍太长”的流向，或去掉“不愿排队”。',
        },
      },
      'lets-it-be': {
        what: {
          en: 'Not everybody tries again at “{name}”, but no flow says where the others go.',
          'zh-CN': '“{name}”处并非人人重拨，但没有画出其余客户的去向。',
        },
        remedy: {
          en: 'Draw a flow for “patience is over”, or let all try again without end.',
          'zh-CN': '请画出“失去耐心”的流向，或设为全部重拨且不限次数。',
        },
      },
      'several-exits': {
        what: {
          en: '“{name}” leads on by {count} flows for “{exit}”.',
          'zh-CN': '“{name}”的“{exit}”有 {count} 条去向。',
        },
        remedy: { en: 'Keep one, and put a decision behind it.', 'zh-CN': '请只留一条，并在其后加判断。' },
      },
      beside: {
        what: {
          en: '“{name}” stands beside the way, but a sequence flow runs through it.',
          'zh-CN': '“{name}”不在流程路径上，却连着顺序流向。',
        },
        remedy: { en: 'Make the flow an evidence link, or lead it past.', 'zh-CN': '请改为展示连线，或让流向绕开它。' },
      },
    },
  },
  check(blueprint, report) {
    for (const node of all(blueprint, 'node')) {
      const facts = { name: nameOf(blueprint, node.id) }
      if (!isStep(node)) {
        const through = [...flowsFrom(blueprint, node.id), ...flowsTo(blueprint, node.id)]
        if (through.length > 0) report([node.id, ...through.map((flow) => flow.id)], facts, 'beside')
        continue
      }
      if (!isOnTheWay(blueprint, node)) continue
      const done = exitsOf(blueprint, node.id)
      if (node.kind === 'arrival' && flowsTo(blueprint, node.id).length > 0)
        report([node.id], facts, 'back-into-arrival')
      if (node.kind === 'end') {
        const [first] = flowsFrom(blueprint, node.id)
        if (first) report([node.id, first.id], { ...facts, next: quoted(nameOf(blueprint, first.to)) }, 'end-leads-on')
        continue
      }
      if (done.length === 0) report([node.id], facts)
      else if (done.length > 1 && !choosing.has(node.kind))
        report([node.id, ...done.map((flow) => flow.id)], { ...facts, count: done.length }, 'several')
      for (const exit of exits) {
        const flows = exitsOf(blueprint, node.id, exit)
        const count = flows.filter((flow) => !standsIn(flow, flows)).length
        if (asksFor(node, exit) && count === 0)
          report([node.id], { ...facts, ...roomOf(node) }, node.kind === 'redial' ? 'lets-it-be' : exit)
        if (count > 1) report([node.id], { ...facts, count, exit: wordOf[exit] }, 'several-exits')
      }
    }
  },
  fix(blueprint, { at: [id, ...flows], variant }) {
    const node = get(blueprint, 'node', id)
    switch (variant) {
      case 'end-leads-on':
        return { label: { en: 'Take the flow out', 'zh-CN': '去掉该流向' }, changes: [{ remove: flows[0] }] }
      case 'beside':
        return {
          label: { en: 'Make it a link', 'zh-CN': '改为连线' },
          changes: flows.map((flow) => ({
            ...{ set: flow, field: 'kind' },
            to: node?.kind === 'evidence' ? 'evidence' : 'information',
          })),
        }
      case undefined:
      case 'abandon':
      case 'lets-it-be':
      case 'deadline':
      case 'full':
      case 'balk':
        return node && toAnEnd(blueprint, node, variant === 'lets-it-be' ? 'abandon' : (variant ?? 'done'))
      default:
        return undefined
    }
  },
}

const choosing = new Set<NodeKind>(['decision', 'action', 'fork'])
const exits = ['abandon', 'deadline', 'full', 'balk'] as const satisfies Exit[]
const wordOf = {
  abandon: { en: 'patience is over', 'zh-CN': '失去耐心' },
  deadline: { en: 'the deadline passes', 'zh-CN': '超过时限' },
  full: { en: 'there is no room', 'zh-CN': '已满' },
  balk: { en: 'the queue is too long', 'zh-CN': '嫌队伍太长' },
}

/** Steps that are drawn beside the way (the customer's journey, a system) have no sequence flow at all. */
const isOnTheWay = (blueprint: Blueprint, node: Identified<Node>): boolean =>
  node.kind === 'arrival' ||
  reachable(blueprint).has(node.id) ||
  flowsFrom(blueprint, node.id).length > 0 ||
  flowsTo(blueprint, node.id).length > 0

function asksFor(node: Node, exit: (typeof exits)[number]): boolean {
  if (node.kind === 'redial') return exit === 'abandon' && (redialShare(node, exit) > 0 || node.limit !== undefined)
  if (node.kind === 'delay') return exit === 'deadline' && node.deadline !== undefined
  if (node.kind !== 'action') return false
  return { abandon: node.patience, deadline: node.deadline, full: node.room, balk: node.balk }[exit] !== undefined
}

const roomOf = (node: Node): { room: number } | undefined =>
  node.kind === 'action' && node.room !== undefined ? { room: node.room } : undefined

const quoted = (name: { en: string; 'zh-CN': string }) => ({ en: `“${name.en}”`, 'zh-CN': `“${name['zh-CN']}”` })

/** A new end for those who leave a step in this way, with the customer where there is such a lane. */
function toAnEnd(blueprint: Blueprint, node: Identified<Node>, exit: Exit): Offer {
  const lane = all(blueprint, 'lane').find((one) => one.role === 'customer')
  const { name, outcome } = endings[exit]
  const end = newId(blueprint, `${node.id}-${exit}-end`, 'end')
  return {
    label: { en: `Lead to an end “${name.en}”`, 'zh-CN': `连到结束“${name['zh-CN']}”` },
    changes: [
      {
        add: end,
        record: {
          ...{ type: 'node', kind: 'end', name, outcome, lane: lane?.id ?? node.lane },
          ...(node.within !== undefined && { within: node.within }),
          ...(node.phase !== undefined && { phase: node.phase }),
        },
      },
      {
        add: newId(blueprint, `${node.id}-${exit}`, 'flow'),
        record: {
          ...{ type: 'flow', kind: 'sequence', from: node.id, to: end },
          ...(exit !== 'done' && { on: exit }),
        },
      },
    ],
  }
}

const endings: Record<Exit, { name: Texts; outcome: string }> = {
  done: { name: { en: 'Done', 'zh-CN': '办结' }, outcome: 'closed' },
  abandon: { name: { en: 'Gave up', 'zh-CN': '放弃' }, outcome: 'abandoned' },
  deadline: { name: { en: 'Too late', 'zh-CN': '超时' }, outcome: 'lost' },
  full: { name: { en: 'Turned away', 'zh-CN': '流失' }, outcome: 'lost' },
  balk: { name: { en: 'Did not queue', 'zh-CN': '未排队' }, outcome: 'lost' },
}
