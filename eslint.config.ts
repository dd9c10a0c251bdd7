import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Which folder may not import from which: the layer lines of the design. Tests may cross them. */
const layers = [
  {
    target: './renderer',
    from: './main',
    message: 'The window speaks to the rest through preload/contract.',
  },
  { target: './preload', from: ['./main', './renderer'], message: 'The contract depends on nobody.' },
  { target: './main', from: './renderer', message: 'Main never reaches into the window.' },
  {
    target: './main/engine',
    from: ['./main/app', './main/serve', './main/cli', './main/ipc', './main/jobs', './main/batch'],
    message: 'The engine knows nothing of the application around it.',
  },
  {
    target: './main/engine/graph',
    from: ['./main/engine/!(graph)', './main/engine/!(graph)/**'],
    message: 'graph is pure: it knows nothing of onnxruntime or of networks.',
  },
  {
    target: './main/engine/runtime',
    from: './main/engine/!(runtime|graph)/**',
    message: 'runtime stands on graph alone.',
  },
  {
    target: './main/engine/{networks,losses,optimise,image}',
    from: './main/engine/tools',
    message: 'Dependencies point from tools downwards.',
  },
];

export default defineConfig(
  { ignores: ['out', 'release', 'node_modules', 'test-results', 'playwright-report'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver(), createNodeResolver()],
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'import-x/order': [
        'error',
        { groups: ['builtin', 'external', 'parent', 'sibling'], alphabetize: { order: 'asc' } },
      ],
      'import-x/no-duplicates': 'error',
      'import-x/no-restricted-paths': ['error', { zones: layers }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['main/engine/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.testing.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'electron', message: 'engine knows nothing of Electron.' }] },
      ],
    },
  },
  {
    files: ['main/engine/graph/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.testing.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: ['electron', 'onnxruntime-node', 'sharp'] }],
    },
  },
  {
    // Loops over typed arrays within their length: a check of every element would cost more than the sums.
    files: ['main/engine/optimise/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts', '**/*.testing.ts'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: ['electron', 'onnxruntime-node', 'sharp'], patterns: ['node:*'] },
      ],
    },
  },
  {
    files: ['scripts/**', 'bench/**', 'main/cli/**', 'main/serve/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts', 'e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'import-x/no-restricted-paths': 'off' },
  },
);
