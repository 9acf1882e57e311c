import { atLeast } from '../../../../model/versions';
import type { RawEntry, RawNode, World, WorldMember } from '../World';
import { standbysOf } from '../changes/standbys';
import { sqlOf } from './etcdWorld';

export interface MadeUp {
  name: string;
  /** Patroni's version, as it shows in what it writes. */
  version: string;
  /** Where PostgreSQL of each member listens, by the member's name; the first leads. */
  hosts: Record<string, string>;
  /** Host as Patroni tells it, where it is another form of the same. */
  told?: (host: string) => string;
  timeline?: number;
  probed?: boolean;
  settings?: Record<string, unknown>;
}

const SYSTEM = '7311111111111111111';

/** A healthy Patroni cluster of any size and version, as it would write of itself. */
export function patroniWorld(options: MadeUp): World {
  const { name, version, hosts, told = host => host, timeline = 4 } = options;
  const world: World = {
    name,
    managedBy: 'patroni',
    probed: options.probed ?? false,
    members: [],
    cluster: { scope: name },
    settings: { ttl: 30, loop_wait: 10, ...options.settings },
    history: [[timeline - 1, 25165984, 'no recovery target specified']],
    gateways: [],
    routes: [],
  };
  world.members = Object.entries(hosts).map(([member, host], index) =>
    memberOf(options, {
      member,
      host: told(host),
      at: host,
      leads: index === 0,
    }),
  );
  standbysOf(world, Object.keys(hosts)[0]);
  return { ...world, cluster: atLeast(version, [3, 2]) ? world.cluster : {} };
}

function memberOf(
  { version, name, timeline = 4 }: MadeUp,
  {
    member,
    host,
    at,
    leads,
  }: {
    member: string;
    host: string;
    at: string;
    leads: boolean;
  },
): WorldMember {
  const streams = atLeast(version, [3, 0, 4]) && !leads;
  const tellsName = atLeast(version, [3, 2]);
  const writer = atLeast(version, [4, 0]) ? 'primary' : 'master';
  const own: RawNode = {
    state: 'running',
    role: leads ? writer : 'replica',
    postmaster_start_time: '2026-11-22 08:33:43.311770+00:00',
    server_version: 160004,
    xlog: leads
      ? { location: 67528192 }
      : {
          received_location: 67528192,
          replayed_location: 67528192,
          replayed_timestamp: '2026-11-22 08:33:50.753437+00:00',
          paused: false,
        },
    timeline,
    ...(streams ? { replication_state: 'streaming' } : {}),
    dcs_last_seen: 1,
    database_system_identifier: SYSTEM,
    patroni: tellsName
      ? { version, scope: name, name: member }
      : { version, scope: name },
  };
  const entry: RawEntry = {
    name: member,
    role: leads ? 'leader' : 'replica',
    state: streams ? 'streaming' : 'running',
    api_url: `http://${bracketed(host)}:8008/patroni`,
    host,
    port: 5432,
    timeline,
    ...(leads ? {} : { lag: 0 }),
  };
  return {
    name: member,
    rest: `${bracketed(host)}:8008`,
    named: !tellsName,
    entry,
    own,
    sql: sqlOf(own),
    postgres: 'up',
    at: { host: at, port: 5432 },
  };
}

/** An IPv6 address as URLs write it. */
export function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
