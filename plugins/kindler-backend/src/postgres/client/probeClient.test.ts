import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProbeResult } from '../../model/ClientSnapshot';
import { answering, probing, type Script } from './__testUtils__/probing';
import {
  ASKS_FOR_SCRAM,
  authentication,
  errorResponse,
  serverMessage,
} from './__testUtils__/serverMessages';
import { startListener } from './__testUtils__/startListener';
import { probeClient } from './probeClient';

const NOTICE = serverMessage('N', 'SNOTICE\0\0');

describe('probeClient without a role', () => {
  const { probe, stop } = probing();

  afterEach(stop);

  it('is served when PostgreSQL asks who comes, and goes without a word', async () => {
    const { result, caller } = await probe(answering('N', ASKS_FOR_SCRAM));
    expect(result).toEqual({
      outcome: 'served',
      depth: 'startup',
      startedAt: expect.any(Number),
      at: expect.any(Number),
      tookMs: expect.any(Number),
      phases: {
        connect: expect.any(Number),
        tls: expect.any(Number),
        startup: expect.any(Number),
      },
      tls: false,
    });
    await caller.gone;
    const sslRequest = 8;
    expect(caller.received).toHaveLength(
      sslRequest + caller.received.readInt32BE(sslRequest),
    );
    expect(caller.received.toString('latin1')).toContain('user\0kindler\0');
  });

  it.each<[ProbeResult['outcome'], string, string]>([
    ['no-slot', '53300', 'sorry, too many clients already'],
    ['starting', '57P03', 'the database system is starting up'],
    ['starting', '57P01', 'terminating connection'],
    ['starting', '57P02', 'terminating connection'],
    ['served', '28000', 'no pg_hba.conf entry'],
    ['served', '28P01', 'password authentication failed'],
    ['served', '3D000', 'database does not exist'],
    ['failed', '53100', 'No space left on device'],
    ['failed', 'XX000', 'what was that?'],
    ['no-slot', '08P01', 'no more connections allowed (max_client_conn)'],
    ['no-slot', '08P01', 'exceeded (max_db_client_connections)'],
    ['starting', '08P01', 'pooler is shutting down'],
    ['served', '08P01', 'no such database: postgres'],
    ['served', '08P01', 'no such user'],
    ['failed', '08P01', 'server login has been failing (server_login_retry)'],
  ])('gives %s for %s %s', async (outcome, sqlState, message) => {
    const { result } = await probe(
      answering('N', errorResponse(sqlState, message)),
    );
    expect(result.outcome).toBe(outcome);
    expect(result.fault?.message ?? message).toContain(message);
    expect(result.fault === undefined).toBe(outcome === 'served');
  });

  it.each<[string, Buffer]>([
    ['trust', authentication(0)],
    ['GSSAPI', authentication(7)],
    ['a notice before', Buffer.concat([NOTICE, ASKS_FOR_SCRAM])],
  ])('is served for %s', async (_, answer) => {
    const { result } = await probe(answering('N', answer));
    expect(result).toMatchObject({ outcome: 'served' });
  });

  it.each<[string, Buffer]>([
    ['an unknown message', serverMessage('q', 'what')],
    ['no length', Buffer.from([0x52, 0xff, 0xff, 0xff, 0xff])],
    ['a gigabyte', Buffer.from([0x52, 0x40, 0, 0, 0])],
    ['nothing', serverMessage('R', '')],
    ['no end of notices', Buffer.alloc(70_000, NOTICE)],
    ['HTTP', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['no process', Buffer.from('Ecould not fork process\n\0')],
  ])('fails for %s', async (_, answer) => {
    const { result } = await probe(answering('N', answer));
    expect(result).toMatchObject({
      outcome: 'failed',
      fault: {
        kind: expect.any(String),
        source: 'client:orders-rw',
        message: expect.stringMatching(/./),
        hint: expect.stringMatching(/./),
      },
    });
  });

  it.each<[ProbeResult['outcome'], string, Script]>([
    ['closed', 'closes at once', ({ socket }) => socket.end()],
    ['closed', 'closes when it is asked', answering('end')],
    ['closed', 'closes after its first byte', answering('N', 'end')],
    [
      'closed',
      'breaks off',
      ({ next, socket }) => next().then(() => socket.resetAndDestroy()),
    ],
    ['tls', 'closes in the handshake', answering('S', 'end')],
    ['tls', 'speaks no TLS after S', answering('S', 'what do you want?')],
    ['failed', 'is SSH', ({ socket }) => socket.write('SSH-2.0-OpenSSH\r\n')],
    ['failed', 'is MySQL', ({ socket }) => socket.write('J\0\0\0\x0a8.0\0')],
    ['failed', 'says more than N', answering('NO')],
    ['failed', 'says more than S', answering('S\x16\x03')],
    ['failed', 'cannot start', answering('Ecould not fork process\n\0')],
    ['no-slot', 'is full', answering(errorResponse('53300', 'sorry'))],
  ])('gives %s when the listener %s', async (outcome, _, script) => {
    const { result } = await probe(script);
    expect(result).toMatchObject({
      outcome,
      fault: { source: 'client:orders-rw' },
    });
  });

  it.each<[string, Script]>([
    ['is silent', () => {}],
    ['is silent after its first byte', answering('N')],
    ['is silent in the handshake', answering('S')],
  ])('does not wait for ever when the listener %s', async (_, script) => {
    const { result, caller } = await probe(script, {}, { deadlineMs: 100 });
    expect(result).toMatchObject({ outcome: 'timeout' });
    await caller.gone;
  });

  it('knows that nobody listens, on a port and on a Unix socket', async () => {
    const closed = await startListener(() => {});
    await closed.stop();
    const folder = mkdtempSync(join(tmpdir(), 'kindler-'));
    try {
      for (const listener of [closed.listener, { host: folder, port: 5432 }]) {
        const { result } = await probe(() => {}, { listener });
        expect(result).toMatchObject({ outcome: 'refused', phases: {} });
        expect(result.fault!.hint).toContain('kindler.routes[].listener');
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('knows a name that leads nowhere', async () => {
    const listener = { host: 'postgres.invalid', port: 5432 };
    const { result } = await probe(() => {}, { listener });
    expect(result).toMatchObject({ outcome: 'unreachable' });
  });

  it('is not made when it is aborted, and breaks off', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { listener, callers, ...server } = await startListener(() =>
      controller.abort(),
    );
    const target = { name: 'x', intent: 'read-write' as const, listener };
    const options = { logIn: false, deadlineMs: 4000, signal };
    await expect(probeClient(target, options)).rejects.toThrow(/abort/);
    await callers[0].gone;
    await expect(probeClient(target, options)).rejects.toThrow(/abort/);
    expect(callers).toHaveLength(1);
    await server.stop();
  });
});
