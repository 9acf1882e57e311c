import type { EnvironmentList } from '@kindler/backstage-plugin-kindler-common';
import { parse } from 'yaml';
import { createAction, entityOf, input } from '../__testUtils__/createAction';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { TEST_PACE, mockContext } from '../__testUtils__/mockContext';
import { answer, succeeded } from '../__testUtils__/operations';
import { examples } from './createCreateEnvironmentAction.examples';

describe('kindler:environment:create', () => {
  it('creates, reports each step and gives the connection without a password', async () => {
    const fake = FakeEnvironments.create();
    const withPassword = fake.service({
      getEnvironmentConnection: async (name, options) => ({
        ...(await fake.service().getEnvironmentConnection(name, options)),
        password: 'hunter2',
      }),
    });
    const { context, lines, outputs } = mockContext(input);

    await createAction(withPassword).handler(context);

    expect(fake.names).toEqual(['orders-dev']);
    expect(outputs).toEqual({
      operationId: 'op-1',
      entityRef: 'resource:default/orders-dev',
      environmentUrl: '/kindler/environments/orders-dev',
      host: '127.0.0.1',
      port: 5000,
      database: 'orders-dev',
      user: 'orders-dev-owner',
      route: 'platform-rw',
    });
    expect(lines).toEqual([
      'Operation op-1 creates environment "orders-dev"',
      'Operation op-1 running',
      'Step "create role" done: role orders-dev is there',
      'Step "create database" running',
      'Step "create database" done',
      'Operation op-1 succeeded',
      'Environment "orders-dev" is usable, see /kindler/environments/orders-dev',
    ]);
    expect(JSON.stringify([lines, outputs])).not.toContain('hunter2');
  });

  it('gives the ref that the catalog uses for the environment', async () => {
    const kindler = FakeEnvironments.create().service();
    const { context, outputs } = mockContext(input);
    const entities = [entityOf('orders-dev', 'env-orders-dev')];
    await createAction(kindler, entities).handler(context);
    expect(outputs.entityRef).toBe('resource:default/env-orders-dev');
  });

  it('succeeds with a warning when the catalog does not show it in time', async () => {
    const kindler = FakeEnvironments.create().service();
    const { context, lines, outputs } = mockContext(input);
    const pace = { ...TEST_PACE, catalogMs: 1 };
    await createAction(kindler, [], pace).handler(context);
    expect(outputs.entityRef).toBe('resource:default/orders-dev');
    expect(lines.join('\n')).toContain('the catalog does not show it yet');
  });

  it.each(examples)('executes the example: $description', async example => {
    const fake = FakeEnvironments.create();
    for (const step of parse(example.example).steps) {
      const { context, outputs } = mockContext(step.input);
      const entities = [entityOf(step.input.name)];
      await createAction(fake.service(), entities).handler(context);
      expect(outputs).toMatchObject({ operationId: 'op-1' });
      expect(fake.names).toEqual([step.input.name]);
    }
  });

  it('asks on behalf of the initiator', async () => {
    const createEnvironment = jest.fn(async () => answer(succeeded));
    const kindler = FakeEnvironments.create().service({ createEnvironment });
    const { context } = mockContext({ ...input, title: 'Orders', wait: false });
    await createAction(kindler).handler(context);
    expect(createEnvironment).toHaveBeenCalledWith(
      {
        name: 'orders-dev',
        provider: 'database',
        owner: undefined,
        title: 'Orders',
        idempotencyKey: 'scaffolder:mock-task-id:mock-step-id:orders-dev',
      },
      { credentials: await context.getInitiatorCredentials() },
    );
  });

  it('does nothing in a dry run but gives every output', async () => {
    const { context, outputs } = mockContext(input, { isDryRun: true });
    await createAction(fakeKindlerService({})).handler(context);
    expect(Object.keys(outputs).sort()).toEqual([
      'database',
      'entityRef',
      'environmentUrl',
      'host',
      'operationId',
      'port',
      'route',
      'user',
    ]);
  });

  it('takes a provider that a module of the backend brought', async () => {
    const { context } = mockContext(
      { ...input, provider: 'vm' },
      { isDryRun: true },
    );
    const kindler = fakeKindlerService({
      listEnvironments: async () =>
        ({ items: [], providers: ['vm'] } as unknown as EnvironmentList),
    });
    await expect(
      createAction(kindler).handler(context),
    ).resolves.toBeUndefined();
  });

  it.each([
    [{ ...input, name: 'Orders' }, 'name: "Orders" must be a DNS label'],
    [{ ...input, name: 'postgres' }, 'name: "postgres" is reserved'],
    [{ ...input, provider: 'vm' }, 'provider: "vm" is not one of database'],
    [{ ...input, owner: 'platform' }, 'owner: "platform" is no entity ref'],
    [
      { ...input, owner: 'group:..' },
      'owner: "group:.." must be the entity ref',
    ],
    [{ ...input, owner: 'x:y' }, 'owner: "x:y" must be the entity ref'],
    [{ ...input, timeoutSeconds: 0 }, 'timeoutSeconds: 0 is not a whole'],
    [
      {
        ...input,
        registrations: [
          {
            kind: 'argocd',
            details: { application: { repoURL: 'https://a:b@git.example' } },
          },
        ],
      },
      'registrations[0].details.application.repoURL is a URL with a password',
    ],
  ])('refuses %j, also in a dry run', async (bad, message) => {
    for (const isDryRun of [true, false]) {
      const { context, lines } = mockContext(bad as typeof input, { isDryRun });
      const act = createAction(fakeKindlerService({})).handler(context);
      await expect(act).rejects.toThrow(message);
      await expect(act).rejects.toMatchObject({ name: 'InputError' });
      await expect(act).rejects.not.toThrow('a:b@');
      expect(lines).toEqual([]);
    }
  });
});
