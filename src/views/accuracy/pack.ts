/** The queues with known answers that the app brings along, read like any stranger's. */
import type { Result } from '../../base/index.ts'
import { serviceCase, type ServiceCase } from '../../formats/index.ts'

export async function knownAnswers(): Promise<Result<ServiceCase[]>> {
  const files = import.meta.glob<string>('/simulations/known-answers.json', { query: '?raw', import: 'default' })
  return serviceCase.read(await files['/simulations/known-answers.json']())
}
