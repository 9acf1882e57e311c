import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { OperationClaims } from './OperationClaims';
import { OperationRunner } from './OperationRunner';
import { OperationStore } from './OperationStore';
import type { OperationDefinition, OperationStep } from './types';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** An outside world of three things that steps make and unmake. */
class World {
  readonly things = new Set<string>();
  readonly done: string[] = [];

  step(name: string, failure?: () => Error | undefined): OperationStep {
    return {
      name,
      check: async () => this.things.has(name),
      do: async () => {
        this.done.push(name);
        const error = failure?.();
        if (error) {
          throw error;
        }
        this.things.add(name);
      },
      verify: async () => {
        if (!this.things.has(name)) {
          throw new Error(`${name} is not there`);
        }
        return `${name} is there`;
      },
      undo: async () => {
        this.things.delete(name);
      },
    };
  }
}

describe('OperationRunner', () => {
  let knex: Knex;
  const subject = { kind: 'environment' as const, name: 'shop' };
  const request = {
    kind: 'environment-create' as const,
    subject,
    requester: 'user:default/guest',
    request: { name: 'shop' },
    input: { name: 'shop' },
  };

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
  });

  function createStore(steps: OperationStep[]) {
    const definitions: OperationDefinition[] = [
      { kind: 'environment-create', steps },
    ];
    return {
      definitions,
      store: OperationStore.create({ knex, definitions }),
    };
  }

  /** Runs until the operation ends or `crashAfter` saves have happened, after which nothing is written any more. */
  async function run(
    definitions: OperationDefinition[],
    id: string,
    worker: string,
    crashAfter = Infinity,
  ) {
    const claims = OperationClaims.create({ knex, worker });
    let saves = 0;
    const save = claims.save.bind(claims);
    let crashed = () => {};
    const crash = new Promise<void>(done => {
      crashed = done;
    });
    claims.save = async (...args) => {
      if (saves >= crashAfter) {
        crashed();
        await new Promise<never>(() => {});
      }
      saves += 1;
      await save(...args);
    };
    const ended = new Promise<void>(done => {
      const runner = OperationRunner.create({
        claims,
        definitions,
        logger: mockServices.logger.mock(),
        onChange: operation => {
          if (operation.id === id && operation.finishedAt) {
            done(runner.stop());
          }
        },
      });
      runner.start();
      void crash.then(() => {
        // A killed worker neither polls nor beats any more.
        claims.claimNext = async () => undefined;
        claims.heartbeat = () => new Promise<never>(() => {});
      });
    });
    return Promise.race([
      ended.then(() => ({ crashed: false })),
      crash.then(() => ({ crashed: true })),
    ]);
  }

  const forgetClaims = () => knex('operations').update({ heartbeat_at: 0 });

  it.each([
    {
      outcome: 'succeeds',
      failure: undefined,
      wanted: {
        status: 'succeeded',
        error: undefined,
        left: ['row', 'role', 'database'],
      },
    },
    {
      outcome: 'fails in its last step',
      failure: new Error('no space left'),
      wanted: {
        status: 'failed',
        error: "Step 'database' failed: no space left",
        left: [],
      },
    },
  ])(
    'ends the same when an operation that $outcome crashes after any save',
    async ({ failure, wanted }) => {
      let crashed = true;
      let crashes = 0;
      for (let crashAfter = 0; crashed; crashAfter++) {
        const world = new World();
        const { definitions, store } = createStore([
          world.step('row'),
          world.step('role'),
          world.step('database', () => failure),
        ]);
        const { id } = await store.create(request);
        const first = await run(definitions, id, 'one', crashAfter);
        if (first.crashed) {
          await forgetClaims();
          await run(definitions, id, 'two');
        }
        const { status, error } = await store.get(id);
        expect({ crashAfter, status, error, left: [...world.things] }).toEqual({
          crashAfter,
          ...wanted,
        });
        crashed = first.crashed;
        crashes += crashed ? 1 : 0;
      }
      expect(crashes).toBeGreaterThan(5);
    },
  );

  it('does not undo what was there before', async () => {
    const world = new World();
    world.things.add('role');
    const { definitions, store } = createStore([
      world.step('row'),
      world.step('role'),
      world.step('database', () => new Error('no')),
    ]);
    const { id } = await store.create(request);
    await run(definitions, id, 'one');
    expect([...world.things]).toEqual(['role']);
    expect((await store.get(id)).steps.map(({ status }) => status)).toEqual([
      'undone',
      'skipped',
      'undone',
    ]);
  });

  it('waits for what is unavailable', async () => {
    const world = new World();
    let away = 2;
    const { definitions, store } = createStore([
      world.step('row', () => {
        away -= 1;
        return away >= 0 ? new ServiceUnavailableError('away') : undefined;
      }),
    ]);
    const { id } = await store.create(request);
    await run(definitions, id, 'one');
    expect((await store.get(id)).status).toBe('succeeded');
    expect((await store.readLog(id)).map(({ message }) => message)).toEqual([
      'away; trying again',
      'row is there',
    ]);
  });

  it('undoes what was done when it is cancelled between steps', async () => {
    const world = new World();
    const { definitions, store } = createStore([
      world.step('row'),
      world.step('role'),
    ]);
    const { id } = await store.create(request);
    await run(definitions, id, 'one', 3);
    await store.requestCancel(id);
    await forgetClaims();
    await run(definitions, id, 'two');
    expect((await store.get(id)).status).toBe('cancelled');
    expect([...world.things]).toEqual([]);
  });

  it('lets a worker that was taken for dead write no more', async () => {
    const { store } = createStore([new World().step('row')]);
    const { id } = await store.create(request);
    const [one, two] = ['one', 'two'].map(worker =>
      OperationClaims.create({ knex, worker }),
    );
    const claimed = await one.claimNext();
    expect(await two.claimNext()).toBeUndefined();
    await forgetClaims();
    expect((await two.claimNext())?.operation.id).toBe(id);
    await expect(one.save(claimed!.operation, {})).rejects.toThrow(/Lost/);
  });

  it('has one active operation for a subject, and one for a key', async () => {
    const { store } = createStore([]);
    const first = await store.create({ ...request, idempotencyKey: 'k' });
    const again = await store.create({ ...request, idempotencyKey: 'k' });
    expect(again.id).toBe(first.id);
    await expect(store.create(request)).rejects.toThrow(first.id);
    await expect(
      store.create({
        ...request,
        request: { name: 'other' },
        idempotencyKey: 'k',
      }),
    ).rejects.toThrow(/another request/);
  });

  it('lists newest first, page by page', async () => {
    const { store } = createStore([]);
    const created: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      const { id } = await store.create({
        ...request,
        subject: { kind: 'environment', name },
      });
      created.unshift(id);
    }
    await knex('operations').update({ created_at: 1 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list({ limit: 1, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.sort()).toEqual(created.sort());
  });
});
