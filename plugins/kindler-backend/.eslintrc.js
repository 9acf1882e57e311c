/** What each room of the house may import; ARCHITECTURE.md says why. */
const MAY_IMPORT = {
  model: [],
  dcs: ['model'],
  evaluation: ['model'],
  config: [],
  http: ['model'],
  store: [],
  patroni: ['http', 'dcs', 'model'],
  haproxy: ['http', 'model'],
  postgres: ['model'],
  kubernetes: ['http', 'dcs', 'model'],
  pgbouncer: ['postgres', 'model'],
  providers: ['postgres', 'haproxy', 'kubernetes', 'model'],
  observer: [
    'patroni',
    'haproxy',
    'postgres',
    'pgbouncer',
    'kubernetes',
    'config',
    'evaluation',
    'model',
  ],
  replicas: ['store', 'model'],
  operations: ['store', 'model'],
  backups: ['operations', 'postgres', 'model'],
  migration: ['operations', 'haproxy', 'postgres', 'config', 'model'],
  environments: ['operations', 'providers', 'postgres', 'store', 'model'],
  routes: [
    'operations',
    'haproxy',
    'postgres',
    'pgbouncer',
    'config',
    'evaluation',
    'model',
  ],
  gateways: ['operations', 'haproxy', 'postgres', 'config', 'model'],
  events: ['store', 'evaluation', 'model'],
  history: ['evaluation', 'model'],
  incidents: ['store', 'evaluation', 'model'],
  acknowledgements: ['evaluation', 'model'],
  availability: ['store', 'model'],
  notifications: ['model'],
  metrics: ['observer', 'config'],
  actions: [
    'operations',
    'patroni',
    'kubernetes',
    'dcs',
    'config',
    'evaluation',
    'model',
  ],
  service: [
    'backups',
    'migration',
    'acknowledgements',
    'environments',
    'routes',
    'gateways',
    'actions',
    'events',
    'history',
    'incidents',
    'availability',
    'operations',
    'observer',
  ],
  doctor: [
    'observer',
    'gateways',
    'patroni',
    'haproxy',
    'postgres',
    'config',
    'model',
  ],
  api: ['service'],
  mcp: ['service'],
};

/** Folders, as below `src/`, whose code computes and does nothing else. */
const PURE = [
  'model',
  'dcs',
  'evaluation',
  'haproxy/parsing',
  'kubernetes/clusters',
  'incidents/story',
  'availability/spans',
  'backups/judge',
  'actions/plan',
];

const IMPURE = {
  group: [
    'node:*',
    // Tells addresses from names, and does no more here.
    '!node:net',
    '@backstage/*',
    '@kubernetes/*',
    'knex',
    'pg',
    'undici',
  ],
  message: 'Code of this folder is pure: it only computes.',
};

const rooms = Object.keys(MAY_IMPORT);
const TESTS = ['**/*.test.ts', '**/__testUtils__/**'];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  settings: { 'import/resolver': { node: { extensions: ['.ts', '.js'] } } },
  rules: {
    'import/no-restricted-paths': [
      'error',
      {
        basePath: __dirname,
        zones: rooms.map(room => ({
          target: `./src/${room}/**/!(*.test).ts`,
          from: rooms
            .filter(
              other => other !== room && !MAY_IMPORT[room].includes(other),
            )
            .map(other => `./src/${other}/**/*`),
          message: `${room} may import only ${
            MAY_IMPORT[room].join(', ') || 'nothing of the other rooms'
          }.`,
        })),
      },
    ],
  },
  overrides: [
    {
      files: ['src/**/__testUtils__/**/*.ts'],
      rules: { 'import/no-restricted-paths': 'off' },
    },
    {
      files: ['src/**/*.ts'],
      excludedFiles: [
        ...TESTS,
        'src/postgres/SqlClient.ts',
        'src/postgres/KindlerDatabase.ts',
        'src/postgres/KeptConnections.ts',
      ],
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          {
            paths: [
              {
                name: 'pg',
                importNames: ['Client', 'Pool'],
                message:
                  'Connect by postgres/SqlClient, which gives no password away.',
                allowTypeImports: true,
              },
            ],
          },
        ],
      },
    },
    {
      files: PURE.map(folder => `src/${folder}/**/*.ts`),
      excludedFiles: TESTS,
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          { patterns: [IMPURE] },
        ],
        'no-restricted-properties': [
          'error',
          ...[
            ['Date', 'now'],
            ['Math', 'random'],
            ['performance', 'now'],
          ].map(([object, property]) => ({
            object,
            property,
            message: IMPURE.message,
          })),
        ],
      },
    },
  ],
});
