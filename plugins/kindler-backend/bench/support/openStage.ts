import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { openLab, reservePorts, waitFor } from '@kindler/lab';
import { Pool } from 'pg';
import type { JsonObject } from '@backstage/types';
import kindlerPlugin from '../../src';
import { labConfig } from '../../src/__testUtils__/startKindler';
import { emptyPlugin } from './emptyPlugin';

const TOKEN = 'bench-token-of-this-process-only';

/** A backend over a lab, with its configuration changed, with an empty route beside it, and PostgreSQL through the same HAProxy. */
export async function openStage(
  open: typeof openLab = openLab,
  change: (kindler: JsonObject) => void = () => {},
) {
  const { lab, close } = await open();
  const [port] = await reservePorts(1);
  const config = labConfig(lab);
  change(config.kindler);
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        ...config,
        backend: {
          baseUrl: `http://127.0.0.1:${port}`,
          listen: { host: '127.0.0.1', port },
          database: { client: 'better-sqlite3', connection: ':memory:' },
          auth: {
            externalAccess: [
              { type: 'static', options: { token: TOKEN, subject: 'bench' } },
            ],
          },
        },
      },
    }),
  );
  backend.add(mockServices.rootLogger.factory({ level: 'none' }));
  backend.add(emptyPlugin);
  backend.add(kindlerPlugin);
  await backend.start();

  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${port}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  await waitFor(
    'the Kindler database',
    async () => {
      const { status } = await call('GET', '/kindler/v1/environments');
      return status === 200 ? true : undefined;
    },
    { deadlineMs: 60_000 },
  );
  const pools = ['kindler', 'postgres'].map(
    database =>
      new Pool({
        ...lab.state.gateway.listeners.platform_rw,
        ...lab.state.credentials.superuser,
        database,
      }),
  );
  return {
    lab,
    call,
    /** The Kindler database, and the one for administration. */
    metadata: pools[0],
    admin: pools[1],
    async close() {
      await Promise.all(pools.map(pool => pool.end()));
      await backend.stop();
      await close();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
