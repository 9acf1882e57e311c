import { resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { itTellsOnce } from './__testUtils__/itTellsOnce';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('events on SQLite', () => {
  itTellsOnce(async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
    return [knex, knex];
  });
});
