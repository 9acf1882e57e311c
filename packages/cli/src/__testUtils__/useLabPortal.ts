import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import kindlerPlugin from '@kindler/backstage-plugin-kindler-backend';
// What only tests need of it is no dependency of the package.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { openLab, renderPortalConfig, waitFor, type Lab } from '@kindler/lab';
import { Client, escapeIdentifier } from 'pg';
import { parse } from 'yaml';
import { BuiltCli } from './BuiltCli';

/** The real backend over a lab, and the built command line that asks it; called within a `describe`. */
export function useLabPortal() {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let cli: BuiltCli;
  const made: string[] = [];

  const access = (database: string) => ({
    ...lab.state.gateway.listeners.platform_rw,
    ...lab.state.credentials.superuser,
    database,
  });

  /** Runs statements as an administrator. */
  const sql = async (database: string, ...statements: string[]) => {
    const client = new Client(access(database));
    await client.connect();
    try {
      for (const statement of statements) {
        await client.query(statement);
      }
    } finally {
      await client.end();
    }
  };

  const kindler = (args: string, env: Record<string, string> = {}) =>
    cli.run(args.split(' '), {
      KINDLER_PORTAL: `http://127.0.0.1:${backend.server.port()}`,
      KINDLER_TOKEN: mockCredentials.user.token(),
      ...env,
    });

  let kindlerDatabase: string;

  beforeAll(async () => {
    [{ lab, close: closeLab }, cli] = await Promise.all([
      openLab(),
      BuiltCli.build(),
    ]);
    const config = parse(renderPortalConfig(lab.state));
    kindlerDatabase = config.kindler.database.database;
    backend = await startTestBackend({
      features: [
        kindlerPlugin,
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost:7007' },
            kindler: config.kindler as JsonObject,
          },
        }),
      ],
    });
    await waitFor(
      'the clusters to be seen well',
      async () => {
        const { exitCode } = await kindler('list databases routes');
        return exitCode === 0 ? true : undefined;
      },
      { deadlineMs: 120_000, everyMs: 1000 },
    );
  });

  afterAll(async () => {
    if (backend) {
      await sql(
        kindlerDatabase,
        `DELETE FROM clusters WHERE imported AND name LIKE 'cli-%'`,
      );
      for (const name of made) {
        await sql(
          'postgres',
          `DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`,
        );
      }
    }
    await backend?.stop();
    await closeLab?.();
    cli?.remove();
  });

  return {
    kindler,
    get route(): string {
      return parse(renderPortalConfig(lab.state)).kindler.database.route;
    },
    /** Makes a database of statements; answers its URL. */
    async makeDatabase(...statements: string[]): Promise<string> {
      const name = `cli_${process.pid}_${Date.now()}_${made.length}`;
      await sql('postgres', `CREATE DATABASE ${escapeIdentifier(name)}`);
      made.push(name);
      await sql(name, ...statements);
      const { host, port, user, password } = access(name);
      return `postgresql://${user}:${encodeURIComponent(
        password,
      )}@${host}:${port}/${name}`;
    },
  };
}
