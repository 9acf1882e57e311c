export const zhPoolerFaults = {
  'fault-pooler-not-let-in': 'PgBouncer 不允许该角色进入其控制台：{{said}}',
  'fault-pooler-not-admin': '该角色只能读取 PgBouncer 的控制台，不能更改',
  'fault-pooler-no-database': "PgBouncer 没有数据库 '{{database}}'",
  'fault-pooler-none': '应答的是 PostgreSQL，不是 PgBouncer：{{said}}',
  'fault-pooler-said': 'PgBouncer 应答了错误：{{said}}',

  'hint-pooler-user':
    '检查 kindler.routes[].pooler 的用户和密码，并让 PgBouncer 的 admin_users 包含该用户。',
  'hint-pooler-admin':
    '让 PgBouncer 的 admin_users 包含 kindler.routes[].pooler 的用户，并重新加载它。',
} as const;
