/**
 * Every record type of a document except nodes: who, where, when, how many, and what was promised.
 * Long, because it is one table: the parser, the JSON Schema and the inspector read it from end to end.
 */
import { z } from 'zod'
import {
  date,
  day,
  distribution,
  duration,
  expression,
  field,
  id,
  label,
  localTime,
  marks,
  order,
  share,
  skill,
  spans,
  text,
  timeOfDay,
  unit,
} from './field.ts'
import { holidaySetNames, holidaySets } from './holidays/index.ts'

export const roles = ['evidence', 'customer', 'frontstage', 'backstage', 'support', 'custom'] as const
export type Role = (typeof roles)[number]

/** What there is to remark on a record, whatever it is. */
export const remark = field(text.optional(), 'long-text', 'Remark', '附注')

/** Fields that every record may have. */
const common = { order: order.optional(), marks: marks.optional(), note: remark }
const record = <const T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...common, ...shape })

const named = { name: field(text, 'text', 'Name', '名称') }

/**
 * How exactly the leading promise and the cycle time are to be known: replications go on until the half-widths of their
 * 95 % intervals are no wider.
 */
export const precision = z.strictObject({
  /** Of a mean, as a part of itself; 0.03 where absent. */
  mean: z.number().positive().max(1).optional(),
  /** Of a share, itself a share (0.01 is one point); 0.01 where absent. */
  share: z.number().positive().max(1).optional(),
  /** At most so many replications (never fewer than five); 1,000 where absent. */
  most: z.number().int().min(1).max(10_000).optional(),
})

/** In which respect a service is good or bad, in the order of the 22 statements of SERVQUAL. */
export const dimensions = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'] as const
export type Dimension = (typeof dimensions)[number]

/** What the customer expects, the company specifies, promises and delivers, and the customer perceives: the five gaps. Unknown stays absent. */
export const quality = z.strictObject({
  unit: unit.optional(),
  expected: z.number().optional(),
  specified: z.number().optional(),
  /** As observed; where absent, what the run measures, if it does. */
  delivered: z.number().optional(),
  promised: z.number().optional(),
  perceived: z.number().optional(),
  dimension: z.enum(dimensions).optional(),
  /** Points from 0 to 100; where absent, what mystery shoppers and surveys found. */
  conformance: z.number().optional(),
  perception: z.number().optional(),
})

/**
 * How the short board is found: what each of its three parts weighs against the others (1 where absent), and from how
 * many points on a step counts as done by the book, and as satisfying (80 where absent).
 */
export const shortBoard = z.strictObject({
  perception: z.number().min(0).optional(),
  conformance: z.number().min(0).optional(),
  delay: z.number().min(0).optional(),
  byTheBook: z.number().min(0).max(100).optional(),
  satisfying: z.number().min(0).max(100).optional(),
})

/** Of a step, or of the service as a whole. */
const rated = { quality: field(quality.optional(), 'structure', 'Five gaps', '五差距') }

/** The blueprint itself: exactly one, with id `blueprint`. */
export const about = record('blueprint', {
  ...named,
  description: field(text.optional(), 'long-text', 'What it is about', '说明'),
  owner: field(z.string().max(200).optional(), 'text', 'Owner', '负责人'),
  promise: field(text.optional(), 'text', 'Promise to the customer', '对顾客的承诺'),
  start: field(localTime, 'local-time', 'Runs start at', '仿真开始时间'),
  timezone: field(z.string().max(60), 'text', 'Time zone', '时区'),
  currency: field(
    z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    'text',
    'Currency',
    '货币',
  ),
  price: field(z.number().optional(), 'number', 'Price per case', '单件收入', {
    minimum: 0,
    help: {
      en: 'What the customer pays for a completed case, in the blueprint’s currency.',
      'zh-CN': '办结一件向顾客收取的金额，按蓝图的货币计。',
    },
  }),
  priceDate: field(date.optional(), 'date', 'Prices as of', '价格日期'),
  ...rated,
  shortBoard: field(shortBoard.optional(), 'structure', 'Short board', '短板'),
  study: field(
    z.strictObject({
      /**
       * `terminating`: a whole period from empty, replicated. `steady`: no end in sight, the warm-up is cut. What the
       * hours suggest (study.ts) where absent.
       */
      kind: z.enum(['terminating', 'steady']).optional(),
      /** Left out at the beginning. Where absent: found from pilot runs (MSER-5) if steady, nothing if terminating. */
      warmup: duration.optional(),
      length: duration,
      /** After the measured span, arrivals go on until its cases have ended, at most this long. */
      followUp: duration.optional(),
      /** Exactly so many; as many as `precision` needs where absent. */
      replications: z.number().int().min(1).max(10_000).optional(),
      precision: precision.optional(),
    }),
    'structure',
    'Study',
    '仿真方案',
  ),
})

