export { default as App } from './App.svelte'
export { default as Dialog } from './Dialog.svelte'
export { default as IconButton } from './IconButton.svelte'
export * from './messages.svelte.ts'
