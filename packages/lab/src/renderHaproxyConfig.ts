import { join } from 'node:path';
import { hostLines } from './emptyHosts';
import type { LabDns, LabGateway } from './types';

/** Sessions that a proxy takes at most, because the process takes no more. */
export const MAX_SESSIONS = 2000;

const IMPATIENT = ['retries 2', 'timeout connect 4s'];
const PATIENT = ['retries 40', 'option redispatch 1', 'timeout connect 300ms'];

/** What a gateway's configuration is made of. */
export interface HaproxyModel {
  gateway: Pick<
    LabGateway,
    | 'listeners'
    | 'hosts'
    | 'adminSocket'
    | 'stateFile'
    | 'statsUrl'
    | 'isPatient'
  >;
  members: Array<{
    name: string;
    host: string;
    port: number;
    restUrl: string;
  }>;
  archive: { host: string; port: number };
  /** Where the members' names are resolved; without it HAProxy is told their addresses. */
  dns?: Pick<LabDns, 'host' | 'port' | 'zone'>;
}

/**
 * HAProxy's configuration of the lab: writers follow Patroni's `/primary`, readers `/replica`.
 */
export function renderHaproxyConfig(model: HaproxyModel): string {
  const { gateway, dns } = model;
  return [
    ...section('global', [
      `maxconn ${MAX_SESSIONS}`,
      `stats socket ${gateway.adminSocket} mode 600 level admin expose-fd listeners`,
      'stats timeout 1h',
      `server-state-file ${gateway.stateFile}`,
      'hard-stop-after 60s',
    ]),
    ...section('defaults', [
      'mode tcp',
      ...(gateway.isPatient ? PATIENT : IMPATIENT),
      'timeout client 30m',
      'timeout server 30m',
      'timeout check 2s',
      'option clitcpka',
      'option srvtcpka',
      'load-server-state-from-file global',
    ]),
    ...(dns ? resolvers(dns) : []),
    ...section('listen stats', [
      'mode http',
      `bind ${new URL(gateway.statsUrl).host}`,
      'timeout client 10s',
      'stats enable',
      'stats uri /stats',
      'stats show-legends',
    ]),
    ...section('frontend http_in', [
      'mode http',
      `bind ${gateway.hosts.listener.host}:${gateway.hosts.listener.port}`,
      ...hostLines(join(gateway.hosts.folder, 'hosts.map')),
    ]),
    ...proxy(model, 'orders_rw', '/primary', 'pg', [
      `server archive1 ${model.archive.host}:${model.archive.port} disabled`,
    ]),
    ...proxy(model, 'orders_ro', '/replica', 'pg'),
    ...proxy(model, 'platform_rw', '/primary', 'm'),
  ].join('\n');
}

function section(head: string, lines: string[]): string[] {
  return [head, ...lines.map(line => `  ${line}`), ''];
}

/** What a name meant is forgotten soon, so that a lost DNS is felt. */
function resolvers({ host, port }: { host: string; port: number }): string[] {
  return section('resolvers lab', [
    `nameserver lab ${host}:${port}`,
    'resolve_retries 2',
    'timeout resolve 1s',
    'timeout retry 500ms',
    ...['valid', 'obsolete', 'nx', 'timeout', 'refused', 'other'].map(
      outcome => `hold ${outcome} 2s`,
    ),
  ]);
}

function proxy(
  model: HaproxyModel,
  name: keyof LabGateway['listeners'],
  check: string,
  prefix: string,
  more: string[] = [],
): string[] {
  const { dns, gateway } = model;
  const { host, port } = gateway.listeners[name];
  return section(`listen ${name}`, [
    `bind ${host}:${port}`,
    `option httpchk OPTIONS ${check}`,
    'http-check expect status 200',
    `default-server inter ${
      gateway.isPatient ? '2s' : '1s'
    } fall 3 rise 2 on-marked-down shutdown-sessions`,
    ...model.members.map(
      (member, index) =>
        `server ${prefix}${index + 1} ${
          dns ? `${member.name}.${dns.zone}` : member.host
        }:${member.port} check port ${new URL(member.restUrl).port}${
          dns ? ' resolvers lab resolve-prefer ipv4 init-addr none' : ''
        }`,
    ),
    ...more,
  ]);
}