/** By which lanes, departments and phases are told apart at a glance: quiet, and none of them a colour of trouble. */
export const colours = ['slate', 'violet', 'teal', 'plum', 'ochre'] as const
export type Colour = (typeof colours)[number]

/** Of a lane, department or phase; none where absent. */
const coloured = {
  colour: field(z.enum(colours).optional(), 'choice', 'Colour', '颜色', {
    options: {
      slate: label('slate blue', '灰蓝'),
      violet: label('violet', '紫'),
      teal: label('teal', '青绿'),
      plum: label('plum', '梅红'),
      ochre: label('ochre', '赭黄'),
    },
  }),
}

/** A row of the blueprint. Its role decides on which side of the three lines it lies; its place in the order, where it is drawn. */
export const lane = record('lane', {
  ...named,
  role: field(z.enum(roles), 'choice', 'Role', '角色', {
    options: {
      evidence: label('physical evidence', '有形展示'),
      customer: label('customer actions', '客户行为'),
      frontstage: label('frontstage', '前台'),
      backstage: label('backstage', '后台'),
      support: label('support processes', '支持过程'),
      custom: label('custom', '自定义'),
    },
  }),
  department: field(id.optional(), 'record', 'Department', '部门', { of: 'department' }),
  ...coloured,
})

/** Who owns steps. A tree: headquarters, province, city, county, team; third parties stand in it too. */
export const department = record('department', {
  ...named,
  parent: field(id.optional(), 'record', 'Part of', '上级部门', { of: 'department' }),
  /** None where absent: then it has a row with its first step. */
  lane: field(id.optional(), 'record', 'Row in', '所在泳道', {
    of: 'lane',
    help: label(
      'The lane in which it has an empty row while no step belongs to it.',
      '还没有步骤归属该部门时，空行显示在此泳道。',
    ),
  }),
  level: field(z.enum(['headquarters', 'province', 'city', 'county', 'team']).optional(), 'choice', 'Level', '层级', {
    options: {
      headquarters: label('headquarters', '集团'),
      province: label('province', '省'),
      city: label('city', '市'),
      county: label('county', '县'),
      team: label('team', '班组'),
    },
  }),
  party: field(z.enum(['own', 'third']).optional(), 'choice', 'Party', '归属', {
    options: { own: label('our own', '自有'), third: label('third party', '第三方') },
  }),
  owner: field(z.string().max(200).optional(), 'text', 'Responsible', '责任人'),
  ...coloured,
})

export const phase = record('phase', { ...named, ...coloured })

/**
 * What is promised, in words: in time, with effect, to satisfaction, and who is told what (D2: 时限、有效、满意、信息传递). Of a
 * step to the customer; of a handoff by the department that receives to the one that gives.
 */
export const promises = ['timeliness', 'effectiveness', 'satisfaction', 'information'] as const
export const commitments = z.strictObject({
  timeliness: text.optional(),
  effectiveness: text.optional(),
  satisfaction: text.optional(),
  information: text.optional(),
})
export type Commitments = z.infer<typeof commitments>

