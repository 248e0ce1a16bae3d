/**
 * What is known from outside, brought in from a file: answers of customers, visits of mystery shoppers, logs of what
 * happened and lists of what was timed. Chosen, dropped, pasted, or asked for by a command.
 */
import type { Finding } from '../../base/index.ts'
import { get } from '../../blueprint/index.ts'
import { isObserving, isSurvey, readObserving, surveyCsv, walkCsv } from '../../formats/index.ts'
import { importSurvey, importWalk, placed, session, workspace, type OpenDocument } from '../../workspace/index.ts'
import { answerWords } from './answer-words.ts'
import { messages } from './messages.svelte.ts'
import { observedWords } from './observed-words.ts'
import { observing } from './observing.svelte.ts'
import { opening } from './opening.svelte.ts'

const mostBytes = 20_000_000

/** Does a file say that it is a table, or a log? */
export const isTable = (file: File): boolean => /\.(csv|tsv|txt|xes|xml)$/i.test(file.name) || file.type === 'text/csv'

/** Asks for a file, and takes it in. @param at the step; what is selected where absent */
export function chooseToBringIn(at?: string): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.csv,.tsv,.txt,.xes,.xml,text/csv'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void bringIn(file, at)
  })
  input.click()
}

/** One act, one undo; what is wrong in the file is named, and then nothing is changed. */
export async function bringIn(file: File, at = session.selection): Promise<void> {
  const open = workspace.current?.document
  if (!open) return
  if (file.size > mostBytes) return refuse(file, [], { tooLargeBytes: file.size })
  let source: string
  try {
    source = textOf(new Uint8Array(await file.arrayBuffer()))
  } catch {
    return refuse(file, [], 'unreadable')
  }
  // While it was read another blueprint may have come onto the table.
  if (workspace.current?.document !== open) return
  if (isObserving(source)) return takeObserved(open, file, source)
  const of = get(open.blueprint, 'node', at)?.id
  await (isSurvey(source) ? takeSurvey(open, file, source, of) : takeWalk(open, file, source, of))
}

/** Rows or a log on the clipboard. @returns whether it is one: then it waits to be matched with steps */
export function bringInPasted(text: string): boolean {
  const open = workspace.current?.document
  if (!open || !isObserving(text)) return false
  void takeObserved(open, { name: session.in(observedWords).clipboard }, text)
  return true
}

async function takeObserved(open: OpenDocument, file: { name: string }, source: string): Promise<void> {
  const read = await readObserving(source)
  if (!read.ok) return refuse(file, read.findings)
  observing.brought = { name: file.name, document: open, observing: read.value }
}

async function takeSurvey(open: OpenDocument, file: File, source: string, of: string | undefined): Promise<void> {
  const read = await surveyCsv.read(source)
  if (!read.ok) return refuse(file, read.findings)
  const args = { name: file.name.replace(/\.[^.]*$/, ''), of, survey: read.value }
  if (!importSurvey.can(open.blueprint, args)) return refuse(file, [], 'unreadable')
  open.run(importSurvey, args)
  done(open, 'survey', read.value.answers.length)
}

async function takeWalk(open: OpenDocument, file: File, source: string, of: string | undefined): Promise<void> {
  const read = await walkCsv.read(source)
  if (!read.ok) return refuse(file, read.findings)
  const args = { of, walk: read.value }
  const where = placed(open.blueprint, args)
  if (!where.ok) return refuse(file, where.findings)
  if (!importWalk.can(open.blueprint, args)) return refuse(file, [], 'unreadable')
  open.run(importWalk, args)
  done(open, 'walk', [...where.value.values()].flat().length)
}

function done(open: OpenDocument, what: 'survey' | 'walk', count: number): void {
  messages.say(() => session.count(session.in(answerWords)[what], count), {
    label: (words) => words.message.undo,
    run: () => open.undo(),
  })
}

function refuse(file: { name: string }, findings: Finding[], why?: 'unreadable' | { tooLargeBytes: number }): void {
  opening.refusal = { name: file.name, findings, ...(why !== undefined && { why }) }
}

/** Spreadsheets write UTF-8, or in China what they wrote before. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
