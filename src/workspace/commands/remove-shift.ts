/** Takes a shift away. A pool without shifts has its `capacity` while its calendar is open. */
import { get } from '../../blueprint/index.ts'
import { without } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  shift: string
}

export const removeShift = command<Args>({
  name: 'remove-shift',
  label: { en: 'Remove a shift', 'zh-CN': '删除班次' },
  can: (blueprint, { shift }) => get(blueprint, 'shift', shift) !== undefined,
  run: (blueprint, { shift }) => without(blueprint, [shift]),
})
