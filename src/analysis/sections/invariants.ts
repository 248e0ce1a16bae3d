import type { Finding, Texts } from '../../base/index.ts'
import { all, nameOf, type Blueprint } from '../../blueprint/index.ts'
import { balanceOf, lawNames, lawTexts, type Balance } from '../balance.ts'
import { perLanguage } from '../names.ts'
import type { Report } from '../report.ts'
import { numberColumn, wordColumn, type Row, type SectionMaker, type Table } from '../section.ts'

/** Whether the account balances: laws that hold in every run, told from two sides, for the whole and each department. */
export const invariants: SectionMaker = {
  name: 'invariants',
  title: { en: 'Does the account balance?', 'zh-CN': '账目是否平衡' },
  question: {
    en: 'Do the laws hold that every queueing system must obey?',
    'zh-CN': '任何排队系统都必须遵守的法则是否成立？',
  },

  make({ blueprint, report }) {
    const found = balances(blueprint, report)
    if (found.length === 0) return { says: [], tables: [], missing: [notYet] }
    const departments = all(blueprint, 'department').length === 0 ? [noDepartments] : []
    return { says: [verdict(blueprint, report, found)], tables: [laws(blueprint, found)], missing: departments }
  },
}

const note = (what: Texts, facts: Finding['facts'] = {}, more: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'invariants', severity: 'advice', at: ['blueprint'], facts, what, ...more },
})
const notYet = note({ en: 'No run has come to its end yet.', 'zh-CN': '还没有一次仿真运行结束。' })
const noDepartments = note(
  { en: 'No department is named, so only the whole is checked.', 'zh-CN': '没有部门，只核对整体。' },
  {},
  { remedy: { en: 'Give steps and people their departments.', 'zh-CN': '请为步骤和人员指定部门。' } },
)

const balances = (blueprint: Blueprint, report: Report): Balance[] =>
  lawNames.flatMap((law) =>
    [undefined, ...all(blueprint, 'department').map(({ id }) => id)].flatMap((of) => balanceOf(report, law, of) ?? []),
  )

function verdict(blueprint: Blueprint, report: Report, found: readonly Balance[]): Finding {
  const broken = found.find(({ holds }) => !holds)
  const facts = { checks: found.length, runs: report.replications.done }
  if (!broken)
    return note(
      {
        en: 'All {checks} balances hold, for the whole and for each department; of {runs} runs the first was checked row by row.',
        'zh-CN': '整体与各部门共 {checks} 项核对全部平衡；{runs} 次运行中对第一次逐行核对。',
      },
      facts,
    )
  const [where, law] = [whose(blueprint, broken), lawTexts[broken.law].label]
  return note(
    {
      en: '“{law}” does not balance for {where}: a fault of the engine, so no figure here is to be trusted.',
      'zh-CN': '{where}的“{law}”不平衡：这是引擎的错误，此处数值均不可信。',
    },
    { law, where },
    { severity: 'defect', remedy: { en: 'Report this with the blueprint.', 'zh-CN': '请连同蓝图一起反馈。' } },
  )
}

const whole: Texts = { en: 'the whole', 'zh-CN': '整体' }
const whose = (blueprint: Blueprint, { of }: Balance): Texts => (of === undefined ? whole : nameOf(blueprint, of))

function laws(blueprint: Blueprint, found: readonly Balance[]): Table {
  const exact = (value: number) => perLanguage(() => String(Number(value.toPrecision(7))))
  return {
    id: 'laws',
    caption: { en: 'Each law from two sides that share no arithmetic', 'zh-CN': '同一法则用两种互不相干的算法核对' },
    columns: [
      wordColumn('Law', '法则'),
      wordColumn('Of', '对象'),
      numberColumn('One side', '一侧'),
      numberColumn('The other', '另一侧'),
      numberColumn('Apart', '相差'),
      wordColumn('Balance', '结论'),
    ],
    rows: found.map((one): Row => {
      const { label, sides } = lawTexts[one.law]
      return {
        ...(one.of !== undefined && { of: one.of }),
        cells: [
          perLanguage((language) => `${label[language]} ${bracket(sides, language)}`),
          whose(blueprint, one),
          exact(one.first),
          exact(one.second),
          perLanguage(() => (one.holds ? '0' : one.apart.toPrecision(2))),
          one.holds
            ? { is: 'met', says: { en: 'holds', 'zh-CN': '平衡' } }
            : { is: 'missed', says: { en: 'does not hold', 'zh-CN': '不平衡' } },
        ],
      }
    }),
  }
}

const bracket = ([one, other]: [Texts, Texts], language: keyof Texts): string =>
  language === 'en' ? `(${one.en}, ${other.en})` : `（${one['zh-CN']}，${other['zh-CN']}）`