/** Fields that every node has, whatever its kind. */
export const nodeShape = {
  ...named,
  lane: field(id, 'record', 'Lane', '泳道', { of: 'lane' }),
  department: field(id.optional(), 'record', 'Department', '部门', { of: 'department' }),
  phase: field(id.optional(), 'record', 'Phase', '阶段', { of: 'phase' }),
  within: field(id.optional(), 'record', 'Inside', '所属子蓝图', { of: 'node' }),
  description: field(text.optional(), 'long-text', 'Description', '说明'),
  badges: field(z.array(z.enum(['fail', 'wait', 'decision', 'experience'])).optional(), 'structure', 'Badges', '标记'),
  emotion: field(
    z
      .strictObject({ customer: z.number().min(-2).max(2).optional(), staff: z.number().min(-2).max(2).optional() })
      .optional(),
    'structure',
    'Emotion',
    '情绪',
  ),
  ...rated,
  commitments: field(commitments.optional(), 'structure', 'Commitments', '服务承诺'),
  /** Customers have been told of this step, so they hold the company to it. Not where absent. */
  published: field(z.boolean().optional(), 'switch', 'Published', '对外公布', {
    help: { en: 'Customers have been told of this step.', 'zh-CN': '已向客户公布的步骤。' },
  }),
  tolerance: field(duration.optional(), 'duration', 'Tolerable time', '可接受时间'),
  cost: field(z.number().optional(), 'number', 'Cost per case', '单件成本', {
    help: {
      en: 'Each time the step is done, beside what its people cost; in the blueprint’s currency.',
      'zh-CN': '每办一次的费用，不含人员成本；按蓝图的货币计。',
    },
  }),
}

/** Facts of a handoff: what is passed on, how, how fast, and how the receiver answers. */
export const handoff = z.strictObject({
  form: z
    .strictObject({
      name: text,
      fields: z
        .array(z.strictObject({ name: text, required: z.boolean().optional(), missing: share.optional() }))
        .max(100)
        .optional(),
    })
    .optional(),
  medium: z.enum(['system', 'message', 'phone', 'paper', 'person']).optional(),
  /** Time on the way, elapsed. */
  transfer: distribution.optional(),
  /** Times of day at which what has gathered is carried over (the 17:00 tray). */
  trays: z.array(timeOfDay).max(24).optional(),
  agreed: duration.optional(),
  /** Agreed time counts only while this calendar is open; natural time without it. */
  agreedCalendar: id.optional(),
  acknowledged: z.boolean().optional(),
  /** What the two departments have promised each other beside the time. Nothing where absent. */
  commitments: commitments.optional(),
  /** The receiver's answer comes back to the giver. */
  returns: z.boolean().optional(),
  /** Refused on receipt: a share goes, after a look, to `to` (the giver, where absent). */
  bounce: z.strictObject({ share, after: distribution.optional(), to: id.optional() }).optional(),
})

export const flowKinds = ['sequence', 'journey', 'encounter', 'evidence', 'information', 'money', 'data'] as const

/**
 * A flow between two nodes. Only `sequence` moves cases. `journey` is the customer's own line from step to step,
 * `encounter` joins what customer and employee do at the same moment, the rest show what else passes.
 */
export const flow = record('flow', {
  kind: field(z.enum(flowKinds), 'choice', 'Kind', '类别', {
    options: {
      sequence: label('sequence', '顺序'),
      journey: label('customer’s journey', '客户旅程'),
      encounter: label('encounter', '服务接触'),
      evidence: label('evidence', '展示'),
      information: label('information', '信息流'),
      money: label('money', '资金流'),
      data: label('data', '业务数据流'),
    },
  }),
  from: id,
  to: id,
  name: field(text.optional(), 'text', 'Label', '标注'),
  direction: field(z.enum(['one', 'both']).optional(), 'choice', 'Direction', '方向', {
    options: { one: label('one way', '单向'), both: label('both ways', '双向') },
  }),
  /** Which exit of the step: done, patience over, deadline passed, no room, the queue too long. */
  on: field(z.enum(['done', 'abandon', 'deadline', 'full', 'balk']).optional(), 'choice', 'When', '何时', {
    options: {
      done: label('done', '完成'),
      abandon: label('patience is over', '失去耐心'),
      deadline: label('the deadline passes', '超过时限'),
      full: label('there is no room', '已满'),
      balk: label('the queue is too long', '嫌队伍太长'),
    },
  }),
  share: field(share.optional(), 'share', 'Share', '比例', { minimum: 0, maximum: 1, step: 0.01 }),
  /** Other shares for some cases; the first whose condition holds. */
  shares: field(
    z
      .array(z.strictObject({ when: expression, share }))
      .max(50)
      .optional(),
    'structure',
    'Shares by case',
    '按工单的比例',
  ),
  when: field(expression.optional(), 'expression', 'If', '条件'),
  /** Taken at most so many times by one case; then `instead`, another flow of the same node, is taken. */
  limit: field(z.number().int().min(1).max(1000).optional(), 'number', 'At most', '次数上限'),
  instead: field(id.optional(), 'record', 'Then instead', '超过后改走', { of: 'flow' }),
  /** The user says: this one goes back. */
  loop: field(z.boolean().optional(), 'switch', 'Goes back', '回退'),
  item: field(text.optional(), 'text', 'What passes', '传递内容'),
  handoff: field(handoff.optional(), 'structure', 'Handoff', '交接'),
})

