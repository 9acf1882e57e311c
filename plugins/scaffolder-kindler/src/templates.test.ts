import type {
  CreateEnvironmentRequest,
  MigrationPlan,
  Trace,
} from '@kindler/backstage-plugin-kindler-common';
import { FakeEnvironments } from './__testUtils__/FakeEnvironments';
import { answer, operation } from './__testUtils__/operations';
import { possiblePlan } from './__testUtils__/plans';
import { startScaffolder } from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

const owner = 'group:default/platform';

/** What the templates ask Kindler for, one after the other. */
async function requested(tasks: Array<{ template: string; values: object }>) {
  const fake = FakeEnvironments.create();
  const requests: object[] = [];
  const real = fake.service();
  const service = fake.service({
    createEnvironment: async (request, options) => {
      const { idempotencyKey: _, ...wanted } =
        request as CreateEnvironmentRequest & { idempotencyKey?: string };
      requests.push(JSON.parse(JSON.stringify(wanted)));
      return real.createEnvironment(request, options);
    },
  });
  const { createTask, taskEnd } = await startScaffolder(service);
  const outputs: unknown[] = [];
  for (const { template, values } of tasks) {
    const { status, events } = await taskEnd(
      await createTask(template, values),
    );
    expect({ template, status }).toEqual({ template, status: 'completed' });
    outputs.push(events.find(({ type }) => type === 'completion')?.body.output);
  }
  return { requests, outputs, names: fake.names };
}

describe('templates', () => {
  it('ask for what was filled in, and leave out what was not', async () => {
    const { requests } = await requested([
      {
        template: 'kindler-environment',
        values: {
          name: 'orders-dev',
          provider: 'database',
          owner,
          ttl: 'P7D',
          registrations: [{ kind: 'argocd', details: { branch: 'dev' } }],
        },
      },
      {
        template: 'kindler-environment',
        values: {
          name: 'orders-test',
          provider: 'database',
          owner,
          ttl: 'unlimited',
          details: { httpPort: 18100 },
        },
      },
    ]);
    expect(requests).toEqual([
      {
        name: 'orders-dev',
        title: 'orders-dev',
        provider: 'database',
        owner,
        ttl: 'P7D',
        registrations: [{ kind: 'argocd', details: { branch: 'dev' } }],
      },
      {
        name: 'orders-test',
        title: 'orders-test',
        provider: 'database',
        owner,
        details: { httpPort: 18100 },
      },
    ]);
  });

  it('switch a route, and tell where it leads', async () => {
    const switchRoute = jest.fn(async () =>
      answer(
        operation({
          kind: 'route-switch',
          status: 'succeeded',
          result: { from: 'orders', to: 'archive' },
        }),
      ),
    );
    const { createTask, taskEnd } = await startScaffolder(
      FakeEnvironments.create().service({
        planRouteSwitch: async () => possiblePlan,
        switchRoute,
        traceRoute: async () =>
          ({
            verdict: 'ok',
            message: { code: 'trace-whole', params: {}, text: 'It is whole' },
            hops: [],
          } as unknown as Trace),
      }),
    );
    const { status, events } = await taskEnd(
      await createTask('kindler-route-switch', {
        route: 'orders-rw',
        target: 'archive',
        migration: true,
        reason: 'a test',
        isMeant: true,
      }),
    );
    expect(status).toBe('completed');
    expect(switchRoute).toHaveBeenCalledWith(
      'orders-rw',
      expect.objectContaining({
        target: 'archive',
        migration: true,
        reason: 'a test',
      }),
      expect.anything(),
    );
    expect(
      JSON.stringify(events.find(({ type }) => type === 'completion')),
    ).toMatch(/led to `orders` and leads to `archive`\. It is whole/);
  });

  it('make a database and a preview, and delete one', async () => {
    const { requests, outputs, names } = await requested([
      {
        template: 'kindler-database',
        values: { name: 'orders-dev', owner, route: 'orders-rw' },
      },
      {
        template: 'kindler-preview',
        values: {
          service: 'checkout',
          number: 481,
          provider: 'database',
          owner,
          ttl: 'P3D',
        },
      },
      {
        template: 'kindler-environment-delete',
        values: { name: 'orders-dev', isMeant: true },
      },
      {
        template: 'kindler-environment-delete',
        values: { name: 'never-was', isMeant: true },
      },
    ]);
    expect(requests).toMatchObject([
      {
        name: 'orders-dev',
        provider: 'database',
        owner,
        details: { route: 'orders-rw' },
      },
      { name: 'checkout-pr-481', provider: 'database', ttl: 'P3D' },
    ]);
    expect(names).toEqual(['checkout-pr-481']);
    expect(JSON.stringify(outputs[2])).toContain('`orders-dev` is gone');
    expect(JSON.stringify(outputs[3])).toContain('no environment `never-was`');
  });

  it('begin a migration after a look at both servers, and leave the moment to a person', async () => {
    const migration = operation({
      kind: 'route-migrate',
      status: 'waiting',
      steps: [{ id: 'go', name: 'Wait for the go', status: 'waiting' }],
    });
    const migrateRoute = jest.fn(async () => answer(migration));
    const { createTask, taskEnd } = await startScaffolder(
      FakeEnvironments.create().service({
        planRouteMigration: async () =>
          ({ possible: true, checks: [] } as unknown as MigrationPlan),
        migrateRoute,
      }),
    );
    const wanted = {
      target: 'archive',
      databases: ['shop'],
      method: 'logical',
      reason: 'a new server',
    };
    const { status, events } = await taskEnd(
      await createTask('kindler-database-migrate', {
        route: 'orders-rw',
        ...wanted,
      }),
    );
    expect(status).toBe('completed');
    expect(migrateRoute).toHaveBeenCalledWith(
      'orders-rw',
      expect.objectContaining(wanted),
      expect.anything(),
    );
    const end = events.find(({ type }) => type === 'completion');
    expect(JSON.stringify(end?.body.output)).toContain(
      '/kindler/operations/op-1',
    );
  });
});
