import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parse } from 'yaml';
import { entityOf } from '../__testUtils__/createAction';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { TEST_PACE, mockContext } from '../__testUtils__/mockContext';
import { answer, succeeded } from '../__testUtils__/operations';
import { createCreateDatabaseAction } from './createCreateDatabaseAction';
import { examples } from './createCreateDatabaseAction.examples';

const input = { name: 'orders-dev' };

function action(kindler: KindlerService, name = input.name) {
  const catalog = catalogServiceMock({ entities: [entityOf(name)] });
  return createCreateDatabaseAction({ kindler, catalog, pace: TEST_PACE });
}

describe('kindler:database:create', () => {
  it.each(examples)('executes the example: $description', async example => {
    const [step] = parse(example.example).steps;
    const fake = FakeEnvironments.create();
    const { context, outputs } = mockContext(step.input);
    await action(fake.service(), step.input.name).handler(context);
    expect(fake.names).toEqual([step.input.name]);
    expect(outputs).toMatchObject({
      operationId: 'op-1',
      database: step.input.name,
      entityRef: `resource:default/${step.input.name}`,
    });
  });

  it('asks for an environment that is a database', async () => {
    const createEnvironment = jest.fn(async () => answer(succeeded));
    const kindler = FakeEnvironments.create().service({ createEnvironment });
    const { context } = mockContext(input);
    await action(kindler).handler(context);
    expect(createEnvironment).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'orders-dev', provider: 'database' }),
      { credentials: await context.getInitiatorCredentials() },
    );
  });

  it('asks for the route of choice, and for nothing where no database is made behind it', async () => {
    const createEnvironment = jest.fn(async () => answer(succeeded));
    const kindler = FakeEnvironments.create().service({ createEnvironment });
    const wrong = mockContext({ ...input, route: 'orders-ro' });
    await expect(action(kindler).handler(wrong.context)).rejects.toThrow(
      'route: "orders-ro" is not one of those behind which databases are made: platform-rw, orders-rw',
    );
    expect(createEnvironment).not.toHaveBeenCalled();
    expect(wrong.outputs).toEqual({});

    const right = mockContext({ ...input, route: 'orders-rw' });
    await action(kindler).handler(right.context);
    expect(createEnvironment).toHaveBeenCalledWith(
      expect.objectContaining({ details: { route: 'orders-rw' } }),
      expect.anything(),
    );
  });

  it('leaves it to Kindler to refuse a route where nobody says which there are', async () => {
    const createEnvironment = jest.fn(async () => answer(succeeded));
    const kindler = FakeEnvironments.create().service({
      createEnvironment,
      listProviders: async () => {
        throw new Error('away');
      },
    });
    const { context } = mockContext({ ...input, route: 'orders-rw' });
    await action(kindler).handler(context);
    expect(createEnvironment).toHaveBeenCalled();
  });

  it('does nothing in a dry run but gives every output', async () => {
    const { context, outputs } = mockContext(input, { isDryRun: true });
    await action(fakeKindlerService({})).handler(context);
    expect(outputs).toMatchObject({ operationId: 'dry-run', port: 5432 });
  });

  it('refuses a bad name, also in a dry run', async () => {
    for (const isDryRun of [true, false]) {
      const { context } = mockContext({ name: '../x' }, { isDryRun });
      await expect(
        action(fakeKindlerService({})).handler(context),
      ).rejects.toMatchObject({ name: 'InputError' });
    }
  });
});
