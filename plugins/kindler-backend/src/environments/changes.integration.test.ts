import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client } from 'pg';
// The example is no package of the monorepo.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import directoryProvider from '../../../../examples/modules/directory-provider';
import { labConfig, startKindler } from '../__testUtils__/startKindler';
import { fileRegistration } from './__testUtils__/FileRegistration';

jest.setTimeout(240_000);

type Told = { reason?: string; [field: string]: unknown };

describe('what is changed of environments on a real cluster', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;
  const root = mkdtempSync(join(tmpdir(), 'kindler-directories-'));
  const files = mkdtempSync(join(tmpdir(), 'kindler-files-'));

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    kindler = await startKindler(
      { ...labConfig(lab), directoryProvider: { root } },
      [directoryProvider, fileRegistration(files)],
    );
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
    rmSync(files, { recursive: true });
  });

  const create = async (name: string, more: object = {}) => {
    const wanted = { name, provider: 'database', ...more };
    const { status, error } = await kindler.carryOut(() =>
      kindler.post('/environments', wanted),
    );
    expect([status, error]).toEqual(['succeeded', undefined]);
  };
  const change = async (name: string, what: string, body?: Told) => {
    const { status, error, reason } = await kindler.carryOut(() =>
      kindler.post(`/environments/${name}/${what}`, body),
    );
    const told = body?.reason;
    expect([status, error, reason]).toEqual(['succeeded', undefined, told]);
  };
  const reconcile = (name: string) =>
    change(name, 'reconcile', { reason: 'drift' });
  const plan = async (name: string) =>
    (await kindler.post(`/environments/${name}/reconcile`, { dryRun: true }))
      .body;
  const read = async (name: string) =>
    (await kindler.get(`/environments/${name}`)).body.item;
  const connect = async (access: object) => {
    const client = new Client(access);
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const asAdmin = async (statement: string) => {
    const admin = await connect({
      ...lab.state.gateway.listeners.platform_rw,
      ...lab.state.credentials.superuser,
      database: 'postgres',
    });
    await admin.query(statement);
    await admin.end();
  };

  it('stops a database, and starts it again with what it holds', async () => {
    await create('power');
    const { body } = await kindler.post('/environments/power/credentials', {});
    const client = await connect(body);
    await client.query('CREATE TABLE kept (id int)');

    await change('power', 'stop', { reason: 'over the weekend' });
    await expect(client.query('SELECT 1')).rejects.toThrow();
    await expect(connect(body)).rejects.toThrow(/not permitted to log in/);
    expect(await read('power')).toMatchObject({
      state: 'stopped',
      desired: 'stopped',
      observed: { state: 'stopped', observedAt: expect.any(String) },
      drift: [],
    });
    const refused = await kindler.post('/environments/power/credentials', {});
    expect(refused.status).toBe(409);
    await reconcile('power');
    expect((await read('power')).state).toBe('stopped');

    await change('power', 'start');
    const again = await connect(body);
    await again.query('SELECT * FROM kept');
    await again.end();
    expect(await read('power')).toMatchObject({
      state: 'running',
      desired: 'running',
    });
  });

  it('shows what is otherwise than asked for, and changes that when it is told to', async () => {
    await create('drifted');
    await asAdmin('ALTER ROLE drifted NOLOGIN');
    const planned = await plan('drifted');
    expect(planned).toMatchObject({
      desired: 'running',
      observed: { state: 'stopped' },
      drift: [{ subject: 'environment', observed: 'stopped' }],
    });
    expect(planned.steps).toMatchObject([
      { id: 'role', name: 'Create the role', needed: false },
      { id: 'database', name: 'Create the database', needed: false },
      { id: 'open', name: 'Let clients log in', needed: true },
    ]);
    expect((await plan('drifted')).drift).toHaveLength(1);
    await reconcile('drifted');
    expect((await plan('drifted')).drift).toEqual([]);
  });

  it('makes anew what is missing, and undoes nothing where that fails', async () => {
    await create('half');
    await asAdmin('DROP DATABASE half');
    await asAdmin('CREATE ROLE foreign_owner');
    await asAdmin('CREATE DATABASE half OWNER foreign_owner');
    const failed = await kindler.carryOut(() =>
      kindler.post('/environments/half/reconcile', {}),
    );
    expect(failed).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('reconcile it once the cause is gone'),
    });
    expect(await read('half')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('belongs to another role'),
    });
    await asAdmin('DROP DATABASE half');
    await asAdmin('DROP ROLE foreign_owner');
    await reconcile('half');
    expect((await read('half')).state).toBe('running');
  });

  it('registers environments, sees what becomes of that, and takes it back', async () => {
    const file = { kind: 'file', details: { text: 'hello' } };
    await create('known', { registrations: [file] });
    expect(readdirSync(files)).toEqual(['known.txt']);
    expect((await read('known')).registrations).toEqual([
      { ...file, observed: 'present' },
    ]);

    writeFileSync(join(files, 'known.txt'), 'something else');
    expect((await plan('known')).drift).toEqual([
      {
        subject: 'file',
        desired: 'present',
        observed: 'partial',
        message: 'it holds another text',
      },
    ]);
    await reconcile('known');
    expect((await plan('known')).drift).toEqual([]);

    await change('known', 'update', { registrations: [], title: 'Unknown' });
    expect(readdirSync(files)).toEqual([]);
    expect(await read('known')).toMatchObject({
      title: 'Unknown',
      registrations: [],
    });
    await change('known', 'update', { registrations: [file] });
    expect(readdirSync(files)).toEqual(['known.txt']);
    await kindler.carryOut(() => kindler.remove('/environments/known'));
    expect(readdirSync(files)).toEqual([]);
  });

  it('says what each provider can do, and refuses what it cannot', async () => {
    const { body } = await kindler.get('/providers');
    expect(body.items).toEqual([
      {
        kind: 'database',
        availability: { available: true },
        capabilities: {
          stop: true,
          update: false,
          credentials: true,
          temporaryCredentials: true,
        },
        inputSchema: expect.objectContaining({ type: 'object' }),
      },
      {
        kind: 'directory',
        availability: { available: true },
        capabilities: {
          stop: false,
          update: false,
          credentials: false,
          temporaryCredentials: false,
        },
      },
    ]);
    const kinds = body.registrations.map(({ kind }: { kind: string }) => kind);
    expect(kinds.sort()).toEqual(['file', 'haproxy']);
    await create('shared', { provider: 'directory' });
    for (const what of ['stop', 'start']) {
      const refused = await kindler.post(`/environments/shared/${what}`);
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toMatch(/cannot be stopped/);
    }
    await kindler.carryOut(() => kindler.remove('/environments/shared'));
  });

  it.each([
    [{ details: { size: 1 } }, /details\.size is an unknown field/],
    [
      { registrations: [{ kind: 'dns' }] },
      /registrations\[0\]\.kind 'dns' is not/,
    ],
    [
      { registrations: [{ kind: 'file', details: {} }] },
      /registrations\[0\]\.details\.text is missing/,
    ],
    [
      {
        registrations: [1, 2].map(() => ({
          kind: 'file',
          details: { text: '' },
        })),
      },
      /'file' is asked for twice/,
    ],
  ])('refuses %j with a 400 that names the field', async (more, message) => {
    const wanted = { name: 'never', provider: 'database', ...more };
    const { status, body } = await kindler.post('/environments', wanted);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });
});
