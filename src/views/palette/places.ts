/** Where one can go, as choices: steps, lanes, departments, phases and pools by their names in both languages, and findings. */
import { tick } from 'svelte'
import { inLanguage, render, type Finding, type Language } from '../../base/index.ts'
import { all, departmentOf, get, nameOf, type Blueprint, type Identified, type Node } from '../../blueprint/index.ts'
import { session } from '../../workspace/index.ts'
import { drawingBoard } from '../canvas/index.ts'
import type { Choice } from '../editing/index.ts'
import { words } from './words.ts'

const types = ['node', 'lane', 'department', 'phase', 'pool'] as const

export const placeChoices = (blueprint: Blueprint): Choice[] =>
  types.flatMap((type) =>
    all(blueprint, type).map((record): Choice => ({
      id: `${type} ${record.id}`,
      label: named(blueprint, record.id, session.language),
      hint: [otherName(blueprint, record.id), ...(record.type === 'node' ? standing(blueprint, record) : [])]
        .filter((text) => text !== '')
        .join(' · '),
      group: session.in(words).groups[type],
      run: () => goTo(record.id),
    })),
  )

export const findingChoices = (findings: readonly Finding[]): Choice[] =>
  findings.map((finding, at): Choice => {
    const [place] = finding.at
    return {
      id: `finding ${at} ${finding.rule}`,
      label: render(finding.what[session.language], finding.facts, session.language),
      group: session.in(words).groups.findings,
      run: () => goTo(place),
    }
  })

/** Shows a record where one draws and in the inspector, once the palette is gone. The story is left for it. */
export function goTo(id: string | undefined): void {
  if (!drawingBoard.over) session.view = 'blueprint'
  void tick().then(() => drawingBoard.surface?.show(id))
}

const named = (blueprint: Blueprint, id: string, language: Language): string => nameOf(blueprint, id)[language]

/** Its name in the other language, where it has one. */
function otherName(blueprint: Blueprint, id: string): string {
  const other = named(blueprint, id, session.language === 'en' ? 'zh-CN' : 'en')
  return other === named(blueprint, id, session.language) ? '' : other
}

const standing = (blueprint: Blueprint, node: Identified<Node>): string[] =>
  [get(blueprint, 'lane', node.lane)?.name, departmentOf(blueprint, node)?.name].map((name) =>
    inLanguage(name, session.language),
  )
