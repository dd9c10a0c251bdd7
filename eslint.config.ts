import { defineConfig } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The engine's folders, each with those of its neighbours that it may import from. */
const engine = {
  graph: [],
  runtime: ['graph'],
  networks: ['graph', 'runtime'],
  losses: ['graph', 'networks'],
  optimise: ['graph', 'runtime', 'networks', 'losses'],
  tools: ['graph', 'runtime', 'networks', 'losses', 'optimise'],
};

/** Which folder may not import from which: the layer lines of the design. Tests may cross them. */
const layers = [
  {
    target: './renderer',
    from: './main',
    message: 'The window speaks to the rest through preload/contract.',
  },
  { target: './preload', from: ['./main', './renderer'], message: 'The contract depends on nobody.' },
  { target: './main', from: './renderer', message: 'Main never reaches into the window.' },
  ...['app', 'serve', 'cli', 'ipc', 'jobs', 'batch', 'host.ts'].map((part) => ({
    target: './main/engine',
    from: `./main/${part}`,
    message: 'The engine knows nothing of the application around it.',
  })),
  ...Object.entries(engine).flatMap(([folder, allowed]) =>
    [...Object.keys(engine), '../document']
      .filter((other) => other !== folder && !(allowed as string[]).includes(other))
      .map((other) => ({
        target: `./main/engine/${folder}`,
        from: `./main/engine/${other}`,
        message: `${folder} does not depend on ${other}.`,
      })),
  ),
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
    files: [
      'main/engine/optimise/*.ts',
      'renderer/composite/**/*.ts',
      'renderer/pixels/gaussian.ts',
      'renderer/pixels/{resample,transform}/*.ts',
      'renderer/pixels/mask/*.ts',
      'renderer/brushes/engine/*.ts',
      'renderer/pixels/layers/*.ts',
    ],
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
    files: ['scripts/**', 'bench/**', 'main/app/**', 'main/cli/**', 'main/serve/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts', 'e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'import-x/no-restricted-paths': 'off' },
  },
);
