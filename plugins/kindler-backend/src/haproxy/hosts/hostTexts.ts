import { isIP } from 'node:net';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import { formatAddress, type HostRoute } from './HostRoute';

/** The one backend of all hosts. */
export const BACKEND = 'kindler_hosts';
/** A request that carries it is answered with what it was led to. */
export const CHECK_HEADER = 'x-kindler-check';
/** Server that the host stands for, also in answers of HAProxy itself. */
export const ROUTE_HEADER = 'x-kindler-route';
/** Server that answered. */
export const SERVER_HEADER = 'x-kindler-server';

/** Without weight no server is ever chosen but by its name: a request never gets to another environment. */
export const SERVER_OPTIONS = 'weight 0 check inter 2s fall 3 rise 2';

const NOTE = '# Kindler writes this file: changes by hand are lost.';
const ASKED = 'if { var(txn.kindler_check) -m found }';

/** The lines to write once into the HTTP frontend of haproxy.cfg. */
export function frontendLines(mapFile: string): string[] {
  const host = 'req.hdr(host),field(1,:),lower';
  return [
    `http-request set-var(txn.kindler) ${host},map(${mapFile})`,
    `http-request set-var(txn.kindler) "${host},regsub('^[^.]+','*'),map(${mapFile})" unless { var(txn.kindler) -m found }`,
    `use_backend ${BACKEND} if { var(txn.kindler) -m found }`,
  ];
}

export function renderMap(routes: HostRoute[]): string {
  const lines = routes.flatMap(({ server, hosts }) =>
    hosts.map(host => `${host} ${server}`),
  );
  return [NOTE, ...lines, ''].join('\n');
}

export function renderBackend(routes: HostRoute[]): string {
  return [
    NOTE,
    `backend ${BACKEND}`,
    '  mode http',
    '  balance roundrobin',
    '  load-server-state-from-file none',
    `  http-request set-var(txn.kindler_check) req.hdr(${CHECK_HEADER})`,
    '  use-server %[var(txn.kindler)] if TRUE',
    `  http-response set-header ${SERVER_HEADER} %s ${ASKED}`,
    `  http-after-response set-header ${ROUTE_HEADER} %[var(txn.kindler)] ${ASKED}`,
    ...routes.map(
      ({ server, address }) =>
        `  server ${server} ${formatAddress(address)} ${SERVER_OPTIONS}`,
    ),
    '',
  ].join('\n');
}

/** Reads what was written. Rejects lines of others: to write the file anew would lose them. */
export function parseHostFiles(map: string, backend: string): HostRoute[] {
  const routes = new Map<string, HostRoute>();
  for (const line of linesOf(backend)) {
    const [, server, host, port] =
      /^server ([a-z0-9.-]+) \[?([0-9a-f.:]+?)\]?:(\d{1,5}) /.exec(line) ?? [];
    if (server && isIP(host)) {
      const address = { host, port: Number(port) };
      routes.set(server, { server, address, hosts: [] });
    } else if (line.startsWith('server ')) {
      throw foreign(line);
    }
  }
  for (const line of linesOf(map)) {
    const [host, server, more] = line.split(/\s+/);
    const route = routes.get(server);
    if (!route || more) {
      throw foreign(line);
    }
    route.hosts.push(host);
  }
  return [...routes.values()];
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'));
}

function foreign(line: string): SourceError {
  return new SourceError(
    'parse',
    word('fault-hosts-foreign', { line: line.slice(0, 80) }),
  );
}
