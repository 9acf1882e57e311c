import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { renderPortalConfig, waitFor, type Lab } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import request from 'supertest';
import { parse } from 'yaml';
import { kindlerPlugin } from '../plugin';
import { checkAgainstSpec } from './checkAgainstSpec';

/** The plugin's configuration over a lab. */
export function labConfig(lab: Lab): { kindler: JsonObject } & JsonObject {
  const { kindler } = parse(renderPortalConfig(lab.state));
  return { backend: { baseUrl: 'http://localhost:7007' }, kindler };
}

/** The real plugin over a real lab, in this process, asked as a signed-in user. */
export async function startKindler(
  config: JsonObject,
  features: NonNullable<
    Parameters<typeof startTestBackend>[0]
  >['features'] = [],
) {
  const backend = await startTestBackend({
    features: [
      kindlerPlugin,
      mockServices.rootConfig.factory({ data: config }),
      ...features,
    ],
  });
  const send = (
    method: 'get' | 'post' | 'delete',
    path: string,
    body?: object,
  ) => {
    const call = request(backend.server)
      [method](`/api/kindler/v1${path}`)
      .set('Authorization', mockCredentials.user.header());
    call.expect(({ status, body: answer }) =>
      checkAgainstSpec(method, `/v1${path}`, status, answer),
    );
    return body ? call.send(body) : call;
  };
  const get = (path: string) => send('get', path);
  const post = (path: string, body?: object) => send('post', path, body);
  const remove = (path: string) => send('delete', path);

  /** The operation once it has ended. */
  const ended = (id: string): Promise<Operation> =>
    waitFor(
      `operation ${id} to end`,
      async () => {
        const { body } = await get(`/operations/${id}`);
        const over = ['succeeded', 'failed', 'cancelled'];
        return over.includes(body.item?.status) ? body.item : undefined;
      },
      { deadlineMs: 120_000 },
    );

  /** Asks for an operation, again while the answer is 503, and waits until it has ended. */
  const carryOut = async (call: () => request.Test): Promise<Operation> => {
    const { status, body } = await waitFor(
      'the request to be taken',
      async () => {
        const answer = await call();
        return answer.status === 503 ? undefined : answer;
      },
      { deadlineMs: 60_000 },
    );
    if (status !== 202) {
      throw new Error(`${status}: ${body.error?.message}`);
    }
    return ended(body.item.id);
  };

  const removeEnvironments = async (provider = 'database') => {
    const { body } = await get(`/environments?provider=${provider}&limit=200`);
    await Promise.all(
      body.items.map(({ name }: { name: string }) =>
        carryOut(() => remove(`/environments/${name}`)),
      ),
    );
  };
  const stop = () => backend.stop();
  return { stop, removeEnvironments, get, post, remove, ended, carryOut };
}
