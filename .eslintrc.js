module.exports = {
  root: true,
  overrides: [
    {
      files: ['scripts/**/*.mjs'],
      parserOptions: { sourceType: 'module', ecmaVersion: 2022 },
    },
  ],
};
