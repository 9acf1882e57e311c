import { parse } from 'yaml';
import { FakeEnvironments } from './__testUtils__/FakeEnvironments';
import {
  template,
  values,
  startScaffolder,
} from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

describe('scaffolderModuleKindler', () => {
  it('adds the actions with their examples', async () => {
    const { get } = await startScaffolder(FakeEnvironments.create().service());
    const { body } = await get('/v2/actions').expect(200);
    const actions: Array<{ id: string; examples?: unknown[] }> = body;
    const ours = actions.filter(({ id }) => id.startsWith('kindler:'));
    expect(ours.map(({ id }) => id).sort()).toEqual([
      'kindler:argocd:wait',
      'kindler:backup:run',
      'kindler:database:create',
      'kindler:database:migrate',
      'kindler:environment:create',
      'kindler:environment:delete',
      'kindler:environment:reconcile',
      'kindler:environment:start',
      'kindler:environment:stop',
      'kindler:environment:wait',
      'kindler:route:switch',
      'kindler:route:trace',
    ]);
    ours.forEach(({ examples }) => expect(examples?.length).toBeGreaterThan(1));
  });

  it('runs the example template', async () => {
    const fake = FakeEnvironments.create();
    const { createTask, taskEnd } = await startScaffolder(fake.service());
    const { status, events } = await taskEnd(await createTask());
    expect(status).toBe('completed');
    expect(fake.names).toEqual(['orders-dev']);
    const messages = events.map(({ body }) => body.message);
    expect(messages).toContainEqual(
      expect.stringContaining('Step "create database" done'),
    );
    const completion = events.find(({ type }) => type === 'completion');
    expect(completion?.body.output).toEqual({
      links: [
        {
          title: 'Environment in the catalog',
          icon: 'catalog',
          entityRef: 'resource:default/orders-dev',
        },
        {
          title: 'State, connection and password',
          icon: 'dashboard',
          url: '/kindler/environments/orders-dev',
        },
      ],
      text: [
        {
          title: 'How to connect',
          content: expect.stringContaining('- Host: `127.0.0.1`'),
        },
      ],
    });
  });

  it('fails the task with the reason', async () => {
    const { createTask, taskEnd } = await startScaffolder(
      FakeEnvironments.create('orders-dev').service(),
    );
    const { status, events } = await taskEnd(await createTask());
    expect(status).toBe('failed');
    expect(JSON.stringify(events)).toContain('environment orders-dev exists');
  });

  it('dry-runs the example template without creating anything', async () => {
    const fake = FakeEnvironments.create();
    const { post } = await startScaffolder(fake.service());
    const { body } = await post('/v2/dry-run', {
      template,
      values,
      directoryContents: [],
    }).expect(200);
    expect(fake.calls).toEqual([]);
    expect(body.output.links).toHaveLength(2);
    expect(JSON.stringify(body.log)).toContain('would create environment');
  });

  it('names the unknown field of a step', async () => {
    const { post } = await startScaffolder(FakeEnvironments.create().service());
    const [step] = parse(JSON.stringify(template.spec?.steps));
    const { body, status } = await post('/v2/dry-run', {
      template: {
        ...template,
        spec: {
          ...template.spec,
          steps: [{ ...step, input: { ...step.input, size: 'big' } }],
        },
      },
      values,
      directoryContents: [],
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('size');
  });
});
