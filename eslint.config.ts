import { defineConfig } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

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
      'main/engine/fill/*.ts',
      'main/engine/optimise/*.ts',
      'renderer/composite/**/*.ts',
      'renderer/pixels/{gaussian,median}.ts',
      'renderer/pixels/{resample,surface,transform}/*.ts',
      'renderer/pixels/mask/*.ts',
      'renderer/brushes/engine/*.ts',
      'renderer/pixels/layers/*.ts',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['renderer/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // Hooks without components: the rest of the rules compile each file, which takes a fifth of all the time.
    files: ['renderer/**/*.ts'],
    plugins: reactHooks.configs.flat.recommended.plugins,
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts', '**/*.testing.ts'],
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
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
