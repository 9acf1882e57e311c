import { TestDatabases } from '@backstage/backend-test-utils';
import { MIGRATIONS, migrateBefore } from '../../__testUtils__/migrateBefore';
import { Backend } from '../__testUtils__/Backend';
import { World } from '../__testUtils__/World';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** A plugin database as it was before a migration. */
async function openBefore(migration: string) {
  const knex = await databases.init('SQLITE_3');
  await migrateBefore(knex, migration);
  return knex;
}

const OLD = {
  status: 'running',
  requester: 'user:default/guest',
  request_hash: 'x',
  state: '{}',
  steps: '[]',
  created_at: 1,
};

it('knows the controller of an action that was begun under another name', async () => {
  const knex = await openBefore('20261204');
  const input = (controller: object) =>
    JSON.stringify({ database: 'orders', ...controller });
  const rows = [
    ['database-restart', 'running', { way: 'patroni' }],
    ['database-pause', 'waiting', { way: 'postgrescluster' }],
    ['database-resume', 'succeeded', { way: 'patroni' }],
  ] as const;
  for (const [kind, status, way] of rows) {
    await knex('operations').insert({
      ...OLD,
      id: kind,
      kind,
      status,
      subject_kind: 'database',
      subject_name: kind,
      input: input(way),
    });
  }
  await knex.migrate.latest({ directory: MIGRATIONS });
  const kept = await knex('operations').select('id', 'input').orderBy('id');
  expect(kept).toEqual([
    { id: 'database-pause', input: input({ controller: 'postgrescluster' }) },
    { id: 'database-restart', input: input({ controller: 'patroni' }) },
    { id: 'database-resume', input: input({ way: 'patroni' }) },
  ]);
});

it('goes on with an operation that was begun before steps had ids', async () => {
  const knex = await openBefore('20261129_operations_engine.js');
  await knex('operations').insert({
    ...OLD,
    id: 'old',
    kind: 'environment-create',
    subject_kind: 'environment',
    subject_name: 'shop',
    input: JSON.stringify({ name: 'shop', provider: 'database' }),
    steps: JSON.stringify([
      { name: 'Record the environment', status: 'done' },
      { name: 'Create the role', status: 'running' },
    ]),
    claimed_by: 'a worker of the old version',
    heartbeat_at: 1,
  });
  await knex.migrate.latest({ directory: MIGRATIONS });

  const world = new World();
  const backend = new Backend(knex, [
    {
      kind: 'environment-create',
      variant: 'database',
      plan: () => [world.step('record'), world.step('role')],
    },
  ]);
  expect(await backend.runToEnd('old')).toMatchObject({
    status: 'succeeded',
    steps: [
      { id: 'record', name: 'Record the environment', status: 'done' },
      { id: 'role', name: 'Create the role', status: 'done' },
    ],
  });
  expect(world.done).toEqual(['role']);
});
