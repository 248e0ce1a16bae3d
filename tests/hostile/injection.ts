/** Payloads in every text field, and what of them is left in the files that go out. */
import { strFromU8, unzipSync } from 'fflate'
import papa from 'papaparse'
import ts from 'typescript'
import { parse, write, type Blueprint } from '../../src/blueprint/index.ts'
import { readLink, writeLink } from '../../src/formats/link/link.ts'
import { outgoing, isWritten, reportFiles } from '../../src/formats/index.ts'
import { copyOf, readCopied, writeCopied } from '../../src/workspace/copied.ts'
import { reported } from '../formats/reported.ts'
import { queueOf } from '../simulation/queue.ts'
import { everything } from './everything.ts'
import { payloads } from './payloads.ts'
import { filled } from './texts.ts'

/** Words that mean nothing to anybody but the reader. */
const areWords = (path: readonly string[]) => /^(en|zh-CN|source|owner|note)$/.test(path.at(-1) ?? '')

export interface Outcome {
  places: number
  /** Where a text came back as another, or a file had more than its words in it. */
  wrong: string[]
}

/** @param turn which payloads come first */
export async function inject(turn: number): Promise<Outcome> {
  // In strides, so that neighbours are of different kinds.
  const at = (place: number) => payloads[(37 * place + turn) % payloads.length]
  const whole = filled(everything, at)
  const desk = queueOf({ gap: 10, work: 9.5, days: 3, warmupDays: 1, replications: 2 })
  const served = filled(desk, at, areWords)
  return {
    places: whole.places + served.places,
    wrong: [
      ...roundTrips(whole.blueprint),
      ...texts(served.blueprint, desk),
      ...(await reports(served.blueprint, desk)),
    ],
  }
}

/** File, link and clipboard give back every word as it was. */
function roundTrips(blueprint: Blueprint): string[] {
  const text = write(blueprint)
  const back = parse(text)
  const link = writeLink(blueprint)
  const linked = 'link' in link ? readLink(link.link) : back
  const copied = copyOf(blueprint, Object.keys(blueprint.records))
  const pasted = readCopied(writeCopied(copied))
  return [
    ...(back.ok && write(back.value) === text ? [] : ['the file comes back as another']),
    ...(linked.ok && write(linked.value) === text ? [] : ['the link comes back as another']),
    ...(pasted?.ok && JSON.stringify(pasted.value) === JSON.stringify(copied) ? [] : ['a copy is pasted as another']),
  ]
}

/** What stands in a file beside its words is the same, whatever the words are. */
function texts(blueprint: Blueprint, plain: Blueprint): string[] {
  return outgoing.filter(isWritten).flatMap(({ name, write }) => {
    const [ours, theirs] = [blueprint, plain].map((one) => write(one, { language: 'en' }))
    if (!ours.ok || !theirs.ok) return [`${name}: ${JSON.stringify([...ours.findings, ...theirs.findings])}`]
    const shape =
      name === 'svg' ? tagsIn : name === 'machine-ts' ? syntaxIn : name === 'machine-json' ? keysIn : linesIn
    return differences(name, shape(ours.value), shape(theirs.value))
  })
}

async function reports(blueprint: Blueprint, plain: Blueprint): Promise<string[]> {
  const [ours, theirs] = [await reported(blueprint), await reported(plain)]
  const wrong = await Promise.all(
    reportFiles.map(async ({ name, extension, compose }) => {
      const [one, other] = await Promise.all(
        [ours, theirs].map(({ blueprint, report }) =>
          compose(blueprint, { language: 'en', report, date: '1 May 2026' }),
        ),
      )
      if (extension === 'html') return differences(name, tagsIn(strFromU8(one)), tagsIn(strFromU8(other)))
      if (extension === 'csv') return formulasIn(strFromU8(one)).map((cell) => `${name}: ${cell}`)
      if (extension === 'json') return JSON.parse(strFromU8(one)) ? [] : [name]
      return differences(name, officeIn(one), officeIn(other))
    }),
  )
  return wrong.flat()
}

const differences = (name: string, ours: ReadonlySet<string>, theirs: ReadonlySet<string>): string[] =>
  [...ours].filter((one) => !theirs.has(one)).map((one) => `${name}: ${one}`)

/** Tags, each with the names of its attributes; a text that is not escaped is one more of them. */
function tagsIn(markup: string): Set<string> {
  const found = new Set<string>()
  for (const [, tag, rest] of markup.matchAll(/<([^\s>/]+)((?:"[^"]*"|[^">])*)>/g)) {
    found.add(tag)
    for (const [, name, value] of rest.matchAll(/([^\s="/]+)="([^"]*)"/g)) {
      found.add(`${tag} ${name}`)
      if (/^(href|src|xlink:href|action)$/.test(name)) found.add(`${tag} ${name}=${value}`)
    }
  }
  return found
}

/** Of an Office file the tags and attributes of each kind of part, and whatever it leads to elsewhere. */
function officeIn(bytes: Uint8Array): Set<string> {
  const found = new Set<string>()
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (path.endsWith('.xlsx')) for (const one of officeIn(content)) found.add(one)
    if (!/\.(xml|rels)$/.test(path)) continue
    const text = strFromU8(content)
    const kind = path.replace(/\d+/g, '')
    for (const one of tagsIn(text)) found.add(`${kind}: ${one}`)
    for (const [target] of text.matchAll(/TargetMode="External"[^>]*/g)) found.add(`${kind}: ${target}`)
  }
  // Which sheets and slides there are hangs on what there is to say: the tags of a table are no danger.
  return new Set([...found].filter((one) => /script|hlink|External| on\w+$|: f$|: .*href/i.test(one)))
}

const formulasIn = (csv: string): string[] =>
  papa
    .parse<string[]>(csv.replace(/^\ufeff/, ''))
    .data.flat()
    .filter((cell) => /^[\s\p{Cc}]*[=+@＝＋－＠-]/u.test(cell) && Number.isNaN(Number(cell)))

/** The kinds of syntax in a module: names and texts are what may differ. */
function syntaxIn(code: string): Set<string> {
  const found = new Set<string>()
  const look = (node: ts.Node): void => {
    found.add(ts.SyntaxKind[node.kind])
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('machine.ts', code, ts.ScriptTarget.Latest))
  return found
}

function keysIn(json: string): Set<string> {
  const found = new Set<string>()
  JSON.parse(json, (key: string, value: unknown) => (found.add(key), value))
  return found
}

/** Lines of a flowchart without what stands in quotation marks; its title is a text of YAML. */
const linesIn = (chart: string): Set<string> =>
  new Set(
    chart
      .split('\n')
      .map((line) => (line.startsWith('title: ') ? typeof JSON.parse(line.slice(7)) : line.replace(/"[^"]*"/g, '""'))),
  )
