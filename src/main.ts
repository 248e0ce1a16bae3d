/** Browser start: wiring only. */
import { mount } from 'svelte'
import { check } from './rules/index.ts'
import { App } from './views/index.ts'
import { Library, session, workspace } from './workspace/index.ts'

const library = new Library()
session.restore()
workspace.equip({
  library,
  check,
  simulator: { run: () => ({ stop: () => {} }), story: () => Promise.reject(new Error('no simulation yet')) },
})
mount(App, { target: document.getElementById('app') as HTMLElement })
void library.tidy().catch(() => {}) // whoever needs the storage next is told what is wrong with it
