import type { LabGateway } from './types';

/** What a gateway's configuration is made of. */
export interface HaproxyModel {
  gateway: Pick<
    LabGateway,
    'listeners' | 'adminSocket' | 'stateFile' | 'statsUrl'
  >;
  members: Array<{ host: string; port: number; restUrl: string }>;
  archive: { host: string; port: number };
}

/**
 * HAProxy's configuration of the lab: writers follow Patroni's `/primary`, readers `/replica`.
 */
export function renderHaproxyConfig(model: HaproxyModel): string {
  const { gateway } = model;
  return [
    ...section('global', [
      'maxconn 2000',
      `stats socket ${gateway.adminSocket} mode 600 level admin expose-fd listeners`,
      'stats timeout 1h',
      `server-state-file ${gateway.stateFile}`,
      'hard-stop-after 60s',
    ]),
    ...section('defaults', [
      'mode tcp',
      'retries 2',
      'timeout connect 4s',
      'timeout client 30m',
      'timeout server 30m',
      'timeout check 2s',
      'option clitcpka',
      'option srvtcpka',
      'load-server-state-from-file global',
    ]),
    ...section('listen stats', [
      'mode http',
      `bind ${new URL(gateway.statsUrl).host}`,
      'timeout client 10s',
      'stats enable',
      'stats uri /stats',
      'stats show-legends',
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

function proxy(
  model: HaproxyModel,
  name: keyof LabGateway['listeners'],
  check: string,
  prefix: string,
  more: string[] = [],
): string[] {
  const { host, port } = model.gateway.listeners[name];
  return section(`listen ${name}`, [
    `bind ${host}:${port}`,
    `option httpchk OPTIONS ${check}`,
    'http-check expect status 200',
    'default-server inter 1s fall 3 rise 2 on-marked-down shutdown-sessions',
    ...model.members.map(
      (member, index) =>
        `server ${prefix}${index + 1} ${member.host}:${
          member.port
        } check port ${new URL(member.restUrl).port}`,
    ),
    ...more,
  ]);
}
