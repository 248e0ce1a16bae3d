export { focused, folded } from './looks.ts'
export * from './library.ts'
export * from './settings.ts'
export * from './trouble.ts'
