import { randomBytes } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type { RegisteredEnvironment } from '@kindler/backstage-plugin-kindler-node';
import {
  checkEnvironmentProvider,
  checkRegistration,
} from '@kindler/backstage-plugin-kindler-node/testUtils';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { runSql } from '../__testUtils__/runSql';
import { connectOnce, KindlerDatabase } from '../postgres';
import { DatabaseProvider } from './database/DatabaseProvider';
import { DatabaseRegistration } from './database/DatabaseRegistration';
import { DatabasesByRoute } from './database/DatabasesByRoute';
import { EnvironmentParts } from './EnvironmentParts';

jest.setTimeout(240_000);

const OWNER = 'kindler_test';
const DATABASE = 'kindler_test_db';
const PROVIDER = 'kindler_provider_test';
const ENVIRONMENT = 'made-by-script';

describe('the roles that the SQL files make, on a real cluster', () => {
  let lab: Lab;
  let close: () => Promise<void>;
  const password = randomBytes(12).toString('hex');

  beforeAll(async () => {
    ({ lab, close } = await openLab());
  });

  const admin = () => ({
    ...lab.state.gateway.listeners.platform_rw,
    ...lab.state.credentials.superuser,
  });
  const target = (user: string, database: string) => ({
    ...lab.state.gateway.listeners.platform_rw,
    user,
    password,
    database,
    timeoutMs: 5000,
  });
  const asAdmin = (statement: string) =>
    connectOnce(
      { ...admin(), database: 'postgres', timeoutMs: 5000 },
      async client => (await client.query(statement)).rows,
    );
  const place = () => ({
    route: 'platform-rw',
    admin: target(PROVIDER, 'postgres'),
  });
  const rightsOf = async (role: string) => {
    const [rights] = await asAdmin(
      `SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin
         FROM pg_roles WHERE rolname = '${role}'`,
    );
    return Object.keys(rights).filter(right => rights[right]);
  };

  afterAll(async () => {
    await asAdmin(`DROP DATABASE IF EXISTS "${ENVIRONMENT}"`);
    await asAdmin(`DROP ROLE IF EXISTS "${ENVIRONMENT}"`);
    await asAdmin(`DROP DATABASE IF EXISTS ${DATABASE}`);
    await asAdmin(`DROP ROLE IF EXISTS ${OWNER}`);
    await asAdmin(`DROP ROLE IF EXISTS ${PROVIDER}`);
    await close?.();
  });

  it.each(['kindler-database.sql', 'kindler-provider.sql'])(
    '%s is not run without a password',
    async file => {
      await expect(
        runSql(lab, admin(), file, [`role=${OWNER}`]),
      ).rejects.toMatchObject({
        stderr: expect.stringContaining('Set the password'),
      });
    },
  );

  it('makes a Kindler database that the plugin brings up to date, also when it is made twice', async () => {
    const names = [`role=${OWNER}`, `database=${DATABASE}`];
    const make = (secret: string) =>
      runSql(lab, admin(), 'kindler-database.sql', [
        ...names,
        `password=${secret}`,
      ]);
    await make('another');
    await make(password);
    expect(await rightsOf(OWNER)).toEqual(['rolcanlogin']);

    const database = new KindlerDatabase({
      connection: target(OWNER, DATABASE),
      route: 'lab',
      logger: mockServices.logger.mock(),
    });
    await database.start();
    try {
      await waitFor(
        'the Kindler database',
        async () => (await database.query('SELECT FROM clusters')).length + 1,
        { deadlineMs: 20_000 },
      );
    } finally {
      await database.stop();
    }
    await expect(
      runSql(lab, admin(), 'kindler-database.sql', [
        `role=${PROVIDER}`,
        `database=${DATABASE}`,
        'password=x',
      ]),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining('belongs to another role'),
    });
  });

  it('makes a provider that makes and unmakes an environment and no more', async () => {
    await runSql(lab, admin(), 'kindler-provider.sql', [
      `role=${PROVIDER}`,
      `password=${password}`,
    ]);
    expect(await rightsOf(PROVIDER)).toEqual([
      'rolcreaterole',
      'rolcreatedb',
      'rolcanlogin',
    ]);
    expect(
      await checkEnvironmentProvider(new DatabaseProvider(place()), {
        names: [ENVIRONMENT, `${ENVIRONMENT}-2`],
      }),
    ).toEqual([]);
    await expect(
      connectOnce(target(PROVIDER, 'postgres'), client =>
        client.query(`DROP DATABASE ${DATABASE}`),
      ),
    ).rejects.toThrow(/must be owner/);
  });

  it('makes a database of an environment of another provider, and leads into it for a limited time', async () => {
    const registration = new DatabaseRegistration(
      new DatabasesByRoute([place()]),
    );
    const environment = (name: string): RegisteredEnvironment => ({
      name,
      provider: 'k3d',
      details: {},
      connections: [],
      registration: { route: 'platform-rw' },
    });
    const one = environment(ENVIRONMENT);
    expect(
      await checkRegistration(registration, {
        environments: [one, environment(`${ENVIRONMENT}-2`)],
      }),
    ).toEqual([]);
    expect(registration.plan({ ...one, stopped: true }, 'present')).toEqual([]);
    await expect(
      registration.preflight({ ...one, provider: 'database' }),
    ).rejects.toThrow(/is a database already/);

    const context = {
      signal: new AbortController().signal,
      log: async () => {},
    };
    const lead = async (wished: 'present' | 'absent') => {
      for (const step of registration.plan(one, wished)) {
        await step.do(context);
        await step.verify(context);
      }
    };
    await lead('present');
    const known = {
      ...one,
      registrations: [{ kind: 'database', details: one.registration }],
    };
    const parts = new EnvironmentParts([], [registration]);
    expect(parts.connectionsOf(known, known.registrations)).toMatchObject([
      { route: 'platform-rw', database: ENVIRONMENT },
    ]);
    const found = parts.issuerOf(known)!;
    const id = `kindler_tmp_${randomBytes(10).toString('hex')}`;
    const order = { id, ttlMs: 60_000, connectionLimit: 1 };
    const issued = await found.issuer.issue(found.environment, order, context);
    await connectOnce(
      { ...target(id, ENVIRONMENT), password: issued.password },
      client => client.query('CREATE TABLE made_by_it ()'),
    );
    expect(await found.issuer.list(ENVIRONMENT, context)).toMatchObject([
      { id, environment: ENVIRONMENT, isValid: true },
    ]);
    await lead('absent');
    expect(await found.issuer.list(ENVIRONMENT, context)).toEqual([]);
    expect(await registration.list()).toEqual([]);
  });
});
