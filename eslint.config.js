import js from '@eslint/js';
import globals from 'globals';

/* Rules that find mistakes; how the code looks is Prettier's business. */
const rules = {
  ...js.configs.recommended.rules,
  'array-callback-return': 'error',
  'consistent-return': 'off',
  'default-case-last': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'max-len': ['error', { code: 120 }],
  'no-constructor-return': 'error',
  'no-eval': 'error',
  'no-implicit-globals': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-promise-executor-return': 'error',
  'no-restricted-properties': [
    'error',
    ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map(property => ({
      property,
      message: 'Names from reports are hostile: text reaches the page as text (lib/dom.js).',
    })),
  ],
  'no-self-compare': 'error',
  'no-shadow': 'error',
  'no-template-curly-in-string': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unused-vars': 'error',
  'no-use-before-define': ['error', { functions: false, variables: false }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'prefer-template': 'error',
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['src/main/webapp/**/*.js'], languageOptions: { globals: globals.browser }, rules },
  { files: ['src/test/js/**/*.js', '*.js'], languageOptions: { globals: globals.node }, rules },
];
