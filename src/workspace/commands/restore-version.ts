/** The whole blueprint becomes as it was in a version. What it was until now is kept as a version first. */
import type { Blueprint } from '../../blueprint/index.ts'
import { command } from '../command.ts'

export const restoreVersion = command<{ version: Blueprint }>({
  name: 'restore-version',
  label: { en: 'Restore a version', 'zh-CN': '恢复版本' },
  keepsBefore: 'restore',
  can: () => true,
  run: (blueprint, { version }) => ({ ...blueprint, records: version.records }),
})