/** People or machines that do work: `capacity` of them while open, or as many as the shifts (records `shift`) say. */
export const pool = record('pool', {
  ...named,
  department: field(id.optional(), 'record', 'Department', '部门', { of: 'department' }),
  /** null: as many as needed. */
  capacity: field(z.number().int().min(0).max(1_000_000).nullable(), 'number', 'People', '人数', { minimum: 0 }),
  calendar: field(id.optional(), 'record', 'Calendar', '日历', { of: 'calendar' }),
  closing: field(z.enum(['suspend', 'finish']).optional(), 'choice', 'At closing time', '下班时', {
    options: {
      suspend: label('work stops and goes on later', '暂停，次日继续'),
      finish: label('what is begun is finished', '做完手上的'),
    },
    otherwise: 'suspend',
  }),
  /** Repeats from the start of the run, whatever the calendar says: open in these spans of each cycle. */
  cycle: field(
    z
      .strictObject({ length: z.number().positive(), open: z.array(z.tuple([z.number(), z.number()])).min(1), unit })
      .optional(),
    'structure',
    'Cycle',
    '周期',
  ),
  /** Capacity from given moments of the run on, instead of everything else. */
  steps: field(
    z
      .strictObject({
        unit,
        changes: z.array(z.strictObject({ at: z.number().min(0), capacity: z.number().int().min(0) })),
      })
      .optional(),
    'structure',
    'Changes of capacity',
    '容量变化',
  ),
  /** A case of better priority interrupts the work on a worse one: it goes on later (`resume`) or begins anew (`restart`). */
  preemption: field(z.enum(['resume', 'restart']).optional(), 'choice', 'Interrupted by priority', '可被优先者打断', {
    options: {
      resume: label('goes on later', '之后继续'),
      restart: label('begins anew', '重新开始'),
    },
  }),
  serves: field(expression.optional(), 'expression', 'Serves only', '只服务'),
  discipline: field(z.enum(['first', 'last', 'shortest', 'earliest-due']).optional(), 'choice', 'Queue', '排队规则', {
    options: {
      first: label('first come, first served', '先到先办'),
      last: label('last come, first served', '后到先办'),
      shortest: label('shortest job first', '短件先办'),
      'earliest-due': label('earliest due first', '先到期先办'),
    },
    otherwise: 'first',
    help: {
      en: 'Due by the deadline of the step, the agreed time of the handoff and the promises to the customer, whichever is earliest.',
      'zh-CN': '到期时间取步骤时限、交接约定时限与对客户承诺中最早者。',
    },
  }),
  /** Waiting weighs as priority: so much of it makes up for one step of the priority number. Never where absent. */
  ageing: field(duration.optional(), 'duration', 'Waiting lifts by one priority every', '每等待此时长升一级优先', {
    help: {
      en: 'So that nobody waits for ever behind better classes.',
      'zh-CN': '避免低等级客户一直排在后面。',
    },
  }),
  speed: field(z.number().positive().optional(), 'number', 'Speed', '速度', { minimum: 0.1, step: 0.1 }),
  skills: field(z.array(skill).max(50).optional(), 'words', 'Skills', '技能', {
    help: { en: 'What everybody in it can do.', 'zh-CN': '这里每个人都会的技能。' },
  }),
  /** Speed by level of experience, with head counts: juniors 0.8, seniors 1.2. The counts say in what proportion they are there. */
  levels: field(
    z
      .array(
        z.strictObject({
          name: text,
          count: z.number().int().min(0).max(1_000_000),
          speed: z.number().positive(),
          /** Beyond those of the pool. */
          skills: z.array(skill).max(20).optional(),
        }),
      )
      .max(20)
      .optional(),
    'structure',
    'Levels',
    '熟练等级',
  ),
  /** Share of those on a shift that is away on a day. */
  absence: field(share.optional(), 'share', 'Away', '缺勤率', {
    minimum: 0,
    maximum: 1,
    step: 0.01,
    help: { en: 'How many of those on a shift are missing on a day.', 'zh-CN': '当班人员每天缺席的比例。' },
  }),
  /** In the blueprint's currency; what is not stated costs nothing. */
  cost: field(
    z
      .strictObject({
        /** Of each of them, while at work on a case or kept with it. */
        perHour: z.number().optional(),
        /** A fee each time an order is taken up. */
        perUse: z.number().optional(),
        penalty: z.number().optional(),
      })
      .optional(),
    'structure',
    'Cost',
    '成本',
  ),
})

