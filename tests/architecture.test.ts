/**
 * How the folders of src stand to each other, executed: the import lines are read and compared with these tables.
 * When a line here stands in the way of something simpler, change the line, and say why in the commit.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join, posix, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

// ── The one-way rule ────────────────────────────────────────────────────────────────────────────────────────────
//
//   base ← random ← statistics ← kernel
//   base ← random ← blueprint ← { layout, rules, compile } ← analysis ← { simulation, drawing } ← formats ← workspace ← views
//                                                                                                                   ← headless
//
// A folder imports what stands left of it: never right, and never a sibling in braces. Blueprint and kernel do not
// know each other. Nothing but main.ts imports views, and nothing imports headless.

const sums = ['base', 'random', 'statistics']
const meaning = [...sums, 'blueprint']
// what goes into the engine, what comes out, and the clocks by which both it and promises are judged
const recorded = ['kernel/network.ts', 'kernel/recording.ts', 'kernel/clocks.ts']
const measured = [...meaning, 'layout', 'rules', 'compile']
const simulated = [...measured, 'analysis', 'simulation']
const worded = [...simulated, 'drawing', 'formats', 'text'] // text: the shell's own words

const mayImport: Record<string, readonly string[]> = {
  base: [],
  text: ['base'],
  random: ['base'],
  statistics: ['base', 'random'],
  kernel: sums,
  blueprint: sums, // random, for the contract of a distribution
  layout: meaning,
  rules: meaning,
  compile: [...meaning, ...recorded],
  analysis: [...measured, ...recorded],
  simulation: [...measured, 'analysis', ...recorded, 'kernel/run.ts'],
  drawing: [...measured, 'analysis'],
  formats: [...simulated, 'drawing'],
  workspace: worded,
  views: [...worded, 'workspace'],
  headless: [...worded, 'workspace'],
  'service-worker.ts': [], // keeps the app itself
  'main.ts': [...worded, 'workspace', 'views'],
}

// ── One library, one door ───────────────────────────────────────────────────────────────────────────────────────

const doors: Record<string, readonly string[]> = {
  xstate: ['compile/', 'workspace/tool.ts'],
  dexie: ['workspace/storage/'],
  yjs: ['workspace/storage/'],
  cytoscape: ['views/canvas/'],
  'cytoscape-layers': ['views/canvas/'],
  uplot: ['views/charts/'],
  svelte: ['views/', 'workspace/*.svelte.ts', 'main.ts'],
  'bits-ui': ['views/'],
  '@lucide/svelte': ['views/'],
  '@fontsource-variable/inter': ['views/', 'main.ts'],
  comlink: ['simulation/'],
  zod: ['blueprint/', 'simulation/', 'formats/'],
  jsep: ['blueprint/'],
  papaparse: ['formats/'],
  saxes: ['formats/'],
  fflate: ['formats/'],
  'write-excel-file': ['formats/'],
  pptxgenjs: ['formats/'],
  cac: ['headless/'],
  vite: ['headless/'],
  tsx: ['headless/'],
  node: ['headless/'], // node:fs and its kin: everything else runs in the browser
}

/**
 * Not a library, but a door all the same: of the browser, and of Node. Cases with known answers are judged by formats,
 * which simulation may not import.
 */
const workerDoors = ['simulation/client.ts', 'headless/threads.ts', 'formats/service-case/verifier.ts']

// ── Words that may not stand in the code ────────────────────────────────────────────────────────────────────────

