import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { resolve } from 'node:path';
import type { Knex } from 'knex';
import {
  Backend,
  forgetClaims,
  KIND,
  skipPauses,
} from '../__testUtils__/Backend';
import { World } from '../__testUtils__/World';
import type { OperationStep } from '../types';
import { Wait } from '../Wait';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('OperationRunner', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../../migrations'),
    });
  });

  /** Runs until the operation ends or `crashAfter` saves have happened, after which nothing is written any more. */
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
            // A killed worker neither polls nor beats any more.
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
        const steps = [
          world.step('row'),
          world.step('role'),
          world.step('database', () => failure),
        ];
        const first = Backend.of(knex, steps);
        const { id } = await first.create();
        crashed = await crash(first, crashAfter);
        if (crashed) {
          await forgetClaims(knex);
          await Backend.of(knex, steps).run();
        }
        const { status, error } = await first.store.get(id);
        expect({ crashAfter, status, error, left: [...world.things] }).toEqual({
          crashAfter,
          ...wanted,
        });
        crashes += crashed ? 1 : 0;
      }
      expect(crashes).toBeGreaterThan(5);
    },
  );

  it('does not undo what was there before', async () => {
    const world = new World();
    world.things.add('role');
    const backend = Backend.of(knex, [
      world.step('row'),
      world.step('role'),
      world.step('database', () => new Error('no')),
    ]);
    const { id } = await backend.create();
    const { steps } = await backend.runToEnd(id);
    expect([...world.things]).toEqual(['role']);
    expect(steps.map(({ status }) => status)).toEqual([
      'undone',
      'skipped',
      'undone',
    ]);
  });

  it('waits for what is unavailable', async () => {
    const world = new World();
    let away = 2;
    const backend = Backend.of(knex, [
      world.step('row', () => {
        away -= 1;
        return away >= 0 ? new ServiceUnavailableError('away') : undefined;
      }),
    ]);
    const { id } = await backend.create();
    expect(await backend.runToEnd(id)).toMatchObject({ status: 'succeeded' });
    const log = await backend.store.readLog(id);
    expect(log.map(({ message }) => message)).toEqual([
      'away; trying again',
      'row is there',
    ]);
  });

  it('undoes what was done when it is cancelled between steps', async () => {
    const world = new World();
    const steps = [world.step('row'), world.step('role')];
    const first = Backend.of(knex, steps);
    const { id } = await first.create();
    await crash(first, 3);
    await first.store.requestCancel(id);
    await forgetClaims(knex);
    expect(await Backend.of(knex, steps).runToEnd(id)).toMatchObject({
      status: 'cancelled',
    });
    expect([...world.things]).toEqual([]);
  });

  it('does not claim what it works on itself, however long it was paused', async () => {
    const runs: string[] = [];
    const backend = Backend.of(knex, [
      {
        id: 'only',
        name: 'only',
        do: async () => {
          runs.push('begins');
          await forgetClaims(knex);
          backend.runner.wake();
          await new Promise(done => setImmediate(done));
        },
        verify: async () => 'seen',
      },
    ]);
    await backend.create();
    await backend.run();
    expect(runs).toEqual(['begins']);
  });

  it('changes nothing more once another worker has the operation', async () => {
    const changes: string[] = [];
    const step = (
      name: string,
      check?: () => Promise<boolean>,
    ): OperationStep => ({
      id: 'only',
      name: 'only',
      check,
      do: async () => {
        changes.push(`${name} does`);
      },
      verify: async () => 'seen',
      undo: async () => {
        changes.push(`${name} undoes`);
      },
    });
    const quick = Backend.of(knex, [step('quick')]);
    const slow = Backend.of(knex, [
      step('slow', async () => {
        await forgetClaims(knex);
        await quick.run();
        return false;
      }),
    ]);
    const { id } = await slow.create();
    slow.runner.start();
    while (quick.ended.length === 0) {
      await new Promise(done => setImmediate(done));
    }
    await slow.runner.stop();
    expect(changes).toEqual(['quick does']);
    expect(await slow.store.get(id)).toMatchObject({
      status: 'succeeded',
    });
  });

  it.each([
    {
      waiting: 'for a time',
      wait: () => Wait.forTime('Not yet', 60_000),
      by: undefined,
      goOn: () => skipPauses(knex),
    },
    {
      waiting: 'for a person',
      wait: () => Wait.forPerson('Not yet', 60_000),
      by: 'user:default/ann',
      goOn: (backend: Backend, id: string) =>
        backend.store.resume(id, 'user:default/ann'),
    },
  ])('rests while a step waits $waiting', async ({ wait, by, goOn }) => {
    const seen: Array<string | undefined> = [];
    let isReady = false;
    const steps: OperationStep[] = [
      {
        id: 'only',
        name: 'only',
        do: async ({ resumedBy }) => {
          seen.push(resumedBy);
          if (!isReady) {
            throw wait();
          }
        },
        verify: async () => 'there',
      },
    ];
    const first = Backend.of(knex, steps);
    const { id } = await first.create();
    first.runner.start();
    while ((await first.store.get(id)).status !== 'waiting') {
      await new Promise(done => setImmediate(done));
    }
    await first.runner.stop();
    expect(await first.store.get(id)).toMatchObject({
      waiting: { for: by ? 'person' : 'time', since: expect.any(String) },
      steps: [{ status: 'waiting', message: 'Not yet' }],
    });
    expect(
      await first.claims.claimNext([{ kind: KIND, variant: '' }], []),
    ).toBe(undefined);
    isReady = true;
    await goOn(first, id);
    expect(await Backend.of(knex, steps).runToEnd(id)).toMatchObject({
      status: 'succeeded',
    });
    expect(seen).toEqual([undefined, by]);
  });

  it('asks for each step that waits for a person anew', async () => {
    const step = (id: string): OperationStep => ({
      id,
      name: id,
      do: async ({ resumedBy }) => {
        if (!resumedBy) {
          throw Wait.forPerson(`May ${id}?`);
        }
      },
      verify: async () => 'done',
    });
    const backend = Backend.of(knex, [step('one'), step('two')]);
    const { id } = await backend.create();
    backend.runner.start();
    for (const each of [0, 1]) {
      let operation = await backend.store.get(id);
      while (operation.steps[each].status !== 'waiting') {
        await new Promise(done => setImmediate(done));
        operation = await backend.store.get(id);
      }
      await backend.store.resume(id, 'user:default/ann');
      backend.runner.wake();
    }
    expect(await backend.runToEnd(id)).toMatchObject({ status: 'succeeded' });
    const log = await backend.store.readLog(id);
    expect(
      log.filter(({ message }) => message === 'Resumed by user:default/ann'),
    ).toHaveLength(2);
    await expect(backend.store.resume(id, 'user:default/ann')).rejects.toThrow(
      'is succeeded and cannot be resumed',
    );
  });

  it.each([
    ['Nobody resumed it', () => Wait.forPerson('Sure?', 1)],
    ['It waited too long', () => Wait.forTime('Not yet', 1, 1)],
  ])('fails a step when its waiting is over: %s', async (reason, wait) => {
    const world = new World();
    const backend = Backend.of(knex, [
      world.step('row'),
      {
        id: 'wait',
        name: 'wait',
        do: async () => {
          throw wait();
        },
        verify: async () => '',
      },
    ]);
    const { id } = await backend.create();
    expect(await backend.runToEnd(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining(reason),
    });
    expect([...world.things]).toEqual([]);
  });

  it('ends a step that hangs', async () => {
    const backend = Backend.of(knex, [
      {
        id: 'only',
        name: 'only',
        timeoutMs: 20,
        do: () => new Promise<never>(() => {}),
        verify: async () => 'seen',
      },
    ]);
    const { id } = await backend.create();
    expect(await backend.runToEnd(id)).toMatchObject({
      status: 'failed',
      error: "Step 'only' failed: It did not end within 0.02 s",
    });
  });

  it('gives up what this version cannot go on with, and says what is left', async () => {
    const world = new World();
    const first = Backend.of(knex, [world.step('row'), world.step('role')]);
    const { id } = await first.create();
    await crash(first, 4);
    await forgetClaims(knex);
    const newer = Backend.of(knex, [world.step('row')]);
    newer.runner.start();
    while (newer.ended.length === 0) {
      await skipPauses(knex);
      newer.runner.wake();
      await new Promise(done => setImmediate(done));
    }
    await newer.runner.stop();
    const { status, error } = await first.store.get(id);
    expect(status).toBe('failed');
    expect(error).toMatch(/begun 8 times.*'role' is not undone: this version/s);
    expect([...world.things]).not.toContain('row');
  });
});
