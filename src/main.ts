/** Browser start: wiring only. */
import { mount } from 'svelte'
import { check } from './rules/index.ts'
import { SimulationClient } from './simulation/client.ts'
import { App, trustOwnAddresses } from './views/index.ts'
import { device, Library, session, workspace } from './workspace/index.ts'

trustOwnAddresses()
const library = new Library()
session.restore()
device.restore()
workspace.equip({
  library,
  check,
  simulator: new SimulationClient(),
})
mount(App, { target: document.getElementById('app') as HTMLElement })
void library.tidy().catch(() => {}) // whoever needs the storage next is told what is wrong with it
