import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client } from 'pg';
// The example is no package of the monorepo.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import directoryProvider from '../../../../../examples/modules/directory-provider';
import { recordLogs } from '../../__testUtils__/recordLogs';
import { labConfig, startKindler } from '../../__testUtils__/startKindler';

/** A backend that keeps environments in the lab, without any at first; called within a `describe`. */
export function useEnvironments() {
  let lab: Lab;

  let closeLab: () => Promise<void>;

  let kindler: Awaited<ReturnType<typeof startKindler>>;

  const logs = recordLogs();

  const root = mkdtempSync(join(tmpdir(), 'kindler-directories-'));

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const config = labConfig(lab);
    const { database } = config.kindler.providers as {
      database: JsonObject;
    };
    const { user, password } = lab.state.credentials.superuser;
    database.furtherRoutes = [{ route: 'orders-rw', user, password }];
    kindler = await startKindler({ ...config, directoryProvider: { root } }, [
      logs.feature,
      directoryProvider,
    ]);
    await waitFor(
      'the Kindler database',
      async () => {
        const { status } = await kindler.get('/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 20_000 },
    );
    await kindler.removeEnvironments();
  });

  afterAll(async () => {
    await kindler?.removeEnvironments();
    await kindler?.stop();
    await closeLab?.();
    rmSync(root, { recursive: true });
  });

  async function connect(credentials: {
    host: string;
    port: number;
    database: string;
    user: string;
    password: string;
  }) {
    const client = new Client({ ...credentials });
    await client.connect();
    return client;
  }

  return {
    get lab() {
      return lab;
    },
    get kindler() {
      return kindler;
    },
    logs,
    root,
    connect,
  };
}