/** A shift of a pool: so many people, on these days, in these spans. The shifts of a pool add up. */
export const shift = record('shift', {
  name: field(text.optional(), 'text', 'Name', '名称'),
  pool: id,
  days: field(z.array(day).min(1), 'structure', 'Days', '星期'),
  spans: field(spans.min(1), 'structure', 'Hours', '时段'),
  headcount: field(z.number().int().min(0).max(100_000), 'number', 'People', '人数', { minimum: 0 }),
})

/** A pool or system that fails: time between failures (while up), time to repair. */
export const outage = record('outage', {
  name: field(text.optional(), 'text', 'Name', '名称'),
  pool: id,
  between: field(distribution, 'distribution', 'Time between failures', '故障间隔'),
  repair: field(distribution, 'distribution', 'Time to repair', '修复时间'),
  /** How many units fail; all where absent. */
  units: field(z.number().int().positive().optional(), 'number', 'Units', '数量'),
})

export const calendar = record('calendar', {
  ...named,
  timezone: field(z.string().max(60).optional(), 'text', 'Time zone', '时区'),
  /** Published days off and make-up workdays that it observes, by name; its own exceptions come first. */
  holidays: field(z.array(z.enum(holidaySetNames)).max(20).optional(), 'choices', 'Holidays', '节假日', {
    options: Object.fromEntries(holidaySets.map((set) => [set.name, set.texts])),
    help: {
      en: 'Published days off and make-up workdays that it observes.',
      'zh-CN': '按公布的放假与调休安排。',
    },
  }),
})

const weekdays = {
  mon: label('Monday', '周一'),
  tue: label('Tuesday', '周二'),
  wed: label('Wednesday', '周三'),
  thu: label('Thursday', '周四'),
  fri: label('Friday', '周五'),
  sat: label('Saturday', '周六'),
  sun: label('Sunday', '周日'),
}

/** A calendar is open on these days in these spans (breaks are the gaps between spans). */
export const opening = record('opening', {
  calendar: id,
  days: field(z.array(day).min(1), 'structure', 'Days', '星期'),
  spans: field(spans.min(1), 'structure', 'Hours', '时段'),
})

/** Days that are not like others: holidays (no spans) and make-up workdays 调休 (spans, or the hours of another weekday). */
export const exception = record('exception', {
  calendar: id,
  name: field(text.optional(), 'text', 'Name', '名称'),
  from: field(date, 'date', 'From', '自'),
  to: field(date.optional(), 'date', 'To', '至', {
    help: { en: 'The one day where absent.', 'zh-CN': '不填即只一天。' },
  }),
  spans: field(spans.optional(), 'structure', 'Hours', '时段'),
  like: field(day.optional(), 'choice', 'Like a', '按', { options: weekdays }),
})

/** A class of customers: share of arrivals, priority (the lower number goes first), value as weight. */
export const customerClass = record('class', {
  ...named,
  share: field(share.optional(), 'share', 'Share of arrivals', '到达占比', { minimum: 0, maximum: 1 }),
  priority: field(z.number().int().min(-100).max(100).optional(), 'number', 'Priority', '优先级'),
  value: field(z.number().optional(), 'number', 'Value', '价值', {
    minimum: 0,
    help: {
      en: 'How much a case of this class weighs when breaches are weighted by value; 1 where absent.',
      'zh-CN': '按价值加权统计超时时，该等级一件的权重；不填按 1 计。',
    },
  }),
})

