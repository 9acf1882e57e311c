import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  kindlerServiceRef,
  type KindlerService,
} from '@kindler/backstage-plugin-kindler-node';
import request from 'supertest';
import { parse } from 'yaml';
import { FakeEnvironments } from './__testUtils__/FakeEnvironments';
import {
  answer,
  failed,
  halfWay,
  operation,
  succeeded,
} from './__testUtils__/operations';
import { eventually } from '@kindler/backstage-plugin-kindler-node/testUtils';
import scaffolderModuleKindler from '.';

jest.setTimeout(120_000);

const template: Entity = parse(
  readFileSync(
    resolve(__dirname, '../../catalog-kindler/templates/environment.yaml'),
    'utf8',
  ),
);
template.metadata.annotations = {
  'backstage.io/managed-by-location': 'url:https://example.com/template.yaml',
};

const environmentEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'orders-dev',
    annotations: { 'kindler.dev/environment': 'orders-dev' },
  },
  spec: { type: 'kindler-environment', owner: 'unknown' },
};

const values = {
  name: 'orders-dev',
  provider: 'database',
  owner: 'group:default/platform',
};

interface TaskEvent {
  type: string;
  body: { message: string; stepId?: string; output?: object; error?: object };
}

async function startScaffolder(kindler: KindlerService) {
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleKindler,
      createServiceFactory({
        service: kindlerServiceRef,
        deps: {},
        factory: () => kindler,
      }),
      catalogServiceMock.factory({ entities: [template, environmentEntity] }),
      mockServices.rootConfig.factory({
        data: { backend: { baseUrl: 'http://localhost:7007' } },
      }),
    ],
  });
  const authorization = mockCredentials.user.header();
  const post = (path: string, body: object) =>
    request(server)
      .post(`/api/scaffolder${path}`)
      .set('Authorization', authorization)
      .send(body);
  const get = (path: string) =>
    request(server)
      .get(`/api/scaffolder${path}`)
      .set('Authorization', authorization);

  const createTask = async (): Promise<string> => {
    const { body } = await post('/v2/tasks', {
      templateRef: 'template:default/kindler-environment',
      values,
    }).expect(201);
    return body.id;
  };
  const taskEnd = async (id: string) => {
    const path = `/v2/tasks/${id}`;
    const deadline = performance.now() + 60_000;
    for (;;) {
      const { status } = (await get(path)).body;
      if (['completed', 'failed', 'cancelled'].includes(status)) {
        const { body } = await get(`${path}/events?after=0`);
        const events: TaskEvent[] = body;
        return { status, events };
      }
      if (performance.now() > deadline) {
        throw new Error(`The task is still ${status}`);
      }
      await delay(100);
    }
  };
  return { get, post, createTask, taskEnd };
}

function withResolvers() {
  let resolvePromise = () => {};
  const promise = new Promise<void>(resolved => {
    resolvePromise = resolved;
  });
  return { promise, resolve: () => resolvePromise() };
}

describe('scaffolderModuleKindler', () => {
  it('adds the actions with their examples', async () => {
    const { get } = await startScaffolder(FakeEnvironments.create().service());
    const { body } = await get('/v2/actions').expect(200);
    const actions: Array<{ id: string; examples?: unknown[] }> = body;
    const ours = actions.filter(({ id }) => id.startsWith('kindler:'));
    expect(ours.map(({ id }) => id).sort()).toEqual([
      'kindler:environment:create',
      'kindler:environment:delete',
      'kindler:environment:reconcile',
      'kindler:environment:start',
      'kindler:environment:stop',
      'kindler:environment:wait',
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
          title: 'Connection and password',
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

  it('cancels the operation when the task is cancelled', async () => {
    const looked = withResolvers();
    const cancelled: string[] = [];
    const kindler = FakeEnvironments.create().service({
      getOperation: async () => {
        looked.resolve();
        return answer(halfWay);
      },
      cancelOperation: async id => {
        cancelled.push(id);
        return answer(halfWay);
      },
    });
    const { createTask, taskEnd, post } = await startScaffolder(kindler);
    const id = await createTask();
    await looked.promise;
    await post(`/v2/tasks/${id}/cancel`, {}).expect(200);
    expect((await taskEnd(id)).status).not.toBe('completed');
    await eventually(async () => expect(cancelled).toEqual(['op-1']));
  });

  it('tries anew when a task that failed is retried', async () => {
    const keys: Array<string | undefined> = [];
    const kindler = FakeEnvironments.create().service({
      createEnvironment: async ({ idempotencyKey }) => {
        keys.push(idempotencyKey);
        return answer(operation({ id: `op-${keys.length}` }));
      },
      getOperation: async id =>
        answer({ ...(id === 'op-1' ? failed : succeeded), id }),
    });
    const { createTask, taskEnd, post } = await startScaffolder(kindler);
    const id = await createTask();
    expect((await taskEnd(id)).status).toBe('failed');
    await post(`/v2/tasks/${id}/retry`, {}).expect(201);
    await eventually(async () =>
      expect((await taskEnd(id)).status).toBe('completed'),
    );
    expect(keys).toEqual([
      `scaffolder:${id}:environment:orders-dev`,
      `scaffolder:${id}:environment:orders-dev:2`,
    ]);
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
