/** ESLint, run from the top: `npm run lint`. Few rules, each of which has found a real mistake somewhere. */
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

/** Results must be the same on every machine: ECMAScript leaves these to the engine, or to the moment. */
const engineDependent = [
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot', 'random'],
]

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off', // TypeScript knows better
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': ['error', { destructuring: 'all' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      'prefer-const': 'off', // `let { … } = $props()` is the idiom
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    // The test tools read reports of other programs.
    files: ['tests/**/*.mjs'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    // Published coefficients keep all their digits, so that a reader can compare them with their source.
    files: ['{src,tests}/{random,statistics}/**/*.ts'],
    rules: { 'no-loss-of-precision': 'off' },
  },
  {
    files: ['src/kernel/**/*.ts', 'src/random/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...engineDependent.map((property) => ({
          object: 'Math',
          property,
          message: 'Engines differ in the last bit, or it is not repeatable: use src/random/elementary.ts or a stream.',
        })),
      ],
      'no-restricted-globals': ['error', 'Date', 'performance', 'crypto'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**']",
          message: 'Engines differ in the last bit: write x * x, or power().',
        },
        { selector: "AssignmentExpression[operator='**=']", message: 'Engines differ in the last bit: write x * x.' },
      ],
    },
  },
)
