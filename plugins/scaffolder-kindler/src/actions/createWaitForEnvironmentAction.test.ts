import { NotFoundError } from '@backstage/errors';
import type {
  Environment,
  EnvironmentAnswer,
  OtherEnvironment,
} from '@kindler/backstage-plugin-kindler-common';
import { parse } from 'yaml';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { TEST_PACE, mockContext } from '../__testUtils__/mockContext';
import { operation } from '../__testUtils__/operations';
import { createWaitForEnvironmentAction } from './createWaitForEnvironmentAction';
import { examples } from './createWaitForEnvironmentAction.examples';

const input = { name: 'orders-dev' };
const pace = TEST_PACE;
const now = '2026-11-22T10:00:01Z';

function observed(
  state: Environment['state'],
  overrides: Partial<OtherEnvironment> = {},
): EnvironmentAnswer {
  const item: OtherEnvironment = {
    name: 'orders-dev',
    provider: 'database',
    state,
    desired: 'running',
    drift: [],
    registrations: [],
    connections: [],
    details: {},
    createdAt: now,
    updatedAt: now,
    ...overrides,
  };
  return { now, item, freshness: { status: 'live' } };
}

function stale(answer: EnvironmentAnswer): EnvironmentAnswer {
  const fault = {
    kind: 'refused' as const,
    source: 'kindler-database',
    message: 'nobody listens on 127.0.0.1:5000',
    hint: 'start HAProxy',
  };
  return { ...answer, freshness: { status: 'stale', fault } };
}

function kindlerThatShows(...answers: Array<EnvironmentAnswer | Error>) {
  return fakeKindlerService({
    getEnvironment: async () => {
      const next = answers.length > 1 ? answers.shift()! : answers[0];
      if (next instanceof Error) {
        throw next;
      }
      return next;
    },
    listOperations: async () => ({ now, items: [] }),
  });
}

describe('kindler:environment:wait', () => {
  it('waits until the environment runs', async () => {
    const kindler = kindlerThatShows(
      observed('creating'),
      observed('creating'),
      observed('running'),
    );
    const { context, lines, outputs } = mockContext(input);
    await createWaitForEnvironmentAction({ kindler, pace }).handler(context);
    expect(lines).toEqual([
      'Environment "orders-dev" is creating',
      'Environment "orders-dev" is running',
    ]);
    expect(outputs).toEqual({
      state: 'running',
      entityRef: 'resource:default/orders-dev',
      environmentUrl: '/kindler/environments/orders-dev',
    });
  });

  it.each(examples)('executes the example: $description', async example => {
    for (const step of parse(example.example).steps) {
      const { name, state = 'running' } = step.input;
      const fake = FakeEnvironments.create(name);
      fake.setState(name, state);
      const kindler = fake.service();
      const { context, outputs } = mockContext(step.input);
      await createWaitForEnvironmentAction({ kindler, pace }).handler(context);
      expect(outputs.state).toBe(state);
    }
  });

  it('never takes a stale answer for reached', async () => {
    const kindler = kindlerThatShows(
      stale(observed('running')),
      stale(observed('running')),
      observed('creating'),
      observed('running'),
    );
    const { context, lines } = mockContext(input);
    await createWaitForEnvironmentAction({ kindler, pace }).handler(context);
    expect(lines).toEqual([
      'Environment "orders-dev" is running when last known, which is stale (nobody listens on 127.0.0.1:5000)',
      'Environment "orders-dev" is creating',
      'Environment "orders-dev" is running',
    ]);
  });

  it('waits for an environment that an operation is about to create', async () => {
    const answers = [new NotFoundError('none'), observed('running')];
    const kindler = fakeKindlerService({
      getEnvironment: async () => {
        const next = answers.shift()!;
        if (next instanceof Error) {
          throw next;
        }
        return next;
      },
      listOperations: async () => ({ now, items: [operation()] }),
    });
    const { context, lines } = mockContext(input);
    await createWaitForEnvironmentAction({ kindler, pace }).handler(context);
    expect(lines[0]).toBe('Environment "orders-dev" is about to be created');
  });

  it('does not wait for an environment that nobody creates', async () => {
    const kindler = kindlerThatShows(new NotFoundError('none'));
    const { context } = mockContext(input);
    await expect(
      createWaitForEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toThrow('There is no environment "orders-dev"');
  });

  it('finds an environment whose creation ended between two reads', async () => {
    const kindler = kindlerThatShows(
      new NotFoundError('none'),
      observed('running'),
    );
    const { context, outputs } = mockContext(input);
    await createWaitForEnvironmentAction({ kindler, pace }).handler(context);
    expect(outputs.state).toBe('running');
  });

  it('ends with the reason when the environment has failed', async () => {
    const error = 'no room for another subnet';
    const kindler = kindlerThatShows(observed('failed', { error }));
    const { context } = mockContext(input);
    await expect(
      createWaitForEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toThrow(error);
  });

  it('goes on while an operation mends a failed environment', async () => {
    const kindler = kindlerThatShows(
      observed('failed', { operationId: 'op-3' }),
      observed('running'),
    );
    const { context, outputs } = mockContext(input);
    await createWaitForEnvironmentAction({ kindler, pace }).handler(context);
    expect(outputs.state).toBe('running');
  });

  it('can wait for a failed environment', async () => {
    const kindler = kindlerThatShows(observed('failed'));
    const { context, outputs } = mockContext({
      ...input,
      state: 'failed' as const,
    });
    await createWaitForEnvironmentAction({ kindler, pace }).handler(context);
    expect(outputs.state).toBe('failed');
  });

  it('ends when the task is cancelled, and cancels nothing', async () => {
    const controller = new AbortController();
    const kindler = fakeKindlerService({
      getEnvironment: async () => {
        controller.abort();
        return observed('creating');
      },
    });
    const { signal } = controller;
    const { context } = mockContext(input, { signal });
    await expect(
      createWaitForEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('ends with the last known state when the time is over', async () => {
    const kindler = kindlerThatShows(observed('creating'));
    const { context } = mockContext({ ...input, timeoutSeconds: 1 });
    await expect(
      createWaitForEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toThrow(
      'Waited 1 s for environment "orders-dev" to be running; last seen: creating',
    );
  });

  it('reads nothing in a dry run', async () => {
    const kindler = fakeKindlerService({});
    const { context, outputs } = mockContext(input, { isDryRun: true });
    await createWaitForEnvironmentAction({ kindler, pace }).handler(context);
    expect(outputs.state).toBe('running');
  });

  it.each([
    [{ name: '-x' }, 'name: "-x" must be a DNS label'],
    [{ ...input, state: 'gone' }, 'state: "gone" is not one of unknown'],
    [{ ...input, timeoutSeconds: 4000 }, 'timeoutSeconds: 4000'],
  ])('refuses %j', async (bad, message) => {
    const kindler = fakeKindlerService({});
    const { context } = mockContext(bad as typeof input);
    const act = createWaitForEnvironmentAction({ kindler, pace }).handler(
      context,
    );
    await expect(act).rejects.toThrow(message);
    await expect(act).rejects.toMatchObject({ name: 'InputError' });
  });
});
