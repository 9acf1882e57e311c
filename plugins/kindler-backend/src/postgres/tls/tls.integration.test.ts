import { mockServices } from '@backstage/backend-test-utils';
import { makeCertificate } from '../../http/__testUtils__/makeCertificates';
import { classifyError } from '../../model/fault';
import { DatabaseProvider } from '../../providers';
import { connectOnce } from '../connectOnce';
import { KindlerDatabase } from '../KindlerDatabase';
import { SqlProbe } from '../SqlProbe';
import {
  KEY,
  SOURCE,
  useArchive,
  type RoleName,
  type Settings,
} from './__testUtils__/useArchive';

describe('TLS towards PostgreSQL', () => {
  const stage = useArchive();
  const { file, save, listener, trusting, showing, roleWith, connect, probe } =
    stage;

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
    const node = new SqlProbe();
    await node.read({
      ...listener(),
      ...roleWith(trusting(), 'any'),
      timeoutMs: 5000,
    });
    expect(node.certificate?.expiresAt).toBeGreaterThan(Date.now());
    await node.close();
  });

  it('serves the Kindler database and the provider of environments', async () => {
    await stage.archive.admin('ALTER ROLE tls_only CREATEDB CREATEROLE');
    await stage.archive.admin('CREATE DATABASE tls_kindler OWNER tls_only');
    const role = { ...roleWith(trusting(), 'only'), ...listener() };
    const database = new KindlerDatabase({
      connection: { ...role, database: 'tls_kindler' },
      route: 'x',
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
      await stage.archive.admin('DROP DATABASE tls_kindler');
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
    await save('rotating.crt', stage.authority.cert);
    expect(await ask()).toBe('verify-full');
    await stage.archive.show(await makeCertificate(stage.other));
    try {
      expect(await ask()).toContain(`${KEY}.caFile`);
      await save(
        'rotating.crt',
        `${stage.authority.cert}\n${stage.other.cert}`,
      );
      expect(await ask()).toBe('verify-full');
    } finally {
      await stage.archive.show(stage.server);
    }
    expect(await ask()).toBe('verify-full');
  });

  it('knows a certificate that has expired', async () => {
    await stage.archive.show(await makeCertificate(stage.authority, -1));
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
      await stage.archive.show(stage.server);
    }
  });

  it('knows a server without TLS', async () => {
    await stage.archive.switchTls('off');
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
      await stage.archive.switchTls('on');
    }
  });
});
