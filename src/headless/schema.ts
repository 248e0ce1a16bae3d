import { jsonSchema } from '../blueprint/index.ts'
import { experimentJsonSchema, reportJsonSchema, reportsJsonSchema } from '../simulation/index.ts'
import { print, type Command } from './command.ts'

const schemas: Record<string, () => unknown> = {
  blueprint: jsonSchema,
  experiment: experimentJsonSchema,
  report: reportJsonSchema,
  reports: reportsJsonSchema,
}

/** `schema [what]`: the formats as JSON Schema. */
export const schema: Command = {
  register: (cli, terminal, done) =>
    cli
      .command('schema [what]', `JSON Schema of a ${Object.keys(schemas).join(', ')} (the first where absent)`)
      .action((what = 'blueprint') => {
        const make = Object.hasOwn(schemas, what) ? schemas[what] : undefined
        if (make) print(terminal, JSON.stringify(make(), null, 2))
        else terminal.err(`There is no schema “${what}”. Known are: ${Object.keys(schemas).join(', ')}.\n`)
        done(Promise.resolve(make ? 0 : 1))
      }),
}
