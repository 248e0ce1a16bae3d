/** Peak memory of one long run, printed in megabytes; in a process of its own, for a peak is never forgotten. */
import { wholePath } from './measure.ts'
import { models } from './models.ts'

const [id, cases] = process.argv.slice(2)
const model = models.find((one) => one.id === id)
if (!model) throw new Error(`there is no model ${id}`)
// The engine is warm and its tables have their size before it counts.
await wholePath(model, 100_000, 1)
await wholePath(model, Number(cases), 1)
process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
