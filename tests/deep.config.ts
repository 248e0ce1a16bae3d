import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../vite.config.ts'

/** The long tests, `npm run test:deep`: thousands of experiments, millions of cases. No part of `npm test`. */
const config = mergeConfig(base, defineConfig({ test: { testTimeout: 10_800_000, hookTimeout: 10_800_000 } }))
config.test = { ...config.test, projects: undefined, include: ['tests/**/*.deep.ts'] }

export default config