export const channel = record('channel', {
  ...named,
  share: field(share.optional(), 'share', 'Share of arrivals', '到达占比', { minimum: 0, maximum: 1 }),
})

/** A property of a case that routing, times and promises may depend on: region, cable length, kind of fault. */
export const attribute = record('attribute', {
  ...named,
  kind: field(z.enum(['category', 'number']), 'choice', 'Is', '类型', {
    options: { category: label('one of several', '几类之一'), number: label('a number', '数值') },
  }),
  options: field(
    z.record(id, z.strictObject({ name: text, share: share.optional() })).optional(),
    'structure',
    'Values',
    '取值',
  ),
  distribution: field(distribution.optional(), 'distribution', 'Distribution', '分布'),
})

/** Arrivals at one arrival node: how many, when in the day, week and month, and of what mix. */
export const stream = record('stream', {
  name: field(text.optional(), 'text', 'Name', '名称'),
  at: id,
  /** Shares by class and channel, instead of those on the class and channel records. */
  classes: z.record(id, share).optional(),
  channels: z.record(id, share).optional(),
  /** Attribute values that all of these cases have. */
  sets: z.record(id, z.union([z.string().max(80), z.number()])).optional(),
  /** How many cases come at a time; one where absent. */
  together: distribution.optional(),
  arrivals: field(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('rate'),
        /** Mean arrivals on a plain day, before the factors. */
        perDay: z.number(),
        /** 24 weights by hour of the day; they are normalised. Even where absent. */
        hours: z.array(z.number()).length(24).optional(),
        /** Each factor multiplies the rate where it applies. */
        factors: z
          .array(
            z.strictObject({
              name: text.optional(),
              factor: z.number(),
              weekdays: z.array(day).optional(),
              monthDays: z.tuple([z.number().int(), z.number().int()]).optional(),
              dates: z.tuple([date, date]).optional(),
            }),
          )
          .max(200)
          .optional(),
      }),
      z.strictObject({ kind: z.literal('renewal'), gap: distribution }),
      /** A rate that swings: base + amplitude × sin(2π t / period), t from the start of the run. */
      z.strictObject({ kind: z.literal('wave'), perDay: z.number(), amplitudePerDay: z.number(), period: duration }),
      /** So many cases from the start, which circulate and never leave. */
      z.strictObject({ kind: z.literal('population'), size: z.number().int().min(0).max(100_000) }),
      z.strictObject({ kind: z.literal('times'), unit, times: z.array(z.number()) }),
    ]),
    'structure',
    'Arrivals',
    '到达',
  ),
})

const moment = z.strictObject({
  at: id,
  /** `stage:n` is the end of stage n (from 1) of an action. */
  when: z.enum(['enter', 'begin', 'finish']).or(z.string().regex(/^stage:\d+$/)),
})

const countings = { natural: label('natural time', '自然时间'), working: label('working time', '工作时间') }

/** A clock on the case, started and stopped at named steps, paused at others. Its rows (records `service-level`) say what is promised. */
export const clock = record('clock', {
  ...named,
  start: moment,
  stop: moment,
  pauses: field(
    z.array(z.strictObject({ at: id, cause: z.enum(['customer', 'other']).optional() })).optional(),
    'structure',
    'Paused at',
    '挂起于',
  ),
  counts: field(z.enum(['natural', 'working']), 'choice', 'Counts', '计时', { options: countings }),
  calendar: field(id.optional(), 'record', 'Calendar', '日历', { of: 'calendar' }),
  audience: field(z.enum(['customer', 'internal']).optional(), 'choice', 'Promised to', '承诺对象', {
    options: { customer: label('the customer', '顾客'), internal: label('inside', '内部') },
  }),
  /** The one that the verdict speaks of first. */
  leading: field(z.boolean().optional(), 'switch', 'Leads', '首要', {
    help: { en: 'The promise that the verdict speaks of first.', 'zh-CN': '结论首先说明这一项承诺。' },
  }),
})

