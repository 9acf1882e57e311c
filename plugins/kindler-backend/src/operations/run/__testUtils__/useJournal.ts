import { TestDatabases } from '@backstage/backend-test-utils';
import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { Backend } from '../../__testUtils__/Backend';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** A new journal of operations for each test. Call it in a `describe`. */
export function useJournal() {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../../../migrations'),
    });
  });

  /** Runs until the operation ends or `crashAfter` saves have happened. After that nothing is written any more. */
  async function crash(backend: Backend, crashAfter: number) {
    const { claims } = backend;
    const claimNext = claims.claimNext.bind(claims);
    let saves = 0;
    let crashed = () => {};
    const crashing = new Promise<void>(done => {
      crashed = done;
    });
    claims.claimNext = async (...args) => {
      const claim = await claimNext(...args);
      if (claim) {
        const save = claim.save.bind(claim);
        claim.save = async (...values) => {
          if (saves >= crashAfter) {
            // A killed worker neither polls nor sends heartbeats.
            claims.claimNext = async () => undefined;
            claim.heartbeat = () => new Promise<never>(() => {});
            crashed();
            await new Promise<never>(() => {});
          }
          saves += 1;
          await save(...values);
        };
      }
      return claim;
    };
    return Promise.race([
      backend.run().then(() => false),
      crashing.then(() => true),
    ]);
  }

  return {
    get knex() {
      return knex;
    },
    crash,
  };
}