/** ECMAScript leaves the last bit of these to the engine: nothing that reaches a recording or a report has them. */
const engineDependent: Record<string, RegExp> = {
  'Math.log and its kin':
    /\bMath\.(a?sinh?|a?cosh?|a?tanh?|atan2|exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot|random)\b/,
  'Math under another name': /[=(,[]\s*Math\b(?!\.)|\bMath\s*\[/,
  'x ** y': /\*\*/,
}
const computing = /^(base|random|statistics|kernel|blueprint|rules|compile|analysis|simulation)\//

/** These depend on the moment: no chance and no event may. */
const momentary: Record<string, RegExp> = {
  'the clock': /\bDate\b|\bperformance\b/,
  'chance of the engine': /\bcrypto\b|\bMath\.random\b/,
}

/** A strict Content-Security-Policy refuses these. */
const evaluating = [/\beval\s*\(/, /\bnew\s+Function\b/]

/** A type lives with its concept, and so does a function. */
const namesOfNothing = ['utils', 'util', 'helpers', 'helper', 'types', 'constants', 'common', 'misc']

// ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const src = join(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(src, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort()
const sources = files
  .filter((path) => /\.(ts|mjs|js|svelte)$/.test(path))
  .map((path) => ({ path, folder: path.split('/')[0], text: readFileSync(join(src, path), 'utf8') }))
const folders = [...new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))]

describe('the one-way rule', () => {
  test('every folder of src has its place in the table', () => {
    expect(folders.filter((folder) => !(folder in mayImport))).toEqual([])
  })

  test.each(Object.keys(mayImport))('%s imports only what stands left of it', (folder) => {
    const allowed = [folder, ...mayImport[folder]]
    const wrong = sources
      .filter((source) => source.folder === folder)
      .flatMap(({ path, text }) =>
        localImports(path, text)
          .filter((target) => !isShippedData(target) && !allowed.some((place) => isIn(target, place)))
          .map((target) => `src/${path} imports ${target}, but ${folder} may import only: ${allowed.join(', ')}`),
      )
    expect(wrong).toEqual([])
  })

  test('a local import says its extension', () => {
    const bare = sources.flatMap(({ path, text }) =>
      localImports(path, text)
        .filter((target) => extname(target) === '')
        .map((target) => `src/${path} imports ${target}`),
    )
    expect(bare).toEqual([])
  })
})

describe('one library, one door', () => {
  test('a library is imported only where its door is', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      libraries(text)
        .filter((library) => !(doors[library] ?? []).some((door) => isThrough(path, door)))
        .map(
          (library) => `src/${path} imports ${library}, whose door is ${doors[library]?.join(', ') ?? 'not yet given'}`,
        ),
    )
    expect(wrong).toEqual([])
  })

  test(`a worker is started only in ${workerDoors.join(' and ')}`, () => {
    expect(where(/\bnew\s+(Shared)?Worker\b/, (path) => !workerDoors.includes(path))).toEqual([])
  })
})

describe('what the code may not say', () => {
  test.each(Object.entries(engineDependent))('%s stands nowhere where figures are made', (_, words) => {
    expect(where(words, (path) => computing.test(path))).toEqual([])
  })

  test.each(Object.entries(momentary))('%s is nowhere in kernel and random', (_, words) => {
    expect(where(words, (path) => /^(kernel|random)\//.test(path))).toEqual([])
  })

  test.each([
    ...['log', 'exp', 'pow', 'sin', 'cos', 'tan', 'atan', 'atan2', 'asin', 'acosh', 'sinh', 'tanh', 'cbrt', 'hypot'],
    ...['log2', 'log10', 'log1p', 'expm1', 'random'],
  ])('Math.%s would be seen, however it is called', (name) => {
    const said = [`y = Math.${name}(x)`, `const { ${name} } = Math`, `take(Math)`, `Math['${name}'](x)`]
    const isSeen = (code: string) => Object.values(engineDependent).some((words) => words.test(codeOf(code)))
    expect(said.filter((code) => !isSeen(code))).toEqual([])
  })

  test('x ** 2, Date.now and crypto would be seen, a word about them would not', () => {
    const seen = (code: string) =>
      [...Object.values(engineDependent), ...Object.values(momentary)].some((words) => words.test(codeOf(code)))
    expect(['x ** 2', 'x **= 2', 'Date.now()', 'performance.now()', 'crypto.getRandomValues(x)'].map(seen)).toEqual(
      Array(5).fill(true),
    )
    expect(['// Math.log(x) differs', '/** x ** 2 */', "'Date'", 'Math.sqrt(x)', 'Math.floor(x)'].map(seen)).toEqual(
      Array(5).fill(false),
    )
  })

  test.each(evaluating)('%s stands nowhere', (words) => {
    expect(where(words, () => true)).toEqual([])
  })

  test('only components are default exports', () => {
    expect(where(/^\s*export\s+default\b/m, () => true)).toEqual([])
  })
})

describe('names and places', () => {
  test('no file or folder has the name of nothing', () => {
    const nothing = files.filter((path) => path.split('/').some((part) => namesOfNothing.includes(part.split('.')[0])))
    expect(nothing).toEqual([])
  })

  test('files are kebab-case, components PascalCase', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.svelte|\.worker)?\.(ts|mjs|css)$/
    const pascal = /^[A-Z][A-Za-z0-9]*\.svelte$/
    const odd = files.filter((path) => /\.(ts|mjs|css|svelte)$/.test(path))
    expect(odd.filter((path) => !kebab.test(basename(path)) && !pascal.test(basename(path)))).toEqual([])
  })

  test('every folder explains itself and has one front', () => {
    // The front of headless is the command line; the front of views is a component, which main.ts mounts.
    const fronts: Record<string, string> = { headless: 'main.ts', views: 'README.md' }
    const missing = folders.flatMap((folder) =>
      [`${folder}/README.md`, `${folder}/${fronts[folder] ?? 'index.ts'}`].filter((path) => !files.includes(path)),
    )
    expect(missing).toEqual([])
  })
})

