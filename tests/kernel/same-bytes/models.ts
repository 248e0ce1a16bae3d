/** Twenty models: the shipped blueprints, mass outages alone, and queues that between them reach every construct. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { apply, write, type Blueprint } from '../../../src/blueprint/index.ts'
import { read, toBlueprint } from '../../../src/formats/index.ts'
import { template, templateNames } from '../../workspace/templates.ts'
import type { Task } from './recording-hash.ts'

export interface Model {
  name: string
  blueprint: string
  minutes: number
  /** Every replication is the same. */
  isWithoutChance: boolean
}

const cases = ['S01', 'S05', 'S07', 'S08', 'S10', 'S12', 'S13', 'S15', 'S16', 'S17', 'S19', 'S22', 'S24', 'S27']

/** What a template does in four days, and a queue in a thousand minutes (a night shift, in two days). */
export const models: readonly Model[] = [
  ...templateNames.map((name) => model(name, template(name), 4 * 1440)),
  model('mass-outage', onlyOutages(template('fault-repair')), 4 * 1440),
  ...known().map(({ name, blueprint }) => model(name, blueprint, name === 'S24' ? 2880 : 1000)),
]

function model(name: string, blueprint: Blueprint, minutes: number): Model {
  return { name, blueprint: write(blueprint), minutes, isWithoutChance: ['S24', 'S27'].includes(name) }
}

/** Every fault is a mass outage: its sub-blueprint gets most of the cases. */
function onlyOutages(blueprint: Blueprint): Blueprint {
  const changed = apply(blueprint, [{ set: 'faults', field: 'sets', to: { fault: 'cable' } }])
  if (!changed.ok) throw new Error(JSON.stringify(changed.findings))
  return changed.value
}

function known(): { name: string; blueprint: Blueprint }[] {
  const file = read(readFileSync(join(import.meta.dirname, '../../../simulations/known-answers.json'), 'utf8'))
  if (!file.ok) throw new Error(JSON.stringify(file.findings))
  return cases.map((id) => {
    const mapped = toBlueprint(file.value.find((one) => one.id === id)!)
    if (!mapped.ok) throw new Error(JSON.stringify(mapped.findings))
    return { name: id, blueprint: mapped.value.blueprint }
  })
}

export const taskOf = ({ blueprint, minutes }: Model, more: Partial<Task> = {}): Task => ({
  ...{ blueprint, minutes, seed: 7, replications: [0, 1, 2, 3], rows: 800, chunk: 64 },
  ...more,
})
