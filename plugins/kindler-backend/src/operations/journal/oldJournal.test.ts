import { TestDatabases } from '@backstage/backend-test-utils';
import { resolve } from 'node:path';
import { Backend } from '../__testUtils__/Backend';
import { World } from '../__testUtils__/World';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const directory = resolve(__dirname, '../../../migrations');
const FORMS = [
  '20261122_init.js',
  '20261124_events.js',
  '20261126_incidents.js',
  '20261127_acknowledgements.js',
  '20261127_availability.js',
  '20261128_incident_notices.js',
];

it('goes on with an operation that was begun before steps had ids', async () => {
  const knex = await databases.init('SQLITE_3');
  for (const name of FORMS) {
    await knex.migrate.up({ directory, name });
  }
  await knex('operations').insert({
    id: 'old',
    kind: 'environment-create',
    subject_kind: 'environment',
    subject_name: 'shop',
    status: 'running',
    requester: 'user:default/guest',
    request_hash: 'x',
    input: JSON.stringify({ name: 'shop', provider: 'database' }),
    state: '{}',
    steps: JSON.stringify([
      { name: 'Record the environment', status: 'done' },
      { name: 'Create the role', status: 'running' },
    ]),
    created_at: 1,
    claimed_by: 'a worker of the old version',
    heartbeat_at: 1,
  });
  await knex.migrate.latest({ directory });

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