describe('the top level', () => {
  test('holds what a newcomer expects and nothing else', () => {
    const top = ['src', 'blueprints', 'simulations', 'tests', 'index.html', 'vite.config.ts', 'package.json']
    const known = [...top, 'tsconfig.json', 'README.md', 'package-lock.json', '.gitignore', '.ci']
    const made = ['.git', 'node_modules', 'dist', 'coverage', '.DS_Store']
    const found = readdirSync(join(src, '..'))
    expect(found.filter((name) => ![...known, ...made].includes(name))).toEqual([])
    expect(existsSync(join(src, '../.ci/run'))).toBe(true)
  })
})

/** Everything that a file imports, as written: static, dynamic, re-exported, or a worker's address. */
function imports(text: string): string[] {
  const forms = [
    /^\s*(?:<script[^>]*>)?\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"`]([^'"`]+)['"`]/g,
    /\bnew\s+URL\(\s*['"]([^'"]+\.(?:ts|mjs|js))['"]\s*,\s*import\.meta\.url/g,
  ]
  return forms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1].split('?')[0]))
}

/** Local imports as paths from src: `kernel/network.ts`; what lies outside of it begins with `../`. */
const localImports = (path: string, text: string): string[] =>
  imports(text)
    .filter((target) => target.startsWith('.'))
    .map((target) => posix.join(posix.dirname(path), target))

/** Libraries by their package's name; the modules of Node under the one name `node`. */
const libraries = (text: string): string[] =>
  imports(text)
    .filter((target) => !target.startsWith('.') && !target.startsWith('virtual:'))
    .map((target) =>
      target.startsWith('node:') ? 'node' : target.split('/', target.startsWith('@') ? 2 : 1).join('/'),
    )

/** Blueprints and simulations are data, open to all that may read a document. */
const isShippedData = (target: string): boolean => /^\.\.\/(blueprints|simulations)\//.test(target)

const isIn = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`)

/** A door is a folder (`views/`), a file, or a folder's files of one ending (`workspace/*.svelte.ts`). */
function isThrough(path: string, door: string): boolean {
  const [before, after] = door.split('*')
  return after === undefined
    ? path === door || (door.endsWith('/') && path.startsWith(door))
    : path.startsWith(before) && path.endsWith(after)
}

/** The files in which the code, not a comment or a string, holds such words. */
const where = (words: RegExp, among: (path: string) => boolean): string[] =>
  sources.filter(({ path, text }) => among(path) && words.test(codeOf(text))).map(({ path }) => `src/${path}`)

const codeOf = (text: string): string =>
  text.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, (found) =>
    found.startsWith('/') ? ' ' : "''",
  )
