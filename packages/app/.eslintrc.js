module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // They run on the lab and in Node, so what the lab stands on is no dependency of the frontend.
      files: ['e2e-tests/**', 'install-tests/**', 'bench/**'],
      rules: { '@backstage/no-undeclared-imports': 'off' },
    },
  ],
});
