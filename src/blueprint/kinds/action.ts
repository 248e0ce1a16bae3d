import { z } from 'zod'
import { distribution, field, id, need, share, stage } from '../field.ts'
import { kind } from '../kind.ts'

/** Somebody does something: a customer, an employee, a system. With `needs` it waits for people; without, time just passes. */
export const action = kind({
  name: 'action',
  texts: {
    label: { en: 'Action', 'zh-CN': '行为' },
    help: { en: 'A step in which somebody does something.', 'zh-CN': '有人在做事的一个步骤。' },
  },
  roles: ['customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {
    stages: field(z.array(stage).max(20).optional(), 'distribution', 'Time on the job', '处理时间', {
      help: { en: 'One or several stages, done one after the other.', 'zh-CN': '一段或先后几段。' },
    }),
    needs: field(z.array(need).max(8).optional(), 'records', 'People and systems', '人员与系统', { of: 'pool' }),
    information: field(
      z.array(z.string().min(1).max(200)).max(50).optional(),
      'words',
      'Information needed',
      '所需信息',
      {
        help: {
          en: 'What must be known here; a form, a flow or an earlier step is to supply it by this name.',
          'zh-CN': '本步骤必须知道的内容；应由单据、信息流或之前的步骤以同样的名称提供。',
        },
      },
    ),
    holds: field(z.array(id).optional(), 'records', 'Keeps at work', '占用', {
      of: 'node',
      help: {
        en: 'The people taken at these steps stay with the case during this one.',
        'zh-CN': '在这些步骤占用的人员在本步骤中继续陪同。',
      },
    }),
    priority: field(z.number().int().min(-100).max(100).optional(), 'number', 'Priority', '优先级', {
      help: {
        en: 'Instead of the class’s own; the lower number goes first.',
        'zh-CN': '代替客户等级的优先级；数字小者先办。',
      },
    }),
    patience: field(
      z.strictObject({ time: distribution, share: share.optional() }).optional(),
      'distribution',
      'Patience',
      '耐心',
      { help: { en: 'Who waits longer than this leaves.', 'zh-CN': '等待超过此时间者离开。' } },
    ),
    deadline: field(distribution.optional(), 'distribution', 'Deadline', '时限', {
      help: {
        en: 'Counts from entry; waiting and running work stop when it passes.',
        'zh-CN': '自进入起计；到时等待与处理都中止。',
      },
    }),
    room: field(z.number().int().min(0).optional(), 'number', 'Room to wait', '等候容量'),
    balk: field(
      z.strictObject({ waiting: z.number().int().min(0).max(1_000_000), share: share.optional() }).optional(),
      'structure',
      'Does not queue',
      '不愿排队',
      {
        help: {
          en: 'Who finds so many waiting does not join them; or a share of these.',
          'zh-CN': '看到这么多人在等的客户不再排队；可只是其中一部分。',
        },
      },
    ),
  },
  glyph: 'square',
  behaviour: (node) => {
    const stages = node.stages ?? []
    if (!node.needs?.length && !node.holds?.length) {
      return stages.length === 0 && !node.deadline
        ? [{ verb: 'mark' }]
        : [{ verb: 'delay', stages, calendar: undefined, deadline: node.deadline }]
    }
    return [
      {
        verb: 'seize',
        needs: node.needs ?? [],
        holds: node.holds ?? [],
        priority: node.priority,
        patience: node.patience && { time: node.patience.time, share: node.patience.share ?? 1 },
        deadline: node.deadline,
        room: node.room,
        balk: node.balk && { waiting: node.balk.waiting, share: node.balk.share ?? 1 },
      },
      { verb: 'delay', stages, calendar: undefined, deadline: undefined },
      { verb: 'release' },
    ]
  },
})
