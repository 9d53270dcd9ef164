// The lint rules of ESLint for all TypeScript and JavaScript of the project.
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  // AssemblyScript looks like TypeScript, but its types are those of WebAssembly; its own compiler checks it.
  { ignores: ['dist/', 'release/', 'test-results/', 'test/standin/', 'electron/engine/import/kernel/assembly/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Interfaces promise asynchrony where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Tuples and typed arrays are read at indices known to exist.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // What a file holds must not decide how long an expression takes.
    files: ['electron/engine/**', 'shared/**'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
  },
  {
    files: ['renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Names come from files and from others: only one file knows how they reach a terminal.
    files: ['electron/**'],
    ignores: ['electron/log/terminal.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        ...['stdout', 'stderr'].map((property) => ({
          object: 'process',
          property,
          message: 'Lines go through electron/log/terminal.ts, which shows what names hide',
        })),
      ],
    },
  },
  {
    // State has an owner: a slice exports its changes, and nobody else sets what is in it.
    files: ['renderer/**'],
    ignores: ['renderer/**/*-slice.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name=/^use[A-Z]/][callee.property.name='setState']",
          message: 'Call a change of the slice that owns the field; it is the only place that sets it',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
);
