import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import {
  kindlerServiceRef,
  type KindlerService,
} from '@kindler/backstage-plugin-kindler-node';
import request from 'supertest';
import { parse } from 'yaml';
import scaffolderModuleKindler from '..';

function readTemplate(file: string): Entity {
  const path = resolve(__dirname, `../../../catalog-kindler/${file}.yaml`);
  const entity: Entity = parse(readFileSync(path, 'utf8'));
  entity.metadata.annotations = {
    'backstage.io/managed-by-location': `file:${path}`,
  };
  return entity;
}

const templates = [
  'templates/environment',
  'templates/database',
  'templates/preview',
  'templates/delete',
  'examples/git-branch/template',
  'examples/route-switch/template',
  'examples/migrate/template',
].map(readTemplate);

export const [template] = templates;

export const environmentEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'orders-dev',
    annotations: { 'kindler.dev/environment': 'orders-dev' },
  },
  spec: { type: 'kindler-environment', owner: 'unknown' },
};

export const values = {
  name: 'orders-dev',
  provider: 'database',
  owner: 'group:default/platform',
};

export interface TaskEvent {
  type: string;
  body: { message: string; stepId?: string; output?: object; error?: object };
}

/** @param actions - others that templates use */
export async function startScaffolder(
  kindler: KindlerService,
  actions: TemplateAction<any, any, any>[] = [],
) {
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleKindler,
      createBackendModule({
        pluginId: 'scaffolder',
        moduleId: 'others',
        register(registry) {
          registry.registerInit({
            deps: { scaffolder: scaffolderActionsExtensionPoint },
            async init({ scaffolder }) {
              scaffolder.addActions(...actions);
            },
          });
        },
      }),
      createServiceFactory({
        service: kindlerServiceRef,
        deps: {},
        factory: () => kindler,
      }),
      catalogServiceMock.factory({
        entities: [...templates, environmentEntity],
      }),
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

  const createTask = async (
    name = 'kindler-environment',
    input: object = values,
  ): Promise<string> => {
    const { body } = await post('/v2/tasks', {
      templateRef: `template:default/${name}`,
      values: input,
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
