import { percent, plainNumber, render } from '../../base/index.ts'
import { durationWords } from '../../analysis/names.ts'
import { figure, type Figure } from '../../analysis/report.ts'
import { targetOf } from '../../analysis/targets.ts'
import { targetState, type TargetState } from '../../analysis/target-state.ts'
import {
  all,
  flowsFrom,
  flowsTo,
  levelsOf,
  nameOf,
  type Blueprint,
  type Clock,
  type Identified,
} from '../../blueprint/index.ts'
import type { Lens, Mark, Tint, Seen } from '../lens.ts'
import { between, fadeSteps } from '../step-back.ts'

const words = {
  kept: { en: '{share} in time, goal {target}', 'zh-CN': '及时 {share}，目标 {target}' },
  keptShort: { en: '{share} of {target}', 'zh-CN': '{share}／{target}' },
  promised: { en: '{target} within {time}', 'zh-CN': '{time}内 {target}' },
  promisedAll: { en: '{target} in time', 'zh-CN': '及时 {target}' },
  upTo: { en: '{share} in time', 'zh-CN': '及时 {share}' },
  stands: { en: 'the clock stands still', 'zh-CN': '计时挂起' },
  met: { en: '{count} kept', 'zh-CN': '达标 {count}' },
  near: { en: '{count} uncertain', 'zh-CN': '不确定 {count}' },
  missed: { en: '{count} missed', 'zh-CN': '未达标 {count}' },
  unknown: { en: '{count} cannot be told yet', 'zh-CN': '尚无法判断 {count}' },
  none: {
    en: 'Nothing is promised yet: this blueprint has no clock. A clock starts at one step, stops at another, and says within what time.',
    'zh-CN': '还没有承诺：蓝图中没有计时。计时从一个步骤开始、到另一个步骤结束，并规定时限。',
  },
}

/** What was promised, from where to where, and how it is kept: each clock at the step where it stops. */
export const serviceLevels = {
  name: 'service-levels',
  label: { en: 'Service levels', 'zh-CN': '服务承诺' },
  shows: {
    en: 'What was promised, from which step to which, and whether it is kept.',
    'zh-CN': '承诺了什么、从哪一步到哪一步、是否兑现。',
  },
  isWarm: false,
  marks(seen) {
    const { blueprint, language } = seen
    const clocks = all(blueprint, 'clock').map((clock) => readingOf(clock, seen))
    if (clocks.length === 0) return { legend: [], nothing: words.none[language] }
    const way = new Set(clocks.flatMap(({ clock }) => [...wayOf(blueprint, clock)]))
    const marks = new Map<string, Mark>()
    // What ends here is said before what begins, and the worst first.
    for (const { clock } of clocks) {
      for (const { at } of clock.pauses ?? []) marks.set(at, { sign: 'pauses', text: [words.stands[language]] })
      marks.set(clock.start.at, { sign: 'starts', text: [nameOf(blueprint, clock.id)[language]] })
    }
    for (const { clock, state, text } of clocks.toSorted((a, b) => rank[a.state] - rank[b.state]))
      marks.set(clock.stop.at, { sign: state, tint: tintOf[state], text })
    const count = (state: TargetState) => clocks.filter((one) => one.state === state).length
    return {
      steps: new Map([...fadeSteps(seen, new Set([...way, ...marks.keys()])), ...marks]),
      flows: between(seen, way),
      legend: (['met', 'near', 'missed', 'unknown'] as const)
        .filter((state) => count(state) > 0)
        .map((state) => ({
          ...{ is: 'sign', sign: state, tint: tintOf[state] },
          text: render(words[state][language], { count: count(state) }, language),
        })),
    }
  },
} as const satisfies Lens

const tintOf: Record<TargetState, Tint> = { met: 'ok', near: 'warn', missed: 'bad', unknown: 'unknown' }
/** Of several clocks that stop at one step, the worst is shown. */
const rank: Record<TargetState, number> = { unknown: 0, met: 1, near: 2, missed: 3 }

function readingOf(clock: Identified<Clock>, { blueprint, report, language, focus }: Seen) {
  const by = focus?.by === 'class' ? { class: focus.id } : undefined
  const one = figure(report, 'attainment', clock.id, by)
  const target = targetOf(blueprint, report, clock)
  const say = (text: keyof typeof words, facts: Record<string, string>) =>
    render(words[text][language], facts, language)
  const promised = (): string[] => {
    const [first, ...more] = levelsOf(blueprint, clock)
    if (!first) return []
    const facts = { target: wholeOrTenth(first.attainment), time: durationWords(first.record.within)[language] }
    return more.length === 0
      ? [say('promised', facts)]
      : [target === undefined ? nameOf(blueprint, clock.id)[language] : say('promisedAll', facts)]
  }
  const told = (of: Figure): string[] => {
    const share = percent(of.value!)
    if (target === undefined) return [say('upTo', { share })]
    const facts = { share, target: wholeOrTenth(target) }
    return [say('kept', facts), say('keptShort', facts)]
  }
  return { clock, state: targetState(one, target), text: one?.value === undefined ? promised() : told(one) }
}

/** `98 %`, `99.5 %`: a target as it was set. */
const wholeOrTenth = (share: number): string => `${plainNumber(Math.round(share * 1000) / 10)} %`

/** The steps between which a clock runs: those that lie after its start and before its stop. */
function wayOf(blueprint: Blueprint, { start, stop }: Clock): Set<string> {
  const after = reach(start.at, (id) => flowsFrom(blueprint, id).map(({ to }) => to), stop.at)
  const before = reach(stop.at, (id) => flowsTo(blueprint, id).map(({ from }) => from), start.at)
  return new Set([...after].filter((id) => before.has(id)))
}

function reach(from: string, next: (id: string) => string[], until: string): Set<string> {
  const found = new Set([from])
  for (const id of found) if (id !== until || id === from) for (const one of next(id)) found.add(one)
  return found
}
