export * from './folded.ts'
export * from './library.ts'
export * from './settings.ts'
export * from './trouble.ts'
