/** Which sections stand open: yours, for as long as the page lives, the same for every step. */
import { SvelteMap } from 'svelte/reactivity'

const known = new SvelteMap<string, boolean>()

export const isOpen = (name: string, initially: boolean): boolean => known.get(name) ?? initially
export const setOpen = (name: string, open: boolean): void => void known.set(name, open)
