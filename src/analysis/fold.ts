/** Reads the blocks of one replication with all measures. A measure that crashes becomes a finding and spares the rest. */
import type { Finding } from '../base/index.ts'
import type { Block } from '../kernel/recording.ts'
import type { Sample } from './analysis.ts'
import { CasesToTell } from './cases-to-tell.ts'
import { measures } from './measures/index.ts'
import { OwnRows } from './own-rows.ts'
import type { Report } from './report.ts'
import { Split } from './causes/split.ts'
import type { Subject } from './subject.ts'
import { Trail, type Chosen } from './trail.ts'

interface Running {
  measure: (typeof measures)[number]
  state: unknown
  rows: Chosen
  /** What its figures are narrowed to, where it reads the rows of some cases alone. */
  by?: Record<string, string>
}

export class Fold {
  /** One for each measure that crashed. */
  readonly findings: Finding[] = []
  readonly #trail: Trail
  readonly #told: { cases: CasesToTell; rows: Chosen } | undefined
  readonly #running: Running[] = []
  readonly #own: OwnRows | undefined

  /** What this replication does beside: its cases may be told; the engine is looked after by what is measured once. */
  constructor(
    subject: Subject,
    { tells, checks }: { tells: boolean; checks: boolean } = { tells: true, checks: true },
  ) {
    this.#trail = new Trail(subject)
    if (subject.depth !== 'compared') this.#split(() => (this.#trail.split = new Split(subject, this.#trail)))
    this.#own = OwnRows.of(subject)
    this.#told = tells ? { cases: new CasesToTell(subject), rows: this.#trail.select(CasesToTell.reads) } : undefined
    for (const measure of measures) {
      if (measure.isWritten && subject.depth !== 'written') continue
      if (measure.once === true && !checks) continue
      const state = this.#spared(measure, () => measure.start(subject))
      if (state === undefined) continue
      const reads = typeof measure.reads === 'function' ? measure.reads(state) : measure.reads
      const { inAnyOrder } = measure
      const isFree = typeof inAnyOrder === 'function' ? inAnyOrder(state) : inAnyOrder
      const rows = this.#trail.select(reads, isFree)
      this.#running.push({ measure, state, rows })
      if (!this.#own || !measure.ofCases) continue
      const apart = this.#spared(measure, () => measure.start(subject))
      if (apart !== undefined)
        this.#running.push({ measure, state: apart, rows: this.#own.select(rows), by: this.#own.by })
    }
  }

  /** Reads the next rows of the replication. */
  take(block: Block): void {
    this.#trail.follow(block)
    const { split } = this.#trail
    if (split) this.#split(() => split.follow(block, this.#trail))
    this.#own?.follow(block)
    this.#told?.cases.take(block, this.#trail, this.#told.rows)
    for (const { measure, state, rows } of [...this.#running])
      if (rows.count > 0) this.#spared(measure, () => measure.take(state, block, this.#trail, rows))
  }

  /** What the replication has to say, once it has ended. */
  samples(): Sample[] {
    return [...this.#running].flatMap(
      ({ measure, state, by }) =>
        this.#spared(measure, () => {
          const samples = [...measure.finish(state, this.#trail)]
          return by ? samples.map((one) => ({ ...one, by: { ...one.by, ...by } })) : samples
        }) ?? [],
    )
  }

  /** Cases of the replication that are worth telling. */
  cases(): Report['cases'] {
    return this.#told?.cases.cases() ?? []
  }

  /** Without it the causes are missing, and nothing else. */
  #split(work: () => void): void {
    try {
      work()
    } catch (problem) {
      this.#trail.split = undefined
      this.findings.push(crashed('split', problem))
    }
  }

  #spared<T>(measure: (typeof measures)[number], work: () => T): T | undefined {
    try {
      return work()
    } catch (problem) {
      for (let at = this.#running.length - 1; at >= 0; at -= 1)
        if (this.#running[at].measure === measure) this.#running.splice(at, 1)
      this.findings.push(crashed(measure.name, problem))
      return undefined
    }
  }
}

/** Our own fault, said openly: the other figures are not touched by it. */
export const crashed = (name: string, problem: unknown): Finding => ({
  rule: `analysis/${name}`,
  severity: 'defect',
  at: [],
  facts: { name, problem: problem instanceof Error ? problem.message : String(problem) },
  what: {
    en: 'The analysis “{name}” has failed ({problem}); its figures are missing, all others hold.',
    'zh-CN': '分析“{name}”出错（{problem}）：缺少它的数值，其余数值不受影响。',
  },
  remedy: { en: 'Report this with the blueprint.', 'zh-CN': '请连同蓝图一起反馈。' },
})
