/**
 * `npm run bench`: how fast the engine is, through the whole path and alone, how much memory it takes, what a second
 * thread brings, how long a layout takes, and how soon the app shows figures. Theory first: a fast wrong answer is no result.
 *   --yardstick PATH   runs the native program interleaved and prints the share of its speed that is reached;
 *                      the models w1.txt … w3.txt stand beside it, or in the folder that --models names
 *   --json             one line for machines
 *   --only w1,memory   some of: w1 w2 w3 memory workers layout app frames
 *   --rounds N         5 where absent; medians are taken
 */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { Crew, simulate, type Runner } from '../../src/simulation/index.ts'
import { firstFigures, type AppTime } from './app.ts'
import { frameTimes } from './frames.ts'
import { layoutTime } from './layout-time.ts'
import { heldToTheory, kernelAlone, median, wholePath } from './measure.ts'
import { models, type Model } from './models.ts'

const { values: options } = parseArgs({
  options: {
    yardstick: { type: 'string' },
    models: { type: 'string' },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
})
const only = options.only?.split(',')
const wanted = (name: string) => only?.includes(name) ?? true
const rounds = Number(options.rounds)
const say = (line: string) => (options.json ? process.stderr : process.stdout).write(`${line}\n`)

/** The model as the native program reads it. */
function fileOf(model: Model, program: string): string {
  const folders = [options.models, dirname(program), '../shared/bench'].filter((one) => one !== undefined)
  const file = folders.map((folder) => join(folder, `${model.id}.txt`)).find((one) => existsSync(one))
  if (file === undefined) throw new Error(`no ${model.id}.txt in ${folders.join(', ')}; name its folder with --models`)
  return file
}

/** The native program's nanoseconds an event. */
function yardstick(model: Model): number | undefined {
  const program = options.yardstick
  if (program === undefined) return undefined
  const line = execFileSync(program, [fileOf(model, program), '100000', '1'], { encoding: 'utf8' })
  return (JSON.parse(line) as { nsPerEv: number }).nsPerEv
}

/** How much more two native programs do at once than one: what the machine itself has to give. */
async function nativePair(model: Model): Promise<number | undefined> {
  const program = options.yardstick
  if (program === undefined) return undefined
  const file = fileOf(model, program)
  const together = async (count: number) => {
    const start = performance.now()
    await Promise.all(Array.from({ length: count }, () => promisify(execFile)(program, [file, '300000', '3'])))
    return performance.now() - start
  }
  const ratios: number[] = []
  for (let round = 0; round < rounds; round += 1) ratios.push((2 * (await together(1))) / (await together(2)))
  return median(ratios)
}

const millions = (nsPerEvent: number) => (1000 / nsPerEvent).toFixed(2)

async function speedOf(model: Model) {
  // Twenty runs for the means. Ten for the speed, as many as little studies have: what only the first two do weighs as there.
  const few = model.id === 'w3' ? 40_000 : 200_000
  const cases = model.id === 'w3' ? 15_000 : 100_000
  const replications = 10
  const theory = await wholePath(model, few, Date.now(), { replications: 20 })
  const held = heldToTheory(model, model.blueprint(few), theory.report)
  for (const { measure, expected, value, halfWidth, holds } of held)
    say(
      `${model.id} ${measure}: ${value.toFixed(4)} ± ${halfWidth.toFixed(4)}, expected ${expected}  ${holds ? 'holds' : 'FALLS SHORT'}`,
    )
  const [whole, written, kernel, native, ratios]: number[][] = [[], [], [], [], []]
  for (let round = 0; round < rounds; round += 1) {
    const other = yardstick(model)
    whole.push((await wholePath(model, cases, round, { replications })).nsPerEvent)
    written.push((await wholePath(model, cases, round, { replications, depth: 'written' })).nsPerEvent)
    kernel.push(kernelAlone(model, cases * replications, round))
    if (other === undefined) continue
    native.push(other)
    ratios.push(other / whole[round])
  }
  const nsPerEvent = median(whole)
  say(
    `${model.id} ${model.title}: ${nsPerEvent.toFixed(0)} ns an event (${millions(nsPerEvent)} million a second) through the whole path, ` +
      `${median(written).toFixed(0)} ns with all that is written about, ${median(kernel).toFixed(0)} ns in the kernel alone` +
      (ratios.length > 0 ? `; ${median(ratios).toFixed(3)} of the yardstick (${median(native).toFixed(1)} ns)` : ''),
  )
  return {
    nsPerEvent,
    eventsPerSecond: 1e9 / nsPerEvent,
    writtenNsPerEvent: median(written),
    kernelNsPerEvent: median(kernel),
    ...(ratios.length > 0 ? { yardstickNsPerEvent: median(native), ratio: median(ratios) } : {}),
    theory: held,
  }
}

function memory() {
  const peak = (cases: number) =>
    Number(
      execFileSync(process.execPath, [join(import.meta.dirname, 'memory.js'), 'w1', String(cases)], {
        encoding: 'utf8',
      }),
    )
  const [few, many] = [peak(10_000), peak(10_000_000)]
  say(`memory: ${few.toFixed(0)} MB after 10 thousand cases, ${many.toFixed(0)} MB after 10 million`)
  return { tenThousandMB: few, tenMillionMB: many, growthMB: many - few }
}

async function workers() {
  const model = models[2]
  const blueprint = model.blueprint(10_000)
  const once = async (crew: Crew) => {
    const start = performance.now()
    await simulate(
      blueprint,
      { replications: 12, asks: false, depth: 'drawn' },
      { crew, yield: () => new Promise(setImmediate) },
    )
    return performance.now() - start
  }
  const alone = new Crew()
  const two = new Crew()
  const thread = hired(two)
  await once(alone)
  await once(two)
  const ratios: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const one = await once(alone)
    ratios.push(one / (await once(two)))
  }
  await thread.terminate()
  const pair = await nativePair(model)
  const load = loadavg()[0]
  say(
    `two workers: ${median(ratios).toFixed(2)} times one` +
      (pair === undefined ? '' : `, where two native programs do ${pair.toFixed(2)} times the work of one`) +
      ` (load ${load.toFixed(1)} on ${cpus().length} cores)`,
  )
  return { ratio: median(ratios), ...(pair === undefined ? {} : { nativeRatio: pair }), load, cores: cpus().length }
}