/** A row of a clock's decision table; the first row that fits a case holds. */
const serviceLevel = record('service-level', {
  name: field(text.optional(), 'text', 'Name', '名称'),
  clock: id,
  when: field(expression.optional(), 'expression', 'For', '适用于'),
  /** Cut-off: holds for clocks that start before this time of day. */
  before: field(timeOfDay.optional(), 'time-of-day', 'If started before', '起始早于'),
  within: field(duration, 'duration', 'Within', '时限'),
  attainment: field(share, 'share', 'In so many cases', '达标率', { minimum: 0, maximum: 1 }),
  /** Counts in natural or working time, where it differs from its clock. */
  counts: field(z.enum(['natural', 'working']).optional(), 'choice', 'Counts', '计时', { options: countings }),
})

/** A goal: a figure of the run that is to be at least or at most so much. */
export const kpi = record('kpi', {
  ...named,
  /** A figure by its name, and `@` the record it is of: `attainment@on-time`. */
  measure: field(z.string().max(200), 'text', 'Figure', '指标', {
    help: {
      en: 'The name of a figure of the run, and after @ what it is of: attainment@on-time.',
      'zh-CN': '仿真指标的名称，@ 之后是对象，如 attainment@on-time。',
    },
  }),
  comparator: field(z.enum(['at-least', 'at-most']), 'choice', 'Is to be', '应', {
    options: { 'at-least': label('at least', '不低于'), 'at-most': label('at most', '不高于') },
  }),
  target: field(z.number(), 'number', 'Target', '目标值'),
  unit: field(z.enum(['share', 'number', ...(['s', 'min', 'h', 'd'] as const)]).optional(), 'choice', 'Unit', '单位', {
    options: {
      share: label('share (0 to 1)', '比例（0 到 1）'),
      number: label('number', '数量'),
      s: label('s', '秒'),
      min: label('min', '分'),
      h: label('h', '小时'),
      d: label('days', '天'),
    },
  }),
  period: field(z.string().max(80).optional(), 'text', 'Each', '周期'),
  owner: field(z.string().max(200).optional(), 'text', 'Responsible', '责任人'),
  purpose: field(z.enum(['assess', 'improve']).optional(), 'choice', 'Serves to', '用途', {
    options: { assess: label('assess', '考评'), improve: label('improve', '改进') },
  }),
})

/** A figure seen in reality. One that is called as a figure of the run is held against it: `wait.mean`, `bounce`. */
export const observation = record('observation', {
  of: id,
  measure: field(z.string().max(200), 'text', 'What was seen', '观测内容'),
  value: field(z.number(), 'number', 'Value', '数值'),
  unit: field(z.string().max(40).optional(), 'text', 'Unit', '单位'),
  n: field(z.number().int().optional(), 'number', 'Observations', '样本数', { minimum: 1 }),
  /** Half of its 95 % interval, in its unit. */
  halfWidth: field(z.number().optional(), 'number', 'Known to ±', '误差 ±', {
    minimum: 0,
    help: {
      en: 'Half of the 95 % interval; where it is empty, what so many observations allow.',
      'zh-CN': '95 % 置信区间的一半；不填则按样本数推算。',
    },
  }),
  period: field(z.string().max(80).optional(), 'text', 'Period', '时期'),
  method: field(z.enum(['survey', 'measurement', 'log', 'audit', 'competitor']).optional(), 'choice', 'By', '方法', {
    options: {
      survey: label('survey', '问卷调查'),
      measurement: label('measurement', '实测'),
      log: label('log of the system', '系统日志'),
      audit: label('audit', '检查'),
      competitor: label('comparison with competitors', '竞争者对比'),
    },
  }),
})

/** How many statements SERVQUAL makes. */
export const statements = 22
const marksGiven = z.array(z.number().nullable()).length(statements)

/**
 * What customers answered to the statements of SERVQUAL, one entry a person, as it was imported. Nobody's answer is
 * thrown away: what else the file held of a person stands beside it.
 */
