import type { Finding, Texts } from '../../base/index.ts'
import { all, handoffs, nameOf, type Blueprint } from '../../blueprint/index.ts'
import { causes, causeTexts, type Cause } from '../causes/cause.ts'
import { figure, halfWidth, type Figure, type Report } from '../report.ts'
import { numberColumn, wordColumn, type Row, type SectionMaker, type Table } from '../section.ts'

/** Why cases wait: all that a case waits by its causes, then step by step, handoff by handoff, team by team. */
export const waiting: SectionMaker = {
  name: 'waiting',
  title: { en: 'Waiting', 'zh-CN': '等待' },
  question: { en: 'Why do cases wait, and where?', 'zh-CN': '工单为什么要等，在哪里等？' },

  make({ blueprint, report }) {
    const whole = figure(report, 'wait.mean')
    if (whole?.value === undefined) return { says: [], tables: [], missing: [unknown(whole?.reason)] }
    if (whole.value === 0) return { says: [nobodyWaits], tables: [], missing: [] }
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
    const tables = [
      ofACase(report),
      byCause(report, blueprint, 'steps', ids(all(blueprint, 'node'))),
      byCause(report, blueprint, 'handoffs', ids(handoffs(blueprint).map(({ flow }) => flow))),
      byCause(report, blueprint, 'teams', ids(all(blueprint, 'pool'))),
    ]
    return { says: [largest(whole, report)], tables: tables.filter(({ rows }) => rows.length > 0), missing: [] }
  },
}

const nobodyWaits: Finding = {
  ...{ rule: 'waiting', severity: 'advice', at: [], facts: {} },
  what: { en: 'Nobody waits.', 'zh-CN': '没有工单在等待。' },
}

const unknown = (reason: Texts | undefined): Finding => ({
  ...{ rule: 'waiting', severity: 'advice', at: ['blueprint'], facts: {} },
  what: reason ?? {
    en: 'No case has come to its end yet, so it is not known why they wait.',
    'zh-CN': '还没有工单走完，等待的原因尚不清楚。',
  },
  ...(reason
    ? {}
    : { remedy: { en: 'Let the run go on, or make it longer.', 'zh-CN': '请继续运行，或延长运行时间。' } }),
})

/** Causes of something with their figures, the longest first; those that take no time are left out. */
const partsOf = (report: Report, of?: string): { cause: Cause; part: Figure }[] =>
  causes
    .flatMap((cause) => {
      const part = figure(report, 'wait.mean', of, { cause })
      return part?.value ? [{ cause, part }] : []
    })
    .sort((a, b) => (b.part.value ?? 0) - (a.part.value ?? 0))

/** The largest part is named alone only where its interval lies above the next one's. */
function largest(whole: Figure, report: Report): Finding {
  const [first, second] = partsOf(report)
  const isAlone = second === undefined || (first.part.low ?? 0) > (second.part.high ?? Infinity)
  return {
    ...{ rule: 'waiting', severity: 'advice', at: [] },
    facts: {
      whole: minutesOf(whole),
      part: minutesOf(first.part),
      cause: causeTexts[first.cause].label,
      means: causeTexts[first.cause].means,
      ...(isAlone ? {} : { other: minutesOf(second.part), second: causeTexts[second.cause].label }),
    },
    what: isAlone
      ? {
          en: 'A case waits {whole} in all. The largest part, {part}, is “{cause}”: {means}',
          'zh-CN': '一件工单共等待 {whole}，其中最多的 {part}是“{cause}”：{means}',
        }
      : {
          en: 'A case waits {whole} in all. The largest parts are “{cause}”, {part}, and “{second}”, {other}; which is larger is not certain.',
          'zh-CN': '一件工单共等待 {whole}，最多的是“{cause}”（{part}）和“{second}”（{other}），孰多孰少尚不确定。',
        },
  }
}

const minutesOf = (one: Figure) => {
  const width = halfWidth(one)
  return { minutes: one.value ?? 0, ...(width === undefined ? {} : { halfWidth: width }) }
}

function ofACase(report: Report): Table {
  return {
    id: 'causes',
    caption: { en: 'What a case waits for', 'zh-CN': '一件工单的等待原因' },
    columns: [
      wordColumn('Cause', '原因'),
      wordColumn('What it means', '含义'),
      numberColumn('Mean a case', '平均每件'),
    ],
    rows: partsOf(report).map(({ cause, part }) => ({
      cells: [causeTexts[cause].label, causeTexts[cause].means, { figure: part }],
    })),
  }
}

const captions: Record<string, { caption: Texts; head: Texts }> = {
  steps: {
    caption: { en: 'At which step, and why', 'zh-CN': '各步骤的等待原因' },
    head: { en: 'Step', 'zh-CN': '步骤' },
  },
  handoffs: {
    caption: { en: 'On which handoff, and why', 'zh-CN': '各交接的等待原因' },
    head: { en: 'Handoff', 'zh-CN': '交接' },
  },
  teams: { caption: { en: 'For whom, and why', 'zh-CN': '等谁、为什么等' }, head: { en: 'Team', 'zh-CN': '人员' } },
}

/** One bar a row; where the most waiting arises, all cases together, stands first. */
function byCause(report: Report, blueprint: Blueprint, id: string, records: readonly string[]): Table {
  const found = records.flatMap((of) => {
    const parts = partsOf(report, of)
    return parts.length === 0
      ? []
      : [{ of, parts, sum: parts.reduce((all, { part }) => all + (part.value ?? 0) * part.n, 0) }]
  })
  const shown = causes.filter((cause) => found.some(({ parts }) => parts.some((one) => one.cause === cause)))
  return {
    id: `waiting-${id}`,
    caption: captions[id].caption,
    columns: [
      { head: captions[id].head, is: 'words' },
      ...shown.map((cause) => ({ head: causeTexts[cause].label, is: 'number' as const })),
    ],
    rows: found
      .sort((a, b) => b.sum - a.sum)
      .map(({ of, parts }): Row => ({
        of,
        cells: [
          nameOf(blueprint, of),
          ...shown.map((cause) => {
            const part = parts.find((one) => one.cause === cause)?.part
            return part ? { figure: part } : { minutes: 0 }
          }),
        ],
      })),
    picture: { is: 'stacked', parts: shown.map((cause, at) => ({ column: at + 1, colour: `cause-${cause}` })) },
  }
}
