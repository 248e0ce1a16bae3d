/** What the hand asks where several things could be meant: what comes next, where to connect, whom to hand over to. */
import { inLanguage, render } from '../../base/index.ts'
import { all, departmentOf, get, kinds, whyNotConnected, whyNotNext } from '../../blueprint/index.ts'
import type { Editor } from './editor.svelte.ts'
import type { Choice, Question } from './question.ts'

/** Every kind that may come next, here; and any name. */
export function askNext(editor: Editor, after: string | undefined): Question {
  const { blueprint, session, words } = editor
  const { language } = session
  const before = editor.node(after)
  const home = get(blueprint, 'lane', before?.lane) ?? editor.firstLane
  const evidence = all(blueprint, 'lane').find(({ role }) => role === 'evidence')
  const choices = kinds.map((kind): Choice => {
    const lane = kind.name === 'evidence' ? (evidence ?? home) : home
    const reason = lane && whyNotNext(blueprint, before?.id, kind.name, lane.role)
    return {
      id: kind.name,
      label: inLanguage(kind.texts.label, language),
      hint: inLanguage(kind.texts.help, language),
      ...(reason ? { reason: inLanguage(reason, language) } : {}),
      run: () => editor.next(after, { kind: kind.name, ...(lane ? { lane: lane.id } : {}) }),
    }
  })
  return {
    title: words.what,
    hint: words.whatHint,
    choices: byReason(choices),
    typed: (text) => ({
      id: 'typed',
      label: render(words.named, { name: text }, language),
      run: () => {
        editor.next(after)
        editor.named(text)
      },
    }),
  }
}

export function askConnect(editor: Editor, from: string): Question {
  const { blueprint, session, words } = editor
  const within = editor.node(from)?.within
  const choices = all(blueprint, 'node')
    .filter((one) => one.within === within && one.kind !== 'note')
    .map((one): Choice => {
      const reason = whyNotConnected(blueprint, from, one.id)
      return {
        id: one.id,
        label: editor.nameOf(one.id),
        hint: editor.nameOf(one.lane),
        ...(reason ? { reason: inLanguage(reason, session.language) } : {}),
        run: () => editor.connect(from, one.id),
      }
    })
  const title = render(words.connect, { name: editor.nameOf(from) }, session.language)
  return { title, hint: words.connectHint, choices: byReason(choices) }
}

/** Departments with the lanes they have, and lanes. */
export function askHandoff(editor: Editor, from: string): Question {
  const { blueprint, words } = editor
  const node = editor.node(from)
  const own = node && departmentOf(blueprint, node)?.id
  const places = all(blueprint, 'lane')
    .filter(({ role }) => role !== 'evidence')
    .flatMap((lane): { lane: string; department: string | undefined }[] => {
      const inside = all(blueprint, 'node').filter((one) => one.lane === lane.id)
      const departments = [lane.department, ...inside.map((one) => one.department)].filter(
        (id, at, ids) => id !== undefined && ids.indexOf(id) === at,
      )
      return departments.length === 0
        ? [{ lane: lane.id, department: undefined }]
        : departments.map((department) => ({ lane: lane.id, department }))
    })
  const choices = places
    .filter(({ lane, department }) => department !== own || lane !== node?.lane)
    .map(({ lane, department }): Choice => ({
      id: `${lane} ${department ?? ''}`,
      label: editor.nameOf(department ?? lane),
      hint: department === undefined ? '' : editor.nameOf(lane),
      run: () => editor.next(from, { lane, ...(department === undefined ? {} : { department }) }),
    }))
  return { title: words.handoff, hint: words.handoffHint, choices }
}

/** What may be chosen comes first. */
const byReason = (choices: Choice[]): Choice[] => [
  ...choices.filter(({ reason }) => reason === undefined),
  ...choices.filter(({ reason }) => reason !== undefined),
]