function hired(crew: Crew): Worker {
  const worker = new Worker(join(import.meta.dirname, 'thread.js'))
  const line: Runner = { send: (order) => worker.postMessage(order), hear: () => {} }
  worker.on('message', (answer) => line.hear(answer))
  crew.join(line)
  return worker
}

const result: Record<string, unknown> = {}
for (const model of models) if (wanted(model.id)) result[model.id] = await speedOf(model)
if (wanted('memory')) result.memory = memory()
if (wanted('workers')) result.workers = await workers()
if (wanted('layout')) {
  const time = layoutTime(rounds)
  say(
    `${time.steps} steps with ${time.flows} flows are laid out in ${time.medianMs.toFixed(0)} ms ` +
      `(${time.workMs.toFixed(0)} ms of work), the first time in ${time.firstMs.toFixed(0)} ms`,
  )
  result.layout = time
}
if (wanted('app')) {
  const times: AppTime[] = []
  for await (const one of firstFigures(rounds)) {
    times.push(one)
    say(
      `${one.template}: first figures ${one.firstMs.toFixed(0)} ms after an edit, as exact as asked after ${(one.exactMs / 1000).toFixed(1)} s ` +
        `(${one.replications} replications), all trials after ${(one.triedMs / 1000).toFixed(1)} s`,
    )
  }
  result.app = times
}
if (wanted('frames')) {
  const frames = await frameTimes(({ steps, act, medianMs, p95Ms, frames }) =>
    say(
      `${steps} steps, ${act}: ${(1000 / medianMs).toFixed(0)} frames a second (median ${medianMs.toFixed(1)} ms, P95 ${p95Ms.toFixed(1)} ms, ${frames} frames)`,
    ),
  )
  say(`typing at ten keys a second: ${frames.dropped} of ${frames.typed} keys dropped`)
  say(`a blueprint of 500 steps is open after ${(frames.openMs / 1000).toFixed(2)} s`)
  result.frames = frames
}
if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`)
const fallsShort = models.some(({ id }) =>
  (result[id] as { theory?: { holds: boolean }[] } | undefined)?.theory?.some((one) => !one.holds),
)
process.exit(fallsShort ? 1 : 0)
