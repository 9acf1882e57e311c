import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { RuntimeSocket } from '../../../haproxy/RuntimeSocket';
import {
  makeAuthority,
  makeCertificate,
  type Certificate,
} from '../../../http/__testUtils__/makeCertificates';
import { classifyError } from '../../../model/fault';
import { probeClient } from '../../client/probeClient';
import { connectOnce } from '../../connectOnce';
import type { PostgresTls } from '../PostgresTls';
import { TlsArchive } from './TlsArchive';
import { sourceId } from '../../../model/SourceId';

export const SOURCE = sourceId.postgresSql('archive', 'x');

const MINUTE = 60_000;

export const KEY = 'kindler.somewhere.tls';

export type RoleName = Parameters<TlsArchive['role']>[0];

export type Settings = Omit<PostgresTls, 'key'>;

/** A real PostgreSQL with certificates, through HAProxy; called within a `describe`. */
export function useArchive() {
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

  return {
    get archive() {
      return archive;
    },
    get authority() {
      return authority;
    },
    get other() {
      return other;
    },
    get server() {
      return server;
    },
    file,
    save,
    listener,
    trusting,
    showing,
    roleWith,
    connect,
    probe,
  };
}
