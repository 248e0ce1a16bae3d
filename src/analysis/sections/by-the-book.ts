import { inLanguage, phrased, type Finding, type Texts } from '../../base/index.ts'
import { aboutId, all, nameOf, namesOf, type Blueprint, type Identified, type Node } from '../../blueprint/index.ts'
import { clause, sentence } from '../clause.ts'
import { perLanguage } from '../names.ts'
import { numberColumn, wordColumn, type Cell, type Row, type SectionMaker, type Table } from '../section.ts'
import { checkScore, conformanceOf, figureOf, perceptionOf, type Score } from '../scores.ts'
import { fewest } from '../servqual.ts'
import { boardRules, type BoardRules } from '../short-board.ts'

const mostChecks = 15

/** Is it done by the book, and are customers satisfied? The two may disagree, and each disagreement has its own remedy. */
export const byTheBook: SectionMaker = {
  name: 'by-the-book',
  title: { en: 'By the book, and to the customer’s mind', 'zh-CN': '规范符合与客户满意' },
  question: { en: 'Is what is specified also what satisfies?', 'zh-CN': '按规范做了，客户就满意吗？' },

  make({ blueprint }) {
    const rules = boardRules(blueprint)
    const seen = all(blueprint, 'node').flatMap((node): Seen[] => {
      const [conformance, perception] = [conformanceOf(blueprint, node), perceptionOf(blueprint, node)]
      return conformance || perception ? [{ node, conformance, perception }] : []
    })
    const tables = [scores(blueprint, rules, seen), checks(blueprint)].filter(({ rows }) => rows.length > 0)
    return { says: says(blueprint, rules, seen), tables, missing: missing(blueprint, seen) }
  },
}

interface Seen {
  node: Identified<Node>
  conformance: Score | undefined
  perception: Score | undefined
}

/** Which of four: done by the book or not, satisfying or not. */
export const quadrants = {
  good: { en: 'by the book and satisfying', 'zh-CN': '合规且满意' },
  unhappy: { en: 'by the book, but not satisfying', 'zh-CN': '合规但不满意' },
  lucky: { en: 'satisfying, but not by the book', 'zh-CN': '满意但不合规' },
  bad: { en: 'neither', 'zh-CN': '既不合规也不满意' },
} satisfies Record<string, Texts>
export type Quadrant = keyof typeof quadrants

function quadrantOf({ byTheBook, satisfying }: BoardRules, conformance: number, perception: number): Quadrant {
  if (conformance >= byTheBook) return perception >= satisfying ? 'good' : 'unhappy'
  return perception >= satisfying ? 'lucky' : 'bad'
}

/** What follows from each; where all is well nothing does. */
const follows: Partial<Record<Quadrant, Texts>> = {
  unhappy: {
    en: '“{name}” is done by the book and customers are not satisfied: the standard misses what matters to them',
    'zh-CN': '“{name}”按规范办理，客户却不满意：规范没有抓住客户看重的东西',
  },
  lucky: {
    en: '“{name}” satisfies though it is not done by the book: people make up for it, or the standard asks too much',
    'zh-CN': '“{name}”没有按规范办理，客户却满意：靠个人弥补，或者规范要求过多',
  },
  bad: {
    en: '“{name}” is neither done by the book nor satisfying: begin here',
    'zh-CN': '“{name}”既没有按规范办理，客户也不满意：应从这里着手',
  },
}

function says(blueprint: Blueprint, rules: BoardRules, seen: readonly Seen[]): Finding[] {
  const order: Quadrant[] = ['bad', 'unhappy', 'lucky']
  return seen
    .flatMap(({ node, conformance, perception }) => {
      if (!conformance || !perception) return []
      const quadrant = quadrantOf(rules, conformance.value, perception.value)
      // Only where the intervals lie on one side of the lines.
      const ends = [conformance.low, conformance.high].flatMap((across) =>
        [perception.low, perception.high].map((up) =>
          quadrantOf(rules, across ?? conformance.value, up ?? perception.value),
        ),
      )
      const text = follows[quadrant]
      return text && ends.every((one) => one === quadrant) ? [{ node, quadrant, text }] : []
    })
    .sort((a, b) => order.indexOf(a.quadrant) - order.indexOf(b.quadrant))
    .map(({ node, text }): Finding => ({
      ...{ rule: 'by-the-book', severity: 'advice', at: [node.id] },
      ...sentence(clause(text.en, text['zh-CN'], { name: nameOf(blueprint, node.id) })),
    }))
}

const unknown: Texts = { en: 'unknown', 'zh-CN': '未知' }
const cell = (measure: string, score: Score | undefined): Cell =>
  score ? { figure: figureOf(measure, score) } : { unknown }

