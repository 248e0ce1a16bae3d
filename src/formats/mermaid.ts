/** Mermaid: the blueprint as a flowchart, lanes as subgraphs. For wikis and notes that draw it from text. */
import { inLanguage, ok, type Language, type Result } from '../base/index.ts'
import { aboutOf, all, type Blueprint, type Flow, type Identified, type Node } from '../blueprint/index.ts'
import type { Format } from './index.ts'

export const mermaid = {
  name: 'mermaid',
  label: { en: 'Flowchart as text (Mermaid)', 'zh-CN': '文本流程图（Mermaid）' },
  extension: 'mmd',
  media: 'text/vnd.mermaid',
  loses: {
    en: 'Steps, lanes and flows come through. The three lines, departments, phases, times and figures do not, and Mermaid places the steps.',
    'zh-CN': '保留步骤、泳道和流向；不含三条分界线、部门、阶段、时间和数据，位置由 Mermaid 安排。',
  },
  write,
} satisfies Format

function write(blueprint: Blueprint, { language }: { language: Language }): Result<string> {
  const steps = all(blueprint, 'node').filter(({ kind }) => kind !== 'note')
  const chart = new Chart(blueprint, steps, language)
  return ok(`${chart.lines().join('\n')}\n`)
}

class Chart {
  readonly #blueprint: Blueprint
  readonly #steps: readonly Identified<Node>[]
  readonly #language: Language
  /** Mermaid has words of its own (`end`), so a step is called by its number. */
  readonly #called: ReadonlyMap<string, string>

  constructor(blueprint: Blueprint, steps: readonly Identified<Node>[], language: Language) {
    this.#blueprint = blueprint
    this.#steps = steps
    this.#language = language
    this.#called = new Map(steps.map(({ id }, i) => [id, `s${i + 1}`]))
  }

  lines(): string[] {
    const flows = all(this.#blueprint, 'flow').filter(({ from, to }) => this.#called.has(from) && this.#called.has(to))
    return [
      '---',
      `title: ${JSON.stringify(plain(inLanguage(aboutOf(this.#blueprint)?.name, this.#language)))}`,
      '---',
      'flowchart LR',
      ...this.#lanes(undefined, '  '),
      ...this.#steps.filter(({ kind }) => kind === 'sub-blueprint').flatMap((step) => this.#inside(step)),
      ...flows.map((flow) => `  ${this.#flow(flow)}`),
    ]
  }

  /** The lanes with their steps, on the top level or inside of a sub-blueprint. */
  #lanes(within: string | undefined, indent: string): string[] {
    const place = within === undefined ? '' : `-${this.#called.get(within)}`
    return all(this.#blueprint, 'lane').flatMap((lane, i) => {
      const here = this.#steps.filter((step) => step.lane === lane.id && step.within === within)
      if (here.length === 0) return []
      const name = quoted(inLanguage(lane.name, this.#language))
      const inner = here.map((step) => `${indent}  ${this.#called.get(step.id)}${this.#shape(step)}`)
      return [`${indent}subgraph lane${i + 1}${place}[${name}]`, ...inner, `${indent}end`]
    })
  }

  #inside(step: Identified<Node>): string[] {
    const lanes = this.#lanes(step.id, '    ')
    if (lanes.length === 0) return []
    const called = this.#called.get(step.id)
    const name = quoted(inLanguage(step.name, this.#language))
    return [`  subgraph inside-${called}[${name}]`, ...lanes, '  end', `  ${called} -.- inside-${called}`]
  }

  #shape({ kind, name }: Node): string {
    const words = quoted(inLanguage(name, this.#language))
    switch (kind) {
      case 'arrival':
      case 'end':
        return `([${words}])`
      case 'decision':
        return `{${words}}`
      case 'fork':
      case 'join':
        return `((${words}))`
      case 'evidence':
        return `>${words}]`
      case 'sub-blueprint':
        return `[[${words}]]`
      case 'wait':
      case 'delay':
        return `(${words})`
      default:
        return `[${words}]`
    }
  }

  #flow({ from, to, name, share, kind, direction }: Flow): string {
    const own = inLanguage(name, this.#language).trim()
    const words = own !== '' ? own : share === undefined || share === 1 ? '' : `${Number((share * 100).toFixed(1))}%`
    const label = words === '' ? '' : `|${quoted(words)}|`
    const start = direction === 'both' && kind !== 'evidence' ? '<' : ''
    return `${this.#called.get(from)} ${start}${arrow[kind]}${label} ${this.#called.get(to)}`
  }
}

const arrow: Record<Flow['kind'], string> = {
  sequence: '-->',
  journey: '==>',
  encounter: '-->',
  evidence: '-.-',
  information: '-.->',
  money: '-.->',
  data: '-.->',
}

/** In quotation marks, with every sign that Mermaid, Markdown or HTML might read as their own written as its number. */
const quoted = (text: string): string => {
  const words = plain(text).replace(
    /[^\p{L}\p{M}\p{N} ，。、；：？！（）《》“”‘’…·—–,.:?!/%+()-]/gu,
    (sign) => `#${sign.codePointAt(0)};`,
  )
  return `"${words === '' ? ' ' : words}"`
}

/** On one line. */
const plain = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
