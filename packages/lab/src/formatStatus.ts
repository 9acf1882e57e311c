import type { LabStatus } from './readStatus';
import type { LabState } from './types';

/** The lab's status as text for a terminal. Holds no password. */
export function formatStatus(state: LabState, status: LabStatus): string {
  const { listeners, statsUrl } = state.gateway;
  return [
    ...table(
      [
        'MEMBER',
        'LOCK',
        'PATRONI',
        'POSTGRES',
        'ROLE',
        'STATE',
        'TL',
        'LAG',
        'SQL',
        'REST',
      ],
      state.members.map((member, index) => {
        const seen = status.members[index];
        return [
          member.name,
          member.name === status.leader ? 'holds' : '',
          seen.patroni,
          seen.postgres,
          seen.role ?? 'unknown',
          seen.state ?? 'unknown',
          String(seen.timeline ?? 'unknown'),
          member.name === status.leader ? '' : String(seen.lag ?? 'unknown'),
          `${member.host}:${member.port}`,
          member.restUrl,
        ];
      }),
    ),
    '',
    ...table(
      ['PROXY', 'LISTENER', 'SERVERS'],
      Object.entries(listeners).map(([proxy, { host, port }]) => [
        proxy,
        `${host}:${port}`,
        status.servers
          .filter(server => server.proxy === proxy)
          .map(server => `${server.server}=${server.status}`)
          .join(' ') || 'unknown',
      ]),
    ),
    '',
    `etcd ${status.etcd} (${state.etcd.url}), HAProxy ${status.haproxy} (${statsUrl}), archive-1 ${status.archive} (${state.archive.host}:${state.archive.port})`,
    status.healthy ? 'healthy' : `not healthy: ${status.problems.join('; ')}`,
  ].join('\n');
}

function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map(row => row[column].length)),
  );
  return [head, ...rows].map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}
