/** What the hand asks where several things could be meant: what comes next, where to connect, whom to hand over to. */
import { inLanguage, render } from '../../base/index.ts'
import {
  all,
  departmentOf,
  emptyRowsOf,
  flow,
  get,
  kinds,
  metaOf,
  whyNotConnected,
  whyNotNext,
  type FieldMeta,
} from '../../blueprint/index.ts'
import { act, addRow, setField, together, type Act } from '../../workspace/commands/index.ts'
import { freshRecordId } from '../../workspace/steps.ts'
import type { Connection, Editor, Place } from './editor.svelte.ts'
import type { Choice, Question } from './question.ts'
import { belongingLabels } from './words.ts'

/** Every kind that may come next, or by itself where nothing is before it; and any name. */
export function askNext(editor: Editor, after: string | undefined, at: Place = {}): Question {
  const { blueprint, session, words } = editor
  const { language } = session
  const before = editor.node(after)
  const home = get(blueprint, 'lane', at.lane ?? before?.lane) ?? editor.firstLane
  const evidence = all(blueprint, 'lane').find(({ role }) => role === 'evidence')
  // A note by itself would stand nowhere.
  const offered = kinds.filter(({ name }) => name !== 'note' || before)
  const choices = offered.map((kind): Choice => {
    const place = kind.name === 'evidence' ? (evidence ?? home) : home
    const reason = place && whyNotNext(blueprint, before?.id, kind.name, place.role)
    return {
      id: kind.name,
      label: inLanguage(kind.texts.label, language),
      hint: inLanguage(kind.texts.help, language),
      ...(reason ? { reason: inLanguage(reason, language) } : {}),
      run: () => editor.next(after, { ...at, kind: kind.name, lane: place?.id }),
    }
  })
  return {
    title: after === undefined ? words.alone : words.what,
    hint: words.whatHint,
    choices: byReason(choices),
    typed: (text) => ({
      id: 'typed',
      label: render(words.named, { name: text }, language),
      run: () => {
        editor.next(after, { ...at, lane: home?.id })
        if (editor.naming) editor.named(text)
      },
    }),
  }
}

export function askConnect(editor: Editor, from: string, how: Connection = {}): Question {
  const { blueprint, session, words } = editor
  const within = editor.node(from)?.within
  const choices = all(blueprint, 'node')
    .filter((one) => one.within === within && one.kind !== 'note')
    .map((one): Choice => {
      const reason = whyNotConnected(blueprint, from, one.id, how.kind, how.on)
      return {
        id: one.id,
        label: editor.nameOf(one.id),
        hint: editor.nameOf(one.lane),
        ...(reason ? { reason: inLanguage(reason, session.language) } : {}),
        run: () => editor.connect(from, one.id, how),
      }
    })
  const title = render(words.connect, { name: editor.nameOf(from) }, session.language)
  return { title, hint: words.connectHint, choices: byReason(choices) }
}

const ways = ['journey', 'encounter', 'information', 'data', 'money'] as const
const exits = ['abandon', 'deadline', 'full', 'balk'] as const

/** By another kind of flow, or for those who leave another way than done; then where to. */
export function askHow(editor: Editor, from: string): Question {
  const { session, words } = editor
  const choice = (id: string, meta: FieldMeta | undefined, group: string, how: Connection): Choice => ({
    id,
    label: inLanguage(meta?.options?.[id], session.language),
    group,
    run: () => (editor.question = askConnect(editor, from, how)),
  })
  return {
    title: render(words.how, { name: editor.nameOf(from) }, session.language),
    hint: words.howHint,
    choices: [
      ...ways.map((kind) => choice(kind, metaOf(flow.shape.kind), words.flowKinds, { kind })),
      ...exits.map((on) => choice(on, metaOf(flow.shape.on), words.flowExits, { kind: 'sequence', on })),
    ],
  }
}

/** Whose the steps are, or in which phase they lie; a name that is not there yet is added. */
export function askBelonging(editor: Editor, ids: readonly string[], type: 'department' | 'phase'): Question {
  const { blueprint, session, words } = editor
  const label = belongingLabels[type]
  const give = (to: string | undefined, first: readonly Act[] = []) => {
    const acts = [...first, ...ids.map((record) => act(setField, { record, field: type, value: to }))]
    if (together.can(editor.blueprint, { label, acts })) editor.document.run(together, { label, acts })
  }
  return {
    title: session.in(label),
    hint: words.belongingHint,
    choices: [
      ...all(blueprint, type).map(({ id }) => ({ id, label: editor.nameOf(id), run: () => give(id) })),
      { id: '', label: words.nobodys[type], run: () => give(undefined) },
    ],
    typed: (text) => ({
      id: 'typed',
      label: render(words.newRow[type], { name: text }, session.language),
      run: () => {
        const id = freshRecordId(editor.blueprint, text, type)
        give(id, [act(addRow, { id, name: { [session.language]: text }, what: { type } })])
      },
    }),
  }
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
      const waiting = emptyRowsOf(blueprint, lane.id).map(({ id }) => id)
      const departments = [lane.department, ...inside.map((one) => one.department), ...waiting].filter(
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
