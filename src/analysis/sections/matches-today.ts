import type { Finding, Texts } from '../../base/index.ts'
import { aboutId, all, namesOf, type Blueprint } from '../../blueprint/index.ts'
import { perLanguage } from '../names.ts'
import { numberColumn, wordColumn, type Cell, type Row, type SectionMaker, type Table } from '../section.ts'
import {
  apartFindings,
  isObservable,
  matches,
  matchesByRecord,
  observable,
  observedFact,
  observedName,
  sized,
  unobserved,
  type Match,
  type Verdict,
} from '../today.ts'

/** What was observed beside what the run has: before any what-if is believed. */
export const matchesToday: SectionMaker = {
  name: 'matches-today',
  title: { en: 'Does it match today?', 'zh-CN': '与现状是否相符' },
  question: {
    en: 'Does the run show the service as it is today?',
    'zh-CN': '仿真结果是否与目前的实际情况一致？',
  },

  make({ blueprint, report }) {
    const list = matches(blueprint, report)
    if (list.length === 0) return { says: [], tables: [], missing: [nothingObserved] }
    return {
      says: [inAll(blueprint, list), ...apartFindings(blueprint, report)],
      tables: [observedTable(blueprint, list)],
      missing: missing(blueprint, list),
    }
  },
}

const note = (what: Texts, facts: Finding['facts'] = {}, more: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'matches-today', severity: 'advice', at: [aboutId], facts, what, ...more },
})

const nothingObserved = note(
  {
    en: 'Nothing was observed, so nobody knows whether the run is like today.',
    'zh-CN': '没有实测数据，无法判断仿真是否与现状相符。',
  },
  {},
  {
    remedy: {
      en: 'Import an event log (Ctrl+I), or enter times, waits and returns at each step under “Observed today”.',
      'zh-CN': '请导入事件日志（Ctrl+I），或在各步骤的“现状实测”中填写处理时间、等待和退单。',
    },
  },
)

/** Of how many it can be said, and of how many not. */
function inAll(blueprint: Blueprint, list: readonly Match[]): Finding {
  const by = [...matchesByRecord(list)]
  const of = (wanted: Verdict): string[] => by.flatMap(([id, verdict]) => (verdict === wanted ? [id] : []))
  const [alike, apart, open] = [of('alike'), of('apart'), of('open')]
  const parts: Texts[] = [
    { en: '{alike} of {count} match today', 'zh-CN': '{count} 处中有 {alike} 处与现状相符' },
    ...(apart.length > 0 ? [{ en: 'not {apart}', 'zh-CN': '不符的是{apart}' }] : []),
    ...(open.length > 0 ? [{ en: 'of {open} too little is known', 'zh-CN': '{open}尚无法判断' }] : []),
  ]
  const facts = {
    ...{ alike: alike.length, count: by.length },
    ...(apart.length > 0 && { apart: namesOf(blueprint, apart) }),
    ...(open.length > 0 && { open: namesOf(blueprint, open) }),
  }
  const what = perLanguage((one) =>
    one === 'en' ? `${parts.map(({ en }) => en).join('; ')}.` : `${parts.map((part) => part[one]).join('；')}。`,
  )
  return note(what, facts, { at: apart.length > 0 ? apart : [aboutId] })
}

const verdictWords: Record<Verdict, Texts> = {
  alike: { en: 'matches', 'zh-CN': '相符' },
  apart: { en: 'surely differs', 'zh-CN': '确定不符' },
  open: { en: 'cannot be told', 'zh-CN': '无法判断' },
}

function observedTable(blueprint: Blueprint, list: readonly Match[]): Table {
  return {
    id: 'matches-today',
    caption: { en: 'Observed beside simulated', 'zh-CN': '实测与仿真对照' },
    columns: [
      wordColumn('Of', '对象'),
      wordColumn('Figure', '指标'),
      numberColumn('Observed', '实测'),
      numberColumn('Observations', '样本数'),
      numberColumn('Simulated', '仿真'),
      numberColumn('Difference', '差值'),
      wordColumn('Verdict', '结论'),
    ],
    rows: list.map((match): Row => {
      const { observation, measure, observed, simulated, apart } = match
      return {
        of: observation.of,
        cells: [
          observedName(blueprint, observation.of),
          observable[measure],
          observedFact(measure, observed.value, observed.halfWidth),
          observation.n ?? { unknown },
          simulated ? { figure: simulated } : { unknown: match.why ?? unknown },
          apart ? sized(measure, apart.value, apart.halfWidth) : { unknown },
          said(match),
        ],
      }
    }),
  }
}

const unknown: Texts = { en: 'unknown', 'zh-CN': '未知' }

function said({ verdict, why }: Match): Cell {
  const words = verdictWords[verdict]
  if (verdict === 'open')
    return {
      unknown: why ? perLanguage((one) => words[one] + (one === 'en' ? `: ${why.en}` : `：${why[one]}`)) : words,
    }
  return { is: verdict === 'alike' ? 'met' : 'missed', says: words }
}

/** What is not observed, what is said without its count or spread, and what cannot be read. */
function missing(blueprint: Blueprint, list: readonly Match[]): Finding[] {
  const without = unobserved(blueprint)
  const uncounted = list.filter(({ observed }) => observed.halfWidth === undefined)
  const guessed = list.filter(({ observed }) => observed.isGuessed)
  const read = new Set(list.map(({ observation }) => observation.id))
  const unread = all(blueprint, 'observation').filter(({ id, measure }) => isObservable(measure) && !read.has(id))
  const idsOf = (some: readonly Match[]) => [...new Set(some.map(({ observation }) => observation.of))]
  const about = (ids: string[], what: Texts, remedy: Texts): Finding[] =>
    ids.length === 0 ? [] : [note(what, { list: namesOf(blueprint, ids) }, { at: ids, remedy })]
  return [
    ...about(
      without,
      { en: 'Nothing was observed at {list}.', 'zh-CN': '{list}没有实测数据。' },
      {
        en: 'Match them with an activity of the log, or enter what was observed at the step.',
        'zh-CN': '请与日志中的活动对应，或在步骤中填写实测值。',
      },
    ),
    ...about(
      idsOf(uncounted),
      {
        en: 'Of how many observations the figures of {list} are is not said.',
        'zh-CN': '{list}的实测值没有写明样本数。',
      },
      {
        en: 'Enter the number of observations: without it nothing can be said of how sure they are.',
        'zh-CN': '请填写样本数，否则无法判断其可信程度。',
      },
    ),
    ...about(
      idsOf(guessed),
      {
        en: 'How much the observed times of {list} vary is not said; they are taken to vary as much as they are long.',
        'zh-CN': '{list}的实测时间没有写明误差，按“离散程度与均值相当”推算。',
      },
      { en: 'Import the log, or enter half of the 95 % interval.', 'zh-CN': '请导入日志，或填写 95 % 区间的一半。' },
    ),
    ...about(
      [...new Set(unread.map(({ of }) => of))],
      { en: 'The unit of a figure observed at {list} is none it can have.', 'zh-CN': '{list}的一项实测值单位不对。' },
      {
        en: 'Write a unit of time (s, min, h, d) for times, and share or % for shares.',
        'zh-CN': '时间请用 s、min、h、d，比例请用 share 或 %。',
      },
    ),
  ]
}