export const survey = record('survey', {
  ...named,
  of: field(id.optional(), 'record', 'About', '调查对象', {
    of: 'node',
    help: { en: 'The service as a whole where nothing is said.', 'zh-CN': '不填即为整个服务。' },
  }),
  date: field(date.optional(), 'date', 'Asked on', '调查日期'),
  source: field(z.string().max(500).optional(), 'text', 'Source', '来源'),
  least: field(z.number().optional(), 'number', 'Lowest mark', '最低分', {
    help: { en: '1 where nothing is said.', 'zh-CN': '不填即为 1。' },
  }),
  most: field(z.number().optional(), 'number', 'Highest mark', '最高分', {
    help: { en: '7 where nothing is said.', 'zh-CN': '不填即为 7。' },
  }),
  /** How much each dimension matters to customers; all alike where absent, and what is not named not at all. */
  weights: field(z.partialRecord(z.enum(dimensions), z.number().min(0)).optional(), 'structure', 'Weights', '维度权重'),
  /** Headings of what else the file held. */
  columns: z.array(z.string().max(200)).max(100).optional(),
  answers: z
    .array(
      z.strictObject({
        /** By statement; null where it was left out. */
        expected: marksGiven,
        perceived: marksGiven,
        also: z.array(z.string().max(20_000)).max(100).optional(),
      }),
    )
    .max(20_000),
})

/** What mystery shoppers look for at a step, and what they found at each of their visits. */
export const walk = record('walk', {
  ...named,
  of: field(id, 'record', 'At', '检查环节', { of: 'node' }),
  checks: field(z.array(z.strictObject({ id, name: text })).max(100), 'structure', 'Check-list', '检查项'),
  visits: z
    .array(
      z.strictObject({
        date: z.string().max(80).optional(),
        shopper: z.string().max(200).optional(),
        remark: z.string().max(20_000).optional(),
        /** By check; absent where it could not be seen. */
        found: z.record(id, z.boolean()),
      }),
    )
    .max(20_000)
    .optional(),
})

/** 催单: who has waited at one of these steps longer than `after` calls again, a share of them, at most `limit` times a visit. The call runs from `to`. */
export const chase = record('chase', {
  name: field(text.optional(), 'text', 'Name', '名称'),
  at: field(z.array(id).min(1), 'records', 'While waiting at', '等待于', { of: 'node' }),
  after: field(duration, 'duration', 'Having waited', '等待超过'),
  share: field(share, 'share', 'So many call again', '催单比例'),
  limit: field(z.number().int().min(1).max(20).optional(), 'number', 'At most', '次数上限'),
  to: field(id, 'record', 'The call goes to', '来电转到', { of: 'node' }),
})

/** 督办: what has waited longer than `after` is brought before the next level; and level after level, when it still waits. */
export const escalation = record('escalation', {
  name: field(text.optional(), 'text', 'Name', '名称'),
  at: field(z.array(id).min(1), 'records', 'While waiting at', '等待于', { of: 'node' }),
  after: field(duration, 'duration', 'Having waited', '等待超过'),
  to: field(id.optional(), 'record', 'Goes up to', '上报至', { of: 'department' }),
  /** The levels above: each counts from the beginning of the wait, and comes later than the one before. */
  then: field(
    z
      .array(z.strictObject({ name: text.optional(), after: duration, to: id.optional() }))
      .max(10)
      .optional(),
    'structure',
    'And then',
    '之后逐级',
  ),
})

/** An image that belongs to the document: evidence shows it. */
export const attachment = record('attachment', {
  name: field(z.string().max(300), 'text', 'File', '文件'),
  media: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml', 'application/pdf']),
  /** Base64. */
  data: z.string(),
  /** What is to be seen on it, for who does not see it. */
  alt: field(text.optional(), 'text', 'What it shows', '画面内容'),
})

/** Layout beside meaning: where the user pinned a node. Never read by the compiler. */
export const place = record('place', {
  of: id,
  column: z.number().int().min(0).max(10_000).optional(),
  pinned: z.boolean().optional(),
})

export const recordTypes = [
  about,
  lane,
  department,
  phase,
  flow,
  pool,
  shift,
  outage,
  calendar,
  opening,
  exception,
  customerClass,
  channel,
  attribute,
  stream,
  clock,
  serviceLevel,
  kpi,
  observation,
  survey,
  walk,
  chase,
  escalation,
  attachment,
  place,
] as const
