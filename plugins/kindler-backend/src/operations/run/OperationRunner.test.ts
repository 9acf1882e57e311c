import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { Backend, forgetClaims } from '../__testUtils__/Backend';
import { World } from '../__testUtils__/World';
import { useJournal } from './__testUtils__/useJournal';

jest.setTimeout(60_000);

describe('OperationRunner', () => {
  const stage = useJournal();
  const { crash } = stage;

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
        const first = Backend.of(stage.knex, steps);
        const { id } = await first.create();
        crashed = await crash(first, crashAfter);
        if (crashed) {
          await forgetClaims(stage.knex);
          await Backend.of(stage.knex, steps).run();
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
    const backend = Backend.of(stage.knex, [
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
    const backend = Backend.of(stage.knex, [
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

  it('keeps what steps say for other languages', async () => {
    const why = word('switch-not-wished', { seconds: 5 });
    const seen = word('switch-kept', {});
    const backend = Backend.of(stage.knex, [
      { id: 'one', name: 'one', do: async () => {}, verify: async () => seen },
      {
        id: 'two',
        name: 'two',
        do: async () => {
          throw wordedError(Error, why);
        },
        verify: async () => '',
      },
    ]);
    const { id } = await backend.create();
    expect(await backend.runToEnd(id)).toMatchObject({
      error: `Step 'two' failed: ${why.text}`,
      errorCode: 'operation-step-failed',
      errorParams: { step: { text: 'two' }, reason: why },
      steps: [
        { message: seen.text, messageCode: 'switch-kept', params: {} },
        {
          message: why.text,
          messageCode: 'switch-not-wished',
          params: { seconds: 5 },
        },
      ],
    });
    const log = await backend.store.readLog(id);
    expect(log[0]).toMatchObject({
      message: seen.text,
      messageCode: 'switch-kept',
      params: {},
    });
  });

  it('undoes what was done when it is cancelled between steps', async () => {
    const world = new World();
    const steps = [world.step('row'), world.step('role')];
    const first = Backend.of(stage.knex, steps);
    const { id } = await first.create();
    await crash(first, 3);
    await first.store.requestCancel(id);
    await forgetClaims(stage.knex);
    expect(await Backend.of(stage.knex, steps).runToEnd(id)).toMatchObject({
      status: 'cancelled',
    });
    expect([...world.things]).toEqual([]);
  });

  it('does not claim what it works on itself, however long it was paused', async () => {
    const runs: string[] = [];
    const backend = Backend.of(stage.knex, [
      {
        id: 'only',
        name: 'only',
        do: async () => {
          runs.push('begins');
          await forgetClaims(stage.knex);
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
});
