/** Reasons why PgBouncer's console did not do as asked, and what to do. `said` are its own words. */
export const poolerFaults = {
  'fault-pooler-not-let-in':
    'PgBouncer does not let this role into its console: {{said}}',
  'fault-pooler-not-admin':
    'This role may read the console of PgBouncer and change nothing',
  'fault-pooler-no-database': "PgBouncer has no database '{{database}}'",
  'fault-pooler-none': 'What answers is PostgreSQL and no PgBouncer: {{said}}',
  'fault-pooler-said': 'PgBouncer answered with an error: {{said}}',

  'hint-pooler-user':
    'Check user and password of kindler.routes[].pooler, and let admin_users of PgBouncer name the user.',
  'hint-pooler-admin':
    'Let admin_users of PgBouncer name the user of kindler.routes[].pooler, and reload it.',
} as const;
