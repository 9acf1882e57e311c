import { readFile } from 'node:fs/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type { DrivenGateway } from '@kindler/backstage-plugin-kindler-node';
import { SourceError } from '../model/fault';

export type SocketTls = NonNullable<DrivenGateway['socketTls']>;

/** Where a command socket is. */
export interface SocketAddress {
  /** A Unix socket's path, or `host:port`. */
  address: string;
  tls?: SocketTls;
}

/**
 * Reads the files of TLS, which rotate, and returns what connects. The socket may fail after it is connected: with
 * TLS 1.3 that is how HAProxy refuses a client's certificate.
 */
export async function prepareSocket({
  address,
  tls,
}: SocketAddress): Promise<() => Socket> {
  const tcp = /^([^/]+):(\d+)$/.exec(address);
  if (!tcp) {
    return () => connect({ path: address });
  }
  const host = tcp[1].replace(/^\[(.*)\]$/, '$1');
  const port = Number(tcp[2]);
  if (!tls) {
    return () => connect({ host, port });
  }
  const [ca, cert, key] = await Promise.all([
    read(tls, 'caFile'),
    read(tls, 'certFile'),
    read(tls, 'keyFile'),
  ]);
  const name = tls.serverName ?? (isIP(host) ? undefined : host);
  const options = { ca, cert, key, ...(name && { servername: name }) };
  return () => connectTls({ host, port, ...options });
}

async function read(tls: SocketTls, name: 'caFile' | 'certFile' | 'keyFile') {
  try {
    return tls[name] && (await readFile(tls[name]));
  } catch (cause) {
    const file = `kindler.gateways[].socketTls.${name}`;
    const { code = '' } = cause as NodeJS.ErrnoException;
    throw new SourceError('config', word('fault-tls-file', { file, code }), {
      hint: word('hint-tls', { keys: file }),
      cause,
    });
  }
}
