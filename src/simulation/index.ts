/** Blueprints under load: plans, experiments, runs. */
export * from './key.ts'
export * from './plan.ts'
export * from './simulate.ts'
export * from './story.ts'