/** By hand there is no count; of few it is said. */
const counted = ({ n }: Score): Cell =>
  n === undefined
    ? { en: 'entered', 'zh-CN': '录入' }
    : n < fewest
      ? { en: `${n} (fewer than ${fewest})`, 'zh-CN': `${n}（不足 ${fewest}）` }
      : n

function scores(blueprint: Blueprint, rules: BoardRules, seen: readonly Seen[]): Table {
  return {
    id: 'by-the-book',
    caption: {
      en: `Points from 0 to 100; by the book from ${rules.byTheBook}, satisfying from ${rules.satisfying}`,
      'zh-CN': `0 至 100 分；合规线 ${rules.byTheBook}，满意线 ${rules.satisfying}`,
    },
    columns: [
      wordColumn('Step', '步骤'),
      numberColumn('By the book', '规范符合度'),
      numberColumn('Visits', '检查次数'),
      numberColumn('Satisfaction', '满意度'),
      numberColumn('Answers', '答卷数'),
      wordColumn('Is', '结论'),
    ],
    rows: seen.map(({ node, conformance, perception }): Row => ({
      of: node.id,
      cells: [
        nameOf(blueprint, node.id),
        cell('conformance', conformance),
        conformance ? counted(conformance) : { unknown },
        cell('perception', perception),
        perception ? counted(perception) : { unknown },
        conformance && perception ? quadrants[quadrantOf(rules, conformance.value, perception.value)] : { unknown },
      ],
    })),
    ...(seen.some(({ conformance, perception }) => conformance && perception) && {
      picture: {
        is: 'quadrant',
        across: 1,
        up: 3,
        cutAcross: rules.byTheBook,
        cutUp: rules.satisfying,
        most: 100,
      } as const,
    }),
  }
}

/** The checks that are found done least. */
function checks(blueprint: Blueprint): Table {
  const found = all(blueprint, 'walk')
    .flatMap((walk) =>
      walk.checks.flatMap(({ id, name }) => {
        const score = checkScore(walk, id)
        return score ? [{ step: walk.of, name, score }] : []
      }),
    )
    .sort((a, b) => a.score.value - b.score.value)
  return {
    id: 'checks',
    caption: { en: 'The checks found done least, of 100 visits', 'zh-CN': '达标最少的检查项（每百次检查）' },
    columns: [
      wordColumn('Check, and where', '检查项与环节'),
      numberColumn('Found done', '达标'),
      numberColumn('Visits', '检查次数'),
    ],
    rows: found.slice(0, mostChecks).map(({ step, name, score }): Row => ({
      of: step,
      cells: [
        perLanguage((language) => phrased([inLanguage(name, language), nameOf(blueprint, step)[language]], language)),
        { figure: figureOf('check', score) },
        counted(score),
      ],
    })),
    picture: { is: 'dots', column: 1 },
  }
}

function missing(blueprint: Blueprint, seen: readonly Seen[]): Finding[] {
  const finding = (steps: readonly Seen[], texts: { what: Texts; remedy: Texts }): Finding[] => {
    const at = steps.map(({ node }) => node.id)
    const facts = { list: namesOf(blueprint, at, at.length) }
    return at.length === 0 ? [] : [{ rule: 'by-the-book', severity: 'advice', at, facts, ...texts }]
  }
  if (seen.length === 0) return [{ rule: 'by-the-book', severity: 'advice', at: [aboutId], facts: {}, ...nothingSeen }]
  return [
    ...finding(
      seen.filter(({ conformance }) => !conformance),
      notVisited,
    ),
    ...finding(
      seen.filter(({ perception }) => !perception),
      notAsked,
    ),
  ]
}

const nothingSeen = {
  what: {
    en: 'No step was visited by mystery shoppers, and none has a score.',
    'zh-CN': '没有神秘顾客检查，也没有步骤评分。',
  },
  remedy: {
    en: 'Select a frontstage step and begin its check-list under “Mystery shopper”; or drop a CSV of visits on the blueprint.',
    'zh-CN': '请选中一个前台步骤，在“神秘顾客”中建立检查表；也可把检查记录 CSV 拖到蓝图上。',
  },
}
const notVisited = {
  what: { en: 'Whether it is done by the book is not known of {list}.', 'zh-CN': '{list}的规范符合度未知。' },
  remedy: {
    en: 'Import visits of mystery shoppers there, or enter the score under “Five gaps”.',
    'zh-CN': '请在该步骤导入神秘顾客检查记录，或在“五差距”中填写分数。',
  },
}
const notAsked = {
  what: { en: 'How satisfied customers are is not known of {list}.', 'zh-CN': '{list}的满意度未知。' },
  remedy: {
    en: 'Import a survey there, or enter the score under “Five gaps”.',
    'zh-CN': '请在该步骤导入问卷，或在“五差距”中填写分数。',
  },
}
