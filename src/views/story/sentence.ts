/** A step of a case as a sentence: "Fri 18:42: waits: Travel and repair". When, and what happens to it. */
import { duration, inLanguage, phrased, render, type Language, type Texts } from '../../base/index.ts'
import {
  dayNumber,
  type days,
  departmentOf,
  get,
  weekdayOf,
  type LocalClock,
  type Blueprint,
  type Identified,
  type Node,
} from '../../blueprint/index.ts'
import { causes, causeTexts } from '../../analysis/causes/cause.ts'
import type { StoryStep } from '../../simulation/story.ts'

const text = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })

const sentences = {
  arrives: text('The customer comes in: {step}.', '顾客到来：{step}。'),
  enters: text('Comes to “{step}”.', '来到“{step}”。'),
  waits: text('Waits for “{step}”.', '等待“{step}”。'),
  begins: text('“{step}” begins at once.', '“{step}”随即开始。'),
  beginsLate: text('“{step}” begins, after a wait of {time}.', '“{step}”开始，此前等待 {time}。'),
  reaches: text('A part of “{step}” is done.', '“{step}”完成了一段。'),
  suspends: text('“{step}” rests until people are back.', '“{step}”暂停，等人回来。'),
  resumes: text('“{step}” goes on.', '“{step}”继续。'),
  finishes: text('“{step}” is done.', '“{step}”完成。'),
  finishesWork: text('“{step}” is done, after {time}.', '“{step}”完成，用时 {time}。'),
  decides: text('“{step}”: {way}.', '“{step}”：{way}。'),
  splits: text('After “{step}” several things happen at the same time.', '“{step}”之后几件事同时进行。'),
  joins: text('The ways meet at “{step}”.', '各路在“{step}”汇合。'),
  delivers: text('The work has come to {department}: “{step}”.', '工单送达{department}：“{step}”。'),
  bounces: text('{department} sends it back.', '{department}退单。'),
  abandons: text('Loses patience at “{step}” after {time} and leaves.', '在“{step}”等了 {time}，失去耐心离开。'),
  expires: text('The time limit of “{step}” has passed.', '“{step}”已超过时限。'),
  chases: text('Nothing has happened at “{step}”: the customer calls again.', '“{step}”迟迟没有动静，顾客来电催单。'),
  escalates: text('“{step}” has waited so long that it goes up one level.', '“{step}”等待过久，上报督办。'),
  ends: text('It ends: {step}.', '结束：{step}。'),
  cancelled: text('“{step}” is not needed any more.', '“{step}”不再需要。'),
} satisfies Record<string, Texts>

type Sentence = keyof typeof sentences

export function sentenceOf(step: StoryStep, blueprint: Blueprint, language: Language): string {
  const flow = get(blueprint, 'flow', step.flow) ?? get(blueprint, 'flow', step.node)
  const isAtFlow = get(blueprint, 'flow', step.node) !== undefined
  const node = get(blueprint, 'node', isAtFlow ? flow?.to : step.node)
  const department = node && departmentOf(blueprint, node)
  const told = render(
    sentences[which(step, node)][language],
    {
      step: inLanguage(node?.name, language),
      department: inLanguage(department?.name ?? node?.name, language),
      way: inLanguage(flow?.name, language) || inLanguage(get(blueprint, 'node', flow?.to)?.name, language),
      time: duration(step.minutes ?? 0, language),
    },
    language,
  )
  return told + why(step, language)
}

/** Why it waited, where it did: “ Off shift 2 h 44, busy 36 min.”; several ways at a join: “ Other branch 3 h + 20 min.” */
function why({ waited = [] }: StoryStep, language: Language): string {
  const parts = causes.flatMap((cause) => {
    const times = waited.filter((one) => one.cause === cause && one.minutes >= 0.5)
    if (times.length === 0) return []
    const written = times.map(({ minutes }) => duration(minutes, language))
    return [`${causeTexts[cause].label[language]} ${written.join(' + ')}`]
  })
  if (parts.length === 0) return ''
  return render(whyWaited[language], { causes: phrased(parts, language) }, language)
}

const whyWaited = text(' Waited: {causes}.', '等待：{causes}。')

function which(step: StoryStep, node: Identified<Node> | undefined): Sentence {
  const took = (step.minutes ?? 0) >= 0.5
  if (step.what === 'enters') return needsPeople(node) ? 'waits' : 'enters'
  if (step.what === 'begins') return took ? 'beginsLate' : 'begins'
  if (step.what === 'finishes') return took ? 'finishesWork' : 'finishes'
  return step.what
}

export const needsPeople = (node: Node | undefined): boolean =>
  node?.kind === 'action' && ((node.needs?.length ?? 0) > 0 || (node.holds?.length ?? 0) > 0)

const dayNames: Record<(typeof days)[number], Texts> = {
  mon: text('Mon', '周一'),
  tue: text('Tue', '周二'),
  wed: text('Wed', '周三'),
  thu: text('Thu', '周四'),
  fri: text('Fri', '周五'),
  sat: text('Sat', '周六'),
  sun: text('Sun', '周日'),
}

/** @param day local day number */
export const dayName = (day: number, language: Language): string => dayNames[weekdayOf(day)][language]

/** `2026-11-06T18:42` as "Fri 18:42". */
export const momentOf = (local: string, language: Language): string =>
  `${dayName(dayNumber(local.slice(0, 10)), language)} ${local.slice(11)}`

/** The same for a run minute. */
export function momentAt(clock: LocalClock, minute: number, language: Language): string {
  const { day, minuteOfDay } = clock.local(minute)
  const [hour, rest] = [Math.floor(minuteOfDay / 60), Math.floor(minuteOfDay % 60)]
  return `${dayName(day, language)} ${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}
