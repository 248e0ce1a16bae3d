/** Blueprints under load: plans, experiments, runs, and cases told. */
export * from './client.ts'
export * from './experiment.ts'
export * from './key.ts'
export * from './plan.ts'
export * from './simulate.ts'
export * from './span.ts'
export * from './story.ts'
