import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { RuntimeSocket } from '../../haproxy/RuntimeSocket';
import {
  makeAuthority,
  makeCertificate,
  type Certificate,
} from '../../http/__testUtils__/makeCertificates';
import { classifyError } from '../../model/fault';
import { DatabaseProvider } from '../../providers';
import { probeClient } from '../client/probeClient';
import { connectOnce } from '../connectOnce';
import { KindlerDatabase } from '../KindlerDatabase';
import { SqlProbe } from '../SqlProbe';
import type { PostgresTls } from './PostgresTls';
import { TlsArchive } from './__testUtils__/TlsArchive';
import { sourceId } from '../../model/SourceId';

const SOURCE = sourceId.postgresSql('archive', 'x');

const MINUTE = 60_000;
const KEY = 'kindler.somewhere.tls';

type RoleName = Parameters<TlsArchive['role']>[0];
type Settings = Omit<PostgresTls, 'key'>;

/** A real PostgreSQL with certificates, through HAProxy. */
describe('TLS towards PostgreSQL', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let archive: TlsArchive;
  let folder: string;
  let authority: Certificate;
  let other: Certificate;
  let server: Certificate;

  const file = (name: string) => join(folder, name);
  const save = (name: string, text: string) => writeFile(file(name), text);
  const listener = () => lab.state.gateway.listeners.orders_rw;

  async function saveCertificate(name: string, certificate: Certificate) {
    await save(`${name}.crt`, certificate.cert);
    await save(`${name}.key`, certificate.key);
  }

  const trusting = (more: Settings = {}): Settings => ({
    mode: 'verify-full',
    caFile: file('authority.crt'),
    ...more,
  });
  const showing = (name: string): Settings =>
    trusting({ certFile: file(`${name}.crt`), keyFile: file(`${name}.key`) });

  const roleWith = (settings: Settings, name: RoleName) => ({
    ...archive.role(name),
    tls: { key: KEY, ...settings },
  });

  /** How a `pg` client is let in, or its fault. */
  const connect = (settings: Settings, name: RoleName = 'any') =>
    connectOnce(
      { ...listener(), ...roleWith(settings, name), timeoutMs: 5000 },
      async ({ tlsSeen }) => tlsSeen ?? { version: 'none' },
    ).catch(error => classifyError(error, SOURCE));

  const probe = (settings: Settings, name: RoleName = 'any') =>
    probeClient(
      {
        name: 'orders-rw',
        intent: 'read-write',
        listener: listener(),
        verify: roleWith(settings, name),
      },
      { logIn: true, deadlineMs: 5000 },
    );

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    folder = await mkdtemp(join(tmpdir(), 'kindler-tls-'));
    [authority, other] = [
      await makeAuthority('one'),
      await makeAuthority('two'),
    ];
    server = await makeCertificate(authority);
    await save('authority.crt', authority.cert);
    await save('other.crt', other.cert);
    await saveCertificate('portal', await makeCertificate(authority));
    await saveCertificate('expired', await makeCertificate(authority, -1));
    await saveCertificate('stranger', await makeCertificate(other));
    archive = await TlsArchive.open(lab, authority, server);
    const { adminSocket: address } = lab.state.gateway;
    await RuntimeSocket.create({ address, timeoutMs: 5000 }).change([
      'set server orders_rw/archive1 state ready',
      ...['pg1', 'pg2', 'pg3'].map(
        name => `set server orders_rw/${name} state maint`,
      ),
    ]);
    await waitFor(
      'the archive behind HAProxy',
      async () => 'version' in (await connect({})) || undefined,
      { deadlineMs: 10_000 },
    );
  }, 4 * MINUTE);

  afterAll(async () => {
    await archive?.close();
    await rm(folder, { recursive: true, force: true });
    await closeLab?.();
  }, 4 * MINUTE);

  it.each<[string, () => Settings, object, object]>([
    ['nothing', () => ({}), { version: 'none' }, { sslMode: 'require' }],
    [
      'disable',
      () => ({ mode: 'disable' }),
      { version: 'none' },
      { tls: undefined },
    ],
    [
      'require',
      () => ({ mode: 'require' }),
      { version: 'TLSv1.3', sslMode: 'require' },
      { tlsVersion: 'TLSv1.3', sslMode: 'require' },
    ],
    [
      'verify-full',
      trusting,
      { version: 'TLSv1.3', sslMode: 'verify-full' },
      { tlsVersion: 'TLSv1.3', sslMode: 'verify-full' },
    ],
    [
      'verify-full for another name',
      () => trusting({ serverName: '127.0.0.1' }),
      { sslMode: 'verify-full' },
      { sslMode: 'verify-full' },
    ],
  ])('lets in with %s', async (_, settings, seen, probed) => {
    expect(await connect(settings())).toMatchObject(seen);
    expect(await probe(settings())).toMatchObject({
      outcome: 'served',
      depth: 'query',
      ...probed,
    });
  });

  it.each<[string, () => Settings, RoleName, string, string]>([
    [
      'another authority',
      () => trusting({ caFile: file('other.crt') }),
      'any',
      'tls',
      'caFile',
    ],
    ['no authority', () => ({ mode: 'verify-full' }), 'any', 'tls', 'caFile'],
    [
      'another name',
      () => trusting({ serverName: 'orders.example' }),
      'any',
      'tls',
      'serverName',
    ],
    ['no certificate of ours', trusting, 'certified', 'tls', 'certFile'],
    [
      'an expired one of ours',
      () => showing('expired'),
      'certified',
      'tls',
      'certFile',
    ],
    [
      "a stranger's of ours",
      () => showing('stranger'),
      'certified',
      'tls',
      'certFile',
    ],
    [
      'no TLS, which the role needs',
      () => ({ mode: 'disable' }),
      'only',
      'auth',
      'mode',
    ],
    [
      'a password in clear text',
      () => ({ mode: 'disable' }),
      'open',
      'auth',
      'mode',
    ],
    [
      'a key of another certificate',
      () => ({ ...showing('portal'), keyFile: file('expired.key') }),
      'any',
      'config',
      'keyFile',
    ],
    [
      'an authority that is none',
      () => trusting({ caFile: file('portal.key') }),
      'any',
      'config',
      'caFile',
    ],
  ])('is kept out with %s', async (_, settings, name, kind, key) => {
    const fault = { kind, hint: expect.stringContaining(`${KEY}.${key}`) };
    expect(await connect(settings(), name)).toMatchObject(fault);
    expect(await probe(settings(), name)).toMatchObject({
      outcome: expect.stringMatching(/^(tls|auth)$/),
      fault,
    });
  });

  it.each<[string, () => Settings, RoleName]>([
    ['a certificate of its own', () => showing('portal'), 'certified'],
    ['TLS, which it needs', trusting, 'only'],
    ['its password in clear text over TLS', trusting, 'open'],
  ])('lets a role in with %s', async (_, settings, name) => {
    expect(await connect(settings(), name)).toMatchObject({
      sslMode: 'verify-full',
    });
    expect(await probe(settings(), name)).toMatchObject({ outcome: 'served' });
  });

  it('shows a node until when its certificate is valid', async () => {
    const node = SqlProbe.create();
    await node.read({
      ...listener(),
      ...roleWith(trusting(), 'any'),
      timeoutMs: 5000,
    });
    expect(node.certificate?.expiresAt).toBeGreaterThan(Date.now());
    await node.close();
  });

  it('serves the Kindler database and the provider of environments', async () => {
    await archive.admin('ALTER ROLE tls_only CREATEDB CREATEROLE');
    await archive.admin('CREATE DATABASE tls_kindler OWNER tls_only');
    const role = { ...roleWith(trusting(), 'only'), ...listener() };
    const database = KindlerDatabase.create({
      connection: { ...role, database: 'tls_kindler' },
      routeKey: 'route x',
      logger: mockServices.logger.mock(),
    });
    try {
      await database.probe();
      expect(database.fault).toBeUndefined();
      expect(
        await database.query(
          'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
        ),
      ).toEqual([{ ssl: true }]);
    } finally {
      await database.stop();
      await archive.admin('DROP DATABASE tls_kindler');
    }
    const preflight = (settings: Settings) =>
      new DatabaseProvider({
        route: 'x',
        admin: {
          ...listener(),
          ...roleWith(settings, 'only'),
          timeoutMs: 5000,
        },
      }).preflight({ name: 'tls-environment', details: {} });
    await preflight(trusting());
    await expect(preflight({ mode: 'verify-full' })).rejects.toThrow(
      `${KEY}.caFile`,
    );
  });

  it('follows certificates that rotate, without a restart', async () => {
    const settings = trusting({ caFile: file('rotating.crt') });
    const role = roleWith(settings, 'any');
    const ask = () =>
      connectOnce(
        { ...listener(), ...role, timeoutMs: 5000 },
        async ({ tlsSeen }) => tlsSeen?.sslMode,
      ).catch(error => classifyError(error, SOURCE).hint);
    await save('rotating.crt', authority.cert);
    expect(await ask()).toBe('verify-full');
    await archive.show(await makeCertificate(other));
    try {
      expect(await ask()).toContain(`${KEY}.caFile`);
      await save('rotating.crt', `${authority.cert}\n${other.cert}`);
      expect(await ask()).toBe('verify-full');
    } finally {
      await archive.show(server);
    }
    expect(await ask()).toBe('verify-full');
  });

  it('knows a certificate that has expired', async () => {
    await archive.show(await makeCertificate(authority, -1));
    try {
      const fault = { kind: 'tls', hint: expect.stringContaining('Renew') };
      expect(await connect(trusting())).toMatchObject(fault);
      expect(await probe(trusting())).toMatchObject({
        outcome: 'tls',
        fault,
        certificate: { expiresAt: expect.any(Number) },
      });
      expect(await connect({ mode: 'require' })).toMatchObject({
        sslMode: 'require',
      });
    } finally {
      await archive.show(server);
    }
  });

  it('knows a server without TLS', async () => {
    await archive.switchTls('off');
    try {
      const fault = {
        kind: 'tls',
        hint: expect.stringContaining(`${KEY}.mode`),
      };
      expect(await connect({ mode: 'require' })).toMatchObject(fault);
      expect(await probe({ mode: 'require' })).toMatchObject({
        outcome: 'tls',
        tls: false,
        fault,
      });
      expect(await probe({})).toMatchObject({ outcome: 'served', tls: false });
    } finally {
      await archive.switchTls('on');
    }
  });
});
