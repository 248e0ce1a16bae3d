// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flushSync, mount, unmount } from 'svelte'
import { expect, test } from 'vitest'
import { parse, type Blueprint } from '../../../src/blueprint/index.ts'
import { Inspector } from '../../../src/views/inspector/index.ts'
import { session, workspace } from '../../../src/workspace/index.ts'
import { means } from './means.ts'

const folder = join(import.meta.dirname, '../../../blueprints')

/** One record of each type and kind. */
const samples = ({ records }: Blueprint): string[] => {
  const kinds = Object.entries(records).map(([id, record]) => [record.type === 'node' ? record.kind : record.type, id])
  return Object.values(Object.fromEntries(kinds))
}

test.each(readdirSync(folder).filter((file) => file.endsWith('.json')))(
  'whatever is selected in %s has a panel, in both languages, with a name for each control',
  (file) => {
    const read = parse(readFileSync(join(folder, file), 'utf8'))
    if (!read.ok) throw new Error(`${file} does not parse`)
    workspace.equip(means)
    workspace.openNew(read.value)
    const target = document.createElement('div')
    document.body.append(target)
    const inspector = mount(Inspector, { target })
    for (const id of samples(read.value)) {
      session.selection = id
      for (const language of ['en', 'zh-CN'] as const) {
        session.language = language
        flushSync()
        expect(target.querySelector('h2')?.textContent).not.toBe('')
        const controls = [...target.querySelectorAll('input, select, textarea')]
        expect(controls.filter((one) => !one.getAttribute('aria-label'))).toEqual([])
        expect(target.textContent).not.toMatch(/undefined|\[object|NaN/)
      }
    }
    void unmount(inspector)
    target.remove()
    workspace.close()
  },
  60_000,
)
