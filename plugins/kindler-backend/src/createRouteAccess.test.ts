import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { readKindlerConfig } from './config';
import { createRouteAccess } from './createRouteAccess';
import { makeAuthority } from './http/__testUtils__/makeCertificates';

describe('createRouteAccess', () => {
  let folder: string;
  let caFile: string;
  let cert: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindler-access-'));
    caFile = join(folder, 'ca.pem');
    const authority = await makeAuthority('one');
    cert = authority.cert;
    // Whoever keeps both in one file does not want the key to be shown.
    await writeFile(caFile, `${authority.key}\n${cert}`);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const accessTo = (tls: object | undefined, name = 'rw') => {
    const config = readKindlerConfig(
      new ConfigReader({
        kindler: {
          databases: [{ name: 'orders', patroni: { members: ['http://a'] } }],
          gateways: [{ name: 'edge' }],
          routes: [
            {
              name: 'rw',
              gateway: 'edge',
              proxy: 'rw',
              intent: 'read-write',
              listener: { host: 'db.example', port: 5000 },
              targets: [{ name: 'a', database: 'orders', servers: ['pg1'] }],
            },
          ],
          providers: {
            database: { route: 'rw', user: 'a', password: 'b', tls },
          },
        },
      }),
    );
    return createRouteAccess(config, () => undefined)(name);
  };

  it('gives the certificates that it is verified by, and no key', async () => {
    const access = await accessTo({ mode: 'verify-full', caFile });
    expect(access).toMatchObject({
      host: 'db.example',
      port: 5000,
      sslMode: 'verify-full',
    });
    expect(access?.caCertificate?.trim()).toBe(cert.trim());
  });

  it.each([
    ['nothing', undefined, 'prefer'],
    ['no check', { mode: 'require' }, 'require'],
    ['no file', { mode: 'verify-full' }, 'verify-full'],
    [
      'a file that is away',
      { mode: 'verify-full', caFile: '/nowhere' },
      'verify-full',
    ],
  ])('gives none with %s', async (_, tls, sslMode) => {
    const access = await accessTo(tls);
    expect(access).toMatchObject({ sslMode, caCertificate: undefined });
  });

  it('knows no route that is not configured', async () => {
    expect(await accessTo(undefined, 'other')).toBeUndefined();
  });
});
